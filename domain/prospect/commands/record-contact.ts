import type { TaskKind } from '../../process/definition.ts';
import { salesPurposes, successfulOutcomes } from '../catalogue.ts';
import { closeTasks, count } from '../change.ts';
import { hard, type Command } from '../command.ts';
import { meetDeadline } from '../deadline.ts';
import { armCadence } from '../maintaining.ts';
import { endPursuit } from '../phase.ts';
import type { Contact } from '../records.ts';
import type { ProspectState } from '../state.ts';

export type RecordContactPayload = Contact;

/** Work that is done when the customer was reached, whatever for. */
const closedByAnyTouch: readonly TaskKind[] = ['followUp', 'care', 'recheck', 'callOffAppointment'];

/** One touch with the customer, cold calls included (3.6 contacts). */
export const recordContact: Command<RecordContactPayload> = {
  name: 'recordContact',
  phases: 'open',
  sells: ({ direction, purpose }) => direction === 'outbound' && salesPurposes.includes(purpose),
  check: (state, { atMs, outcome }, { nowMs }) => [
    ...(atMs <= nowMs ? [] : [hard('X.NOT_FUTURE')]),
    // no meeting is agreed on under a hold, whatever the contact was for; what was agreed on before is put on record
    ...(outcome === 'appointmentMade' && wasHeldAt(state, atMs) ? [hard('G2.HOLD')] : []),
  ],
  apply: (change, payload, context) => {
    count(change, 'contacts');
    if (payload.purpose === 'coldCall') count(change, 'coldCalls');
    change.state.lastContactAtMs = Math.max(change.state.lastContactAtMs ?? 0, payload.atMs);
    change.state.lastContact = payload;
    change.reason = payload.outcome;
    if (payload.outcome === 'doNotContact') {
      change.rule = 'P-55';
      change.state.consent = 'none';
      return endPursuit(change, 'doNotContact', { reason: null, text: payload.notes, cooldownDays: null }, context);
    }
    if (!successfulOutcomes.includes(payload.outcome)) return;
    change.state.counters = { ...change.state.counters, rechecksWithoutAnswer: 0 };
    closeTasks(change, ({ kind }) => closedByAnyTouch.includes(kind), 'done');
    meetDeadline(change, 'T3.FOLLOW');
    if (change.state.phase !== 'maintaining') return;
    change.rule = 'P-45';
    closeTasks(change, ({ kind }) => kind === 'welcome', 'done');
    armCadence(change, context);
  },
};

/** Whether a hold that still stands stood already. */
function wasHeldAt({ holds }: Pick<ProspectState, 'holds'>, atMs: number): boolean {
  return holds.some(({ sinceMs }) => sinceMs <= atMs);
}
