import { leadFields, leadFieldWords, mayRepeat, type LeadField } from './lead-field.ts';

/** A header as guesses compare it: width, letter case, spaces, brackets and other signs make no difference. */
export function foldHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

const knownHeaders: ReadonlyMap<string, LeadField> = new Map(
  leadFields.flatMap((field) => {
    const { name, headers } = leadFieldWords[field];
    return [name.zh, name.en, ...headers].map((header) => [foldHeader(header), field] as const);
  }),
);

/** A known header inside another one must be long enough to mean something: 'tel' is in 'hotel'. */
const shortestInside = (known: string): number => (/\p{sc=Han}/u.test(known) ? 2 : 5);

/** What a header alone says, and how surely: a header that is known beats one that only contains a known one. */
function fieldOfHeader(header: string): { readonly field: LeadField; readonly sureness: number } | null {
  const folded = foldHeader(header);
  const exact = knownHeaders.get(folded);
  if (exact !== undefined) return { field: exact, sureness: 1000 };
  let best: { field: LeadField; sureness: number } | null = null;
  for (const [known, field] of knownHeaders) {
    if (known.length < shortestInside(known) || !folded.includes(known)) continue;
    if (best === null || known.length > best.sureness) best = { field, sureness: known.length };
  }
  return best;
}

const mobile = /^(\+?86)?1[3-9]\d{9}$/;
const contents: readonly { readonly field: LeadField; readonly matches: (cell: string) => boolean }[] = [
  { field: 'phone', matches: (cell) => mobile.test(cell.replaceAll(/[\s-]/g, '')) },
  { field: 'email', matches: (cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell) },
];

/** A column whose header says nothing, by what stands in it: four of five filled cells must look the same. */
function fieldOfContent(cells: readonly string[]): LeadField | null {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0) return null;
  const found = contents.find(({ matches }) => filled.filter(matches).length >= filled.length * 0.8);
  return found?.field ?? null;
}

/** What each column of a file probably holds; null where nothing is recognised. No field but the note is given twice: the
 *  surest column has it, the first of those that are equally sure.
 *  @param sample some rows of the file, for columns whose header says nothing */
export function guessColumns(
  headers: readonly string[],
  sample: readonly (readonly string[])[] = [],
): readonly (LeadField | null)[] {
  const columns: (LeadField | null)[] = headers.map(() => null);
  const taken = new Set<LeadField>();
  const give = (index: number, field: LeadField): void => {
    if (taken.has(field) && !mayRepeat(field)) return;
    taken.add(field);
    columns[index] = field;
  };
  const named = headers.flatMap((header, index) => {
    const guess = fieldOfHeader(header);
    return guess === null ? [] : [{ index, ...guess }];
  });
  for (const { index, field } of named.toSorted((a, b) => b.sureness - a.sureness || a.index - b.index))
    give(index, field);
  for (const index of headers.keys()) {
    if (columns[index] !== null || named.some((guess) => guess.index === index)) continue;
    const field = fieldOfContent(sample.map((row) => row[index] ?? ''));
    if (field !== null) give(index, field);
  }
  return columns;
}

/** Whether a header says that its amounts are in ten thousands (万元). */
export function isInTenThousands(header: string): boolean {
  return /万/.test(header.normalize('NFKC')) || /10k|ten thousand|\bwan\b/i.test(header);
}
