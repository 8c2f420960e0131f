import type { ProspectListQuery } from '../../contracts/prospect-list.ts';
import { decodeCursor, encodeCursor, type Keyset } from '../../models/keyset.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { openText, sealText } from '../sealed-text.ts';

/** In which order a list of prospects is read; the board's columns are such lists, too. */
type ListOrder = Pick<ProspectListQuery, 'sort' | 'order'>;

/** Where a page of prospects ended, as one word for a URL. A customer's name in it is sealed: addresses stand in the logs
 *  of proxies and in browsers' histories. */
export function listCursor({ settings }: Pick<ApiDeps, 'settings'>, listOrder: ListOrder, end: Keyset): string {
  const orderName = orderNameOf(listOrder);
  if (listOrder.sort !== 'customerName' || end.value === null) return encodeCursor(orderName, end);
  const sealed = sealText(settings.auth.secret, boundTo(orderName, end.id), String(end.value));
  return encodeCursor(orderName, { value: sealed, id: end.id });
}

/** @throws RequestFailure VALIDATION_FAILED for a cursor of another list or order, or one that was not made here */
export function readListCursor(
  { settings }: Pick<ApiDeps, 'settings'>,
  listOrder: ListOrder,
  cursor: string | undefined,
): Keyset | null {
  const orderName = orderNameOf(listOrder);
  const end = readCursor(orderName, cursor);
  if (end === null || listOrder.sort !== 'customerName' || end.value === null) return end;
  const name = openText(settings.auth.secret, boundTo(orderName, end.id), String(end.value));
  if (name === null) throw foreignCursor();
  return { value: name, id: end.id };
}

/** The cursor of a list whose order names nobody.
 *  @throws RequestFailure VALIDATION_FAILED for a cursor of another list or order */
export function readCursor(orderName: string, cursor: string | undefined): Keyset | null {
  if (cursor === undefined) return null;
  const keyset = decodeCursor(orderName, cursor);
  if (keyset === null) throw foreignCursor();
  return keyset;
}

function orderNameOf({ sort, order }: ListOrder): string {
  return `prospects:${sort}:${order}`;
}

/** A sealed name is good for its own order and row only. */
function boundTo(orderName: string, id: string): string {
  return `cursor\n${orderName}\n${id}`;
}

function foreignCursor(): RequestFailure {
  const detail = 'is not the nextCursor of a page of this list in this order';
  return new RequestFailure('VALIDATION_FAILED', `The cursor ${detail}.`, {
    errors: [{ in: 'query', pointer: '/cursor', code: 'custom', detail }],
  });
}
