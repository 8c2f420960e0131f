import * as z from 'zod';
import { branchId } from './common.ts';

const minuteOfDay = z.int().meta({ description: 'Minutes since local midnight' });
const shifts = z.array(z.object({ fromMinute: minuteOfDay, toMinute: minuteOfDay })).max(10);
const dates = z.array(z.string()).max(2000).meta({ description: 'YYYY-MM-DD, ascending' });

export const calendarQuery = z.strictObject({
  branchId: branchId.optional().meta({ description: 'Left out: the bank’s default calendar' }),
});

/** The working time of the bank or of a branch. */
export const calendarView = z
  .object({
    calendarId: z.string().meta({ description: '`default`, or the branch that has its own' }),
    version: z.int(),
    utcOffsetMinutes: z.int(),
    shifts,
    workingWeekdays: z.array(z.int()).meta({ description: 'ISO weekdays, 1 is Monday' }),
    holidays: dates,
    makeUpWorkdays: dates,
    knownUntilYear: z.int(),
    editedBy: z.string().nullable(),
  })
  .meta({ id: 'Calendar' });

/** A whole calendar; its rules (order, overlaps, breaks) are checked all at once and named in words. */
export const calendarBody = z
  .strictObject({
    version: z.int().meta({ description: 'The version that was edited; a newer stored one refuses the edit' }),
    utcOffsetMinutes: z.int(),
    shifts,
    workingWeekdays: z.array(z.int()).max(7),
    holidays: dates,
    makeUpWorkdays: dates,
    knownUntilYear: z.int().min(2000).max(2100),
  })
  .meta({ id: 'CalendarEdit' });
