import { decideStoryBody, storyParams, storyView } from '../../contracts/story.ts';
import { decideStory } from '../../domain/story/story.ts';
import { findStoryWithin } from '../../models/story.ts';
import { RequestFailure } from '../errors.ts';
import { fingerprintOf, isRepeated } from '../idempotency.ts';
import { requireClear } from '../prospects/require-clear.ts';
import { defineRoute, ok } from '../route.ts';
import { requirePublishable } from './audience.ts';
import { requireLife, requireRevision, storeChange } from './change-story.ts';
import { noSuchStory, presentStory, storiesBehindTheScenes } from './present.ts';
import { requireNameless, requireTellable } from './require-nameless.ts';

export const decideStoryRoute = defineRoute({
  method: 'post',
  path: '/stories/:storyId/decisions',
  operationId: 'decideStory',
  tag: 'stories',
  summary: 'Publish a draft or send it back, which its author may not; or take a story back',
  needs: 'decideComplaint',
  params: storyParams,
  body: decideStoryBody,
  answers: { 200: { description: 'As it is now', schema: storyView } },
  failures: ['FORBIDDEN', 'NOT_FOUND', 'STALE_STATE', 'WRONG_PHASE', 'UNMET_CONDITIONS', 'IDEMPOTENCY_KEY_REUSED'],
  handle: async ({ actor: { staffId }, ability, commandId, params: { storyId }, body }, deps) => {
    requireClear(body, '/decision');
    const reader = { staffId, ability };
    const { decision, expectedRevision } = body;
    const story = await findStoryWithin(deps.models.stories, storyId, storiesBehindTheScenes(deps, reader));
    if (story === null) throw noSuchStory();
    if (!deps.rules.mayDecideStory(decision.kind, story.authorId, staffId))
      throw new RequestFailure('FORBIDDEN', 'A second person decides about a story, not its author.');
    const change = {
      kind: decision.kind,
      by: staffId,
      commandId,
      fingerprint: fingerprintOf(staffId, `decideStory ${storyId}`, body),
      expectedRevision,
      text: decision.kind === 'publish' ? null : decision.reason,
    };
    if (isRepeated(story, change)) return ok(presentStory(deps.rules, story, reader));
    requireRevision(story, change);
    const life = requireLife(decideStory(story, decision), story);
    if (decision.kind === 'publish') {
      // Names may have come to the case since, and an appeal may have opened it again.
      await requireNameless(deps, await requireTellable(deps, story.complaintId), story);
      await requirePublishable(deps, story);
    }
    return ok(presentStory(deps.rules, await storeChange(deps, story, change, life), reader));
  },
});
