import { table } from '../demo/table.ts';
import type { Count } from './count-file.ts';

/** What came out, for people.   @param count of the cases' logs */
export function reportOf(count: Count): string {
  return [
    kindTable(count, 'product', '按产品 · by product'),
    kindTable(count, 'submitted via', '按渠道 · by channel'),
    levelTable(count),
    table(
      [
        ['其他 · also', '件 cases'],
        ...others.map(([name, text]): [string, string] => [text, String(count[name] ?? 0)]),
      ],
      ['left', 'right'],
    ),
  ].join('\n\n');
}

const others = [
  ['acknowledged late', '确认超时 · acknowledged after more than a working day'],
  ['more than 60 days from receipt', '受理超过60天 · not resolved within 60 days of receipt'],
  ['raised by a limit', '超时升级 · raised because a limit passed'],
  ['raised by an appeal', '申诉升级 · raised because the customer appealed'],
  ['compensated', '赔付 · compensated'],
  ['approved at level 2', '二级审批 · approved at level 2'],
  ['approved at level 3', '三级审批 · approved at level 3'],
] as const;

function kindTable(count: Count, kind: string, heading: string): string {
  const names = Object.keys(count)
    .filter((name) => name.startsWith(`${kind} `) && !name.includes(': '))
    .toSorted((a, b) => (count[b] ?? 0) - (count[a] ?? 0));
  const row = (label: string, name: string): string[] => {
    const cases = count[name] ?? 0;
    const late = count[`${name}: late by timely_response`] ?? 0;
    const lateFromReceipt = count[`${name}: more than 15 days from receipt`] ?? 0;
    const appealed = count[`${name}: appealed`] ?? 0;
    return [label, ...[cases, cases - late, late, cases - lateFromReceipt, lateFromReceipt, appealed].map(String)];
  };
  const headings = [
    heading,
    '件 cases',
    '按时 on time',
    '超时 late',
    '受理起按时 on time from receipt',
    '超时 late',
    '申诉 appealed',
  ];
  return table(
    [headings, ...names.map((name) => row(name.slice(kind.length + 1), name)), row('合计 · all', 'cases')],
    ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
  );
}

function levelTable(count: Count): string {
  const rows = [1, 2, 3].map((level) => [
    String(level),
    String(count[`began at level ${level}`] ?? 0),
    String(count[`ended at level ${level}`] ?? 0),
  ]);
  return table([['级别 · level', '开始 began', '结束 ended'], ...rows], ['left', 'right', 'right']);
}

/** Every count on which the cases and the file do not agree; [] when they agree on all. */
export function disagreements(cases: Count, file: Count): readonly string[] {
  const names = new Set([...Object.keys(cases), ...Object.keys(file)]);
  return [...names]
    .filter((name) => (cases[name] ?? 0) !== (file[name] ?? 0))
    .map((name) => `${name}: ${cases[name] ?? 0} by the cases, ${file[name] ?? 0} by the file`);
}
