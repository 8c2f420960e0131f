/** The number of a case, or its beginning with the whole day in it, as people type it: in any case, with or without the dash.
 *  @returns as it is kept, e.g. `TS20261126-K3`; null when it is no such number */
export function caseNumberTyped(typed: string): string | null {
  const squeezed = typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  const [, day, letters = ''] = /^(TS\d{8})[-–—]?([0-9A-Z]{0,4})$/.exec(squeezed) ?? [];
  if (day === undefined) return null;
  return letters === '' ? day : `${day}-${letters}`;
}
