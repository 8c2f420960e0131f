import type { RecordableHistogram } from 'node:perf_hooks';
import type { CpuUse } from './cpu.ts';
import type { ProcessName } from './installation.ts';
import { percentilesOf } from './load.ts';
import { formatted, say, sayTable } from './table.ts';

const targetP99Ms = 2_000;

/** How often other products look for what is overdue, in seconds; null: only when somebody saves the record. */
const sweeps = [
  {
    product: 'SuiteCRM',
    everySeconds: 60,
    source: 'issue 8292 of SuiteCRM: the workflow engine works once a minute',
  },
  {
    product: 'Chatwoot (SLA of the enterprise edition)',
    everySeconds: 300,
    source: 'config/schedule.yml of chatwoot: trigger_scheduled_items_job',
  },
  { product: 'Zammad', everySeconds: 300, source: 'db/seeds/schedulers.rb of zammad: Process ticket escalations' },
  {
    product: 'Frappe Helpdesk',
    everySeconds: 3_600,
    source: 'helpdesk/hooks.py of helpdesk: hourly, and only a label is set',
  },
  { product: 'Cordys CRM', everySeconds: 86_400, source: 'one job a day, at 03:00' },
  {
    product: 'Frappe CRM',
    everySeconds: null,
    source: 'crm/hooks.py of crm: no sweep; the state of the limit is computed when a lead is saved',
  },
] as const;

export interface TimersMeasured {
  /** From the due instant to the instant of the event. */
  readonly noticed: RecordableHistogram;
  /** From the due instant to the write into the read model. */
  readonly visible: RecordableHistogram;
  /** Load average at the first deadline. */
  readonly load: number;
  /** While they fell due. */
  readonly cpu: CpuUse<ProcessName>;
  readonly windowSeconds: number;
}

/** Prints what was measured beside what a sweep makes of the same deadlines. */
export function reportTimers({ noticed, visible, load, cpu, windowSeconds }: TimersMeasured): void {
  const row = (name: string, delays: RecordableHistogram): (string | number)[] => {
    const { p50, p95, p99 } = percentilesOf(delays);
    return [name, delays.count, p50, p95, p99, delays.max / 1_000];
  };
  say(`\nload average at the first deadline: ${load.toFixed(2)}; all deadlines within ${windowSeconds} s`);
  sayTable(
    ['delay after the due instant, ms', 'deadlines', 'p50', 'p95', 'p99', 'worst'],
    [row('noticed: the event’s own instant', noticed), row('visible: written to the read model', visible)],
  );
  reportCpu(cpu, noticed.count);
  const { p99 } = percentilesOf(noticed);
  say(
    `\ntarget: noticed within ${targetP99Ms} ms (p99)\n  ${p99 < targetP99Ms ? 'met   ' : 'MISSED'}  ${formatted(p99)} ms`,
  );
  say('\nFor comparison: the documented sweeps of other products. Not measured: what the interval alone makes of it.');
  sayTable(
    ['product', 'sweep every', 'p50', 'p99'],
    sweeps.map(({ product, everySeconds }) => [
      product,
      everySeconds === null ? 'never' : duration(everySeconds),
      everySeconds === null ? '-' : duration(everySeconds / 2),
      everySeconds === null ? '-' : duration(everySeconds * 0.99),
    ]),
  );
  for (const { product, source } of sweeps) say(`  ${product}: ${source}`);
}

/** Idling is part of it: what it is per deadline holds for this many in this window. */
function reportCpu(
  { byProcess: { temporal, database, worker }, othersCores }: CpuUse<ProcessName>,
  deadlines: number,
): void {
  const perDeadline = [temporal, database, worker].map((ms) => ms / deadlines);
  const total = perDeadline.reduce((sum, ms) => sum + ms, 0);
  say(`\ncores that others took meanwhile: ${formatted(othersCores)}`);
  sayTable(['CPU ms a deadline', 'Temporal', 'database', 'worker', 'total'], [['', ...perDeadline, total]]);
}

function duration(seconds: number): string {
  if (seconds >= 3_600) return `${rounded(seconds / 3_600)} h`;
  return seconds >= 60 ? `${rounded(seconds / 60)} min` : `${rounded(seconds)} s`;
}

function rounded(value: number): string {
  return String(Number(value.toFixed(1)));
}
