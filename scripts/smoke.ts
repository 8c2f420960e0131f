/** `npm run smoke`: what a stranger does. A fresh clone of the last commit, `npm start`, the demonstration, a stop and a second
 *  start; checks that closed = y=yes rows, that nothing is lost, and that no process or port is left.
 *  --here tries this checkout instead of a clone (when it is a fresh one already), --rows N takes other than 200 rows. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { funnelView, type FunnelView } from '../contracts/funnel.ts';
import { createApiClient } from './demo/api-client.ts';
import { findReader } from './demo/bank.ts';
import { readRows } from './demo/read-rows.ts';
import { run } from './servers/commands.ts';
import { PROJECT_FOLDER } from './servers/folders.ts';
import { runBeside, Trial } from './smoke/trial.ts';

/** Installing packages, finding the servers and building the stand-in may take minutes on a new machine. */
const firstStartWithinMs = 15 * 60_000;
const secondStartWithinMs = 2 * 60_000;

/** Something is not as it must be. */
class SmokeFailure extends Error {
  override readonly name = 'SmokeFailure';
}

function say(text: string): void {
  process.stdout.write(`smoke    | ${text}\n`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { here: { type: 'boolean', default: false }, rows: { type: 'string', default: '200' } },
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'tuoke-smoke-'));
  try {
    const projectFolder = values.here ? PROJECT_FOLDER : await clone(path.join(folder, 'clone'));
    await tryOut(projectFolder, folder, Number(values.rows));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function clone(folder: string): Promise<string> {
  const { isSuccess, output } = await run(
    'git',
    ['clone', '--quiet', '--no-hardlinks', PROJECT_FOLDER, folder],
    120_000,
  );
  if (!isSuccess) throw new SmokeFailure(`The project could not be cloned: ${output}`);
  say(`cloned the last commit (changes that are not committed are not tried)`);
  return folder;
}

async function tryOut(projectFolder: string, folder: string, rows: number): Promise<void> {
  const place = { projectFolder, folder, command: ['npm', 'start'] };
  const trial = await Trial.prepare({ ...place, readyWithinMs: firstStartWithinMs });
  try {
    const firstMs = await trial.start();
    say(`first start healthy after ${(firstMs / 1000).toFixed(1)} s`);
    await demonstrate(trial, projectFolder, rows);
    const before = await funnelOf(trial);
    await compareWithFile(before, projectFolder, rows);
    await stopCleanly(trial);

    const secondMs = await trial.start();
    if (secondMs > secondStartWithinMs)
      throw new SmokeFailure(`The second start took ${(secondMs / 1000).toFixed(1)} s.`);
    say(`second start healthy after ${(secondMs / 1000).toFixed(1)} s`);
    const after = await funnelOf(trial);
    if (JSON.stringify(after.total) !== JSON.stringify(before.total))
      throw new SmokeFailure(
        `The funnel has changed over the restart:\n${JSON.stringify(before.total)}\n${JSON.stringify(after.total)}`,
      );
    say('the funnel is the same after the restart');
    await stopCleanly(trial);
  } catch (error) {
    say(`the installation wrote at last:\n${trial.lastWords()}`);
    throw error;
  } finally {
    await trial.stop();
  }
}

async function demonstrate(trial: Trial, cwd: string, rows: number): Promise<void> {
  const { code } = await runBeside(['npm', 'run', '--silent', 'demo', '--', '--rows', String(rows)], {
    cwd,
    env: trial.environment,
    isShown: true,
  });
  if (code !== 0) throw new SmokeFailure(`The demonstration ended with exit code ${code}.`);
}

async function funnelOf(trial: Trial): Promise<FunnelView> {
  const api = createApiClient({ baseUrl: trial.apiUrl, patienceMs: 30_000 });
  return api.get('/funnel', await findReader(api), funnelView);
}

/** The demonstration checks itself; this asks once more, without its code. */
async function compareWithFile({ total: { steps } }: FunnelView, projectFolder: string, rows: number): Promise<void> {
  const read = await readRows(path.join(projectFolder, 'samples/bank-marketing-10pct.csv'), rows);
  const expected = read.rows.filter(({ y }) => y === 'yes').length;
  const maintained = steps.find(({ step }) => step === 6)?.count;
  if (maintained !== expected)
    throw new SmokeFailure(`${maintained} clients are in maintenance, but ${expected} rows say y=yes.`);
  say(`in maintenance: ${maintained} = rows with y=yes`);
}

async function stopCleanly(trial: Trial): Promise<void> {
  const pids = trial.pids();
  const startedAtMs = Date.now();
  await trial.stop();
  const left = await trial.leftovers(pids);
  if (left.length > 0) throw new SmokeFailure(`Left behind after the stop: ${left.join(', ')}.`);
  say(`stopped in ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s; ${pids.size} processes and all ports are gone`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof SmokeFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
