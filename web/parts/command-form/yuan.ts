import type { LocalizedText } from '../../../domain/process/definition.ts';

/** By how many places a unit moves the point. */
const placesOfUnit: Readonly<Record<string, number>> = { '': 0, 万: 4, w: 4, 亿: 8 };

const mistakes = {
  notMoney: { zh: '不是金额，请写成 500000 或 50万', en: 'This is no amount: write 500000 or 50万' },
  negative: { zh: '金额不能为负', en: 'An amount cannot be negative' },
  decimals: { zh: '最多两位小数（精确到分）', en: 'Two decimal places at most' },
  tooLarge: { zh: '金额太大', en: 'This amount is too large' },
} as const satisfies Readonly<Record<string, LocalizedText>>;

/** An amount in yuan as people type it (`1,234.5`, `50万`, `1.2亿`): fen, null for nothing, or what is wrong with it. */
export function readYuan(typed: string): { readonly fen: number | null } | { readonly mistake: LocalizedText } {
  const compact = typed
    .normalize('NFKC')
    .replaceAll(/[\s,¥元]/g, '')
    .toLowerCase();
  if (compact === '') return { fen: null };
  const match = /^(-?)(\d*)(?:\.(\d+))?([万w亿]?)$/.exec(compact);
  const [, sign = '', whole = '', decimals = '', unit = ''] = match ?? [];
  if (whole === '' && decimals === '') return { mistake: mistakes.notMoney };
  if (sign !== '') return { mistake: mistakes.negative };
  const places = (placesOfUnit[unit] ?? 0) + 2;
  if (/[1-9]/.test(decimals.slice(places))) return { mistake: mistakes.decimals };
  // The point is moved in the text: a fraction of a yuan is not exact in binary.
  const fen = Number(whole + decimals.slice(0, places).padEnd(places, '0'));
  return Number.isSafeInteger(fen) ? { fen } : { mistake: mistakes.tooLarge };
}

/** What is wrong with the value of a money field; null for fen and for nothing. */
export function moneyMistake(value: unknown): LocalizedText | null {
  const read = typeof value === 'string' ? readYuan(value) : null;
  return read !== null && 'mistake' in read ? read.mistake : null;
}
