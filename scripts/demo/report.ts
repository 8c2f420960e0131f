import type { FunnelView } from '../../contracts/funnel.ts';
import { latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import { stepNumbers, type LocalizedText, type StepNumber } from '../../domain/process/definition.ts';
import { table } from './table.ts';

function yuan(fen: number): string {
  return Math.round(fen / 100).toLocaleString('en-US');
}

/** The funnel of the whole bank: steps with their phases, what is parked, what has ended. Empty phases are left out. */
export function funnelTable({ total: { steps, parked, ended } }: FunnelView): string {
  const rows: string[][] = [['步骤', 'step', '客户 count', '金额 yuan']];
  for (const { step, name, count, valueFen, phases } of steps) {
    rows.push([`${step} ${name.zh}`, `${step} ${name.en}`, String(count), yuan(valueFen)]);
    for (const phase of phases.filter((entry) => entry.count > 0))
      rows.push([`    ${phase.name.zh}`, `    ${phase.name.en}`, String(phase.count), yuan(phase.valueFen)]);
  }
  for (const phase of [parked, ...ended].filter((entry) => entry.count > 0))
    rows.push([phase.name.zh, phase.name.en, String(phase.count), yuan(phase.valueFen)]);
  return table(rows, ['left', 'left', 'right', 'right']);
}

/** How many pursuits came as far as each step or farther, and how many were in it. A step that is passed over (step 4 when
 *  nobody objects) is reached by those who went on to the next.
 *  @param visited the steps of each pursuit */
export function conversionTable(visited: readonly (readonly StepNumber[])[]): string {
  const names = publishedDefinition(latestVersion)?.steps.map(({ name }) => name) ?? [];
  const reached = stepNumbers.map((step) => visited.filter((steps) => (steps.at(-1) ?? 0) >= step).length);
  const inside = stepNumbers.map((step) => visited.filter((steps) => steps.includes(step)).length);
  const rows = stepNumbers.map((step, index) => {
    const { zh, en }: LocalizedText = names[index] ?? { zh: '', en: '' };
    const count = reached[index] ?? 0;
    return [
      `${step} ${zh}`,
      `${step} ${en}`,
      String(inside[index]),
      String(count),
      percent(count, reached[index - 1]),
      percent(count, reached[0]),
    ];
  });
  const header = ['步骤', 'step', '进入 entered', '到达 reached', '转化率 of the step before', '累计 of all'];
  return table([header, ...rows], ['left', 'left', 'right', 'right', 'right', 'right']);
}

function percent(part: number, whole: number | undefined): string {
  return whole === undefined || whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`;
}
