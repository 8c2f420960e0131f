import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectDatabase, createModels, type Models } from '../../models/connect.ts';
import { createApiClient } from '../../scripts/demo/api-client.ts';
import { findCampaign, findReader } from '../../scripts/demo/bank.ts';
import { planOf } from '../../scripts/demo/plan.ts';
import { readRows } from '../../scripts/demo/read-rows.ts';
import { PROJECT_FOLDER } from '../../scripts/servers/folders.ts';
import { waitUntil } from '../../scripts/servers/ports.ts';
import { isAlive, runBeside, Trial, type Ran } from '../../scripts/smoke/trial.ts';

const rowCount = 40;
const yesCount = 12;
const settleMs = 90_000;

let folder: string;
let sample: string;
let trial: Trial;

/** One installation for all: each kill finds what those before have left. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tuoke-kills-'));
  sample = await writeSample();
  const command = [process.execPath, 'scripts/launch/main.ts'];
  trial = await Trial.prepare({ projectFolder: PROJECT_FOLDER, folder, command, readyWithinMs: 240_000 });
  await trial.start();
});

afterAll(async () => {
  await trial.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** Clients of every kind of the sample, the ones with the long way first and last. */
async function writeSample(): Promise<string> {
  const [header = '', ...lines] = (
    await readFile(path.join(PROJECT_FOLDER, 'samples/bank-marketing-10pct.csv'), 'utf8')
  )
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const yes = lines.filter((line) => line.endsWith(',yes')).slice(0, yesCount);
  const no = lines.filter((line) => line.endsWith(',no')).slice(0, rowCount - yesCount);
  const file = path.join(folder, 'sample.csv');
  await writeFile(file, [header, ...yes.slice(0, yesCount / 2), ...no, ...yes.slice(yesCount / 2)].join('\n'));
  return file;
}

function beside(script: readonly string[], env: Record<string, string>): Promise<Ran> {
  return runBeside([process.execPath, ...script], { cwd: PROJECT_FOLDER, env });
}

/** Runs the demonstration, kills a process with SIGKILL when a third of the clients are on their way, and waits for both
 *  the supervisor to bring it back and the demonstration to end. */
async function demonstrateWhileKilling(victim: 'worker' | 'temporal' | 'database', run: string): Promise<Ran> {
  const api = createApiClient({ baseUrl: trial.apiUrl, patienceMs: 60_000 });
  const readerId = await findReader(api);
  let isOver = false;
  const demo = beside(
    ['scripts/demo/main.ts', '--file', sample, '--rows', 'all', '--run', run],
    trial.innerEnvironment(),
  ).finally(() => (isOver = true));
  const isUnderWay = async (): Promise<boolean> => (await findCampaign(api, run, readerId)).size >= rowCount / 3;
  const hasBegun = await waitUntil(isUnderWay, 120_000, () => isOver);
  expect(hasBegun, `the demonstration is under way; ${isOver ? (await demo).output : trial.lastWords()}`).toBe(true);
  const pid = trial.pids().get(victim) as number;
  process.kill(pid, 'SIGKILL');
  expect(isOver, 'the kill came in the middle').toBe(false);
  const isBack = async (): Promise<boolean> => {
    const now = trial.pids().get(victim);
    return now !== undefined && now !== pid && isAlive(now);
  };
  expect(await waitUntil(isBack, 60_000), `${victim} is started again`).toBe(true);
  return demo;
}

/** Looks into the database itself: the API's word is not enough for what a kill may have broken. */
async function expectNothingLostOrDoubled(run: string): Promise<void> {
  const { rows } = await readRows(sample, rowCount);
  const models: Models = createModels(
    await connectDatabase(trial.innerEnvironment()['MONGODB_URI'] as string, 'tuoke-test'),
  );
  try {
    const prospects = await models.prospects.find({ campaignId: run }).lean();
    expect(prospects).toHaveLength(rows.length);
    expect(prospects.filter(({ phase }) => phase === 'maintaining')).toHaveLength(yesCount);
    for (const row of rows) {
      const snapshot = prospects.find(({ customerName }) => customerName.endsWith(String(row.id).padStart(5, '0')));
      expect(snapshot, `client ${row.id}`).toBeDefined();
      if (snapshot === undefined) continue;
      const events = await models.prospectEvents.find({ prospectId: snapshot._id }).sort({ revision: 1 }).lean();
      expect(events.map(({ revision }) => revision)).toEqual(
        Array.from({ length: snapshot.revision }, (_, index) => index + 1),
      );
      const commands = events.filter(({ actor, type }) => actor.kind === 'staff' && type !== 'create');
      expect(commands.map(({ type }) => type)).toEqual(planOf(row).map(({ command }) => command));
      const opened = events.flatMap(({ tasksOpened }) => tasksOpened.map(({ taskId }) => taskId));
      const tasks = await models.tasks.find({ prospectId: snapshot._id }).lean();
      expect(tasks.map(({ _id }) => _id).toSorted()).toEqual(opened.toSorted());
      const open = tasks.filter(({ status }) => status === 'open');
      expect(open.map(({ _id }) => _id).toSorted()).toEqual(
        snapshot.state.tasks.map(({ taskId }) => taskId).toSorted(),
      );
    }
  } finally {
    await models.connection.close();
  }
}

test.each(['worker', 'temporal', 'database'] as const)(
  'kill -9 of the %s during the demonstration: nothing lost, nothing doubled',
  async (victim) => {
    const run = `kill-${victim}`;
    const { code, output } = await demonstrateWhileKilling(victim, run);
    expect(code, output).toBe(0);
    expect(output).toContain(`closed and in maintenance: ${yesCount}; y=yes rows read: ${yesCount}`);
    await expectNothingLostOrDoubled(run);
    let last: Ran = { code: 1, output: '' };
    await waitUntil(async () => {
      last = await beside(['scripts/reconcile.ts'], trial.innerEnvironment());
      return last.code === 0;
    }, settleMs);
    expect(last.output).toContain(' 0 differences');
  },
);
