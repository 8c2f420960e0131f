import * as z from 'zod';
import { processView } from '../../contracts/process.ts';
import { definitionAsData, latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import { RequestFailure } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';

const version = z.string().min(1).max(64).meta({ description: 'A published version, or `latest`', example: 'latest' });

export const processRoute = defineRoute({
  method: 'get',
  path: '/processes/:version',
  operationId: 'getProcess',
  tag: 'administration',
  summary: 'The six steps as data: guidance, gates, deadlines, ladders',
  needs: 'signedIn',
  params: z.object({ version }),
  answers: { 200: { description: 'The definition', schema: processView } },
  failures: ['NOT_FOUND'],
  handle: ({ params }) => {
    const definition = publishedDefinition(params.version === 'latest' ? latestVersion : params.version);
    if (definition === null) throw new RequestFailure('NOT_FOUND', `There is no process ${params.version}.`);
    return Promise.resolve(ok({ ...definitionAsData(definition), settings: { ...definition.settings } }));
  },
});
