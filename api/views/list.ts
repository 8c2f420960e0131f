import { savedViewList, savedViewQuery } from '../../contracts/saved-view.ts';
import { viewsFor } from '../../models/saved-view.ts';
import { defineRoute, ok } from '../route.ts';
import { presentView } from './present-view.ts';

export const listViewsRoute = defineRoute({
  method: 'get',
  path: '/views',
  operationId: 'listViews',
  tag: 'views',
  summary: 'Filters kept under a name: the caller’s own, and those shared with the caller’s team or branch',
  needs: 'readProspect',
  query: savedViewQuery,
  answers: { 200: { description: 'By name', schema: savedViewList } },
  handle: async ({ actor, query }, { models }) => {
    const views = await viewsFor(models.savedViews, actor, query.page);
    return ok({ items: views.map((view) => presentView(view, actor)) });
  },
});
