import type { QueryFilter } from 'mongoose';
import type { ProspectId } from '../domain/ids.ts';
import type { TaskKind } from '../domain/process/definition.ts';
import { behind, pageOf, type Keyset, type Page } from './keyset.ts';
import type { ProspectModel, ProspectSnapshot } from './prospect.ts';
import type { StoredTask, TaskModel } from './task.ts';

/** Open tasks of some kinds, each kind with what its reader may decide. */
export interface DecisionQuery {
  readonly kinds: readonly { readonly kind: TaskKind; readonly reach: QueryFilter<StoredTask> }[];
  readonly narrowing: QueryFilter<StoredTask>;
  readonly after: Keyset | null;
  readonly limit: number;
}

function conditionOf({ kinds, narrowing }: Pick<DecisionQuery, 'kinds' | 'narrowing'>): QueryFilter<StoredTask> {
  return {
    status: 'open',
    kind: { $in: kinds.map(({ kind }) => kind) },
    $and: [narrowing, { $or: kinds.map(({ kind, reach }) => ({ $and: [{ kind }, reach] })) }],
  };
}

/** Tasks that ask for a decision, by due time. */
export async function decisionTasks(tasks: TaskModel, query: DecisionQuery): Promise<Page<StoredTask>> {
  if (query.kinds.length === 0) return { rows: [], next: null };
  const { after, limit } = query;
  const place =
    after === null || after.value === null ? {} : behind<StoredTask>('dueAt', 'asc', new Date(after.value), after.id);
  const rows = await tasks
    .find({ $and: [conditionOf(query), place] })
    .sort({ dueAt: 1, _id: 1 })
    .limit(limit + 1)
    .lean<StoredTask[]>();
  return pageOf(rows, limit, (row) => ({ value: row.dueAt.getTime(), id: row._id }));
}

/** How many there are of each kind; kinds without any are left out. */
export async function countDecisionTasks(
  tasks: TaskModel,
  query: Pick<DecisionQuery, 'kinds' | 'narrowing'>,
): Promise<ReadonlyMap<TaskKind, number>> {
  if (query.kinds.length === 0) return new Map();
  const groups = await tasks.aggregate<{ _id: TaskKind; count: number }>([
    { $match: conditionOf(query) },
    { $group: { _id: '$kind', count: { $sum: 1 } } },
  ]);
  return new Map(groups.map(({ _id, count }) => [_id, count]));
}

/** Prospects whose rigorous review was put off. */
export interface DeferredQuery {
  readonly reach: QueryFilter<ProspectSnapshot>;
  readonly narrowing: QueryFilter<ProspectSnapshot>;
}

function deferredCondition({ reach, narrowing }: DeferredQuery): QueryFilter<ProspectSnapshot> {
  return {
    phase: 'nurture',
    'state.parked.fromPhase': 'rigorousReview',
    // Its owner may park a prospect that waits for the review: nobody has decided anything then.
    'state.review.decision': 'defer',
    $and: [narrowing, reach],
  };
}

/** By the date to which they were put off, with their states. */
export async function deferredReviews(
  prospects: ProspectModel,
  { after, limit, ...query }: DeferredQuery & { readonly after: Keyset | null; readonly limit: number },
): Promise<Page<ProspectSnapshot>> {
  const place =
    after === null
      ? {}
      : behind<ProspectSnapshot>('nextActionAt', 'asc', after.value === null ? null : new Date(after.value), after.id);
  const rows = await prospects
    .find({ $and: [deferredCondition(query), place] }, { searchTokens: 0 })
    .sort({ nextActionAt: 1, _id: 1 })
    .limit(limit + 1)
    .lean<ProspectSnapshot[]>();
  return pageOf(rows, limit, (row) => ({ value: row.nextActionAt?.getTime() ?? null, id: row._id }));
}

export async function countDeferredReviews(prospects: ProspectModel, query: DeferredQuery): Promise<number> {
  return prospects.countDocuments(deferredCondition(query));
}

/** Some prospects with their states, by id; what is not in reach is left out. */
export async function prospectsById(
  prospects: ProspectModel,
  prospectIds: readonly ProspectId[],
  reach: QueryFilter<ProspectSnapshot>,
): Promise<ReadonlyMap<ProspectId, ProspectSnapshot>> {
  const rows = await prospects
    .find({ $and: [{ _id: { $in: [...prospectIds] } }, reach] }, { searchTokens: 0 })
    .lean<ProspectSnapshot[]>();
  return new Map(rows.map((row) => [row._id, row]));
}
