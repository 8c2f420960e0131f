import type * as z from 'zod';
import type { commandPayloads } from '../../contracts/prospect-commands.ts';
import type { ClientRow } from './client-row.ts';

export type PlannedCommand = keyof typeof commandPayloads;

/** What is known at the moment a step is sent. */
export interface Facts {
  readonly row: ClientRow;
  readonly run: string;
  readonly ownerId: string;
  /** When the prospect was created, by the server's clock: the day of the client's last contact. */
  readonly createdAtMs: number;
  readonly nowMs: number;
  /** When the meeting began, by the server's clock; null before. */
  readonly metAtMs: number | null;
}

/** One command. Its payload depends on nothing that differs between a run and its repetition, except through `attemptNo`:
 *  the same key and attempt always have the same payload. */
export interface Step<Name extends PlannedCommand = PlannedCommand> {
  readonly command: Name;
  /** Unique within a client's steps. */
  readonly key: string;
  /** For a step that may have to be taken again because time ran past it. */
  readonly attemptNo: ((facts: Facts) => number) | null;
  readonly by: 'owner' | 'backOffice';
  readonly payload: (facts: Facts) => z.input<(typeof commandPayloads)[Name]>;
}

/** A step of one certain command, checked by its payload's type. */
export function step<Name extends PlannedCommand>(
  command: Name,
  payload: (facts: Facts) => z.input<(typeof commandPayloads)[Name]>,
  { key = command, by = 'owner', attemptNo = null }: Partial<Pick<Step, 'key' | 'by' | 'attemptNo'>> = {},
): Step {
  return { command, key, attemptNo, by, payload };
}

/** The Idempotency-Key of a step: the same in every repetition of a run. */
export function commandIdOf({ key, attemptNo }: Step, facts: Facts): string {
  return `${prefixOf(facts)}${key}${attemptNo === null ? '' : `.${attemptNo(facts)}`}`;
}

/** Whether a command of the log is this step, whichever attempt. */
export function isCommandOf({ key, attemptNo }: Step, facts: Pick<Facts, 'run' | 'row'>, commandId: string): boolean {
  const own = `${prefixOf(facts)}${key}`;
  return attemptNo === null ? commandId === own : commandId.startsWith(`${own}.`);
}

function prefixOf({ run, row }: Pick<Facts, 'run' | 'row'>): string {
  return `${run}.${row.id}.`;
}
