import { digits, isDate } from '../civil-date.ts';

/** In what amounts of a file are counted. */
export const valueUnits = ['yuan', 'tenThousandYuan'] as const;
export type ValueUnit = (typeof valueUnits)[number];

const amount = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(万亿|亿|千万|百万|万|千)?$/;
/** Zeros that a word behind a number stands for. */
const zeros: Readonly<Record<string, number>> = { 万亿: 12, 亿: 8, 千万: 7, 百万: 6, 万: 4, 千: 3 };

/** Money as people write it: '500,000.00', '￥50万', '1.2亿元', 'RMB 3 000'. Reckoned with digits, never with floating point.
 *  What stands behind the number (万, 亿, 元) goes before the unit of the column.
 *  @returns fen; null when it is no amount of 0 or more in whole fen below 10¹³ yuan */
export function readMoney(cell: string, unit: ValueUnit): number | null {
  const compact = compactOf(cell);
  const match = amount.exec(compact.replace(/(rmb|cny|元|圆)$/i, ''));
  if (match === null) return null;
  const [, whole = '', fraction = '', word] = match;
  const isBare = word === undefined && !hasUnit(cell);
  const places = 2 + (word !== undefined ? (zeros[word] ?? 0) : isBare && unit === 'tenThousandYuan' ? 4 : 0);
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > places) return null;
  const text = `${whole.replaceAll(',', '')}${significant.padEnd(places, '0')}`.replace(/^0+(?=\d)/, '');
  return text.length > 15 ? null : Number(text);
}

function compactOf(cell: string): string {
  return cell
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/^(rmb|cny|人民币|¥)/i, '');
}

/** Whether an amount says itself in what it is counted. */
function hasUnit(cell: string): boolean {
  return /(rmb|cny|元|圆|亿|万|千)$/i.test(compactOf(cell));
}

/** 1 billion yuan. */
const hugeFen = 100_000_000_000;

/** Whether an amount is so large that its unit is probably another one than the column's; one that names its unit is not
 *  doubted. */
export function isDoubtful(cell: string, fen: number): boolean {
  return fen > hugeFen && !hasUnit(cell);
}

const dateForms: readonly RegExp[] = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ t]\d{1,2}:\d{2}.*)?$/i,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** A date, the year first: 2026-11-24, 2026/11/24, 2026.11.24, 2026年11月24日, 20261124. Others are not guessed at, because
 *  03/04/2026 is two days.
 *  @returns 'YYYY-MM-DD'; null when it is no such date */
export function readDate(cell: string): string | null {
  const compact = cell.normalize('NFKC').trim();
  for (const form of dateForms) {
    const match = form.exec(compact);
    if (match === null) continue;
    const [, year = '', month = '', day = ''] = match;
    const date = `${year}-${digits(Number(month), 2)}-${digits(Number(day), 2)}`;
    return isDate(date) ? date : null;
  }
  return null;
}

/** A score from 0 to 100.   @returns null when it is none */
export function readScore(cell: string): number | null {
  const compact = cell
    .normalize('NFKC')
    .trim()
    .replace(/(分|%)$/, '');
  if (!/^\d{1,3}(\.\d+)?$/.test(compact)) return null;
  const score = Number(compact);
  return score <= 100 ? score : null;
}

/** A name in both languages, as one. */
export function joinNames(name: string, nameEn: string): string {
  if (name === '' || nameEn === '') return name + nameEn;
  return name === nameEn ? name : `${name} (${nameEn})`;
}
