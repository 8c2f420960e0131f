import { isDeepStrictEqual } from 'node:util';
import type * as z from 'zod';
import { calendarBody, calendarQuery, calendarView } from '../../contracts/calendar.ts';
import { checkCalendar } from '../../domain/calendar.ts';
import type { StaffId } from '../../domain/ids.ts';
import {
  calendarOf,
  defaultCalendarId,
  saveCalendar,
  workingCalendar,
  type BusinessCalendar,
} from '../../models/business-calendar.ts';
import { auditStaff } from '../account/audit.ts';
import { RequestFailure } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';

type CalendarEdit = z.output<typeof calendarBody>;

export const getCalendarRoute = defineRoute({
  method: 'get',
  path: '/calendar',
  operationId: 'getCalendar',
  tag: 'administration',
  summary: 'The working time of the bank or of a branch',
  needs: 'signedIn',
  query: calendarQuery,
  answers: { 200: { description: 'The branch’s own calendar, or else the bank’s', schema: calendarView } },
  handle: async ({ query }, { models }) =>
    ok(presentCalendar(await calendarOf(models.calendars, query.branchId ?? defaultCalendarId))),
});

export const putCalendarRoute = defineRoute({
  method: 'put',
  path: '/calendar',
  operationId: 'putCalendar',
  tag: 'administration',
  summary: 'Edit holidays, make-up workdays and shifts; administrators only',
  needs: 'configure',
  query: calendarQuery,
  body: calendarBody,
  answers: { 200: { description: 'Stored; commands follow it within a minute', schema: calendarView } },
  failures: ['NOT_FOUND', 'STALE_STATE'],
  handle: async ({ actor, query, body }, { models, calendars, bankCalendars }) => {
    const id = query.branchId ?? defaultCalendarId;
    const edited = toStored(id, body, actor.staffId);
    requireUsable(edited);
    const before = await calendarOf(models.calendars, id);
    if (await saveCalendar(models.calendars, edited))
      await auditStaff(models, {
        by: actor.staffId,
        action: 'calendarChanged',
        subject: { kind: 'calendar', id },
        reason: changesOf(before, edited),
      });
    else requireRepeated(await calendarOf(models.calendars, id), edited);
    calendars.forget();
    bankCalendars.forget();
    return ok(presentCalendar({ ...edited, version: body.version + 1 }));
  },
});

/** @throws RequestFailure VALIDATION_FAILED with every problem of the calendar in words */
function requireUsable(calendar: BusinessCalendar): void {
  const problems = checkCalendar(workingCalendar(calendar));
  if (problems.length === 0) return;
  const errors = problems.map((detail) => ({ in: 'body' as const, pointer: '', code: 'calendar', detail }));
  throw new RequestFailure('VALIDATION_FAILED', `The calendar cannot be used: ${problems.join('; ')}.`, { errors });
}

/** Nothing was saved: either this very edit was saved before, or there is a newer one.
 *  @throws RequestFailure NOT_FOUND, STALE_STATE */
function requireRepeated(stored: BusinessCalendar, edited: BusinessCalendar): void {
  if (stored._id !== edited._id)
    throw new RequestFailure('NOT_FOUND', `${edited._id} has no calendar of its own; it works by the bank’s.`);
  if (isDeepStrictEqual(presentCalendar(stored), presentCalendar({ ...edited, version: edited.version + 1 }))) return;
  throw new RequestFailure('STALE_STATE', `The calendar is at version ${stored.version} now.`, {
    actualRevision: stored.version,
  });
}

/** Which parts of a calendar an edit changes, for the audit. */
function changesOf(before: BusinessCalendar, after: BusinessCalendar): string {
  const parts = [
    'utcOffsetMinutes',
    'shifts',
    'workingWeekdays',
    'holidays',
    'makeUpWorkdays',
    'knownUntilYear',
  ] as const;
  const [was, is] = [presentCalendar(before), presentCalendar(after)];
  const changed = parts.filter((part) => !isDeepStrictEqual(was[part], is[part]));
  return changed.length === 0 ? 'saved unchanged' : changed.join(', ');
}

function toStored(id: string, edit: CalendarEdit, editedBy: StaffId): BusinessCalendar {
  return { _id: id, ...edit, editedBy };
}

function presentCalendar(stored: BusinessCalendar): z.output<typeof calendarView> {
  const { utcOffsetMinutes, shifts, workingWeekdays, holidays, makeUpWorkdays } = workingCalendar(stored);
  const { _id, version, knownUntilYear, editedBy } = stored;
  return {
    calendarId: _id,
    version,
    utcOffsetMinutes,
    shifts: shifts.map(({ fromMinute, toMinute }) => ({ fromMinute, toMinute })),
    workingWeekdays: [...workingWeekdays],
    holidays: [...holidays],
    makeUpWorkdays: [...makeUpWorkdays],
    knownUntilYear,
    editedBy,
  };
}
