import { dayOfDate, digits, isDate } from '../../civil-date.ts';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const anyMonth = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';

/** Spellings of a day, the ones with a year first: what they match is not looked at again. */
const spellings: readonly RegExp[] = [
  /(?<year>\d{4})\s*[年./-]\s*(?<month>\d{1,2})\s*[月./-]\s*(?<date>\d{1,2})(?!\d)\s*[日号]?/gu,
  /(?<!\d)(?<month>\d{1,2})\s*月\s*(?<date>\d{1,2})(?!\d)\s*[日号]?/gu,
  new RegExp(
    `(?<!\\d)(?<date>\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?<name>${anyMonth})(?:,?\\s+(?<year>\\d{4})(?!\\d))?`,
    'giu',
  ),
  new RegExp(
    `\\b(?<name>${anyMonth})\\s+(?<date>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(?<year>\\d{4})(?!\\d))?`,
    'giu',
  ),
];

/** Every day that a text names with a date: `2026年11月27日`, `11月27日`, `2026-11-27`, `27 November`, `Nov 27, 2026`. One
 *  without a year is the nearest to today. Words such as tomorrow are none: they mean another day when they are read.
 *  @param today 'YYYY-MM-DD'   @returns 'YYYY-MM-DD' */
export function daysInText(text: string, today: string): readonly string[] {
  const found: string[] = [];
  let rest = text.normalize('NFKC');
  for (const spelling of spellings) {
    rest = rest.replaceAll(spelling, (...match) => {
      const { year, month, name, date } = match.at(-1) as Partial<Record<string, string>>;
      const number =
        month === undefined ? monthNames.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1 : Number(month);
      const day = dayNamed(year, number, Number(date), today);
      if (day !== null) found.push(day);
      return ' ';
    });
  }
  return [...new Set(found)];
}

const halfAYear = 183;

function dayNamed(year: string | undefined, month: number, date: number, today: string): string | null {
  const inYear = (one: number): string => `${digits(one, 4)}-${digits(month, 2)}-${digits(date, 2)}`;
  if (year !== undefined) return isDate(inYear(Number(year))) ? inYear(Number(year)) : null;
  const thisYear = Number(today.slice(0, 4));
  const possible = [thisYear, thisYear + 1, thisYear - 1].map(inYear).filter(isDate);
  const isNear = (one: string): boolean => Math.abs(dayOfDate(one) - dayOfDate(today)) <= halfAYear;
  return possible.find(isNear) ?? possible[0] ?? null;
}
