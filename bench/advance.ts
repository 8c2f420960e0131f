import { loadavg } from 'node:os';
import type { RecordableHistogram } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { createDataConverter, parsePayloadKeys } from '../adapters/payload-codec.ts';
import { prospectWorkflowId } from '../workflows/prospect/messages.ts';
import { reportHistories, reportIdle, reportLevel, reportVerdict, type Level } from './advance-report.ts';
import { ApiClient } from './api-client.ts';
import { bareAdvance, bareTaskQueue, type bareWorkflow, bareWorkflowType } from './bare-workflow.ts';
import { measureCpu, type CpuUse } from './cpu.ts';
import { openReadModel } from './database.ts';
import { historyCost, readHistories, type HistoryCost } from './histories.ts';
import { startInstallation, type BenchInstallation, type ProcessName } from './installation.ts';
import { createLatencies, runLoad } from './load.ts';
import { startOpen } from './open-prospects.ts';
import { advance, bringBack, checkReadModel, createReady, WrongAnswerError, type KnownProspect } from './prospects.ts';
import { say } from './table.ts';

export interface AdvanceOptions {
  readonly rounds: number;
  /** Commands in a window, and workflows of each kind that they go to. */
  readonly commands: number;
  readonly inFlight: readonly number[];
  /** Numbers of open prospects to repeat 10 in flight with, ascending. */
  readonly open: readonly number[];
  readonly temporalStore: 'file' | 'memory';
}

/** A workflow that only the benchmark knows. */
interface BareRun {
  readonly workflowId: string;
  revision: number;
}

/** One kind of command, measured over some windows. */
export interface Measured {
  readonly windows: CpuUse<ProcessName>[];
  /** Sum of the windows' times from the first call to the last answer, ms. */
  loadMs: number;
  commands: number;
  readonly latencies: RecordableHistogram;
  /** Commands that were answered before the read model had them. */
  pending: number;
  /** Requests that were repeated with the same key after a 503. */
  repeated: number;
}

/** What is done after the last answer (the workflow task's completion, the database's commit) belongs to the command. */
const settleMs = 150;
/** How long nothing is done, to see what the processes use by themselves. */
const idleMs = 5_000;
const historySample = 20;
/** The database's compilers are still busy after a thousand commands. */
const warmUpRounds = 8;

/** `npm run bench -- advance`: what our durable command costs beside the least that Temporal can do.
 *  @returns what went wrong, [] when every command had its effect exactly once */
export async function benchAdvance(options: AdvanceOptions): Promise<string[]> {
  say(
    `load average before: ${loadavg()
      .map((load) => load.toFixed(2))
      .join(' ')}`,
  );
  const installation = await startInstallation({
    temporalStore: options.temporalStore,
    run: ['worker', 'api', 'bareWorker'],
  });
  try {
    return await new AdvanceBench(installation, options, await connect(installation)).run();
  } finally {
    await installation.stop();
  }
}

type Connected = Awaited<ReturnType<typeof connect>>;

async function connect({ environment, apiUrl }: BenchInstallation) {
  const connection = await Connection.connect({ address: environment['TEMPORAL_ADDRESS'] ?? '' });
  const models = await openReadModel(environment['MONGODB_URI'] ?? '');
  return {
    api: new ApiClient(apiUrl),
    bareClient: new Client({ connection }),
    codecClient: new Client({
      connection,
      dataConverter: createDataConverter(parsePayloadKeys(environment['PAYLOAD_KEYS'] ?? '')),
    }),
    models,
    close: async () => {
      await connection.close();
      await models.connection.close();
    },
  };
}

class AdvanceBench {
  readonly #processIds: Readonly<Record<ProcessName, number>>;
  readonly #options: AdvanceOptions;
  readonly #to: Connected;
  #prospects: KnownProspect[] = [];
  #bare: BareRun[] = [];

  constructor(installation: BenchInstallation, options: AdvanceOptions, connected: Connected) {
    this.#processIds = installation.processIds;
    this.#options = options;
    this.#to = connected;
  }

  async run(): Promise<string[]> {
    const { inFlight, open } = this.#options;
    try {
      await this.#prepare();
      const levels: Level[] = [];
      for (const number of inFlight) levels.push(await this.#measureLevel(number));
      const costs = await this.#measureHistories();
      reportHistories(costs);
      for (const count of open) levels.push(...(await this.#measureOpen(count)));
      reportVerdict(levels, costs.ours);
      return await checkReadModel(this.#to.models, this.#prospects);
    } catch (error) {
      if (!(error instanceof WrongAnswerError)) throw error;
      return [error.message];
    } finally {
      this.#to.api.close();
      await this.#to.close();
    }
  }

  async #prepare(): Promise<void> {
    const { commands } = this.#options;
    say(`preparing ${commands} prospects and ${commands} bare workflows, then warming up`);
    this.#prospects = await createReady(this.#to.api, commands);
    const numbers = Array.from({ length: commands }, (_, index) => index);
    await runLoad(numbers, 20, createLatencies(), async (number) => {
      const workflowId = `bare-${number}`;
      await this.#to.bareClient.workflow.start<typeof bareWorkflow>(bareWorkflowType, {
        taskQueue: bareTaskQueue,
        workflowId,
        args: [],
      });
      this.#bare.push({ workflowId, revision: 0 });
    });
    for (let round = 0; round < warmUpRounds; round += 1) await this.#warmUp();
    await delay(settleMs);
    reportIdle(await measureCpu(this.#processIds, () => delay(idleMs)));
  }

  /** One window of each kind that nobody looks at: fills caches and lets compilers finish. */
  async #warmUp(): Promise<void> {
    await this.#bareWindow(10, this.#bare, emptyMeasured());
    await this.#oursWindow(10, this.#prospects, emptyMeasured());
    await bringBack(this.#to.api, this.#prospects);
  }

  async #measureLevel(inFlight: number): Promise<Level> {
    const load = loadavg()[0] ?? 0;
    const [bare, ours] = [emptyMeasured(), emptyMeasured()];
    // one at a time takes long, and noise averages out over time as well as over commands
    const count = inFlight === 1 ? Math.ceil(this.#options.commands / 2) : this.#options.commands;
    for (let round = 0; round < this.#options.rounds; round += 1) {
      const prospects = rotated(this.#prospects, round * count).slice(0, count);
      const windows = [
        () => this.#bareWindow(inFlight, rotated(this.#bare, round * count).slice(0, count), bare),
        () => this.#oursWindow(inFlight, prospects, ours),
      ];
      for (const window of round % 2 === 0 ? windows : windows.toReversed()) await window();
      await bringBack(this.#to.api, prospects);
    }
    const level: Level = { name: `${inFlight} in flight`, inFlight, load, bare, ours };
    reportLevel(level);
    return level;
  }

  /** Ten in flight beside `count` open prospects: to those that are warm, and to those that nobody has touched. */
  async #measureOpen(count: number): Promise<Level[]> {
    const already = await this.#to.models.prospects.countDocuments({ open: true });
    say(`starting ${Math.max(0, count - already)} prospects, so that ${count} are open`);
    const untouched = await startOpen(this.#to.codecClient, this.#to.models, already, Math.max(0, count - already));
    await this.#warmUp();
    const level = await this.#measureLevel(10);
    const [load, bare, ours] = [loadavg()[0] ?? 0, emptyMeasured(), emptyMeasured()];
    const { commands, rounds } = this.#options;
    const chosen = shuffled(untouched).slice(0, commands * rounds);
    for (let from = 0; from + commands <= chosen.length; from += commands) {
      await this.#bareWindow(10, this.#bare, bare);
      await this.#oursWindow(10, chosen.slice(from, from + commands), ours);
    }
    const warm = { ...level, name: `10 in flight, ${count} open` };
    if (ours.commands === 0) return [warm];
    const cold: Level = {
      name: `10 in flight, ${count} open, each one's first command`,
      inFlight: 10,
      load,
      bare,
      ours,
    };
    reportLevel(cold);
    return [warm, cold];
  }

  async #bareWindow(inFlight: number, runs: readonly BareRun[], into: Measured): Promise<void> {
    await this.#window(into, runs.length, () =>
      runLoad(runs, inFlight, into.latencies, async (run) => {
        const { revision } = await this.#to.bareClient.workflow
          .getHandle(run.workflowId)
          .executeUpdate(bareAdvance, { args: [{ to: 'planningVisit' }] });
        if (revision !== run.revision + 1)
          throw new WrongAnswerError(`${run.workflowId} answered ${revision} after ${run.revision}`);
        run.revision = revision;
      }),
    );
  }

  async #oursWindow(inFlight: number, prospects: readonly KnownProspect[], into: Measured): Promise<void> {
    const repeatedBefore = this.#to.api.repeated;
    await this.#window(into, prospects.length, () =>
      runLoad(prospects, inFlight, into.latencies, async (prospect) => {
        if (!(await advance(this.#to.api, prospect))) into.pending += 1;
      }),
    );
    into.repeated += this.#to.api.repeated - repeatedBefore;
  }

  async #window(into: Measured, commands: number, load: () => Promise<number>): Promise<void> {
    const use = await measureCpu(this.#processIds, async () => {
      into.loadMs += await load();
      await delay(settleMs);
    });
    into.windows.push(use);
    into.commands += commands;
  }

  async #measureHistories(): Promise<{ bare: HistoryCost; ours: HistoryCost }> {
    const bare = this.#bare.slice(0, historySample);
    const prospects = this.#prospects.slice(0, historySample);
    const [bareIds, ourIds] = [
      bare.map(({ workflowId }) => workflowId),
      prospects.map(({ prospectId }) => prospectWorkflowId(prospectId)),
    ];
    const client = this.#to.bareClient;
    const before = [await readHistories(client, bareIds), await readHistories(client, ourIds)] as const;
    await this.#bareWindow(10, bare, emptyMeasured());
    await this.#oursWindow(10, prospects, emptyMeasured());
    const after = [await readHistories(client, bareIds), await readHistories(client, ourIds)] as const;
    await bringBack(this.#to.api, prospects);
    return { bare: historyCost(before[0], after[0], 1), ours: historyCost(before[1], after[1], 1) };
  }
}

function emptyMeasured(): Measured {
  return { windows: [], loadMs: 0, commands: 0, latencies: createLatencies(), pending: 0, repeated: 0 };
}

function rotated<Item>(items: readonly Item[], by: number): Item[] {
  const at = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}

/** The same order at every run. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const order = items.map((item, index) => ({ item, key: (index * 2_654_435_761) % 4_294_967_296 }));
  return order.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
}
