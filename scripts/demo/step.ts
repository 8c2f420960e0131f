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

/** One command. Its payload depends on nothing that changes between a run and its repetition, except through `key`: the
 *  same key always has the same payload. */
export interface Step<Name extends PlannedCommand = PlannedCommand> {
  readonly command: Name;
  /** Unique within a client's steps. */
  readonly key: string | ((facts: Facts) => string);
  readonly by: 'owner' | 'backOffice';
  readonly payload: (facts: Facts) => z.input<(typeof commandPayloads)[Name]>;
}

/** A step of one certain command, checked by its payload's type. */
export function step<Name extends PlannedCommand>(
  command: Name,
  payload: (facts: Facts) => z.input<(typeof commandPayloads)[Name]>,
  { key = command, by = 'owner' }: { key?: Step['key']; by?: Step['by'] } = {},
): Step {
  return { command, key, by, payload };
}
