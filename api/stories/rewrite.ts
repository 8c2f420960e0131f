import { rewriteStoryBody, storyParams, storyView } from '../../contracts/story.ts';
import { rewriteStory } from '../../domain/story/story.ts';
import { findStoryWithin } from '../../models/story.ts';
import { RequestFailure } from '../errors.ts';
import { fingerprintOf, isRepeated } from '../idempotency.ts';
import { requireClear } from '../prospects/require-clear.ts';
import { defineRoute, ok } from '../route.ts';
import { recordConsent, audienceProblems } from './audience.ts';
import { requireLife, requireRevision, storeChange } from './change-story.ts';
import { noSuchStory, presentStory, storiesBehindTheScenes } from './present.ts';
import { requireNameless, requireTellable } from './require-nameless.ts';

export const rewriteStoryRoute = defineRoute({
  method: 'put',
  path: '/stories/:storyId',
  operationId: 'rewriteStory',
  tag: 'stories',
  summary: 'Change a draft; only its author may, and it waits for a second person again',
  needs: 'decideComplaint',
  params: storyParams,
  body: rewriteStoryBody,
  answers: { 200: { description: 'As it is now', schema: storyView } },
  failures: ['FORBIDDEN', 'NOT_FOUND', 'STALE_STATE', 'WRONG_PHASE', 'IDEMPOTENCY_KEY_REUSED'],
  handle: async ({ actor: { staffId }, ability, commandId, params: { storyId }, body }, deps) => {
    requireClear(body, '');
    const reader = { staffId, ability };
    const { expectedRevision, title, happened, done, lesson, audience } = body;
    const story = await findStoryWithin(deps.models.stories, storyId, storiesBehindTheScenes(deps, reader));
    if (story === null) throw noSuchStory();
    if (!deps.rules.mayRewriteStory(story.authorId, staffId))
      throw new RequestFailure('FORBIDDEN', 'Only its author changes a story; you can send it back with a reason.');
    const fingerprint = fingerprintOf(staffId, `rewriteStory ${storyId}`, body);
    const change = { kind: 'rewrite', by: staffId, commandId, fingerprint, expectedRevision, text: null } as const;
    if (isRepeated(story, change)) return ok(presentStory(deps.rules, story, reader));
    requireRevision(story, change);
    const life = requireLife(rewriteStory(story), story);
    const problems = await audienceProblems(deps, audience);
    await requireNameless(deps, await requireTellable(deps, story.complaintId), body, problems);
    const consent = recordConsent(body.consent, story.consent, { by: staffId, at: new Date() });
    const fields = { ...life, title, happened, done, lesson, audience, consent };
    const changed = await storeChange(deps, story, change, fields);
    return ok(presentStory(deps.rules, changed, reader));
  },
});
