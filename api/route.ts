import type { Request } from 'express';
import type * as z from 'zod';
import type { FailureCode } from '../domain/failure.ts';
import type { CommandId } from '../domain/ids.ts';
import type { Actor } from '../domain/prospect/command.ts';
import { mustChangePassword, type SignedIn } from './auth/sessions.ts';
import type { ApiDeps } from './deps.ts';
import { RequestFailure } from './errors.ts';
import type { FileBody } from './file-body.ts';
import { idempotencyKey } from './idempotency.ts';
import type { ActorAbility } from './permissions/ability.ts';
import type { Need } from './permissions/need.ts';
import type { EventStream } from './stream/event-stream.ts';
import type { Upload } from './uploaded-file.ts';
import { problemsOf } from './validation.ts';

/** What the body of an answer looks like: JSON of a schema, a file, or a stream of events. */
type Declaration =
  | { readonly description: string; readonly schema: z.ZodType }
  | { readonly description: string; readonly contentType: string };

/** Status → what its body looks like. */
type Answers = Readonly<Record<number, Declaration>>;

type BodyOf<Declared extends Declaration> = Declared extends { readonly schema: infer Schema extends z.ZodType }
  ? ReadonlyDeep<z.output<Schema>>
  : FileBody | EventStream;

type ReadonlyDeep<Value> = Value extends (infer Item)[]
  ? readonly ReadonlyDeep<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: ReadonlyDeep<Value[Key]> }
    : Value;

/** An answer with one of the declared statuses and its body. */
export type AnswerOf<Declared extends Answers> = {
  [Status in keyof Declared & number]: {
    readonly status: Status;
    readonly body: BodyOf<Declared[Status]>;
  };
}[keyof Declared & number];

/** What a handler is given: parsed, complete and allowed to be trusted. */
export interface Input<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly actor: Actor;
  /** The session that sent it, and its account. */
  readonly signedIn: SignedIn;
  /** What the actor may do, for checks of a record: `ability.can('editRecord', facts)`. */
  readonly ability: ActorAbility;
  /** '' on routes that only read. */
  readonly commandId: CommandId;
  /** As it came, for what no schema covers. */
  readonly request: Request;
}

export type Method = 'get' | 'post' | 'put' | 'delete';

interface Definition<
  Id extends string,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Declared extends Answers,
> {
  readonly method: Method;
  /** Express path below the prefix, e.g. `/prospects/:prospectId`. */
  readonly path: string;
  readonly operationId: Id;
  readonly tag: string;
  readonly summary: string;
  /** Checked before anything else: `'signedIn'`, a capability of `permissions/matrix.ts`, or a list of which one is enough.
   *  It does not look at records. A query is narrowed with `deps.rules.reachOf(ability, capability, 'Prospect')`, one
   *  prospect is read with `readProspect`. Every route needs a row in test/api/permissions. */
  readonly needs: Need;
  /** Open to somebody who still has to change a one-time password. */
  readonly withOneTimePassword?: true;
  /** Asked by a page on its own: it does not keep an idle session alive. Nor does any request with the header
   *  `X-Unattended`, which a page sends while nobody has touched it for minutes. */
  readonly unattended?: true;
  readonly params?: Params;
  readonly query?: Query;
  /** A route with a body writes, and needs an `Idempotency-Key`, unless it `onlyAsks`. */
  readonly body?: Body;
  /** The question is in the body, because what it is about (a telephone number, a name) must not be in an address. */
  readonly onlyAsks?: true;
  /** The body is a file and not JSON; its schema is `uploadedFile`. */
  readonly upload?: Upload;
  readonly answers: Declared;
  /** Refusals of its own, besides those every route has. */
  readonly failures?: readonly FailureCode[];
  readonly handle: (
    input: Input<z.output<Params>, z.output<Query>, z.output<Body>>,
    deps: ApiDeps,
  ) => Promise<AnswerOf<Declared>>;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The answer of a route that only ever answers 200. */
export function ok<Body>(body: Body): { readonly status: 200; readonly body: Body } {
  return { status: 200, body };
}

/** A route as `createApp` mounts it and the OpenAPI document describes it; the types of its parts reach the typed client. */
export interface Route<
  Id extends string = string,
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Declared extends Answers = Answers,
> {
  readonly method: Method;
  readonly path: string;
  readonly operationId: Id;
  readonly tag: string;
  readonly summary: string;
  /** `nothing`: open to everybody (`public-route.ts`). */
  readonly needs: Need | 'nothing';
  readonly params: Params | undefined;
  readonly query: Query | undefined;
  readonly body: Body | undefined;
  readonly onlyAsks: boolean;
  readonly upload: Upload | undefined;
  readonly answers: Declared;
  readonly failures: readonly FailureCode[];
  readonly serve: (request: Request, deps: ApiDeps) => Promise<Answer>;
}

/** A route of the API: who asks is known and has what the route `needs`, every part of the request is checked at once,
 *  answers are what they say. */
export function defineRoute<
  const Id extends string,
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  const Declared extends Answers = Answers,
>(definition: Definition<Id, Params, Query, Body, Declared>): Route<Id, Params, Query, Body, Declared> {
  const { params, query, body, onlyAsks = false, upload, needs, failures = [], handle, ...described } = definition;
  const serve: Route['serve'] = async (request, deps) => {
    const isUse = definition.unattended !== true && request.get('x-unattended') === undefined;
    const { actor, signedIn } = await deps.identify(request, { isUse });
    if (mustChangePassword(signedIn) && definition.withOneTimePassword !== true)
      throw new RequestFailure('PASSWORD_CHANGE_REQUIRED', 'Choose a password of your own first.');
    const ability = await deps.abilities.of(actor);
    if (!deps.rules.meetsNeed(ability, needs))
      throw new RequestFailure('FORBIDDEN', 'Your profile does not allow this.');
    const input = parseRequest({ params, query, body, onlyAsks }, request);
    // The schemas just made each part what its type says.
    return handle(
      { ...input, actor, signedIn, ability, request } as Input<z.output<Params>, z.output<Query>, z.output<Body>>,
      deps,
    );
  };
  return { ...described, needs, params, query, body, onlyAsks, upload, failures, serve };
}

interface Schemas {
  readonly params: z.ZodType | undefined;
  readonly query: z.ZodType | undefined;
  readonly body: z.ZodType | undefined;
  readonly onlyAsks: boolean;
}

/** Checks key, path, query and body together, so that a caller hears of every mistake in one answer.
 *  @throws RequestFailure VALIDATION_FAILED, IDEMPOTENCY_KEY_MISSING */
export function parseRequest(
  { params, query, body, onlyAsks }: Schemas,
  request: Request,
): Omit<Input<unknown, unknown, unknown>, 'actor' | 'signedIn' | 'ability' | 'request'> {
  const key = body === undefined || onlyAsks ? undefined : idempotencyKey.safeParse(request.get('idempotency-key'));
  const parsedParams = params?.safeParse(request.params);
  const parsedQuery = query?.safeParse(request.query);
  const parsedBody = body?.safeParse(request.body);
  const errors = [
    ...problemsOf('path', parsedParams),
    ...problemsOf('query', parsedQuery),
    ...problemsOf('body', parsedBody),
  ];
  const keyErrors = problemsOf('header', key, ['Idempotency-Key']);
  if (keyErrors.length > 0 && errors.length === 0 && request.get('idempotency-key') === undefined) {
    throw new RequestFailure(
      'IDEMPOTENCY_KEY_MISSING',
      'Every write needs an Idempotency-Key header of 8 to 128 characters.',
      { errors: keyErrors },
    );
  }
  const all = [...keyErrors, ...errors];
  if (all.length > 0)
    throw new RequestFailure(
      'VALIDATION_FAILED',
      `The request has ${all.length === 1 ? 'a mistake' : `${all.length} mistakes`}.`,
      { errors: all },
    );
  return { params: parsedParams?.data, query: parsedQuery?.data, body: parsedBody?.data, commandId: key?.data ?? '' };
}
