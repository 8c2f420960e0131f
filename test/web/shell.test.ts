import { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { reportReachable } from '../../web/client/reachable.ts';
import { filterOf, filterQuery } from '../../web/pages/board/query.ts';
import type { StaffProfile } from '../../domain/prospect/catalogue.ts';
import { deputiesFor } from '../../web/pages/account/deputies.ts';
import { boardSearch } from '../../web/pages/board/search.ts';
import { neighbourOf } from '../../web/pages/inbox/neighbour.ts';
import { explain } from '../../web/parts/command-form/explain.ts';
import { isMeant, markedIndex } from '../../web/shell/palette/choices.ts';
import { readAnewWhenBack } from '../../web/shell/recovery.ts';

test('pages are read anew when the server is back, whoever noticed it, and only then', () => {
  const queries = new QueryClient();
  const isStale = (): boolean => queries.getQueryState(['page'])?.isInvalidated === true;
  queries.setQueryData(['page'], 'as before');
  const end = readAnewWhenBack(queries);
  reportReachable(false);
  expect(isStale()).toBe(false);
  reportReachable(true);
  expect(isStale()).toBe(true);
  end();
});

test('who can do all of somebody’s work is offered as deputy before those who cannot; nobody of another branch', () => {
  const member = (staffId: string, branchId: string, ...profiles: StaffProfile[]) => ({ staffId, branchId, profiles });
  const away = member('s-1', 'b-01', 'customerManager', 'supervisor');
  const able = member('s-2', 'b-01', 'supervisor', 'customerManager');
  const half = member('s-3', 'b-01', 'customerManager');
  const administrator = member('s-4', 'b-01', 'admin');
  const elsewhere = member('s-5', 'b-02', 'customerManager', 'supervisor');
  expect(deputiesFor('s-1', [administrator, half, away, able, elsewhere])).toEqual({
    able: [able],
    others: [administrator, half],
  });
  expect(deputiesFor(undefined, [away, able])).toEqual({ able: [], others: [] });
});

describe('the palette', () => {
  const choices = [{ id: 'p-1' }, { id: 'p-2' }, { id: 'page board' }];

  test('a mark stays on its choice when customers come before it', () => {
    expect(markedIndex(choices.slice(2), 'page board')).toBe(0);
    expect(markedIndex(choices, 'page board')).toBe(2);
    expect([markedIndex(choices, null), markedIndex(choices, 'p-9'), markedIndex([], null)]).toEqual([0, 0, -1]);
  });

  test('Enter opens no customer who was found for an earlier word', () => {
    expect([isMeant({ kind: 'complaint' }, false), isMeant({ kind: 'complaint' }, true)]).toEqual([false, true]);
    expect([isMeant({ kind: 'prospect' }, false), isMeant({ kind: 'prospect' }, true)]).toEqual([false, true]);
    expect([isMeant({ kind: 'action' }, false), isMeant(undefined, true)]).toEqual([true, false]);
  });
});

test('after an item of the inbox has left, the next one is at hand, else the one before', () => {
  const items = [{ itemId: 'a' }, { itemId: 'b' }];
  expect([neighbourOf(items, 'a'), neighbourOf(items, 'b'), neighbourOf(items.slice(1), 'b')]).toEqual([1, 0, null]);
});

test('the address of the board may name a campaign', () => {
  const search = boardSearch.parse({ campaignId: ' spring 2026 ' });
  expect(filterQuery(filterOf(search))).toEqual({ campaignId: 'spring 2026' });
  expect(boardSearch.parse({ campaignId: 'x'.repeat(65) }).campaignId).toBeUndefined();
});

test('no mistake is told in English on a Chinese page', () => {
  for (const code of ['custom', 'not_multiple_of', 'unrecognized_keys', 'invalid_union', 'too_big'])
    expect(explain({ code, detail: 'is wrong' }).zh).not.toMatch(/[a-z]/i);
});
