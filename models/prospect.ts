import { Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { BranchId, ProspectId, StaffId, TeamId } from '../domain/ids.ts';
import type { PhaseCode, StepNumber } from '../domain/process/definition.ts';
import type { CustomerType, FindMethod, LossReason, PursuitType } from '../domain/prospect/catalogue.ts';
import type { NextAction } from '../domain/prospect/next-action.ts';
import type { ProspectState } from '../domain/prospect/state.ts';
import { behind, pageOf, type Direction, type Keyset, type Page } from './keyset.ts';

/** A prospect as lists, boards and searches read it: one document for each prospect, written only by its projection. */
export interface ProspectSnapshot {
  readonly _id: ProspectId;
  /** Of the last event in it. A write with a lower one is discarded (SM-11). */
  readonly revision: number;
  readonly cycleNo: number;
  readonly phase: PhaseCode;
  readonly step: StepNumber;
  /** False in the terminal phases. */
  readonly open: boolean;
  readonly ownerId: StaffId | null;
  readonly teamId: TeamId | null;
  readonly branchId: BranchId;
  /** Personal data. */
  readonly customerName: string;
  /** Personal data. `foldName` of the name: what a search compares. */
  readonly customerNameFolded: string;
  readonly customerType: CustomerType;
  /** Personal data; for the duplicate check (D-3), never shown in lists. */
  readonly customerPhone: string | null;
  /** Personal data. */
  readonly customerPhoneLast4: string | null;
  /** Personal data. */
  readonly coreBankCustomerNo: string | null;
  readonly pursuitType: PursuitType;
  readonly findMethod: FindMethod;
  readonly campaignId: string | null;
  readonly expectedValueFen: number | null;
  readonly held: boolean;
  readonly phaseEnteredAt: Date;
  readonly stepEnteredAt: Date;
  readonly createdAt: Date;
  readonly lastContactAt: Date | null;
  /** Null only when the pursuit has ended. */
  readonly nextActionAt: Date | null;
  readonly nextActionKind: NextAction['kind'] | null;
  readonly nextActionCode: string | null;
  readonly lossReason: LossReason | null;
  /** Version of the process definition it runs on. */
  readonly processVersion: string;
  /** By the database's clock: what changed since then has a later one. */
  readonly projectedAt: Date;
  /** Personal data inside. The whole truth at `revision`: a closed prospect is reopened from it. */
  readonly state: ProspectState;
}

/** A snapshot without its state: a row of a list. */
export type ProspectListItem = Omit<ProspectSnapshot, 'state'>;

/** A name as a search compares it: full-width Latin, letter case and outer spaces make no difference. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().trim();
}

const nullable = { default: null } as const;

const schema = new Schema<ProspectSnapshot>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    cycleNo: { type: Number, required: true },
    phase: { type: String, required: true },
    step: { type: Number, required: true },
    open: { type: Boolean, required: true },
    ownerId: { type: String, ...nullable },
    teamId: { type: String, ...nullable },
    branchId: { type: String, required: true },
    customerName: { type: String, required: true },
    customerNameFolded: { type: String, required: true },
    customerType: { type: String, required: true },
    customerPhone: { type: String, ...nullable },
    customerPhoneLast4: { type: String, ...nullable },
    coreBankCustomerNo: { type: String, ...nullable },
    pursuitType: { type: String, required: true },
    findMethod: { type: String, required: true },
    campaignId: { type: String, ...nullable },
    expectedValueFen: { type: Number, ...nullable },
    held: { type: Boolean, required: true },
    phaseEnteredAt: { type: Date, required: true },
    stepEnteredAt: { type: Date, required: true },
    createdAt: { type: Date, required: true },
    lastContactAt: { type: Date, ...nullable },
    nextActionAt: { type: Date, ...nullable },
    nextActionKind: { type: String, ...nullable },
    nextActionCode: { type: String, ...nullable },
    lossReason: { type: String, ...nullable },
    processVersion: { type: String, required: true },
    projectedAt: { type: Date, required: true },
    state: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'prospects', versionKey: false, minimize: false },
)
  .index({ branchId: 1, open: 1, nextActionAt: 1, _id: 1 })
  .index({ teamId: 1, open: 1, nextActionAt: 1, _id: 1 })
  .index({ ownerId: 1, open: 1, nextActionAt: 1, _id: 1 })
  .index({ branchId: 1, phase: 1, nextActionAt: 1, _id: 1 })
  .index({ projectedAt: 1, _id: 1 })
  .index({ createdAt: 1, _id: 1 })
  .index({ customerPhone: 1 })
  .index({ coreBankCustomerNo: 1 });

export type ProspectModel = Model<ProspectSnapshot>;

export function createProspectModel(connection: Connection): ProspectModel {
  return connection.model<ProspectSnapshot>('Prospect', schema);
}

/** Fields a list can be sorted by; `_id` decides between equals. */
export const prospectSortFields = ['nextActionAt', 'createdAt', 'phaseEnteredAt', 'expectedValueFen'] as const;
export type ProspectSortField = (typeof prospectSortFields)[number];

/** What a list is narrowed to. An absent field narrows nothing; an empty list matches nothing. */
export interface ProspectFilter {
  readonly ids?: readonly ProspectId[];
  readonly open?: boolean;
  readonly phases?: readonly PhaseCode[];
  readonly step?: StepNumber;
  readonly ownerIds?: readonly StaffId[];
  readonly teamIds?: readonly TeamId[];
  readonly branchIds?: readonly BranchId[];
  readonly customerType?: CustomerType;
  readonly campaignId?: string;
  readonly held?: boolean;
  /** Next action before this instant, UTC ms. */
  readonly nextActionBeforeMs?: number;
  /** Start of the customer's name, in any letter case. */
  readonly namePrefix?: string;
}

export interface ProspectQuery {
  readonly filter: ProspectFilter;
  readonly sort: { readonly field: ProspectSortField; readonly direction: Direction };
  readonly after: Keyset | null;
  readonly limit: number;
}

/** One page of prospects. Rows that do not change while a reader pages appear exactly once.
 *  Rows without a value come first in ascending order, last in descending. */
export async function findProspects(
  prospects: ProspectModel,
  { filter, sort, after, limit }: ProspectQuery,
): Promise<Page<ProspectListItem>> {
  const { field, direction } = sort;
  const conditions = [conditionOf(filter)];
  if (after !== null) conditions.push(behind(field, direction, sortValue(field, after.value), after.id));
  const order = direction === 'asc' ? 1 : -1;
  const rows = await prospects
    .find({ $and: conditions }, { state: 0 })
    .sort({ [field]: order, _id: order })
    .limit(limit + 1)
    .lean<ProspectListItem[]>();
  return pageOf(rows, limit, (row) => ({ value: row[field]?.valueOf() ?? null, id: row._id }));
}

function sortValue(field: ProspectSortField, value: Keyset['value']): unknown {
  return value === null || field === 'expectedValueFen' ? value : new Date(value);
}

function conditionOf(filter: ProspectFilter): QueryFilter<ProspectSnapshot> {
  const prefix = filter.namePrefix === undefined ? undefined : foldName(filter.namePrefix);
  const conditions: Partial<Record<keyof ProspectSnapshot, unknown>> = {
    _id: among(filter.ids),
    open: filter.open,
    phase: among(filter.phases),
    step: filter.step,
    ownerId: among(filter.ownerIds),
    teamId: among(filter.teamIds),
    branchId: among(filter.branchIds),
    customerType: filter.customerType,
    campaignId: filter.campaignId,
    held: filter.held,
    nextActionAt: filter.nextActionBeforeMs === undefined ? undefined : { $lt: new Date(filter.nextActionBeforeMs) },
    customerNameFolded: prefix === undefined ? undefined : { $gte: prefix, $lt: `${prefix}\u{10ffff}` },
  };
  return Object.fromEntries(Object.entries(conditions).filter(([, condition]) => condition !== undefined));
}

/** One value is asked for as such, because only then an index also gives the order. */
function among<Value>(values: readonly Value[] | undefined): Value | { $in: readonly Value[] } | undefined {
  return values?.length === 1 ? values[0] : values && { $in: values };
}

/** A prospect with its state; null when it was never projected. */
export async function findProspect(prospects: ProspectModel, prospectId: ProspectId): Promise<ProspectSnapshot | null> {
  return prospects.findById(prospectId).lean<ProspectSnapshot>();
}

/** What a board or a live feed needs to know of a change. */
export type ProspectChange = Pick<
  ProspectSnapshot,
  | '_id'
  | 'revision'
  | 'phase'
  | 'step'
  | 'open'
  | 'branchId'
  | 'teamId'
  | 'ownerId'
  | 'expectedValueFen'
  | 'projectedAt'
>;

const changeFields = {
  revision: 1,
  phase: 1,
  step: 1,
  open: 1,
  branchId: 1,
  teamId: 1,
  ownerId: 1,
  expectedValueFen: 1,
  projectedAt: 1,
} as const;

const changesARead = 2_000;

/** Prospects projected at or after an instant of the database's clock, oldest first; all of them since 1970. A reader
 *  that asks again from the last `projectedAt` less some seconds misses nothing and drops repeats by revision.
 *  Read page by page, so that no answer is larger or slower the more prospects there are. */
export async function* changedSince(prospects: ProspectModel, projectedAt: Date): AsyncGenerator<ProspectChange> {
  let condition: QueryFilter<ProspectSnapshot> = { projectedAt: { $gte: projectedAt } };
  for (;;) {
    const page = await prospects
      .find(condition, changeFields)
      .sort({ projectedAt: 1, _id: 1 })
      .limit(changesARead)
      .lean<ProspectChange[]>();
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < changesARead) return;
    condition = behind('projectedAt', 'asc', last.projectedAt, last._id);
  }
}

/** Ids of all prospects that the read model has as open, in no order. */
export async function* openProspectIds(prospects: ProspectModel): AsyncGenerator<ProspectId> {
  for await (const { _id } of prospects
    .find({ open: true }, { _id: 1 })
    .lean<Pick<ProspectSnapshot, '_id'>[]>()
    .cursor())
    yield _id;
}
