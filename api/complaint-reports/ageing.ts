import { ageingQuery, ageingReport, type AgeingReport } from '../../contracts/complaint-report.ts';
import { ageBands, bandOf, spansOfBands, type AgeBand, type ReceivedSpan } from '../../domain/complaint/ageing.ts';
import { severities, statuses } from '../../domain/complaint/catalogue.ts';
import { complaintCalendar } from '../../domain/complaint/hours.ts';
import type { BranchId } from '../../domain/ids.ts';
import { dayMs } from '../../domain/wait.ts';
import type { CalendarGroup } from '../../models/business-calendar.ts';
import { openCases, type AgeingRow } from '../../models/complaint-report.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute, ok } from '../route.ts';

export const complaintAgeingRoute = defineRoute({
  method: 'get',
  path: '/complaint-reports/ageing',
  operationId: 'getComplaintAgeing',
  tag: 'management',
  summary: 'How old the open complaints are in working days, by status, severity, branch and handler',
  needs: 'readComplaint',
  query: ageingQuery,
  answers: { 200: { description: 'Of what the caller may read', schema: ageingReport } },
  handle: async ({ ability, query }, deps) => ok(await readAgeing(deps, ability, query)),
});

/** The report as it is at this moment. */
export async function readAgeing(
  deps: ApiDeps,
  ability: ActorAbility,
  { branchId }: { readonly branchId?: BranchId | undefined },
): Promise<AgeingReport> {
  const nowMs = Date.now();
  const reach = deps.rules.reachOf(ability, 'readComplaint', 'Complaint');
  const [{ groups }, rows] = await Promise.all([
    requireCalendars(deps),
    openCases(deps.models.complaints, { reach, branchId }),
  ]);
  const spansOf = spansByBranch(groups, nowMs);
  const aged = rows.map((row) => ({ row, band: bandOf(spansOf(row.branchId), row.receivedAt.getTime()) }));
  const by = (keyOf: (row: AgeingRow) => string | null) =>
    [...Map.groupBy(aged, ({ row }) => keyOf(row))].map(([key, group]) => ({ key, ...countBands(group) }));
  const inOrder = (order: readonly string[], found: ReturnType<typeof by>) =>
    found.toSorted((a, b) => order.indexOf(a.key ?? '') - order.indexOf(b.key ?? ''));
  const mostFirst = (found: ReturnType<typeof by>) => found.toSorted((a, b) => b.total - a.total);
  return {
    asOf: new Date(nowMs).toISOString(),
    ...countBands(aged),
    byStatus: inOrder(
      statuses,
      by(({ status }) => status),
    ),
    bySeverity: inOrder(
      severities,
      by(({ severity }) => severity),
    ),
    byBranch: mostFirst(by((row) => row.branchId)),
    byHandler: mostFirst(by(({ handlerId }) => handlerId)),
  };
}

function countBands(aged: readonly { readonly band: AgeBand }[]) {
  const counts = ageBands.map((wanted) => [wanted, aged.filter(({ band }) => band === wanted).length] as const);
  return { total: aged.length, bands: Object.fromEntries(counts) as Record<AgeBand, number> };
}

/** Older than any case that the calendar has to be right for. */
const lookBackMs = 120 * dayMs;

/** What the bands mean where a branch works by its own calendar. */
export function spansOfGroup({ calendar }: CalendarGroup, nowMs: number): Readonly<Record<AgeBand, ReceivedSpan>> {
  return spansOfBands(complaintCalendar(calendar, nowMs - lookBackMs, nowMs), nowMs);
}

function spansByBranch(groups: readonly CalendarGroup[], nowMs: number) {
  const known = groups.map((group) => ({ ...group, spans: spansOfGroup(group, nowMs) }));
  return (branchId: BranchId): Readonly<Record<AgeBand, ReceivedSpan>> => {
    const own = known.find(({ branches }) =>
      'only' in branches ? branches.only.includes(branchId) : !branches.not.includes(branchId),
    );
    if (own === undefined) throw new Error(`no calendar of ${branchId}`);
    return own.spans;
  };
}
