import * as z from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { problem } from '../contracts/problem.ts';
import { failureCodes, type FailureCode } from '../domain/failure.ts';
import { authPaths } from './auth/openapi-paths.ts';
import { statusOf } from './errors.ts';
import { idempotencyKey } from './idempotency.ts';
import type { Route } from './route.ts';
import { prefix, routes } from './routes.ts';

const problemContent = { 'application/problem+json': { schema: problem } };

/** Refusals that any route with these parts can answer with. */
function failuresOf(route: Route): readonly FailureCode[] {
  const always: FailureCode[] = ['DATABASE_UNAVAILABLE', 'INTERNAL'];
  if (!isPublic(route)) always.push('NOT_SIGNED_IN', 'PASSWORD_CHANGE_REQUIRED');
  const hasInput = route.params !== undefined || route.query !== undefined || route.body !== undefined;
  if (hasInput) always.push('VALIDATION_FAILED');
  if (route.body !== undefined) always.push('CROSS_SITE_REQUEST');
  if (needsKey(route)) always.push('IDEMPOTENCY_KEY_MISSING');
  if (route.needs !== 'signedIn' && !isPublic(route)) always.push('FORBIDDEN');
  const all = new Set([...always, ...route.failures]);
  return failureCodes.filter((code) => all.has(code));
}

function isPublic({ needs }: Route): boolean {
  return needs === 'nothing';
}

function problemResponses(route: Route): ZodOpenApiOperationObject['responses'] {
  const codes = new Map<number, FailureCode[]>();
  for (const code of failuresOf(route)) codes.set(statusOf[code], [...(codes.get(statusOf[code]) ?? []), code]);
  return Object.fromEntries([...codes].map(([status, names]) => [String(status), sharedResponse(status, names)]));
}

const sharedResponses = new Map<string, ZodOpenApiResponseObject>();

/** One component for each set of codes, which most routes share. */
function sharedResponse(status: number, names: readonly FailureCode[]): ZodOpenApiResponseObject {
  const id = names.join('-');
  const known = sharedResponses.get(id);
  if (known !== undefined) return known;
  const response = { id, description: names.join(', '), content: problemContent, ...retryHeader(status) };
  sharedResponses.set(id, response);
  return response;
}

function retryHeader(status: number): Pick<ZodOpenApiResponseObject, 'headers'> {
  const header = { description: 'Seconds to wait before repeating', schema: { type: 'integer' as const } };
  return status === 503 ? { headers: { 'Retry-After': header } } : {};
}

function contentOf(declared: Route['answers'][number]): NonNullable<ZodOpenApiResponseObject['content']> {
  return 'schema' in declared
    ? { 'application/json': { schema: declared.schema } }
    : {
        [declared.contentType]: {
          schema: { type: 'string', ...(declared.contentType.startsWith('text/') ? {} : { format: 'binary' }) },
        },
      };
}

function needsKey({ body, onlyAsks }: Route): boolean {
  return body !== undefined && !onlyAsks;
}

function requestContent({ body, upload }: Route): NonNullable<ZodOpenApiResponseObject['content']> {
  if (upload !== undefined) return { [upload.contentType]: { schema: { type: 'string', format: 'binary' } } };
  return body === undefined ? {} : { 'application/json': { schema: body } };
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const answers = Object.entries(route.answers).map(([status, declared]) => [
    status,
    { description: declared.description, content: contentOf(declared) },
  ]);
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    security: isPublic(route) ? [] : [{ session: [] }],
    requestParams: {
      ...(route.params instanceof z.ZodObject ? { path: route.params } : {}),
      ...(route.query instanceof z.ZodObject ? { query: route.query } : {}),
      ...(needsKey(route) ? { header: z.object({ 'Idempotency-Key': idempotencyKey }) } : {}),
    },
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: requestContent(route) } }),
    responses: {
      ...(Object.fromEntries(answers) as ZodOpenApiOperationObject['responses']),
      ...problemResponses(route),
    },
  };
}

const upOrDown = z.enum(['up', 'down']);
const readiness = z.object({ status: upOrDown, temporal: upOrDown, database: upOrDown }).meta({ id: 'Readiness' });

/** Routes without sign-in; `operationsRouter` serves them. */
const operationPaths: ZodOpenApiPathsObject = {
  '/health/live': {
    get: {
      operationId: 'getLiveness',
      tags: ['operations'],
      summary: 'Whether the process runs',
      responses: {
        200: {
          description: 'It does',
          content: { 'application/json': { schema: z.object({ status: z.literal('up') }) } },
        },
      },
    },
  },
  '/health/ready': {
    get: {
      operationId: 'getReadiness',
      tags: ['operations'],
      summary: 'Whether Temporal and the database answer',
      responses: {
        200: { description: 'Both answer', content: { 'application/json': { schema: readiness } } },
        503: { description: 'At least one is away', content: { 'application/json': { schema: readiness } } },
      },
    },
  },
  '/metrics': {
    get: {
      operationId: 'getMetrics',
      tags: ['operations'],
      summary: 'Measurements in the Prometheus text format',
      responses: { 200: { description: 'The measurements', content: { 'text/plain': { schema: z.string() } } } },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'getOpenApi',
      tags: ['operations'],
      summary: 'This document',
      responses: {
        200: {
          description: 'OpenAPI 3.1',
          content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } },
        },
      },
    },
  },
};

function pathsOf(all: readonly Route[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = { ...operationPaths, ...authPaths };
  for (const route of all) {
    const path = `${prefix}${route.path}`.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  return paths;
}

const description = `Every prospect is one durable workflow; these routes send it commands and read what it projected.

- **Writes** need an \`Idempotency-Key\`. The same key and body give the same answer and one effect; the same key with another body is refused.
- **Commands** carry \`expectedRevision\`, the revision the caller saw. 200: done and visible. 202: done and safe, visible when the database is back.
- **Errors** are problem documents (RFC 9457) with a \`code\`.`;

let document: ReturnType<typeof createDocument> | undefined;

/** The OpenAPI 3.1 document of every route, made from the same schemas that check requests. */
export function openApiDocument(): ReturnType<typeof createDocument> {
  document ??= createDocument({
    openapi: '3.1.1',
    info: { title: 'Tuoke API', version: '1', description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths: pathsOf(routes),
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'tuoke.session_token',
          description:
            'Set by `POST /api/auth/sign-in/email`; over HTTPS its name begins with `__Secure-`. Writes also need the header `Origin` with the address that Tuoke is opened at, which browsers send by themselves.',
        },
      },
    },
  });
  return document;
}
