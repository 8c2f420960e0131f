const unitSec = { m: 60, h: 3_600, d: 86_400, w: 7 * 86_400 } as const;
const longestSec = 366 * unitSec.d;

/** A length of time as people write it: `90m`, `12h`, `30d`, `2w`.
 *  @returns seconds, more than 0 and at most 366 days; null when it is none */
export function parseDurationSec(written: string): number | null {
  const [, amount, unit] = /^(\d{1,6})([mhdw])$/.exec(written) ?? [];
  if (amount === undefined || unit === undefined) return null;
  const seconds = Number(amount) * unitSec[unit as keyof typeof unitSec];
  return seconds > 0 && seconds <= longestSec ? seconds : null;
}
