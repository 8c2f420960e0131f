import type { ProspectExportQuery } from '../../contracts/prospect-list.ts';
import type { NextActionColour, NextActionFilter } from '../../domain/board/next-action-colour.ts';
import { formatLocal, type WorkingCalendar } from '../../domain/calendar.ts';
import type { LocalizedText } from '../../domain/process/definition.ts';

export const colourWords: Readonly<Record<NextActionColour, LocalizedText>> = {
  overdue: { zh: '逾期', en: 'Overdue' },
  today: { zh: '今天', en: 'Today' },
  later: { zh: '以后', en: 'Later' },
  none: { zh: '未安排', en: 'None' },
};

export const nextActionWords: Readonly<Record<NextActionFilter, LocalizedText>> = {
  ...colourWords,
  due: { zh: '逾期或今天', en: 'Overdue or today' },
};

export function yesNo(value: boolean): LocalizedText {
  return value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' };
}

/** What a list was narrowed to. */
export type Wish = Omit<ProspectExportQuery, 'language' | 'sort' | 'order'>;

/** What a list was narrowed to, for the audit log: codes only, and the typed part of a customer's name left out. */
export function filterForAudit(wish: Wish): string {
  const parts = Object.entries(wish)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => `${field}=${field === 'q' ? '…' : String(value)}`);
  return parts.length === 0 ? 'no filter' : parts.join(' ');
}

/** Local time of the branch.   @returns '2026-11-24 09:00' */
export function localTime(calendar: WorkingCalendar, atMs: number): string {
  // without the weekday before it
  return formatLocal(calendar, atMs).slice(4);
}
