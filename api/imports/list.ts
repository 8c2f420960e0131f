import { importList, importListQuery } from '../../contracts/import.ts';
import { encodeCursor } from '../../models/keyset.ts';
import { findImports } from '../../models/import-job.ts';
import { readCursor } from '../prospects/list-cursor.ts';
import { defineRoute, ok } from '../route.ts';
import { overseenBranch } from './access.ts';
import { presentListItem } from './present.ts';

const orderName = 'imports';

export const listImportsRoute = defineRoute({
  method: 'get',
  path: '/imports',
  operationId: 'listImports',
  tag: 'imports',
  summary: 'The caller’s imports and those of the branch the caller oversees, newest first',
  needs: 'captureLead',
  query: importListQuery,
  answers: { 200: { description: 'One page', schema: importList } },
  handle: async ({ actor, ability, query: { limit, cursor } }, { models }) => {
    const page = await findImports(models, {
      uploadedBy: actor.staffId,
      branchId: overseenBranch({ actor, ability }),
      after: readCursor(orderName, cursor),
      limit,
    });
    const nextCursor = page.next === null ? null : encodeCursor(orderName, page.next);
    return ok({ items: page.rows.map(presentListItem), nextCursor });
  },
});
