import { writeFile } from 'node:fs/promises';
import { byteOrderMark, csvLine } from '../domain/csv.ts';

const sampleSize = 200;

/** mulberry32: the same numbers from the same seed, on every machine. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const headers = [
  '客户名称',
  '英文名称',
  '客户类型',
  '联系电话',
  '邮箱',
  '地址',
  '来源',
  '介绍人',
  '预计金额（万元）',
  '营销同意',
  '行业',
  '备注',
] as const;

const types = ['个人', '公司', '小区', '社团', '事业单位'] as const;
const methods = ['陌生拜访', '大堂', '客户活动', '存量', '客户介绍', '关系'] as const;
const industries = ['制造', '商贸', '物流', '教育', '医疗', '餐饮'] as const;
const notes = ['', '', '希望了解存款产品', '下月有资金到期', '已有他行贷款', '由网点初步接触'] as const;

/** What somebody wrote wrongly, by the number of the row: the five rows that an import reports. */
const mistakes: Readonly<Record<number, Readonly<Partial<Record<(typeof headers)[number], string>>>>> = {
  17: { 联系电话: '1991234' },
  58: { 客户名称: '', 英文名称: '' },
  93: { 客户类型: '外星人' },
  141: { '预计金额（万元）': '待定' },
  176: { 联系电话: '', 邮箱: '', 地址: '' },
};

/** A file of leads to try the import with: numbers instead of people, telephone numbers counted up from 199 0000 0001, five
 *  rows with a mistake each. The same on every machine. */
export function sampleLeads(): string {
  const random = randomOf(20_261_123);
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
  const rows = Array.from({ length: sampleSize }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    const method = pick(methods);
    const isIntroduced = method === '客户介绍' || method === '关系';
    const cells: Record<(typeof headers)[number], string> = {
      客户名称: `客户${number}`,
      英文名称: `Customer ${number}`,
      客户类型: pick(types),
      联系电话: `1990000${number}`,
      邮箱: random(3) === 0 ? `customer-${number}@leads.example` : '',
      地址: random(2) === 0 ? `示例路 ${random(900) + 1} 号` : '',
      来源: method,
      介绍人: isIntroduced ? `介绍人${String(random(30) + 1).padStart(2, '0')}` : '',
      '预计金额（万元）': String((random(400) + 1) * 5),
      营销同意: pick(['是', '合法联系', '否']),
      行业: pick(industries),
      备注: pick(notes),
      ...mistakes[index + 1],
    };
    return headers.map((header) => cells[header]);
  });
  return byteOrderMark + [headers, ...rows].map(csvLine).join('');
}

if (import.meta.main) await writeFile(new URL('../samples/leads-sample.csv', import.meta.url), sampleLeads());
