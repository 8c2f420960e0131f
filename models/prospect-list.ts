import type { QueryFilter } from 'mongoose';
import type { BranchId, ProspectId, StaffId, TeamId } from '../domain/ids.ts';
import type { PhaseCode, StepNumber } from '../domain/process/definition.ts';
import type { CustomerType, FindMethod } from '../domain/prospect/catalogue.ts';
import { behind, pageOf, type Direction, type Keyset, type Page } from './keyset.ts';
import { foldName, type ProspectListItem, type ProspectModel, type ProspectSnapshot } from './prospect.ts';

/** Fields a list can be sorted by; `_id` decides between equals. */
export const prospectSortFields = [
  'nextActionAt',
  'createdAt',
  'phaseEnteredAt',
  'stepEnteredAt',
  'expectedValueFen',
  'lastContactAt',
  'untouchedSince',
  'customerNameFolded',
] as const;
export type ProspectSortField = (typeof prospectSortFields)[number];

/** Which rows of one step have been left alone for too long, in the branches that share a calendar. */
export interface RottingSlice {
  readonly step: StepNumber;
  readonly branches: { readonly only: readonly BranchId[] } | { readonly not: readonly BranchId[] };
  /** UTC ms; touched last then or before. */
  readonly untouchedSinceMs: number;
}

/** What a list is narrowed to. An absent field narrows nothing; an empty list matches nothing. */
export interface ProspectFilter {
  readonly ids?: readonly ProspectId[];
  readonly open?: boolean;
  /** Steps in which a prospect is worked: neither parked nor ended. */
  readonly activeSteps?: readonly StepNumber[];
  readonly phases?: readonly PhaseCode[];
  readonly step?: StepNumber;
  readonly ownerIds?: readonly StaffId[];
  /** Whether nobody owns it who is still there. */
  readonly unassigned?: { readonly wanted: boolean; readonly leaverIds: readonly StaffId[] };
  readonly teamIds?: readonly TeamId[];
  readonly branchIds?: readonly BranchId[];
  readonly customerType?: CustomerType;
  readonly findMethod?: FindMethod;
  readonly campaignId?: string;
  readonly held?: boolean;
  readonly minValueFen?: number;
  readonly maxValueFen?: number;
  /** Next action at or after this instant and before that one, UTC ms; null: without one. */
  readonly nextAction?: { readonly fromMs?: number; readonly beforeMs?: number } | null;
  readonly rotting?: { readonly wanted: boolean; readonly nowMs: number; readonly slices: readonly RottingSlice[] };
  /** Start of the customer's name, in any letter case. */
  readonly namePrefix?: string;
}

export interface ProspectQuery {
  /** What the reader may see at all. */
  readonly reach: QueryFilter<ProspectSnapshot>;
  readonly filter: ProspectFilter;
  readonly sort: { readonly field: ProspectSortField; readonly direction: Direction };
  readonly after: Keyset | null;
  readonly limit: number;
}

/** One page of prospects. Rows that do not change while a reader pages appear exactly once.
 *  Rows without a value come first in ascending order, last in descending. */
export async function findProspects(
  prospects: ProspectModel,
  { reach, filter, sort, after, limit }: ProspectQuery,
): Promise<Page<ProspectListItem>> {
  const { field, direction } = sort;
  const conditions = [reach, conditionOf(filter)];
  if (after !== null) conditions.push(behind(field, direction, sortValue(field, after.value), after.id));
  const order = direction === 'asc' ? 1 : -1;
  const rows = await prospects
    .find({ $and: conditions }, { state: 0, searchTokens: 0 })
    .sort({ [field]: order, _id: order })
    .limit(limit + 1)
    .lean<ProspectListItem[]>();
  return pageOf(rows, limit, (row) => ({ value: row[field]?.valueOf() ?? null, id: row._id }));
}

/** How many prospects match; counting stops at `atMost`. */
export async function countProspects(
  prospects: ProspectModel,
  { reach, filter }: Pick<ProspectQuery, 'reach' | 'filter'>,
  atMost: number,
): Promise<number> {
  return prospects.countDocuments({ $and: [conditionOf(filter), reach] }).limit(atMost);
}

/** Prospects and their value in one step. */
export interface StepTotal {
  readonly step: StepNumber;
  readonly count: number;
  readonly valueFen: number;
}

/** What is worked in each step, counted in one pass; steps without any are left out. */
export async function totalsByStep(
  prospects: ProspectModel,
  { reach, filter }: Pick<ProspectQuery, 'reach' | 'filter'>,
): Promise<readonly StepTotal[]> {
  const groups = await prospects.collection
    .aggregate<{ _id: StepNumber; count: number; valueFen: number }>([
      { $match: { $and: [conditionOf(filter), reach] } },
      { $group: { _id: '$activeStep', count: { $sum: 1 }, valueFen: { $sum: '$expectedValueFen' } } },
    ])
    .toArray();
  return groups.map(({ _id, count, valueFen }) => ({ step: _id, count, valueFen }));
}

/** How many prospects each owner has; those without any, and what nobody owns, are left out. */
export async function countsByOwner(
  prospects: ProspectModel,
  { reach, filter }: Pick<ProspectQuery, 'reach' | 'filter'>,
): Promise<ReadonlyMap<StaffId, number>> {
  const groups = await prospects.collection
    .aggregate<{ _id: StaffId | null; count: number }>([
      { $match: { $and: [conditionOf(filter), reach] } },
      { $group: { _id: '$ownerId', count: { $sum: 1 } } },
    ])
    .toArray();
  return new Map(groups.flatMap(({ _id, count }) => (_id === null ? [] : [[_id, count] as const])));
}

function sortValue(field: ProspectSortField, value: Keyset['value']): unknown {
  const isDate = field !== 'expectedValueFen' && field !== 'customerNameFolded';
  return value === null || !isDate ? value : new Date(value);
}

/** What the read model is asked for. */
export function conditionOf(filter: ProspectFilter): QueryFilter<ProspectSnapshot> {
  const { minValueFen, maxValueFen, rotting } = filter;
  const prefix = filter.namePrefix === undefined ? undefined : foldName(filter.namePrefix);
  const hasValueRange = minValueFen !== undefined || maxValueFen !== undefined;
  const conditions: Partial<Record<keyof ProspectSnapshot | '$or' | '$nor', unknown>> = {
    _id: among(filter.ids),
    open: filter.open,
    activeStep: among(filter.activeSteps),
    phase: among(filter.phases),
    step: filter.step,
    ownerId: ownerCondition(filter),
    teamId: among(filter.teamIds),
    branchId: among(filter.branchIds),
    customerType: filter.customerType,
    findMethod: filter.findMethod,
    campaignId: filter.campaignId,
    held: filter.held,
    expectedValueFen: hasValueRange ? withoutAbsent({ $gte: minValueFen ?? 0, $lte: maxValueFen }) : undefined,
    nextActionAt: nextActionCondition(filter.nextAction),
    customerNameFolded: prefix === undefined ? undefined : { $gte: prefix, $lt: `${prefix}\u{10ffff}` },
    ...(rotting === undefined ? {} : { [rotting.wanted ? '$or' : '$nor']: rottingConditions(rotting) }),
  };
  return withoutAbsent(conditions);
}

function ownerCondition({ ownerIds, unassigned }: ProspectFilter): unknown {
  if (unassigned === undefined) return among(ownerIds);
  const { wanted, leaverIds } = unassigned;
  if (ownerIds !== undefined) return { $in: ownerIds.filter((ownerId) => leaverIds.includes(ownerId) === wanted) };
  const nobody = [null, ...leaverIds];
  return wanted ? among(nobody) : { $nin: nobody };
}

function nextActionCondition(range: ProspectFilter['nextAction']): unknown {
  if (range === undefined || range === null) return range;
  const { fromMs, beforeMs } = range;
  return withoutAbsent({
    $gte: fromMs === undefined ? undefined : new Date(fromMs),
    $lt: beforeMs === undefined ? undefined : new Date(beforeMs),
  });
}

/** One way of rotting for each slice. */
function rottingConditions({ nowMs, slices }: NonNullable<ProspectFilter['rotting']>): object[] {
  return slices.map(({ step, branches, untouchedSinceMs }) => ({
    activeStep: step,
    branchId: 'only' in branches ? { $in: branches.only } : { $nin: branches.not },
    held: false,
    untouchedSince: { $lte: new Date(untouchedSinceMs) },
    $or: [{ plannedTouchAt: null }, { plannedTouchAt: { $lte: new Date(nowMs) } }],
  }));
}

function withoutAbsent(conditions: object): object {
  return Object.fromEntries(Object.entries(conditions).filter(([, condition]) => condition !== undefined));
}

/** One value is asked for as such, because only then an index also gives the order. */
function among<Value>(values: readonly Value[] | undefined): Value | { $in: readonly Value[] } | undefined {
  return values?.length === 1 ? values[0] : values && { $in: values };
}
