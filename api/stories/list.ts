import { storyList, storyListQuery } from '../../contracts/story.ts';
import { encodeCursor } from '../../models/keyset.ts';
import { findStories } from '../../models/story.ts';
import { readCursor } from '../prospects/list-cursor.ts';
import { defineRoute, ok } from '../route.ts';
import { presentStory, storiesBehindTheScenes } from './present.ts';

export const listStoriesRoute = defineRoute({
  method: 'get',
  path: '/stories',
  operationId: 'listStories',
  tag: 'stories',
  summary: 'Published stories for whoever may read complaints; drafts for their author and whoever decides about them',
  needs: 'readComplaint',
  query: storyListQuery,
  answers: { 200: { description: 'One page, the latest first', schema: storyList } },
  handle: async ({ actor: { staffId, branchId }, ability, query: { status, tellable, limit, cursor } }, deps) => {
    const reader = { staffId, ability };
    const orderName = `stories:${status}`;
    const page = await findStories(deps.models.stories, {
      reach: status === 'published' ? {} : storiesBehindTheScenes(deps, reader),
      status,
      forCustomersOf: tellable === true ? branchId : undefined,
      after: readCursor(orderName, cursor),
      limit,
    });
    return ok({
      items: page.rows.map((story) => presentStory(deps.rules, story, reader)),
      nextCursor: page.next === null ? null : encodeCursor(orderName, page.next),
    });
  },
});
