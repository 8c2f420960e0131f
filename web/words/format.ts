import { useMemo } from 'react';
import { localeOf, type Language } from './language.ts';
import { useLanguage } from './words.ts';

/** The bank works by the time of Shanghai, wherever a browser is. */
export const bankTimeZone = 'Asia/Shanghai';
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const minuteMs = 60_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  let made = formatters.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(localeOf[language], { timeZone: bankTimeZone, hourCycle: 'h23', ...options });
    formatters.set(key, made);
  }
  return made;
}

type Instant = string | number | Date;

/** `11月24日 周二 09:00`; with the year when it is another one than now. */
export function formatInstant(instant: Instant, language: Language, now: Instant = Date.now()): string {
  const time = { weekday: 'short', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  const date = new Date(instant);
  return bankDate(date).slice(0, 4) === bankDate(now).slice(0, 4)
    ? dateFormat(language, 'instant', time).format(date)
    : dateFormat(language, 'instantYear', { year: 'numeric', ...time }).format(date);
}

/** `2026年11月24日` */
export function formatDate(instant: Instant, language: Language): string {
  return dateFormat(language, 'date', { year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(instant));
}

/** `09:00` */
export function formatTime(instant: Instant, language: Language): string {
  return dateFormat(language, 'time', { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

/** The bank's calendar day of an instant.   Shape: 'YYYY-MM-DD' */
export function bankDate(instant: Instant): string {
  const parts = dateFormat('en', 'parts', { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    new Date(instant),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** How long ago or until, in the largest unit that says enough: `3 天前`, `in 2 hours`. From a day on by the calendar of
 *  the bank, so that what is due the day after tomorrow is never called tomorrow. */
export function formatDistance(instant: Instant, language: Language, now: Instant = Date.now()): string {
  const distance = new Date(instant).getTime() - new Date(now).getTime();
  const relative = new Intl.RelativeTimeFormat(localeOf[language], { numeric: 'auto' });
  const size = Math.abs(distance);
  if (size < hourMs) return relative.format(Math.trunc(distance / minuteMs), 'minute');
  if (size < dayMs) return relative.format(Math.trunc(distance / hourMs), 'hour');
  return relative.format(daysFrom(now, instant), 'day');
}

/** Calendar days of the bank from one instant to another, negative back in time. */
function daysFrom(from: Instant, to: Instant): number {
  return Math.round((Date.parse(bankDate(to)) - Date.parse(bankDate(from))) / dayMs);
}

/** A length of plain time: `3 天 4 小时`, `1 day 4 h`, `25 min`. */
export function formatDuration(ms: number, language: Language): string {
  return lengthOf(ms, dayMs, units[language]);
}

/** A length of working time, where a day has the working hours of the bank: `4 working days 7 h`. */
export function formatWorkingTime(ms: number, language: Language, workingDayMs: number = 8 * hourMs): string {
  return lengthOf(ms, workingDayMs, workingUnits[language]);
}

const units = {
  zh: { day: '天', days: '天', hour: '小时', minute: '分钟' },
  en: { day: 'day', days: 'days', hour: 'h', minute: 'min' },
} as const;
const workingUnits = {
  zh: { ...units.zh, day: '个工作日', days: '个工作日' },
  en: { ...units.en, day: 'working day', days: 'working days' },
} as const;

function lengthOf(ms: number, ofDayMs: number, names: Readonly<Record<keyof (typeof units)['en'], string>>): string {
  const days = Math.floor(ms / ofDayMs);
  const hours = Math.floor((ms % ofDayMs) / hourMs);
  if (days > 0) {
    const inDays = `${days} ${days === 1 ? names.day : names.days}`;
    return hours > 0 && days < 10 ? `${inDays} ${hours} ${names.hour}` : inDays;
  }
  const minutes = Math.floor((ms % hourMs) / minuteMs);
  return hours > 0 ? `${hours} ${names.hour}` : `${minutes} ${names.minute}`;
}

/** Money in fen as people say it: `¥1,234.50`, from ten thousand yuan on `¥12.5万` (`¥125,000` in English). */
export function formatMoney(fen: number, language: Language): string {
  const yuan = fen / 100;
  if (language === 'zh' && Math.abs(yuan) >= 10_000) {
    const inTenThousands = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 }).format(yuan / 10_000);
    return `¥${inTenThousands}万`;
  }
  const digits = Number.isInteger(yuan) ? 0 : 2;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `¥${new Intl.NumberFormat(localeOf[language], options).format(yuan)}`;
}

/** `¥1,234,500.00`: every fen of it. */
export function formatExactMoney(fen: number): string {
  return `¥${new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 }).format(fen / 100)}`;
}

/** `68%` of a share between 0 and 1. */
export function formatShare(share: number, language: Language): string {
  return new Intl.NumberFormat(localeOf[language], { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(localeOf[language]).format(value);
}

/** The formats above in one language. */
export interface Formats {
  readonly instant: (instant: Instant) => string;
  readonly date: (instant: Instant) => string;
  readonly time: (instant: Instant) => string;
  readonly distance: (instant: Instant) => string;
  readonly duration: (ms: number) => string;
  readonly workingTime: (ms: number) => string;
  readonly money: (fen: number) => string;
  readonly share: (share: number) => string;
  readonly number: (value: number) => string;
}

function formatsIn(language: Language): Formats {
  return {
    instant: (instant) => formatInstant(instant, language),
    date: (instant) => formatDate(instant, language),
    time: (instant) => formatTime(instant, language),
    distance: (instant) => formatDistance(instant, language),
    duration: (ms) => formatDuration(ms, language),
    workingTime: (ms) => formatWorkingTime(ms, language),
    money: (fen) => formatMoney(fen, language),
    share: (share) => formatShare(share, language),
    number: (value) => formatNumber(value, language),
  };
}

/** Formats in the language chosen now; changes with it. */
export function useFormats(): Formats {
  const language = useLanguage();
  return useMemo(() => formatsIn(language), [language]);
}
