import { describe, expect, test } from 'vitest';
import { searchOfList, funnelListSearch } from '../../web/pages/funnel-list/search.ts';
import { queryOfSearch } from '../../web/pages/funnel-list/query.ts';
import { daysOf } from '../../web/pages/funnel/periods.ts';
import { daysProblem } from '../../web/parts/chosen-days.tsx';
import { funnelSearch } from '../../web/parts/funnel-search.ts';
import { shownUnits } from '../../web/parts/unit-filter.tsx';
import type { Me } from '../../web/shell/session/me.ts';

const today = '2026-11-26';

describe('the days of the funnel', () => {
  test.each([
    ['2026-01-01', '2026-01-31', null],
    ['2026-01-01', '2026-01-01', null],
    ['2026-02-01', '2026-01-31', 'daysReversed'],
    ['2025-01-01', '2026-01-05', null],
    ['2025-01-01', '2026-01-06', 'daysTooMany'],
  ] as const)('%s to %s: %s', (from, to, problem) => {
    expect(daysProblem({ from, to })).toBe(problem);
    const month = { from: '2026-11-01', to: today };
    expect(daysOf({ period: 'days', from, to }, today)).toEqual(problem === null ? { from, to } : month);
  });
});

test('a picture is headed by what its reader sees: all branches only for those who see them', () => {
  const person = (post: Partial<Me>): Me =>
    ({
      staffId: 's-1',
      profiles: ['customerManager'],
      branch: { branchId: 'b-1' },
      team: { teamId: 't-1' },
      teamIdsLed: [],
      branchIdsHeaded: [],
      ...post,
    }) as Me;
  const units = (post: Partial<Me>, wish = {}) => Object.values(shownUnits(person(post), wish));
  const head: Partial<Me> = { profiles: ['unitHead'], branchIdsHeaded: ['b-1'], team: null };
  expect(units({ profiles: ['executiveSponsor'], branch: null, team: null })).toEqual([[], [], []]);
  expect(units(head)).toEqual([['b-1'], [], []]);
  expect(units(head, { teamId: 't-2', ownerId: 's-2' })).toEqual([['b-1'], ['t-2'], ['s-2']]);
  expect(units({ teamIdsLed: ['t-1', 't-2'] })).toEqual([['b-1'], ['t-1', 't-2'], []]);
  expect(units({})).toEqual([['b-1'], ['t-1'], ['s-1']]);
});

describe('the list behind a number', () => {
  const list = {
    flow: 'lost',
    from: '2026-10-01',
    to: '2026-10-31',
    flowStep: '2',
    lossReason: 'price',
    ownerId: 's-1',
  };
  const funnel = funnelSearch.parse({ period: 'lastMonth', teamId: 't-1', rankBy: 'branch', show: 'reached' });

  test('leads back to the funnel that the number stood in', () => {
    const search = searchOfList(list, funnel);
    const fromAddress = funnelListSearch.parse(JSON.parse(JSON.stringify(search)));
    expect(fromAddress.funnel).toEqual(funnel);
    expect(funnelListSearch.parse({ flow: 'won', funnel: 'nonsense' }).funnel).toBeUndefined();
  });

  test('asks for what was counted, and for nothing of the funnel', () => {
    const { sort, order, limit, ...asked } = queryOfSearch(searchOfList(list, funnel));
    expect({ sort, order, limit }).toEqual({ sort: 'stepEnteredAt', order: 'desc', limit: 50 });
    expect(JSON.parse(JSON.stringify(asked))).toEqual({ ...list, flowStep: 2 });
  });
});
