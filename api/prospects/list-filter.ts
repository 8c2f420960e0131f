import type { flowFilter } from '../../contracts/flow-filter.ts';
import type { ProspectListQuery } from '../../contracts/prospect-list.ts';
import { endOfTodayMs, type NextActionFilter } from '../../domain/board/next-action-colour.ts';
import { rottingSinceMs } from '../../domain/board/rotting.ts';
import type { BranchId, StaffId } from '../../domain/ids.ts';
import { phaseCodes, stepNumbers, type PhaseCode, type StepNumber } from '../../domain/process/definition.ts';
import type { BankCalendars } from '../../models/business-calendar.ts';
import type { ProspectFilter, ProspectSortField } from '../../models/prospect-list.ts';

/** What a caller wants to see of what they may see. */
export type ListWish = Omit<ProspectListQuery, 'sort' | 'order' | 'limit' | 'cursor' | keyof typeof flowFilter>;

/** What decides besides the wish. */
export interface ListContext {
  readonly nowMs: number;
  /** Whose today counts. */
  readonly branchId: BranchId;
  readonly calendars: BankCalendars;
  /** Whoever has left the bank: what they own is unassigned. */
  readonly leaverIds: readonly StaffId[];
}

/** A wish as a filter of the read model. */
export function listFilter(wish: ListWish, context: ListContext): ProspectFilter {
  const {
    prospectId,
    ownerId,
    teamId,
    branchId,
    q,
    rotting,
    nextAction,
    phase,
    step,
    open,
    parked,
    overdue,
    unassigned,
    ...plain
  } = wish;
  const active = activeSteps(wish);
  // What is overdue is open, and saying so lets an index find it.
  const isOpen = open ?? (overdue === true || nextAction !== undefined ? true : undefined);
  const colour: NextActionFilter | undefined = overdue === true ? 'overdue' : nextAction;
  return present({
    ...plain,
    ids: listOf(prospectId),
    activeSteps: active,
    open: active === undefined || step === undefined ? isOpen : undefined,
    step: active === undefined ? step : undefined,
    phases: narrowedPhases(phase, parked),
    ownerIds: listOf(ownerId),
    teamIds: listOf(teamId),
    branchIds: listOf(branchId),
    nextAction: colour === undefined ? undefined : nextActionRange(colour, context),
    rotting: rotting === undefined ? undefined : rottingFilter(rotting, active ?? listOf(step) ?? stepNumbers, context),
    unassigned: unassigned === undefined ? undefined : { wanted: unassigned, leaverIds: context.leaverIds },
    namePrefix: q,
  });
}

/** The columns of the board that a wish is about; undefined when it is about more than those. */
function activeSteps({ open, parked, step }: ListWish): readonly StepNumber[] | undefined {
  if (open !== true || parked !== false) return undefined;
  return step === undefined ? stepNumbers : [step];
}

function narrowedPhases(phases: readonly PhaseCode[] | undefined, parked: boolean | undefined) {
  if (parked === undefined) return phases;
  return (phases ?? phaseCodes).filter((phase) => (phase === 'nurture') === parked);
}

function nextActionRange(colour: NextActionFilter, { nowMs, branchId, calendars }: ListContext) {
  const tomorrowMs = endOfTodayMs(nowMs, calendars.of(branchId));
  switch (colour) {
    case 'overdue':
      return { beforeMs: nowMs };
    case 'today':
      return { fromMs: nowMs, beforeMs: tomorrowMs };
    case 'due':
      return { beforeMs: tomorrowMs };
    case 'later':
      return { fromMs: tomorrowMs };
    case 'none':
      return null;
  }
}

function rottingFilter(
  wanted: boolean,
  steps: readonly StepNumber[],
  { nowMs, calendars }: ListContext,
): ProspectFilter['rotting'] {
  const slices = calendars.groups.flatMap(({ calendar, branches }) =>
    steps.map((step) => ({ step, branches, untouchedSinceMs: rottingSinceMs(calendar, step, nowMs) })),
  );
  return { wanted, nowMs, slices };
}

function listOf<Value>(value: Value | undefined): readonly Value[] | undefined {
  return value === undefined ? undefined : [value];
}

/** Without the fields that narrow nothing. */
function present(fields: { [Field in keyof ProspectFilter]: ProspectFilter[Field] | undefined }): ProspectFilter {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The stored field of each order that callers name. */
export function sortFieldOf(sort: ProspectListQuery['sort']): ProspectSortField {
  return sort === 'customerName' ? 'customerNameFolded' : sort;
}
