import type * as z from 'zod';
import type { FailureCode } from '../domain/failure.ts';
import type { CommandId } from '../domain/ids.ts';
import type { ApiDeps } from './deps.ts';
import { parseRequest, type Answer, type AnswerOf, type Route } from './route.ts';

type Answers = Route['answers'];

interface PublicDefinition<Id extends string, Body extends z.ZodType, Declared extends Answers> {
  readonly path: string;
  readonly operationId: Id;
  readonly tag: string;
  readonly summary: string;
  readonly body: Body;
  readonly onlyAsks?: true;
  readonly answers: Declared;
  readonly failures: readonly FailureCode[];
  readonly handle: (
    input: {
      readonly body: z.output<Body>;
      /** '' when it only asks. */
      readonly commandId: CommandId;
      /** Network address of whoever asks; never stored. */
      readonly address: string;
    },
    deps: ApiDeps,
  ) => Promise<AnswerOf<Declared>>;
}

/** A route that needs no session: what it may tell is in the secret that its body carries. `test/api/permissions` lists them
 *  by name; every other route is closed. */
export function definePublicRoute<const Id extends string, Body extends z.ZodType, const Declared extends Answers>(
  definition: PublicDefinition<Id, Body, Declared>,
): Route<Id, z.ZodUndefined, z.ZodUndefined, Body, Declared> {
  const { body, onlyAsks = false, handle, ...described } = definition;
  const serve: Route['serve'] = async (request, deps): Promise<Answer> => {
    const input = parseRequest({ params: undefined, query: undefined, body, onlyAsks }, request);
    const address = request.ip ?? '';
    return handle({ body: input.body as z.output<Body>, commandId: input.commandId, address }, deps);
  };
  const absent = { params: undefined, query: undefined, upload: undefined };
  return { ...described, ...absent, method: 'post', needs: 'nothing', body, onlyAsks, serve };
}
