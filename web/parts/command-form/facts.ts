import type * as z from 'zod';
import type { organisationView } from '../../../contracts/organisation.ts';
import type { processView } from '../../../contracts/process.ts';
import type { unmetCondition } from '../../../contracts/problem.ts';
import type { PhaseCode } from '../../../domain/process/definition.ts';
import type { ProspectRecord } from '../../../contracts/prospect-records.ts';

export type Organisation = z.output<typeof organisationView>;
export type Process = z.output<typeof processView>;
export type Unmet = z.output<typeof unmetCondition>;

/** What a form starts with and chooses among: the prospect and what is around it. */
export interface FormFacts {
  readonly record: ProspectRecord;
  readonly organisation: Pick<Organisation, 'staff'>;
  /** The process that the prospect runs on. */
  readonly process: Pick<Process, 'steps'>;
  /** The phase that `unmet` is about: where the way forward leads. */
  readonly target: PhaseCode | null;
  /** What stands in the way there. */
  readonly unmet: readonly Unmet[];
  /** The person may waive soft conditions of this prospect. */
  readonly mayWaive: boolean;
  /** Work that supervisors were asked for is theirs alone. */
  readonly isSupervisor: boolean;
  readonly nowMs: number;
}

/** A form's values: the payload as the contract takes it, but lists of texts as one text with a line each. */
export type Values = Readonly<Record<string, unknown>>;

/** The text at a path; '' where there is none. */
export function textAt(values: Values, path: string): string {
  const value = valueAt(values, path);
  return typeof value === 'string' ? value.trim() : '';
}

/** The value at a path without indexes; undefined where there is none. */
export function valueAt(values: Values, path: string): unknown {
  let value: unknown = values;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Values)[name];
  }
  return value;
}
