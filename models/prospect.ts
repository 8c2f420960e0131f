import { Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { BranchId, ProspectId, StaffId, TeamId } from '../domain/ids.ts';
import type { PhaseCode, ProcessEdits, StepNumber } from '../domain/process/definition.ts';
import type { CustomerType, FindMethod, LossReason, PursuitType } from '../domain/prospect/catalogue.ts';
import type { NextAction } from '../domain/prospect/next-action.ts';
import type { ProspectState } from '../domain/prospect/state.ts';
import { behind } from './keyset.ts';

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
  /** The step it is worked in: its column on the board. Null while parked and after the end. */
  readonly activeStep: StepNumber | null;
  readonly ownerId: StaffId | null;
  readonly teamId: TeamId | null;
  readonly branchId: BranchId;
  /** Whose record it is, the owner included. */
  readonly holderIds: readonly StaffId[];
  /** The customer has said yes and the money is not confirmed. */
  readonly awaitsBooking: boolean;
  /** Personal data. */
  readonly customerName: string;
  /** Personal data. `foldName` of the name: what a search compares. */
  readonly customerNameFolded: string;
  /** Personal data. `searchTokens` of the name. */
  readonly searchTokens: readonly string[];
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
  /** Start of the clock of neglect (`untouchedSinceMs`): taken from events, so no state says it. Null in rows of before it
   *  was kept, until the prospect is projected again. */
  readonly untouchedSince: Date | null;
  /** The touch that is planned next (`plannedTouchMs`); in the past when it was not kept. */
  readonly plannedTouchAt: Date | null;
  /** Null only when the pursuit has ended. */
  readonly nextActionAt: Date | null;
  readonly nextActionKind: NextAction['kind'] | null;
  readonly nextActionCode: string | null;
  readonly lossReason: LossReason | null;
  /** Version of the process definition it runs on. */
  readonly processVersion: string;
  /** Numbers changed in it for this prospect; absent in rows of before there were any. */
  readonly processEdits?: ProcessEdits;
  /** By the database's clock: what changed since then has a later one. */
  readonly projectedAt: Date;
  /** Personal data inside. The whole truth at `revision`: a closed prospect is reopened from it. */
  readonly state: ProspectState;
}

/** A snapshot without its state: a row of a list. */
export type ProspectListItem = Omit<ProspectSnapshot, 'state' | 'searchTokens'>;

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
    activeStep: { type: Number, ...nullable },
    ownerId: { type: String, ...nullable },
    teamId: { type: String, ...nullable },
    branchId: { type: String, required: true },
    holderIds: { type: [String], required: true },
    awaitsBooking: { type: Boolean, required: true },
    customerName: { type: String, required: true },
    customerNameFolded: { type: String, required: true },
    searchTokens: { type: [String], required: true },
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
    untouchedSince: { type: Date, ...nullable },
    plannedTouchAt: { type: Date, ...nullable },
    nextActionAt: { type: Date, ...nullable },
    nextActionKind: { type: String, ...nullable },
    nextActionCode: { type: String, ...nullable },
    lossReason: { type: String, ...nullable },
    processVersion: { type: String, required: true },
    processEdits: { type: Schema.Types.Mixed },
    projectedAt: { type: Date, required: true },
    state: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'prospects', versionKey: false, minimize: false },
)
  .index({ branchId: 1, open: 1, nextActionAt: 1, _id: 1 })
  .index({ teamId: 1, open: 1, nextActionAt: 1, _id: 1 })
  .index({ ownerId: 1, open: 1, nextActionAt: 1, _id: 1 })
  .index({ holderIds: 1, open: 1, nextActionAt: 1, _id: 1 })
  .index({ awaitsBooking: 1, nextActionAt: 1, _id: 1 })
  .index({ branchId: 1, phase: 1, nextActionAt: 1, _id: 1 })
  // the board: a column in the order of what comes next
  .index({ activeStep: 1, nextActionAt: 1, _id: 1 })
  .index({ branchId: 1, activeStep: 1, nextActionAt: 1, _id: 1 })
  .index({ teamId: 1, activeStep: 1, nextActionAt: 1, _id: 1 })
  .index({ ownerId: 1, activeStep: 1, nextActionAt: 1, _id: 1 })
  .index({ holderIds: 1, activeStep: 1, nextActionAt: 1, _id: 1 })
  // the table of a branch by its other columns; what one team or owner has is sorted as it is found
  .index({ branchId: 1, open: 1, stepEnteredAt: 1, _id: 1 })
  .index({ branchId: 1, open: 1, expectedValueFen: 1, _id: 1 })
  .index({ branchId: 1, open: 1, lastContactAt: 1, _id: 1 })
  .index({ branchId: 1, open: 1, customerNameFolded: 1, _id: 1 })
  .index({ projectedAt: 1, _id: 1 })
  .index({ createdAt: 1, _id: 1 })
  // the search; the branch after the tokens, because a list of tokens must come first to narrow anything
  .index({ searchTokens: 1, branchId: 1 })
  .index({ customerPhoneLast4: 1 })
  .index({ customerPhone: 1 })
  .index({ coreBankCustomerNo: 1 });

export type ProspectModel = Model<ProspectSnapshot>;

export function createProspectModel(connection: Connection): ProspectModel {
  return connection.model<ProspectSnapshot>('Prospect', schema);
}

/** A prospect with its state, if it lies within what a reader may see. */
export async function findProspectWithin(
  prospects: ProspectModel,
  prospectId: ProspectId,
  reach: QueryFilter<ProspectSnapshot>,
): Promise<ProspectSnapshot | null> {
  return prospects.findOne({ $and: [{ _id: prospectId }, reach] }).lean<ProspectSnapshot>();
}

/** What permissions look at. */
export type StoredFacts = Pick<
  ProspectSnapshot,
  'ownerId' | 'teamId' | 'branchId' | 'holderIds' | 'awaitsBooking' | 'step'
>;

/** Null when the prospect was never projected. */
export async function findFacts(prospects: ProspectModel, prospectId: ProspectId): Promise<StoredFacts | null> {
  const fields = { _id: 0, ownerId: 1, teamId: 1, branchId: 1, holderIds: 1, awaitsBooking: 1, step: 1 };
  return prospects.findById(prospectId, fields).lean<StoredFacts>();
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
  | 'holderIds'
  | 'awaitsBooking'
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
  holderIds: 1,
  awaitsBooking: 1,
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
