import { describe, expect, test } from 'vitest';
import { countInMenu, filterOf, isNarrowed, shownView } from '../../web/pages/board/query.ts';
import { boardSearch } from '../../web/pages/board/search.ts';

const narrowed = boardSearch.parse({ q: 'Beacon', rotting: true, minYuan: 10_000, sort: 'customerName' });

describe('the filters of the board', () => {
  test('the menu counts what only it shows: not the name box beside it', () => {
    const filter = filterOf(narrowed);
    expect([countInMenu(filter, false), countInMenu(filter, true)]).toEqual([1, 2]);
    const byName = filterOf(boardSearch.parse({ q: 'Beacon' }));
    expect([countInMenu(byName, false), isNarrowed(byName)]).toEqual([0, true]);
    expect(isNarrowed(filterOf(boardSearch.parse({ view: 'table' })))).toBe(false);
  });

  test('the saved view on the screen is named, whatever else the address carries', () => {
    const views = [
      { name: 'All', filter: {} },
      { name: 'Beacon at risk', filter: { sort: 'customerName', minYuan: 10_000, rotting: true, q: 'Beacon' } },
    ];
    expect(shownView({ ...narrowed, card: 'p-1', step: 2 }, views)).toBe('Beacon at risk');
    expect(shownView({ ...narrowed, held: true }, views)).toBeNull();
    expect(shownView(boardSearch.parse({}), views)).toBe('All');
  });
});
