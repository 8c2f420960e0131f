import { knowsDecisionMaker } from '../../process/decision-maker.ts';
import { openTask } from '../change.ts';
import { hard, type Command } from '../command.ts';
import { meetDeadline } from '../deadline.ts';
import { unmetGate } from '../gate.ts';
import { armAnswer, replaceObjection } from '../objecting.ts';
import { enterPhase } from '../phase.ts';

export interface ConfirmObjectionPayload {
  readonly objectionId: string;
  /** False when the customer is not satisfied: the objection is open again. */
  readonly confirmed: boolean;
  readonly note: string;
}

/** The customer's word on an answer. The last blocking one leads to closing (P-30). */
export const confirmObjection: Command<ConfirmObjectionPayload> = {
  name: 'confirmObjection',
  phases: 'open',
  sells: false,
  check: (state, payload) => {
    const objection = state.objections.find(({ objectionId }) => objectionId === payload.objectionId);
    if (objection === undefined) return [hard('X.OBJECTION')];
    if (objection.status !== 'responding') return [hard('X.NOT_ANSWERED')];
    return payload.confirmed && objection.type === 'authority' && !knowsDecisionMaker(state)
      ? [hard('X.AUTHORITY')]
      : [];
  },
  apply: (change, payload, context) => {
    const objection = change.state.objections.find(({ objectionId }) => objectionId === payload.objectionId);
    if (objection === undefined) return;
    change.reason = payload.note;
    meetDeadline(change, 'T4.CONFIRM', payload.objectionId);
    if (!payload.confirmed) {
      const reopened = { ...objection, status: 'open' as const, timesReopened: objection.timesReopened + 1 };
      replaceObjection(change, payload.objectionId, reopened);
      armAnswer(change, reopened, context);
      if (reopened.timesReopened >= 2)
        openTask(change, 'supervisorReview', { dueAtMs: context.nowMs, audience: 'teamLead', priority: 2 });
      return;
    }
    replaceObjection(change, payload.objectionId, { status: 'resolved' });
    if (
      change.state.phase !== 'handlingObjections' ||
      change.state.holds.length > 0 ||
      unmetGate(change.state, 4, context).length > 0
    )
      return;
    change.rule = 'P-30';
    enterPhase(change, 'closing', context);
  },
};
