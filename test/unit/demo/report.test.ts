import { expect, test } from 'vitest';
import type { FunnelView } from '../../../contracts/funnel.ts';
import { conversionTable, funnelTable } from '../../../scripts/demo/report.ts';

test('conversion: how many reached a step, those who passed over it included', () => {
  const [, , ...lines] = conversionTable([[1], [1, 2], [1, 2, 3], [1, 2, 3, 5, 6]]).split('\n');
  const numbers = lines.map((line) => line.match(/\d+(?:\.\d+)?(?= |$)/g)?.slice(2));
  expect(numbers).toEqual([
    ['4', '4', '100.0'],
    ['3', '3', '75.0', '75.0'],
    ['2', '2', '66.7', '50.0'],
    ['0', '1', '50.0', '25.0'],
    ['1', '1', '100.0', '25.0'],
    ['1', '1', '100.0', '25.0'],
  ]);
});

test('a run without clients has no rates', () => {
  expect(conversionTable([])).not.toContain('%');
});

test('the funnel shows every step, and only the phases where somebody stands', () => {
  const tally = { count: 2, valueFen: 123_456_00, weightedValueFen: 0 };
  const nobody = { count: 0, valueFen: 0, weightedValueFen: 0 };
  const phases = [
    { phase: 'lead' as const, name: { zh: '线索', en: 'Lead' }, ...nobody },
    { phase: 'qualifying' as const, name: { zh: '资格鉴定', en: 'Qualifying' }, ...tally },
  ];
  const total: FunnelView['total'] = {
    steps: [{ step: 1, name: { zh: '寻找目标客户', en: 'Find' }, count: 2, valueFen: 123_456_00, phases }],
    parked: { phase: 'nurture', name: { zh: '培育池', en: 'Nurture' }, ...nobody },
    ended: [{ phase: 'lost', name: { zh: '未成交', en: 'Lost' }, ...tally }],
    open: { count: 2, valueFen: 123_456_00 },
  };
  const [, , ...lines] = funnelTable({ newestAt: null, total, groups: [] }).split('\n');
  expect(lines.map((line) => line.replaceAll(/ +/g, ' ').trim())).toEqual([
    '1 寻找目标客户 1 Find 2 123,456',
    '资格鉴定 Qualifying 2 123,456',
    '未成交 Lost 2 123,456',
  ]);
});
