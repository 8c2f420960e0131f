import type { ReviewKind } from '../../contracts/in-address.ts';
import { reviewsQuery, reviewsView, type ReviewItemView, type ReviewsQuery } from '../../contracts/reviews.ts';
import type { BranchId, TeamId } from '../../domain/ids.ts';
import type { TaskKind } from '../../domain/process/definition.ts';
import { encodeCursor, type Keyset } from '../../models/keyset.ts';
import {
  countDecisionTasks,
  countDeferredReviews,
  decisionTasks,
  deferredReviews,
  prospectsById,
  type DecisionQuery,
} from '../../models/review-queue.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import type { Capability } from '../../contracts/permissions.ts';
import { readCursor } from '../prospects/list-cursor.ts';
import { maskFor } from '../prospects/present.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute, ok } from '../route.ts';
import { presentDeferred, presentTaskReview, type ReviewContext } from './present-review.ts';

/** The task behind each kind, and what deciding it asks for. */
const waiting = {
  review: { task: 'review', capability: 'decideReview' },
  override: { task: 'decideOverride', capability: 'waiveCondition' },
  reassign: { task: 'reassign', capability: 'allocate' },
} as const satisfies Record<Exclude<ReviewKind, 'deferred'>, { task: TaskKind; capability: Capability }>;

const waitingKinds = Object.keys(waiting) as readonly (keyof typeof waiting)[];

export const reviewsRoute = defineRoute({
  method: 'get',
  path: '/reviews',
  operationId: 'listReviews',
  tag: 'management',
  summary: 'What waits for a supervisor’s decision, with what it is to be made on',
  needs: ['decideReview', 'waiveCondition', 'allocate'],
  query: reviewsQuery,
  answers: {
    200: { description: 'What the caller may decide, or could if it were not the caller’s own', schema: reviewsView },
  },
  handle: async ({ actor, ability, query }, deps) => {
    const calendars = await requireCalendars(deps);
    const nowMs = Date.now();
    const show = (facts: Parameters<typeof maskFor>[2]): ReviewContext => ({
      actor,
      nowMs,
      calendars,
      mask: maskFor(deps, ability, facts),
    });
    const [counts, page] = await Promise.all([
      countAll(deps, ability, query),
      query.kind === 'deferred' ? readDeferred(deps, ability, query, show) : readWaiting(deps, ability, query, show),
    ]);
    return ok({ asOf: new Date(nowMs).toISOString(), counts, ...page });
  },
});

type Show = (facts: Parameters<typeof maskFor>[2]) => ReviewContext;

interface ReviewPage {
  readonly items: ReviewItemView[];
  readonly nextCursor: string | null;
}

async function readWaiting(deps: ApiDeps, ability: ActorAbility, query: ReviewsQuery, show: Show): Promise<ReviewPage> {
  const orderName = 'reviews';
  const page = await decisionTasks(deps.models.tasks, {
    kinds: decisions(deps, ability, query.kind),
    narrowing: unitOf(query),
    after: readCursor(orderName, query.cursor),
    limit: query.limit,
  });
  const prospects = await prospectsById(
    deps.models.prospects,
    page.rows.map(({ prospectId }) => prospectId),
    deps.rules.reachOf(ability, 'readProspect', 'Prospect'),
  );
  const items = page.rows.flatMap((task) => {
    const prospect = prospects.get(task.prospectId);
    return prospect === undefined ? [] : [presentTaskReview(task, prospect, show(prospect))];
  });
  return { items, nextCursor: cursorOf(orderName, page.next) };
}

async function readDeferred(
  deps: ApiDeps,
  ability: ActorAbility,
  query: ReviewsQuery,
  show: Show,
): Promise<ReviewPage> {
  const orderName = 'reviews:deferred';
  const page = await deferredReviews(deps.models.prospects, {
    reach: deps.rules.reachOf(ability, 'decideReview', 'Prospect'),
    narrowing: unitOf(query),
    after: readCursor(orderName, query.cursor),
    limit: query.limit,
  });
  const items = page.rows.flatMap((prospect) => presentDeferred(prospect, show(prospect)) ?? []);
  return { items, nextCursor: cursorOf(orderName, page.next) };
}

async function countAll(
  deps: ApiDeps,
  ability: ActorAbility,
  query: ReviewsQuery,
): Promise<Record<ReviewKind, number>> {
  const [byTask, deferred] = await Promise.all([
    countDecisionTasks(deps.models.tasks, { kinds: decisions(deps, ability, undefined), narrowing: unitOf(query) }),
    countDeferredReviews(deps.models.prospects, {
      reach: deps.rules.reachOf(ability, 'decideReview', 'Prospect'),
      narrowing: unitOf(query),
    }),
  ]);
  const count = (kind: keyof typeof waiting): number => byTask.get(waiting[kind].task) ?? 0;
  return { review: count('review'), override: count('override'), reassign: count('reassign'), deferred };
}

/** The kinds that were asked for, each with what the caller may decide of it. */
export function decisions(
  { rules }: ApiDeps,
  ability: ActorAbility,
  kind: ReviewKind | undefined,
): DecisionQuery['kinds'] {
  return waitingKinds
    .filter((one) => kind === undefined || one === kind)
    .map((one) => ({ kind: waiting[one].task, reach: rules.reachOf(ability, waiting[one].capability, 'Task') }));
}

/** Tasks and prospects name their unit alike. */
function unitOf({ branchId, teamId }: ReviewsQuery): { readonly branchId?: BranchId; readonly teamId?: TeamId } {
  return { ...(branchId === undefined ? {} : { branchId }), ...(teamId === undefined ? {} : { teamId }) };
}

function cursorOf(orderName: string, next: Keyset | null): string | null {
  return next === null ? null : encodeCursor(orderName, next);
}
