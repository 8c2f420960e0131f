import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ApiClient } from './api-client.ts';
import { measureCpu, threadCpuMs } from './cpu.ts';
import { monotonicUs, readProfiles, type Window } from './cpu-profile.ts';
import { startInstallation } from './installation.ts';
import { createLatencies, runLoad } from './load.ts';
import { advance, bringBack, createReady, WrongAnswerError, type KnownProspect } from './prospects.ts';
import { formatted, say, sayTable } from './table.ts';

const inFlight = 10;
const pool = 200;
const warmUpCommands = 1_000;
const profiled = ['worker', 'api'] as const;
/** Its threads have names that tell collector, compilers and connections apart. */
const threaded = [...profiled, 'database'] as const;
/** Rows of each table. */
const shown = 40;

/** `npm run bench -- profile`: advances with a CPU profile of worker and API, only the time while advances run.
 *  The profiles stay for a closer look; the run prints where. */
export async function profileAdvance(commands: number): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tuoke-profile-'));
  const installation = await startInstallation({
    temporalStore: 'file',
    run: profiled,
    nodeArguments: Object.fromEntries(
      profiled.map((name) => [
        name,
        ['--cpu-prof', '--cpu-prof-interval=500', `--cpu-prof-dir=${path.join(folder, name)}`],
      ]),
    ),
  });
  const api = new ApiClient(installation.apiUrl);
  const windows: Window[] = [];
  const threads = new Map<string, number>();
  let cpuMs = 0;
  try {
    const prospects = await createReady(api, pool);
    for (let done = 0; done < warmUpCommands; done += pool) await round(api, prospects);
    for (let done = 0; done < commands; done += pool) {
      const before = threaded.map((name) => threadCpuMs(installation.processIds[name]));
      const fromUs = monotonicUs();
      const use = await measureCpu(installation.processIds, () => advanceAll(api, prospects));
      windows.push([fromUs, monotonicUs()]);
      for (const name of profiled) cpuMs += use.byProcess[name];
      for (const [index, name] of threaded.entries()) {
        for (const [thread, ms] of threadCpuMs(installation.processIds[name])) {
          const key = `${name}: ${thread}`;
          threads.set(key, (threads.get(key) ?? 0) + ms - (before[index]?.get(thread) ?? 0));
        }
      }
      await bringBack(api, prospects);
    }
  } catch (error) {
    if (!(error instanceof WrongAnswerError)) throw error;
    return [error.message];
  } finally {
    api.close();
    await installation.stop();
  }
  const advanced = windows.length * pool;
  say(
    `${advanced} advances, ${formatted(cpuMs / advanced)} ms CPU each in worker and API together; profiles in ${folder}\n`,
  );
  sayTable(
    ['thread', 'ms a command'],
    [...threads]
      .toSorted(([, a], [, b]) => b - a)
      .filter(([, ms]) => ms > 0)
      .map(([name, ms]) => [name, ms / advanced]),
  );
  for (const name of profiled) await report(name, path.join(folder, name), windows, advanced);
  return [];
}

async function advanceAll(api: ApiClient, prospects: readonly KnownProspect[]): Promise<void> {
  await runLoad(prospects, inFlight, createLatencies(), async (prospect) => {
    await advance(api, prospect);
  });
}

async function round(api: ApiClient, prospects: readonly KnownProspect[]): Promise<void> {
  await advanceAll(api, prospects);
  await bringBack(api, prospects);
}

async function report(name: string, folder: string, windows: readonly Window[], commands: number): Promise<void> {
  for (const { file, spent } of await readProfiles(folder, windows)) {
    if (spent.busyMs / commands < 0.01) continue;
    say(`\n${name}, ${file}: ${formatted(spent.busyMs / commands)} ms a command`);
    const rows = (list: readonly (readonly [string, number])[]): [string, number][] =>
      list.slice(0, shown).map(([what, ms]) => [what, ms / commands]);
    sayTable(['by origin, ms a command', 'self'], rows(spent.self));
    say();
    sayTable(['by function, ms a command', 'with callees'], rows(spent.inclusive));
  }
}
