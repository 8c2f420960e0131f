import type { FunnelReport } from '../../contracts/funnel-report.ts';
import { rottingWorkingDays } from '../../domain/board/rotting.ts';
import { stepNumbers, type StepNumber } from '../../domain/process/definition.ts';
import type { BranchId } from '../../domain/ids.ts';
import { findProspects, totalsByStep } from '../../models/prospect-list.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { listFilter } from '../prospects/list-filter.ts';
import { presentRow } from '../prospects/present-row.ts';
import { maskFor } from '../prospects/present.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { listNow } from './list-of.ts';
import type { FlowScope } from './read-flow.ts';

export interface StalledWish {
  readonly scope: FlowScope;
  readonly nowMs: number;
  /** Of whoever asks. */
  readonly branchId: BranchId;
  readonly limit: number;
}

/** What has been left alone for longer than its step allows, longest against that first; the rule is that of the board. */
export async function readStalled(
  deps: ApiDeps,
  ability: ActorAbility,
  { scope, nowMs, branchId, limit }: StalledWish,
): Promise<FunnelReport['stalled']> {
  const calendars = await requireCalendars(deps);
  const context = { nowMs, branchId, calendars, leaverIds: [] };
  const { prospects } = deps.models;
  const wish = { ...scope, open: true, parked: false, rotting: true };
  const reach = {
    $and: [
      deps.rules.reachOf(ability, 'readFunnel', 'Prospect'),
      deps.rules.reachOf(ability, 'readProspect', 'Prospect'),
    ],
  };
  const inStep = async (step: StepNumber) =>
    findProspects(prospects, {
      reach,
      filter: listFilter({ ...wish, step }, context),
      sort: { field: 'untouchedSince', direction: 'asc' },
      after: null,
      limit,
    });
  const [totals, ...pages] = await Promise.all([
    totalsByStep(prospects, { reach, filter: listFilter(wish, context) }),
    ...stepNumbers.map(inStep),
  ]);
  const longest = pages
    .flatMap(({ rows }) => rows)
    .map((row) => ({
      prospect: presentRow(row, nowMs, calendars, maskFor(deps, ability, row)),
      thresholdDays: rottingWorkingDays[row.step],
    }))
    .toSorted((a, b) => neglect(b) - neglect(a) || (a.prospect.prospectId < b.prospect.prospectId ? -1 : 1))
    .slice(0, limit);
  const list = listNow({ open: 'true', parked: 'false', rotting: 'true', sort: 'untouchedSince' }, scope);
  return { count: totals.reduce((sum, { count }) => sum + count, 0), list, longest };
}

function neglect({ prospect, thresholdDays }: FunnelReport['stalled']['longest'][number]): number {
  return (prospect.untouchedWorkingDays ?? 0) / thresholdDays;
}
