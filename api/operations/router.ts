import { Router } from 'express';
import type { ApiDeps } from '../deps.ts';
import { openApiDocument } from '../openapi.ts';
import { docsRouter } from './docs.ts';
import { checkReadiness } from './readiness.ts';

/** What operators and programmers ask for: outside the prefix, without signing in. */
export function operationsRouter(deps: ApiDeps): Router {
  const router = Router();
  router.get('/health/live', (_request, response) => {
    response.json({ status: 'up' });
  });
  router.get('/health/ready', async (_request, response) => {
    const readiness = await checkReadiness(deps);
    response.status(readiness.status === 'up' ? 200 : 503).json(readiness);
  });
  router.get('/metrics', async (_request, response) => {
    response.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics());
  });
  router.get('/openapi.json', (_request, response) => {
    response.json(openApiDocument());
  });
  router.use('/docs', docsRouter());
  return router;
}
