import type { OperationAnswer } from '../../client/operation-types.ts';

export type Report = OperationAnswer<'getFunnelReport'>;
export type Figure = Report['totals']['begun'];
export type StepReport = Report['steps'][number];
export type { RankedUnit } from '../../../contracts/funnel-report.ts';
export type List = Readonly<Record<string, string>>;
