const unitsOfYuan: Readonly<Record<string, number>> = { 万: 10_000, w: 10_000, 亿: 100_000_000 };

/** An amount in yuan as people type it: `1,234.5`, `50万`, `1.2亿`.   @returns null when it is none */
export function parseYuan(typed: string): number | null {
  const compact = typed
    .normalize('NFKC')
    .replaceAll(/[\s,¥元]/g, '')
    .toLowerCase();
  const match = /^(\d+(?:\.\d+)?|\.\d+)([万w亿]?)$/.exec(compact);
  if (match === null) return null;
  const [, digits = '', unit = ''] = match;
  const yuan = Number(digits) * (unitsOfYuan[unit] ?? 1);
  return Number.isSafeInteger(Math.round(yuan * 100)) ? yuan : null;
}

/** Yuan as fen, to the nearest. */
export function fenOfYuan(yuan: number): number {
  // 1.005 * 100 is a little less than 100.5 in binary
  return Math.round(Number((yuan * 100).toFixed(6)));
}
