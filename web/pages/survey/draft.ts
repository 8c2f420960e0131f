/** What a customer has entered so far, item ids as the survey has them. */
export interface Entries {
  readonly perceptions: Readonly<Record<string, number>>;
  readonly expectations: Readonly<Record<string, number>>;
  readonly saysExpected: boolean;
  /** Null: not said. */
  readonly overall: number | null;
  readonly recommend: number | null;
  readonly comment: string;
}

export const noEntries: Entries = {
  perceptions: {},
  expectations: {},
  saysExpected: false,
  overall: null,
  recommend: null,
  comment: '',
};

interface KeptEntries extends Entries {
  /** When the survey ends; nothing is kept longer. */
  readonly endsAtMs: number;
}

const prefix = 'tuoke.survey.';

/** By the beginning of the token, which opens nothing by itself: the rest has more than enough chance in it. */
function placeOf(token: string): string {
  return prefix + token.slice(0, 12);
}

/** What was entered before a reload, or before the link was opened once more in this browser; null when nothing was. */
export function readDraft(storage: Storage, token: string): Entries | null {
  const kept = parsed(storage.getItem(placeOf(token)));
  if (kept === null) return null;
  const { endsAtMs: _endsAtMs, ...entries } = kept;
  return entries;
}

/** Keeps what was entered, until it was sent, emptied, or the survey has ended.
 *  @returns false when the browser keeps nothing (full, or private) */
export function writeDraft(storage: Storage, token: string, entries: Entries, endsAtMs: number): boolean {
  const kept: KeptEntries = { ...entries, endsAtMs };
  try {
    storage.setItem(placeOf(token), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(storage: Storage, token: string): void {
  storage.removeItem(placeOf(token));
}

/** Drops what was begun and never sent of surveys that have ended, whatever link it was. */
export function dropEndedDrafts(storage: Storage, nowMs: number): void {
  const places = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  for (const place of places) {
    if (!place.startsWith(prefix)) continue;
    const kept = parsed(storage.getItem(place));
    if (kept === null || kept.endsAtMs <= nowMs) storage.removeItem(place);
  }
}

/** @returns null for what this version of the page did not write */
function parsed(text: string | null): KeptEntries | null {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<Record<keyof KeptEntries, unknown>> | null;
    const isWhole =
      typeof kept?.endsAtMs === 'number' &&
      typeof kept.comment === 'string' &&
      typeof kept.saysExpected === 'boolean' &&
      (kept.overall === null || isWithin(kept.overall, 1, 5)) &&
      (kept.recommend === null || isWithin(kept.recommend, 0, 10)) &&
      isScores(kept.perceptions) &&
      isScores(kept.expectations);
    return isWhole ? (kept as unknown as KeptEntries) : null;
  } catch {
    return null;
  }
}

function isScores(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every((score) => isWithin(score, 1, 5));
}

function isWithin(score: unknown, lowest: number, highest: number): boolean {
  return typeof score === 'number' && Number.isInteger(score) && score >= lowest && score <= highest;
}
