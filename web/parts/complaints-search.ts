import * as z from 'zod';
import { ageBands } from '../../domain/complaint/ageing.ts';
import { categories, rootCauseClasses, severities, statuses } from '../../domain/complaint/catalogue.ts';
import { dayInAddress, idInAddress } from './search-fields.ts';

/** Parts of the queue that have a name of their own. */
export const deskLists = [
  'toReportBack',
  'appeals',
  'toApprove',
  'unassigned',
  'handlerAbsent',
  'systemic',
  'surveyToPassOn',
  'surveyToFollowUp',
] as const;

const flag = z.boolean().optional().catch(undefined);

/** What the address of the complaint desk carries. */
export const complaintsSearch = z.object({
  /** Open ones when left out. */
  status: z.enum(['closed', 'all']).optional().catch(undefined),
  list: z.enum(deskLists).optional().catch(undefined),
  mine: flag,
  severity: z.enum(severities).optional().catch(undefined),
  category: z.enum(categories).optional().catch(undefined),
  branchId: idInAddress,
  /** What a report counted, so that its numbers open here. */
  age: z.enum(ageBands).optional().catch(undefined),
  stage: z.enum(statuses).optional().catch(undefined),
  handlerId: idInAddress,
  rootCause: z
    .enum([...rootCauseClasses, 'notFound'])
    .optional()
    .catch(undefined),
  receivedFrom: dayInAddress,
  receivedTo: dayInAddress,
  withoutSystemic: flag,
  /** Only the cases of this systemic case. */
  parentId: idInAddress,
});

export type ComplaintsSearch = z.output<typeof complaintsSearch>;
