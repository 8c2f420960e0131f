import { storyView, writeStoryBody } from '../../contracts/story.ts';
import { namedIn } from '../../domain/complaint/named.ts';
import type { ComplaintHolding } from '../../domain/complaint/holders.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';
import { addStory, findStoryWithin, type StoredStory } from '../../models/story.ts';
import { readComplaint } from '../complaints/read-complaint.ts';
import { RequestFailure } from '../errors.ts';
import { fingerprintOf } from '../idempotency.ts';
import { requireClear } from '../prospects/require-clear.ts';
import { defineRoute, ok } from '../route.ts';
import { recordConsent, audienceProblems } from './audience.ts';
import { presentStory } from './present.ts';
import { requireNameless, requireTellable } from './require-nameless.ts';

export const writeStoryRoute = defineRoute({
  method: 'post',
  path: '/stories',
  operationId: 'writeStory',
  tag: 'stories',
  summary: 'Write down what others can learn from a closed case, without anybody’s name',
  needs: 'decideComplaint',
  body: writeStoryBody,
  answers: { 200: { description: 'A draft that waits for a second person', schema: storyView } },
  failures: ['FORBIDDEN', 'NOT_FOUND', 'WRONG_PHASE', 'IDEMPOTENCY_KEY_REUSED'],
  handle: async ({ actor, ability, commandId, body }, deps) => {
    requireClear(body, '');
    const { staffId } = actor;
    const { stories } = deps.models;
    const { complaintId, title, happened, done, lesson, audience, consent } = body;
    const seen = await readComplaint(deps, ability, complaintId);
    if (!ability.can('decideComplaint', seen))
      throw new RequestFailure('FORBIDDEN', 'A complaint officer writes it, or a supervisor of the branch.');
    const fingerprint = fingerprintOf(staffId, 'POST /stories', body);
    // The key of the request names the story, so that repeating it finds it there.
    const _id = `st-${fingerprintOf(staffId, 'story', commandId)}`;
    let stored = await findStoryWithin(stories, _id, {});
    if (stored === null) {
      const snapshot = await requireTellable(deps, complaintId);
      await requireNameless(deps, snapshot, body, await audienceProblems(deps, audience));
      const at = new Date();
      const story: StoredStory = {
        _id,
        revision: 1,
        complaintId,
        title,
        happened,
        done,
        lesson,
        audience,
        consent: recordConsent(consent, null, { by: staffId, at }),
        status: 'draft',
        sentBackFor: null,
        authorId: staffId,
        ...holdingOf(snapshot),
        writtenAt: at,
        statusSince: at,
        history: [{ kind: 'write', at, by: staffId, text: null, commandId, fingerprint }],
      };
      stored = await addStory(stories, story);
    }
    if (stored.history[0]?.fingerprint !== fingerprint)
      throw new RequestFailure('IDEMPOTENCY_KEY_REUSED', 'Use a new key for another request.');
    return ok(presentStory(deps.rules, stored, { staffId, ability }));
  },
});

/** What permissions look at. */
export function holdingOf(snapshot: ComplaintSnapshot): ComplaintHolding {
  const { branchId, receivedBy, handlerId, reviewerId, actionOwnerIds, complainedStaffId } = snapshot;
  const namedStaffIds = [...namedIn(snapshot)];
  return { branchId, receivedBy, handlerId, reviewerId, actionOwnerIds, complainedStaffId, namedStaffIds };
}
