import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { authRouter } from './auth/router.ts';
import { sameSiteOnly } from './auth/same-site.ts';
import { authPath, sessionCookieOf, trustedOrigins } from './auth/settings.ts';
import { createDeps, type ApiDeps, type ApiParts } from './deps.ts';
import { RequestFailure, toProblem } from './errors.ts';
import { FileBody, sendFile } from './file-body.ts';
import { operationsRouter } from './operations/router.ts';
import { pagesRouter } from './pages/router.ts';
import type { Route } from './route.ts';
import { prefix, routes } from './routes.ts';
import { dataHeaders } from './security-headers.ts';
import { EventStream } from './stream/event-stream.ts';
import { toRequestFailure } from './translate-error.ts';
import { takeUpload } from './uploaded-file.ts';

const bodyLimit = '100kb';

/** The HTTP application; whoever calls decides where it listens. */
export function createApp(parts: ApiParts): Express {
  const deps = createDeps(parts);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(dataHeaders(deps.settings.auth.publicUrl));
  app.set('trust proxy', deps.settings.auth.trustedProxies);
  app.use(operationsRouter(deps));
  app.use('/api', ownPagesOnly(deps));
  app.use(authPath, authRouter(deps));
  const parseBody = express.json({ limit: bodyLimit });
  for (const route of routes) {
    app[route.method](
      `${prefix}${route.path}`,
      measure(route, deps),
      ...(route.body === undefined ? [] : [route.upload === undefined ? parseBody : takeUpload(route.upload)]),
      serve(route, deps),
    );
  }
  const { webFolder } = deps.settings;
  if (webFolder !== undefined) app.use(pagesRouter(webFolder));
  app.use((request: Request) => {
    throw new RequestFailure('NOT_FOUND', `There is no ${request.method} ${request.path}.`);
  });
  app.use(answerProblem(deps));
  return app;
}

function ownPagesOnly({ settings: { auth, environment } }: ApiDeps): RequestHandler {
  return sameSiteOnly(trustedOrigins(auth, environment === 'production'), sessionCookieOf(auth));
}

function measure(route: Route, { metrics }: ApiDeps): RequestHandler {
  return (_request, response, next) => {
    // A stream lasts as long as its page is open: that says nothing about answers.
    if (isStream(route)) return next();
    const end = metrics.requestSeconds.startTimer({ route: route.path, method: route.method });
    response.once('finish', () => end({ status: String(response.statusCode) }));
    next();
  };
}

function isStream({ answers }: Route): boolean {
  const declared = answers[200];
  return declared !== undefined && 'contentType' in declared && declared.contentType === 'text/event-stream';
}

function serve(route: Route, deps: ApiDeps): RequestHandler {
  return async (request, response) => {
    const { status, body } = await route.serve(request, deps);
    const shown = deps.settings.environment === 'test' ? checked(route, status, body) : body;
    response.status(status);
    if (shown instanceof FileBody) await sendFile(response, shown);
    else if (shown instanceof EventStream) await shown.open(response);
    else response.json(shown);
  };
}

/** In tests an answer that is not what the document says is an error. */
function checked(route: Route, status: number, body: unknown): unknown {
  const declared = route.answers[status];
  if (declared === undefined) throw new Error(`${route.operationId} answered ${status}, which it does not declare`);
  if ('schema' in declared) return declared.schema.parse(body);
  if ((body instanceof FileBody || body instanceof EventStream) && body.contentType === declared.contentType)
    return body;
  throw new Error(`${route.operationId} did not answer with ${declared.contentType}`);
}

/** Every error, from wherever, as a problem document. */
function answerProblem({ log, metrics }: ApiDeps): ErrorRequestHandler {
  // Express tells an error handler by its four parameters.
  return (error: unknown, request: Request, response: Response, _next) => {
    const failure = toRequestFailure(error);
    if (failure.code === 'INTERNAL') {
      metrics.unforeseenErrors.inc();
      log.error({ err: error, method: request.method, path: request.path }, 'request failed');
    }
    const { status, headers, body } = toProblem(failure, request.path);
    response.status(status).set(headers).type('application/problem+json').send(JSON.stringify(body));
  };
}
