import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
const msPerTick = 1_000 / ticksPerSecond;

/** Fields after the program's name in parentheses, which may hold blanks itself; the first is field 3 of proc(5). */
function statFields(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function cpuMsIn(file: string): number {
  const fields = statFields(file);
  // utime is field 14, stime 15
  return (Number(fields[11]) + Number(fields[12])) * msPerTick;
}

/** CPU time a process has used in user and kernel mode, all its threads together, in ms; exact to a tick (10 ms on Linux). */
export function processCpuMs(processId: number): number {
  return cpuMsIn(`/proc/${processId}/stat`);
}

/** The same by the name of the thread: shows the garbage collector or native code beside JavaScript. Ended threads are missing. */
export function threadCpuMs(processId: number): ReadonlyMap<string, number> {
  const byName = new Map<string, number>();
  for (const thread of readdirSync(`/proc/${processId}/task`)) {
    const folder = `/proc/${processId}/task/${thread}`;
    const name = readFileSync(`${folder}/comm`, 'utf8').trim();
    byName.set(name, (byName.get(name) ?? 0) + cpuMsIn(`${folder}/stat`));
  }
  return byName;
}

/** CPU time of the whole machine that was not idle, in ms, all cores together: what others take is this less our processes. */
function machineCpuMs(): number {
  const [, user, nice, system, , , irq, softirq, steal] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '')
    .split(/\s+/)
    .map(Number);
  return [user, nice, system, irq, softirq, steal].reduce<number>((sum, ticks) => sum + (ticks ?? 0), 0) * msPerTick;
}

/** CPU time of one window. */
export interface CpuUse<Name extends string> {
  readonly byProcess: Readonly<Record<Name, number>>;
  /** Everything else on the machine, as a number of cores: how noisy the window was. */
  readonly othersCores: number;
  readonly tookMs: number;
}

/** Runs `work` and tells what CPU time each process used meanwhile.
 *  @param processIds by name; the window counts as others' whatever is not listed */
export async function measureCpu<Name extends string>(
  processIds: Readonly<Record<Name, number>>,
  work: () => Promise<void>,
): Promise<CpuUse<Name>> {
  const names = Object.keys(processIds) as Name[];
  const read = (): number[] => names.map((name) => processCpuMs(processIds[name]));
  const [startedAtMs, machineBefore, before] = [performance.now(), machineCpuMs(), read()];
  await work();
  const [after, machineAfter, tookMs] = [read(), machineCpuMs(), performance.now() - startedAtMs];
  const used = names.map((name, index) => [name, (after[index] ?? 0) - (before[index] ?? 0)] as const);
  const ours = used.reduce((sum, [, ms]) => sum + ms, 0);
  return {
    byProcess: Object.fromEntries(used) as Record<Name, number>,
    othersCores: Math.max(0, machineAfter - machineBefore - ours) / tookMs,
    tookMs,
  };
}
