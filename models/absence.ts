import { Schema, type Connection, type Model } from 'mongoose';
import type { Represented } from '../domain/complaint/command.ts';
import type { StaffId } from '../domain/ids.ts';
import type { StaffMember, StaffModel } from './organisation.ts';

/** A leave: from one day to another somebody is away and a deputy stands in. */
export interface Absence {
  readonly _id: string;
  readonly staffId: StaffId;
  readonly deputyId: StaffId;
  /** First and last day, 'YYYY-MM-DD'. */
  readonly from: string;
  readonly to: string;
  /** The same as instants, half-open, where the bank is. */
  readonly fromAt: Date;
  readonly untilAt: Date;
  readonly enteredBy: StaffId;
}

const required = { type: String, required: true };
const schema = new Schema<Absence>(
  {
    _id: required,
    staffId: required,
    deputyId: required,
    from: required,
    to: required,
    fromAt: { type: Date, required: true },
    untilAt: { type: Date, required: true },
    enteredBy: required,
  },
  { collection: 'absences', versionKey: false },
)
  .index({ staffId: 1, untilAt: 1 })
  .index({ deputyId: 1, untilAt: 1 })
  .index({ untilAt: 1, _id: 1 });

export type AbsenceModel = Model<Absence>;

export function createAbsenceModel(connection: Connection): AbsenceModel {
  return connection.model<Absence>('Absence', schema);
}

/** Whose deputy somebody is at an instant, in order of id: of whoever works with them in one branch, both still there. */
export async function representedBy(
  { absences, staff }: { readonly absences: AbsenceModel; readonly staff: StaffModel },
  deputyId: StaffId,
  atMs: number,
): Promise<readonly Represented[]> {
  const at = new Date(atMs);
  const found = await absences
    .find({ deputyId, fromAt: { $lte: at }, untilAt: { $gt: at } }, { staffId: 1 })
    .lean<Pick<Absence, 'staffId'>[]>();
  if (found.length === 0) return [];
  const awayIds = [...new Set(found.map(({ staffId }) => staffId))].toSorted();
  const members = await staff
    .find({ _id: { $in: [deputyId, ...awayIds] }, active: true }, { branchId: 1, profiles: 1 })
    .lean<Pick<StaffMember, '_id' | 'branchId' | 'profiles'>[]>();
  const byId = new Map(members.map((member) => [member._id, member]));
  const branchId = byId.get(deputyId)?.branchId;
  return awayIds.flatMap((staffId) => {
    const away = byId.get(staffId);
    return away === undefined || away.branchId !== branchId ? [] : [{ staffId, profiles: away.profiles }];
  });
}

/** Who of some people is away at an instant, with their leaves. */
export async function awayAt(
  absences: AbsenceModel,
  staffIds: readonly StaffId[],
  atMs: number,
): Promise<ReadonlyMap<StaffId, Absence>> {
  if (staffIds.length === 0) return new Map();
  const found = await absencesTouching(absences, staffIds, { fromAt: new Date(atMs), untilAt: new Date(atMs + 1) });
  return new Map(found.map((absence) => [absence.staffId, absence]));
}

/** Why somebody cannot do their work at an instant: left the bank, or on leave; null: at work. */
export type AbsenceKind = 'left' | 'away';

/** Says of some people why they are not at work at an instant. Nobody is never absent. */
export async function readPresence(
  { absences, staff }: { readonly absences: AbsenceModel; readonly staff: StaffModel },
  staffIds: readonly StaffId[],
  atMs: number,
): Promise<(staffId: StaffId | null) => AbsenceKind | null> {
  if (staffIds.length === 0) return () => null;
  const [left, away] = await Promise.all([
    staff.find({ _id: { $in: [...staffIds] }, active: false }, { _id: 1 }).lean<Pick<StaffMember, '_id'>[]>(),
    awayAt(absences, staffIds, atMs),
  ]);
  const gone = new Set(left.map(({ _id }) => _id));
  return (staffId) => (staffId === null ? null : gone.has(staffId) ? 'left' : away.has(staffId) ? 'away' : null);
}

/** Absences that are not over yet and in which somebody is away or stands in. */
export async function absencesWith(
  absences: AbsenceModel,
  staffId: StaffId,
  atMs: number,
): Promise<readonly Absence[]> {
  const people = { $or: [{ staffId }, { deputyId: staffId }] };
  return absences.find({ ...people, untilAt: { $gt: new Date(atMs) } }).lean<Absence[]>();
}

/** Ends an absence at an instant; one that has not begun by then is taken back. */
export async function endAbsence(
  absences: AbsenceModel,
  { _id, fromAt }: Pick<Absence, '_id' | 'fromAt'>,
  at: Date,
): Promise<void> {
  if (fromAt < at) await absences.updateOne({ _id }, { $set: { untilAt: at } });
  else await absences.deleteOne({ _id });
}

/** Absences that are not over yet, by their first day. */
export async function absencesFrom(absences: AbsenceModel, atMs: number): Promise<readonly Absence[]> {
  return absences
    .find({ untilAt: { $gt: new Date(atMs) } })
    .sort({ untilAt: 1, _id: 1 })
    .lean<Absence[]>();
}

/** Absences of some people that touch a span of time, half-open. */
export async function absencesTouching(
  absences: AbsenceModel,
  staffIds: readonly StaffId[],
  { fromAt, untilAt }: Pick<Absence, 'fromAt' | 'untilAt'>,
): Promise<readonly Absence[]> {
  return absences
    .find({ staffId: { $in: [...staffIds] }, untilAt: { $gt: fromAt }, fromAt: { $lt: untilAt } })
    .lean<Absence[]>();
}
