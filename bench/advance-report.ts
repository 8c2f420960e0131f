import type { CpuUse } from './cpu.ts';
import type { HistoryCost } from './histories.ts';
import type { ProcessName } from './installation.ts';
import { percentilesOf } from './load.ts';
import type { Measured } from './advance.ts';
import { formatted, say, sayTable } from './table.ts';

/** One number of commands in flight: the bare workflow and ours, in turns. */
export interface Level {
  readonly name: string;
  readonly inFlight: number;
  /** Load average of the last minute before. */
  readonly load: number;
  readonly bare: Measured;
  readonly ours: Measured;
}

const target = { cpuRatio: 1.5, inFlight: 10, workflowTasks: 1, events: 8 };

/** Processes that have a part in each kind; what the others use meanwhile is idling. */
const parts = {
  bare: { temporal: 'temporal', database: null, worker: 'bareWorker', api: null, load: 'load' },
  ours: { temporal: 'temporal', database: 'database', worker: 'worker', api: 'api', load: 'load' },
} as const satisfies Record<'bare' | 'ours', Record<string, ProcessName | null>>;

type Part = keyof (typeof parts)['ours'];
const columns = Object.keys(parts.ours) as Part[];

function cpuMsOf(kind: 'bare' | 'ours', measured: Measured, part: Part): number {
  const name = parts[kind][part];
  if (name === null) return 0;
  return measured.windows.reduce((sum, { byProcess }) => sum + byProcess[name], 0) / measured.commands;
}

function totalCpuMs(kind: 'bare' | 'ours', measured: Measured): number {
  return columns.reduce((sum, part) => sum + cpuMsOf(kind, measured, part), 0);
}

function ratioOf({ bare, ours }: Level): number {
  return totalCpuMs('ours', ours) / totalCpuMs('bare', bare);
}

/** Lowest and highest ratio of a single round: how far noise moves it. */
function ratioRange({ bare, ours }: Level): string {
  const ratios = ours.windows.map((window, round) => {
    const other = bare.windows[round];
    if (other === undefined) return Number.NaN;
    const total = (kind: 'bare' | 'ours', { byProcess }: typeof window): number =>
      columns.reduce(
        (sum, part) => sum + byProcess[parts[kind][part] ?? 'load'] * (parts[kind][part] === null ? 0 : 1),
        0,
      );
    return total('ours', window) / ours.windows.length / (total('bare', other) / bare.windows.length);
  });
  return `${formatted(Math.min(...ratios))} to ${formatted(Math.max(...ratios))}`;
}

function speedRow(name: string, { commands, loadMs, latencies, windows }: Measured): (string | number)[] {
  const { p50, p95, p99 } = percentilesOf(latencies);
  const others =
    windows.reduce((sum, { othersCores, tookMs }) => sum + othersCores * tookMs, 0) /
    windows.reduce((sum, { tookMs }) => sum + tookMs, 0);
  return [name, commands, (commands / loadMs) * 1_000, p50, p95, p99, others];
}

/** Prints one level: speed, then CPU time a command by process, then the ratio. */
export function reportLevel(level: Level): void {
  const { name, bare, ours, load } = level;
  say(`\n${name} (load average before: ${load.toFixed(2)})`);
  sayTable(
    ['', 'commands', 'rate/s', 'p50 ms', 'p95 ms', 'p99 ms', 'others, cores'],
    [speedRow('bare workflow', bare), speedRow('advance', ours)],
  );
  const cpuRow = (kind: 'bare' | 'ours', measured: Measured): number[] =>
    columns.map((part) => cpuMsOf(kind, measured, part));
  const [bareCpu, oursCpu] = [cpuRow('bare', bare), cpuRow('ours', ours)];
  const ratios = oursCpu.map((ms, index) => (bareCpu[index] === 0 ? '-' : ms / (bareCpu[index] ?? 0)));
  say();
  sayTable(
    ['CPU ms a command', ...columns, 'total'],
    [
      ['bare workflow', ...bareCpu, totalCpuMs('bare', bare)],
      ['advance', ...oursCpu, totalCpuMs('ours', ours)],
      ['ratio', ...ratios, ratioOf(level)],
    ],
  );
  say(
    `rounds: ${ratioRange(level)}; answered before visible (202): ${ours.pending}; repeated after a 503: ${ours.repeated}`,
  );
}

/** Prints what the processes use while nothing is asked of them: the slower a window, the more of it lands on a command. */
export function reportIdle({ byProcess, tookMs }: CpuUse<ProcessName>): void {
  const rows = Object.entries(byProcess).map(([name, ms]) => `${name} ${formatted((ms / tookMs) * 1_000)}`);
  say(`\nidle, CPU ms a second: ${rows.join(', ')}`);
}

/** Prints what a command leaves in the histories. */
export function reportHistories({ bare, ours }: { readonly bare: HistoryCost; readonly ours: HistoryCost }): void {
  const types = [...new Set([...Object.keys(bare.byType), ...Object.keys(ours.byType)])];
  say(`\nhistory, from ${bare.sampled} bare workflows and ${ours.sampled} prospects with one command each`);
  sayTable(
    ['a command', 'bare', 'advance'],
    [
      ...types.map((type) => [type, bare.byType[type] ?? 0, ours.byType[type] ?? 0]),
      ['events', bare.eventsPerCommand, ours.eventsPerCommand],
      ['workflow tasks', bare.workflowTasksPerCommand, ours.workflowTasksPerCommand],
    ],
  );
}

/** Prints whether the targets are met. */
export function reportVerdict(levels: readonly Level[], history: HistoryCost): void {
  say('\ntargets');
  const line = (what: string, value: number, limit: number): void =>
    say(`  ${value <= limit ? 'met   ' : 'MISSED'}  ${what}: ${formatted(value)}, at most ${limit}`);
  const atTarget = levels.find(({ inFlight, name }) => inFlight === target.inFlight && !name.includes('open'));
  if (atTarget !== undefined)
    line(
      `CPU of all processes, ${atTarget.name}, as a multiple of the bare workflow`,
      ratioOf(atTarget),
      target.cpuRatio,
    );
  line('workflow tasks a command', history.workflowTasksPerCommand, target.workflowTasks);
  line('history events a command', history.eventsPerCommand, target.events);
  const open = levels.filter(({ name }) => name.includes('open'));
  for (const level of open)
    say(
      `  ${level.name}: ${formatted(totalCpuMs('ours', level.ours))} ms CPU a command, ${formatted(ratioOf(level))} x bare`,
    );
}
