import type * as z from 'zod';
import type { savedReplyView } from '../../contracts/saved-reply.ts';
import { problemsOfTemplate } from '../../domain/complaint/reply/check.ts';
import { replyProblemCode } from '../../domain/complaint/reply/problem-words.ts';
import type { SavedReply } from '../../domain/complaint/reply/saved-reply.ts';
import type { StoredReply } from '../../models/saved-reply.ts';
import { detailOf } from '../complaints/require-said.ts';
import { RequestFailure } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';

/** A reply as its reader sees it. */
export function presentReply(reply: StoredReply, ability: ActorAbility): z.output<typeof savedReplyView> {
  const { _id, revision, purpose, language, branchId, title, body, active, changedAt, history } = reply;
  return {
    replyId: _id,
    revision,
    purpose,
    language,
    branchId,
    title,
    body,
    active,
    changedBy: history.at(-1)?.by ?? '',
    changedAt: changedAt.toISOString(),
    history: history.map(({ kind, at, by, ...text }) => ({
      kind,
      at: at.toISOString(),
      by,
      title: text.title,
      body: text.body,
    })),
    changeable: ability.can('keepReplies', 'Complaint'),
  };
}

/** @throws RequestFailure VALIDATION_FAILED with everything that its purpose asks for and the text does not have */
export function requireUsable({ purpose, language }: SavedReply, body: string, pointer: string): void {
  const problems = problemsOfTemplate(purpose, language, body);
  if (problems.length === 0) return;
  throw new RequestFailure('VALIDATION_FAILED', 'The text could not be sent as it is; see each part.', {
    errors: problems.map((problem) => ({
      in: 'body',
      pointer,
      code: replyProblemCode(problem),
      detail: detailOf(problem),
    })),
  });
}

export function staleReply(actualRevision: number): RequestFailure {
  return new RequestFailure('STALE_STATE', 'Somebody has changed the reply; look at it again.', { actualRevision });
}
