import { Schema, type Connection, type Model } from 'mongoose';
import type { Shift, WorkingCalendar } from '../domain/calendar.ts';
import type { BranchId, StaffId } from '../domain/ids.ts';

/** Id of the calendar of every branch that has none of its own. */
export const defaultCalendarId = 'default';

/** The working time of the bank or of one branch. Its id is `default` or the branch's id. */
export interface BusinessCalendar extends Omit<WorkingCalendar, 'id'> {
  readonly _id: string;
  /** Later years have weekends only, until an administrator adds their holidays. */
  readonly knownUntilYear: number;
  /** Null while it is as it was first stored. */
  readonly editedBy: StaffId | null;
  /** Counts edits; a save with another than the stored one is refused. */
  readonly version: number;
}

const schema = new Schema<BusinessCalendar>(
  {
    _id: { type: String, required: true },
    utcOffsetMinutes: { type: Number, required: true },
    shifts: { type: [{ _id: false, fromMinute: Number, toMinute: Number }], required: true },
    workingWeekdays: { type: [Number], required: true },
    holidays: { type: [String], required: true },
    makeUpWorkdays: { type: [String], required: true },
    knownUntilYear: { type: Number, required: true },
    editedBy: { type: String, default: null },
    version: { type: Number, required: true },
  },
  { collection: 'businessCalendars', versionKey: false },
);

export type BusinessCalendarModel = Model<BusinessCalendar>;

export function createBusinessCalendarModel(connection: Connection): BusinessCalendarModel {
  return connection.model<BusinessCalendar>('BusinessCalendar', schema);
}

/** The calendar a branch works by: its own, or else the default.
 *  @throws Error when not even the default is stored: the database was never seeded */
export async function calendarOf(calendars: BusinessCalendarModel, branchId: BranchId): Promise<BusinessCalendar> {
  const found = await calendars.find({ _id: { $in: [branchId, defaultCalendarId] } }).lean<BusinessCalendar[]>();
  const calendar = found.find(({ _id }) => _id === branchId) ?? found[0];
  if (calendar === undefined) throw new Error('No business calendar is stored: run the seed script once');
  return calendar;
}

/** The stored calendar as rules take it. */
export function workingCalendar({
  _id,
  utcOffsetMinutes,
  shifts,
  workingWeekdays,
  holidays,
  makeUpWorkdays,
}: BusinessCalendar): WorkingCalendar {
  const plainShifts: Shift[] = shifts.map(({ fromMinute, toMinute }) => ({ fromMinute, toMinute }));
  return { id: _id, utcOffsetMinutes, shifts: plainShifts, workingWeekdays, holidays, makeUpWorkdays };
}

/** Branches that work by one calendar. */
export interface CalendarGroup {
  readonly calendar: WorkingCalendar;
  readonly branches: { readonly only: readonly BranchId[] } | { readonly not: readonly BranchId[] };
}

/** Every working calendar of the bank with its whole past: what commands carry is cut to a few months. */
export interface BankCalendars {
  readonly of: (branchId: BranchId) => WorkingCalendar;
  /** Together all branches, none twice. */
  readonly groups: readonly CalendarGroup[];
}

/** @throws Error when not even the default is stored: the database was never seeded */
export async function bankCalendars(calendars: BusinessCalendarModel): Promise<BankCalendars> {
  const all = (await calendars.find().lean<BusinessCalendar[]>()).map(workingCalendar);
  const shared = all.find(({ id }) => id === defaultCalendarId);
  if (shared === undefined) throw new Error('No business calendar is stored: run the seed script once');
  const own = new Map(all.filter(({ id }) => id !== defaultCalendarId).map((calendar) => [calendar.id, calendar]));
  return {
    of: (branchId) => own.get(branchId) ?? shared,
    groups: [
      { calendar: shared, branches: { not: [...own.keys()] } },
      ...[...own].map(([branchId, calendar]): CalendarGroup => ({ calendar, branches: { only: [branchId] } })),
    ],
  };
}

/** Stores an edited calendar that `checkCalendar` found nothing wrong with.
 *  @returns false when somebody else saved since `version` was read */
export async function saveCalendar(calendars: BusinessCalendarModel, calendar: BusinessCalendar): Promise<boolean> {
  const { _id, version, ...fields } = calendar;
  const { matchedCount } = await calendars.updateOne({ _id, version }, { $set: { ...fields, version: version + 1 } });
  return matchedCount === 1;
}

/** A branch's calendar from memory, read again when older than `maxAgeMs`: every command and timer needs it. */
export function createCalendarReader(
  calendars: BusinessCalendarModel,
  maxAgeMs = 60_000,
): (branchId: BranchId) => Promise<WorkingCalendar> {
  const kept = new Map<BranchId, { readonly calendar: Promise<WorkingCalendar>; readonly readAtMs: number }>();
  return (branchId) => {
    const known = kept.get(branchId);
    if (known !== undefined && Date.now() - known.readAtMs < maxAgeMs) return known.calendar;
    const calendar = calendarOf(calendars, branchId).then(workingCalendar);
    kept.set(branchId, { calendar, readAtMs: Date.now() });
    calendar.catch(() => kept.delete(branchId));
    return calendar;
  };
}
