import { expect, test } from 'vitest';
import type { ExportContext } from '../../../api/export/columns.ts';
import { filterText } from '../../../api/export/watermark.ts';
import type { Wish } from '../../../api/export/words.ts';
import { calendar, mondayMorningMs } from '../../factories/context.ts';

const organisation = {
  staff: [{ _id: 's-1', name: { zh: '客户经理甲', en: 'Manager A' } }],
  teams: [{ _id: 't-1', name: { zh: '一队', en: 'Team 1' } }],
  branches: [],
} as unknown as ExportContext['organisation'];

const wish: Wish = {
  ownerId: 's-1',
  teamId: 't-1',
  branchId: 'b-gone',
  open: true,
  parked: false,
  nextAction: 'due',
  minValueFen: 1_000_050,
  phase: ['closing', 'won'],
  step: 5,
  customerType: 'company',
};

function textIn(language: 'zh' | 'en', narrowed: Wish = wish): string {
  return filterText(narrowed, { language, nowMs: mondayMorningMs, calendar, organisation });
}

test('the watermark says a filter in words of its reader, units by name, amounts in yuan', () => {
  const zh = textIn('zh');
  for (const part of [
    '负责人：客户经理甲',
    '团队：一队',
    '进行中：是',
    '培育池：否',
    '下一步：逾期或今天',
    '价值不低于（元）：10000.5',
  ])
    expect(zh).toContain(part);
  expect(zh).not.toMatch(/true|false|s-1|closing|company/);
  const en = textIn('en');
  for (const part of ['owner: Manager A', 'open: Yes', 'next action: Overdue or today', 'value from (yuan): 10000.5'])
    expect(en).toContain(part);
  expect(en).toMatch(/step: 5 \S/);
});

test('a unit that is not known is named by its id, and nothing narrows everything', () => {
  expect(textIn('en')).toContain('branch: b-gone');
  expect([textIn('zh', {}), textIn('en', {})]).toEqual(['全部', 'everything']);
});
