import { bankDate } from '../../words/format.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Moments that a task is usually put off to. */
export const snoozeChoices = ['inOneHour', 'thisAfternoon', 'tomorrow', 'nextMonday', 'nextWeek'] as const;
export type SnoozeChoice = (typeof snoozeChoices)[number];

/** When a choice is, by the clock of the bank; null when it is past.   @returns UTC ms */
export function snoozeMoment(choice: SnoozeChoice, nowMs: number): number | null {
  switch (choice) {
    case 'inOneHour':
      return nowMs + hourMs;
    case 'thisAfternoon': {
      const atMs = bankTime(nowMs, 14);
      return atMs > nowMs ? atMs : null;
    }
    case 'tomorrow':
      return bankTime(nowMs + dayMs, 9);
    case 'nextMonday':
      return bankTime(nowMs + daysToMonday(nowMs) * dayMs, 9);
    case 'nextWeek':
      return bankTime(nowMs + 7 * dayMs, 9);
  }
}

function bankTime(dayOfMs: number, hour: number): number {
  return Date.parse(`${bankDate(dayOfMs)}T${String(hour).padStart(2, '0')}:00:00+08:00`);
}

/** 1 to 7: on a Monday the next one is meant. */
function daysToMonday(nowMs: number): number {
  const weekday = new Date(`${bankDate(nowMs)}T00:00:00Z`).getUTCDay();
  return (8 - weekday) % 7 === 0 ? 7 : (8 - weekday) % 7;
}
