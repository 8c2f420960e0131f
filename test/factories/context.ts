import type { WorkingCalendar } from '../../domain/calendar.ts';
import type { ProcessDefinition } from '../../domain/process/definition.ts';
import { pinRules } from '../../domain/process/pin-rules.ts';
import { latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import type { Actor, CommandContext } from '../../domain/prospect/command.ts';

/** Working week of the demo branches, with the National Day holiday of 2026 and its make-up Sunday and Saturday. */
export const calendar: WorkingCalendar = {
  id: 'test',
  utcOffsetMinutes: 480,
  shifts: [
    { fromMinute: 9 * 60, toMinute: 12 * 60 },
    { fromMinute: 13 * 60 + 30, toMinute: 17 * 60 + 30 },
  ],
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  makeUpWorkdays: ['2026-09-20', '2026-10-10'],
};

export const definition = publishedDefinition(latestVersion) as ProcessDefinition;
export const rules = pinRules(definition);

/** The owner of the prospects in tests. */
export const manager: Actor = { staffId: 's-0101', profiles: ['customerManager'], branchId: 'b-01', teamId: 't-0101' };
/** Heads the owner's branch: reviews, overrides, reopens. */
export const supervisor: Actor = {
  staffId: 's-0001',
  profiles: ['unitHead', 'supervisor'],
  branchId: 'b-01',
  teamId: null,
};
/** The settlement team. */
export const backOffice: Actor = { staffId: 's-0900', profiles: ['backOffice'], branchId: 'b-01', teamId: null };

/** Monday 2026-11-23 10:00 in Shanghai. */
export const mondayMorningMs = Date.parse('2026-11-23T10:00:00+08:00');

export function contextAt(nowMs: number, actor: Actor = manager): CommandContext {
  return { nowMs, actor, calendar, rules, definition };
}
