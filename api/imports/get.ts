import * as z from 'zod';
import { importId, importView } from '../../contracts/import.ts';
import { defineRoute, ok } from '../route.ts';
import { readImport } from './access.ts';
import { presentImport } from './present.ts';

export const getImportRoute = defineRoute({
  method: 'get',
  path: '/imports/:importId',
  operationId: 'getImport',
  tag: 'imports',
  summary: 'One import: its columns, its mapping, how far it is and what is wrong',
  needs: 'captureLead',
  params: z.object({ importId }),
  answers: { 200: { description: 'The import', schema: importView } },
  failures: ['NOT_FOUND'],
  handle: async ({ actor, ability, params }, deps) => {
    const job = await readImport(deps, { actor, ability }, params.importId);
    return ok(await presentImport(deps, job, actor.staffId));
  },
});
