import {
  QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
  type QueryKey,
  type UseMutationResult,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { ask } from './api.ts';
import type { InputArguments, OperationAnswer, OperationId, OperationInput } from './operation-types.ts';
import { operations } from './operations.ts';
import { noteOwnWrite } from './own-writes.ts';
import { ApiProblem, isPassing } from './problem.ts';

const maxRetries = 3;
const longestPauseMs = 10_000;

/** Waits as the server asked, else twice as long each time. */
function pauseMs(failureCount: number, error: unknown): number {
  const asked = error instanceof ApiProblem ? error.retryAfterSec : null;
  return asked === null ? Math.min(500 * 2 ** failureCount, longestPauseMs) : Math.min(asked * 1000, longestPauseMs);
}

/** What the pages know of the server. Only what may pass by itself is tried again: a refusal stays a refusal. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        networkMode: 'always',
        retry: (failureCount, error) => isPassing(error) && failureCount < maxRetries,
        retryDelay: pauseMs,
      },
      mutations: {
        networkMode: 'always',
        // Safe, because a repetition carries the same Idempotency-Key.
        retry: (failureCount, error) => isPassing(error) && failureCount < maxRetries,
        retryDelay: pauseMs,
      },
    },
  });
}

/** Options for `useQuery`, `useSuspenseQuery`, `prefetchQuery`; the key is `[operationId, input]`. */
export function queryOf<Id extends OperationId>(operationId: Id, ...[input]: InputArguments<Id>) {
  const queryKey: QueryKey = [operationId, input ?? {}];
  return queryOptions({
    queryKey,
    queryFn: ({ signal }): Promise<OperationAnswer<Id>> => ask(operationId, input, { signal }),
  });
}

/** A write: pressing the button again after a lost answer repeats the same request, so that it is carried out once.
 *  Afterwards everything on the page is read again. */
export function useWrite<Id extends OperationId>(
  operationId: Id,
): UseMutationResult<OperationAnswer<Id>, Error, OperationInput<Id>> {
  const queries = useQueryClient();
  const intent = useRef<Intent | null>(null);
  return useMutation({
    mutationKey: [operationId],
    mutationFn: async (input: OperationInput<Id>) => {
      intent.current = intentFor(input, intent.current);
      return ask(operationId, input, { idempotencyKey: intent.current.key });
    },
    onSettled: async (_answer, error) => {
      if (isPassing(error)) return;
      intent.current = null;
      if (error !== null) return;
      noteOwnWrite();
      await readAnew(queries, operationId);
    },
  });
}

/** What a command to a prospect or a complaint cannot change is not asked for again after each of them. */
const setByAdministrators: readonly OperationId[] = [
  'getMe',
  'getOrganisation',
  'getProcess',
  'getCalendar',
  'getComplaintRules',
  'listComplaintRules',
  'getProcessEdits',
  'listProcessEdits',
];

async function readAnew(queries: QueryClient, written: OperationId): Promise<void> {
  const isCommand = /\/(prospects|complaints)/.test(operations[written].path);
  await queries.invalidateQueries({
    predicate: ({ queryKey: [operationId] }) => !(isCommand && setByAdministrators.some((one) => one === operationId)),
  });
}

/** What a person wants done, with the key that makes it happen once. */
export interface Intent {
  readonly key: string;
  readonly input: string;
}

/** The intent under way when it says the same, else a new one. */
export function intentFor(input: unknown, underWay: Intent | null): Intent {
  const text = JSON.stringify(input, (_key, value: unknown) => (value instanceof File ? describeFile(value) : value));
  return underWay?.input === text ? underWay : { key: crypto.randomUUID(), input: text };
}

/** JSON knows nothing of files: two of them would look the same. */
function describeFile({ name, size, lastModified }: File): readonly (string | number)[] {
  return [name, size, lastModified];
}
