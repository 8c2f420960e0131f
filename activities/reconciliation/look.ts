import { setTimeout as delay } from 'node:timers/promises';
import { QueryNotRegisteredError, QueryRejectedError, ServiceError, WorkflowNotFoundError } from '@temporalio/client';

/** A way in which the database is not what a workflow says. */
export interface Difference<Kind extends string = string> {
  readonly kind: Kind | WorkflowAway;
  /** Revisions, ids and names of fields; never a value, which may be personal. */
  readonly detail: string;
  /** False when the workflow does not have what is missing. */
  readonly repairable: boolean;
}

/** Why a workflow could not be asked. */
export type WorkflowAway = 'workflowMissing' | 'workflowUnanswered';

/** A difference and what became of it. */
export type Outcome<Found> = Found & { readonly outcome: 'found' | 'repaired' | 'notRepairable' };

/** One look at a record and its workflow. */
export interface Look<Found> {
  readonly differences: readonly Found[];
  /** Null when the workflow could not be asked. */
  readonly repair: (() => Promise<void>) | null;
}

/** What is only on its way is there after this many looks. */
const looks = 4;
const betweenLooksMs = 500;

/** Looks at one record, again while a difference may only be on its way, and repairs it when asked to. */
export async function lookAt<Found extends Difference>(
  look: () => Promise<Look<Found>>,
  fix: boolean,
): Promise<Outcome<Found>[]> {
  let seen: Look<Found> = { differences: [], repair: null };
  for (let count = 1; count <= looks; count += 1) {
    if (count > 1) await delay(betweenLooksMs);
    seen = await look();
    if (seen.differences.length === 0) return [];
    if (seen.repair === null) break;
  }
  const { differences, repair } = seen;
  if (!fix || repair === null || !differences.some(({ repairable }) => repairable))
    return differences.map((difference) => ({
      ...difference,
      outcome: difference.repairable ? 'found' : 'notRepairable',
    }));
  await repair();
  const left = await leftAfter(look);
  return differences.map((difference) => ({
    ...difference,
    outcome: left.has(nameOf(difference)) ? 'notRepairable' : 'repaired',
  }));
}

/** What is still there, when what was repaired through a workflow has had its time. */
async function leftAfter<Found extends Difference>(look: () => Promise<Look<Found>>): Promise<ReadonlySet<string>> {
  for (let count = 1; ; count += 1) {
    const { differences } = await look();
    if (count === looks || !differences.some(({ repairable }) => repairable)) return new Set(differences.map(nameOf));
    await delay(betweenLooksMs);
  }
}

function nameOf({ kind, detail }: Difference): string {
  return `${kind} ${detail}`;
}

/** Why a workflow did not answer a question.   @throws the error when it is something else */
export function whyAway(error: unknown): { readonly kind: WorkflowAway; readonly reason: string } {
  if (error instanceof WorkflowNotFoundError) return { kind: 'workflowMissing', reason: '' };
  const isRefused = error instanceof QueryNotRegisteredError || error instanceof QueryRejectedError;
  if (isRefused || error instanceof ServiceError)
    return { kind: 'workflowUnanswered', reason: error.cause instanceof Error ? error.cause.message : error.message };
  throw error;
}

/** Does the same with everything from a source, several at a time. */
export async function inParallel<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  concurrency: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const shared = eachOf(items);
  const runner = async (): Promise<void> => {
    for (let next = await shared.next(); next.done !== true; next = await shared.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: concurrency }, runner));
}

/** A generator queues its callers, so that several can take from one source. */
async function* eachOf<Item>(items: AsyncIterable<Item> | Iterable<Item>): AsyncGenerator<Item> {
  yield* items;
}
