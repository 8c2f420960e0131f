import { rootCauseQuery, rootCauseReport, type RootCauseReport } from '../../contracts/complaint-report.ts';
import { localDateOf, type WorkingCalendar } from '../../domain/calendar.ts';
import { decisionThatStands, grantedFen } from '../../domain/complaint/deciding.ts';
import { figuresOf, groupFigures, type CauseFacts } from '../../domain/complaint/root-causes.ts';
import { periodOf, type BankDays } from '../../domain/funnel/period.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { casesReceived, type CauseRow } from '../../models/complaint-report.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute, ok } from '../route.ts';

export const rootCausesRoute = defineRoute({
  method: 'get',
  path: '/complaint-reports/root-causes',
  operationId: 'getComplaintRootCauses',
  tag: 'management',
  summary: 'What the complaints received in a period came of: causes by category and month, founded, in time, raised',
  needs: 'readComplaint',
  query: rootCauseQuery,
  answers: { 200: { description: 'Of what the caller may read', schema: rootCauseReport } },
  handle: async ({ actor, ability, query }, deps) => ok(await readRootCauses(deps, { actor, ability }, query)),
});

/** Who asks. */
export interface Asking {
  readonly actor: Actor;
  readonly ability: ActorAbility;
}

/** The report as it is at this moment.   Systemic cases are not counted: their cases are. */
export async function readRootCauses(
  deps: ApiDeps,
  { actor, ability }: Asking,
  { from, to, branchId }: BankDays & { readonly branchId?: BranchId | undefined },
): Promise<RootCauseReport> {
  const calendar = (await requireCalendars(deps)).of(actor.branchId);
  const rows = await casesReceived(deps.models.complaints, {
    reach: deps.rules.reachOf(ability, 'readComplaint', 'Complaint'),
    branchId,
    period: periodOf({ from, to }, calendar.utcOffsetMinutes),
  });
  const cases = rows.map((row) => factsOf(row, calendar));
  return {
    asOf: new Date().toISOString(),
    from,
    to,
    totals: figuresOf(cases),
    causes: groupFigures(cases, ({ rootCauseClass }) => rootCauseClass).map(({ key, figures, cases: ofCause }) => ({
      rootCauseClass: key,
      figures,
      categories: groupFigures(ofCause, ({ category }) => category).map((group) => ({
        category: group.key,
        figures: group.figures,
      })),
    })),
    months: groupFigures(cases, ({ month }) => month)
      .map(({ key, figures, cases: ofMonth }) => ({
        month: key,
        figures,
        causes: groupFigures(ofMonth, ({ rootCauseClass }) => rootCauseClass).map((group) => ({
          rootCauseClass: group.key,
          count: group.figures.count,
        })),
      }))
      .toSorted((a, b) => a.month.localeCompare(b.month)),
  };
}

function factsOf({ state, receivedAt, ...row }: CauseRow, calendar: WorkingCalendar): CauseFacts {
  const { resolvedAtMs, reportBack, appeals } = state;
  const decision = decisionThatStands(state);
  const decisions = appeals.flatMap((appeal) => appeal.decision ?? []);
  return {
    ...row,
    finding: decision?.finding ?? null,
    compensationFen: grantedFen(state),
    isResolved: resolvedAtMs !== null,
    isReportedBack: reportBack !== null,
    appeals: appeals.length,
    appealsDecided: decisions.length,
    appealsUpheld: decisions.filter((one) => one !== 'rejected').length,
    month: localDateOf(calendar, receivedAt.getTime()).slice(0, 7),
  };
}
