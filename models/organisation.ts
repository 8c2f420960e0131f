import { Schema, type Connection, type Model } from 'mongoose';
import type { BranchId, StaffId, TeamId } from '../domain/ids.ts';
import type { LocalizedText } from '../domain/process/definition.ts';
import type { StaffProfile } from '../domain/prospect/catalogue.ts';
import type { TitleCode } from '../domain/staff/titles.ts';

/** A sub-branch (支行). */
export interface Branch {
  readonly _id: BranchId;
  readonly name: LocalizedText;
  /** Supervises the branch and hears the last rung of its ladders. */
  readonly headId: StaffId | null;
  /** False once it is closed: nobody works there, old records keep the name. Absent: true. */
  readonly active?: boolean;
  /** Counts edits. Absent: 0. */
  readonly version?: number;
}

export interface Team {
  readonly _id: TeamId;
  readonly branchId: BranchId;
  readonly name: LocalizedText;
  readonly leadId: StaffId | null;
  /** As of a branch. */
  readonly active?: boolean;
  readonly version?: number;
}

/** Somebody who works at the bank. */
export interface StaffMember {
  readonly _id: StaffId;
  /** Unique in the bank. */
  readonly employeeNo: string;
  readonly name: LocalizedText;
  /** What the profiles come from. Absent in the register of an older version. */
  readonly titles?: readonly TitleCode[];
  readonly profiles: readonly StaffProfile[];
  readonly branchId: BranchId;
  readonly teamId: TeamId | null;
  /** False after leaving: nobody may act as this person, old records keep the name. */
  readonly active: boolean;
  /** Counts edits. Absent: 0. */
  readonly version?: number;
}

const localizedText = { zh: { type: String, required: true }, en: { type: String, required: true } };

const branchSchema = new Schema<Branch>(
  {
    _id: { type: String, required: true },
    name: localizedText,
    headId: { type: String, default: null },
    active: Boolean,
    version: Number,
  },
  { collection: 'branches', versionKey: false },
);

const teamSchema = new Schema<Team>(
  {
    _id: { type: String, required: true },
    branchId: { type: String, required: true },
    name: localizedText,
    leadId: { type: String, default: null },
    active: Boolean,
    version: Number,
  },
  { collection: 'teams', versionKey: false },
)
  .index({ branchId: 1 })
  .index({ leadId: 1 });

const staffSchema = new Schema<StaffMember>(
  {
    _id: { type: String, required: true },
    employeeNo: { type: String, required: true },
    name: localizedText,
    titles: { type: [String], default: undefined },
    profiles: { type: [String], required: true },
    branchId: { type: String, required: true },
    teamId: { type: String, default: null },
    active: { type: Boolean, required: true },
    version: Number,
  },
  { collection: 'staff', versionKey: false },
)
  .index({ employeeNo: 1 }, { unique: true })
  .index({ branchId: 1, teamId: 1 })
  .index({ profiles: 1 });

export type BranchModel = Model<Branch>;
export type TeamModel = Model<Team>;
export type StaffModel = Model<StaffMember>;

export interface OrganisationModels {
  readonly branches: BranchModel;
  readonly teams: TeamModel;
  readonly staff: StaffModel;
}

export function createOrganisationModels(connection: Connection): OrganisationModels {
  return {
    branches: connection.model<Branch>('Branch', branchSchema),
    teams: connection.model<Team>('Team', teamSchema),
    staff: connection.model<StaffMember>('StaffMember', staffSchema),
  };
}

export interface Organisation {
  readonly branches: readonly Branch[];
  readonly teams: readonly Team[];
  readonly staff: readonly StaffMember[];
}

/** Every unit and everybody, in order of id: small enough to be read at once. */
export async function findOrganisation({ branches, teams, staff }: OrganisationModels): Promise<Organisation> {
  const [allBranches, allTeams, allStaff] = await Promise.all([
    branches.find().sort({ _id: 1 }).lean<Branch[]>(),
    teams.find().sort({ _id: 1 }).lean<Team[]>(),
    staff.find().sort({ _id: 1 }).lean<StaffMember[]>(),
  ]);
  return { branches: allBranches, teams: allTeams, staff: allStaff };
}

/** One person; null when unknown. Left staff are found too. */
export async function findStaffMember({ staff }: OrganisationModels, staffId: StaffId): Promise<StaffMember | null> {
  return staff.findById(staffId).lean<StaffMember>();
}

/** Whoever has left the bank: what they own must be given to somebody else. */
export async function findLeaverIds({ staff }: Pick<OrganisationModels, 'staff'>): Promise<readonly StaffId[]> {
  const left = await staff.find({ active: false }, { _id: 1 }).lean<Pick<StaffMember, '_id'>[]>();
  return left.map(({ _id }) => _id);
}

/** What a person answers for besides own work. */
export interface HeadedUnits {
  readonly teamIdsLed: readonly TeamId[];
  readonly branchIdsHeaded: readonly BranchId[];
}

/** The units that somebody heads, or some people together. */
export async function headedUnits(
  { branches, teams }: OrganisationModels,
  ...staffIds: readonly StaffId[]
): Promise<HeadedUnits> {
  const heads = { $in: [...staffIds] };
  const [led, headed] = await Promise.all([
    teams.find({ leadId: heads }, { _id: 1 }).sort({ _id: 1 }).lean<Pick<Team, '_id'>[]>(),
    branches.find({ headId: heads }, { _id: 1 }).sort({ _id: 1 }).lean<Pick<Branch, '_id'>[]>(),
  ]);
  return { teamIdsLed: led.map(({ _id }) => _id), branchIdsHeaded: headed.map(({ _id }) => _id) };
}

/** What everybody is called who works or has worked at the bank. */
export async function staffNames(
  staff: StaffModel,
): Promise<readonly { readonly staffId: StaffId; readonly name: LocalizedText }[]> {
  const found = await staff.find({}, { name: 1 }).sort({ _id: 1 }).lean<Pick<StaffMember, '_id' | 'name'>[]>();
  return found.map(({ _id, name }) => ({ staffId: _id, name }));
}
