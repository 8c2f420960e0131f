import type { ObjectionType } from '../catalogue.ts';
import type { Command } from '../command.ts';
import { addObjection } from '../objecting.ts';

export interface RaiseObjectionPayload {
  /** The customer's own words. */
  readonly verbatim: string;
  readonly type: ObjectionType;
  readonly blocking: boolean;
}

/** A reservation of the customer, recorded in any step (D-9). */
export const raiseObjection: Command<RaiseObjectionPayload> = {
  name: 'raiseObjection',
  phases: ['gatheringIntel', 'planningVisit', 'appointing', 'appointed', 'meeting', 'handlingObjections', 'closing'],
  sells: false,
  check: () => [],
  apply: (change, payload, context) => {
    addObjection(change, payload, context);
  },
};
