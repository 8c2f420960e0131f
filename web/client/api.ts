import type { InputArguments, OperationAnswer, OperationId, OperationInput } from './operation-types.ts';
import { operations } from './operations.ts';
import { isProblem } from './problem.ts';
import { request, type RequestParts } from './request.ts';
import { askToSignInAgain } from './session-expiry.ts';

interface Parts {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: RequestParts['query'];
  readonly body?: unknown;
}

/** How a request is made, besides what it says. */
export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  /** Of a write; made anew when left out. */
  readonly idempotencyKey?: string | undefined;
}

/** Asks the API. When the session has ended, the person signs in over the page and the request is made again.
 *  @throws ApiProblem, NoAnswer */
export async function api<Id extends OperationId>(
  operationId: Id,
  ...[input]: InputArguments<Id>
): Promise<OperationAnswer<Id>> {
  return ask(operationId, input);
}

/** `api` with a signal or a key of one's own. */
export async function ask<Id extends OperationId>(
  operationId: Id,
  input: OperationInput<Id> | undefined,
  { signal, idempotencyKey }: RequestOptions = {},
): Promise<OperationAnswer<Id>> {
  const { method, path, upload } = operations[operationId];
  const { params, query, body } = (input ?? {}) as Parts;
  const parts: RequestParts = {
    method,
    path: fillPath(path, params ?? {}),
    query,
    body,
    upload,
    signal,
    idempotencyKey: method === 'get' ? undefined : (idempotencyKey ?? crypto.randomUUID()),
  };
  try {
    return (await request(parts)) as OperationAnswer<Id>;
  } catch (error) {
    if (!isProblem(error, 'NOT_SIGNED_IN') || !(await askToSignInAgain())) throw error;
    return (await request(parts)) as OperationAnswer<Id>;
  }
}

/** The path of an operation with its parameters filled in. */
export function fillPath(path: string, params: NonNullable<Parts['params']>): string {
  return path.replaceAll(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(String(params[name] ?? '')));
}
