import type { QueryFilter } from 'mongoose';

/** Where a page ended: the value it was sorted by and the id of its last row. */
export interface Keyset {
  /** JSON value; dates as UTC ms. */
  readonly value: string | number | null;
  readonly id: string;
}

/** One page of rows in a stable order. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Where the next page starts; null on the last one. */
  readonly next: Keyset | null;
}

export type Direction = 'asc' | 'desc';

/** A keyset as one opaque word for a URL. `order` names the sort, so that a word of another list is not taken. */
export function encodeCursor(order: string, { value, id }: Keyset): string {
  return Buffer.from(JSON.stringify([order, value, id])).toString('base64url');
}

/** The keyset of a word; null when it is none of this order's. */
export function decodeCursor(order: string, cursor: string): Keyset | null {
  const parsed = parseJson(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(parsed) || parsed.length !== 3 || parsed[0] !== order) return null;
  const [, value, id] = parsed as unknown[];
  const isValue = value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
  return isValue && typeof id === 'string' ? { value, id } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Rows behind a keyset. Null sorts lowest, as in MongoDB, but compares with nothing there, so it has cases of its own.
 *  @param value the keyset's value as the database holds it */
export function behind<Row>(field: string, direction: Direction, value: unknown, id: string): QueryFilter<Row> {
  const operator = direction === 'asc' ? '$gt' : '$lt';
  const sameValue = { [field]: value, _id: { [operator]: id } };
  if (value === null) {
    return (direction === 'asc' ? { $or: [sameValue, { [field]: { $ne: null } }] } : sameValue) as QueryFilter<Row>;
  }
  if (direction === 'desc')
    return { $or: [{ [field]: { $lt: value } }, sameValue, { [field]: null }] } as QueryFilter<Row>;
  // The bound beside the $or is what an index can use.
  return { [field]: { $gte: value }, $or: [{ [field]: { $gt: value } }, sameValue] } as QueryFilter<Row>;
}

/** A page from rows that were read with one more than `limit`. */
export function pageOf<Row>(rows: readonly Row[], limit: number, keysetOf: (row: Row) => Keyset): Page<Row> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? keysetOf(last) : null };
}
