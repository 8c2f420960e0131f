import type { ObjectionNature, ObjectionTechnique } from '../catalogue.ts';
import { hard, type Command } from '../command.ts';
import { armDeadline, meetDeadline } from '../deadline.ts';
import { replaceObjection } from '../objecting.ts';

export interface AnswerObjectionPayload {
  readonly objectionId: string;
  /** The answer to the isolation question (4.4.2). */
  readonly nature: ObjectionNature;
  readonly technique: ObjectionTechnique;
  readonly response: string;
}

/** An answer with technique and evidence; it stays `responding` until the customer confirms (R4-2). */
export const answerObjection: Command<AnswerObjectionPayload> = {
  name: 'answerObjection',
  phases: 'open',
  sells: false,
  check: (state, payload) => {
    const objection = state.objections.find(({ objectionId }) => objectionId === payload.objectionId);
    if (objection === undefined) return [hard('X.OBJECTION')];
    return objection.status === 'open' || objection.status === 'responding' ? [] : [hard('X.OBJECTION_SETTLED')];
  },
  apply: (change, payload, context) => {
    const { objectionId, ...answer } = payload;
    replaceObjection(change, objectionId, { ...answer, status: 'responding' });
    meetDeadline(change, 'T4.ANSWER', objectionId);
    armDeadline(change, 'T4.CONFIRM', context, { recordId: objectionId });
  },
};
