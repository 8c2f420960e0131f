import { closeTasks } from '../change.ts';
import type { Command } from '../command.ts';
import { meetDeadline } from '../deadline.ts';
import { dayMs } from '../../wait.ts';
import { parkUntil } from '../phase.ts';
import type { Customer } from '../records.ts';

export interface VerifyLeadPayload {
  readonly result: 'confirmed' | 'corrected' | 'notVerified';
  readonly corrections: Partial<Pick<Customer, 'name' | 'phone' | 'email' | 'address' | 'committeeEstablished'>>;
  readonly note: string;
}

/** Records whether a lead's information still holds; the second failure parks it as stale (P-05). */
export const verifyLead: Command<VerifyLeadPayload> = {
  name: 'verifyLead',
  phases: ['lead', 'qualifying', 'rigorousReview'],
  sells: false,
  check: () => [],
  apply: (change, payload, context) => {
    change.reason = payload.note;
    if (payload.result === 'notVerified') {
      const verificationsMissed = change.state.source.verificationsMissed + 1;
      change.state.source = { ...change.state.source, verificationsMissed };
      if (verificationsMissed < 2 || change.state.phase !== 'lead') return;
      change.rule = 'P-05';
      parkUntil(change, context.nowMs + (context.rules.settings.nurtureDays[0] ?? 30) * dayMs, payload.note, context);
      return;
    }
    change.state.customer = { ...change.state.customer, ...payload.corrections };
    change.state.source = { ...change.state.source, verifiedAtMs: context.nowMs };
    meetDeadline(change, 'T1.VERIFY');
    closeTasks(change, ({ kind }) => kind === 'verifyLead', 'done');
  },
};
