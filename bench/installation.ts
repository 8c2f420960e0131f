import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { generatePayloadKey } from '../adapters/payload-codec.ts';
import { answers, ourProgram } from '../scripts/launch/processes.ts';
import { bundleWorkflows } from '../scripts/launch/workflow-bundle.ts';
import { demonstrationFlag } from '../scripts/seed-accounts.ts';
import { planMongodb } from '../scripts/servers/find-mongodb.ts';
import { planTemporal } from '../scripts/servers/find-temporal.ts';
import { toolsFolder } from '../scripts/servers/folders.ts';
import { startLeashed, type LeashedProcess, type ProcessSpec } from '../scripts/servers/leashed-process.ts';
import { findFreePort, waitUntil } from '../scripts/servers/ports.ts';
import { SEARCH_ATTRIBUTE_TYPES } from '../scripts/servers/search-attributes.ts';
import { explain } from '../scripts/servers/server-plan.ts';
import { startServer } from '../scripts/servers/start-server.ts';
import { say } from './table.ts';

const readyWithinMs = 90_000;

/** Processes whose CPU time is told apart; `load` is this one. */
export type ProcessName = 'temporal' | 'database' | 'worker' | 'api' | 'bareWorker' | 'load';

export interface InstallationOptions {
  /** Where Temporal keeps its data: in a file as `npm start` does, or in memory. */
  readonly temporalStore: 'file' | 'memory';
  /** Most memory of the built-in database; 1 GB unless told. */
  readonly databaseHeap?: string;
  /** Which of our processes to start; the servers and the first data are always there. */
  readonly run: readonly ('worker' | 'api' | 'bareWorker')[];
  /** Arguments for Node itself, by process: for profiles. */
  readonly nodeArguments?: Partial<Record<'worker' | 'api', readonly string[]>>;
  /** Settings on top of the usual ones. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Servers and processes of one run: own ports, data in a temporary folder that `stop` removes. */
export interface BenchInstallation {
  readonly apiUrl: string;
  /** What our processes were given. */
  readonly environment: Readonly<Record<string, string>>;
  readonly processIds: Readonly<Record<ProcessName, number>>;
  /** Starts a program of ours as one more process. */
  readonly spawn: (
    name: string,
    file: string,
    environment: Readonly<Record<string, string>>,
    onLine: (line: string) => void,
    args?: readonly string[],
  ) => LeashedProcess;
  /** Starts what `run` left out. */
  readonly start: (name: 'worker' | 'api' | 'bareWorker') => Promise<void>;
  readonly stop: () => Promise<void>;
}

type Stoppable = { readonly stop: () => Promise<void> };

/** Starts servers, first data and processes as `npm start` does, each a process of its own.
 *  @throws Error with what a process wrote when it does not become ready */
export async function startInstallation(options: InstallationOptions): Promise<BenchInstallation> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tuoke-bench-'));
  const running: Stoppable[] = [];
  const stop = async (): Promise<void> => {
    for (const process of running.toReversed()) await process.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return await startAll(options, folder, running, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startAll(
  options: InstallationOptions,
  folder: string,
  running: Stoppable[],
  stop: () => Promise<void>,
): Promise<BenchInstallation> {
  const [servers, bundle] = await allOrNone([
    startServers(options, folder, running),
    bundleWorkflows(path.join(folder, 'build')),
  ]);
  const [apiPort, healthPort] = [await findFreePort(), await findFreePort()];
  const environment = {
    NODE_ENV: 'development',
    API_HOST: '127.0.0.1',
    API_PORT: String(apiPort),
    TEMPORAL_ADDRESS: servers.temporal.address,
    TEMPORAL_NAMESPACE: 'default',
    MONGODB_URI: servers.database.address,
    PAYLOAD_KEYS: generatePayloadKey('bench'),
    AUTH_SECRET: randomBytes(32).toString('base64'),
    WORKER_HEALTH_PORT: String(healthPort),
    WORKFLOW_BUNDLE: bundle,
    ...options.environment,
  };
  const processIds: Record<ProcessName, number> = {
    temporal: processIdIn(servers.temporal.pidFile),
    database: processIdIn(servers.database.pidFile),
    worker: process.pid,
    api: process.pid,
    bareWorker: process.pid,
    load: process.pid,
  };
  const installation: BenchInstallation = {
    apiUrl: `http://127.0.0.1:${apiPort}`,
    environment,
    processIds,
    spawn: (name, file, own, onLine, args = []) => {
      const child = startLeashed(
        ourProgram(file, { ...environment, ...own }, args),
        path.join(folder, `${name}.pid`),
        onLine,
      );
      running.push({ stop: () => child.stop() });
      return child;
    },
    start: async (name) => {
      const started = await startOne(name, { options, folder, environment, healthPort, apiUrl: installation.apiUrl });
      running.push({ stop: () => started.process.stop(20_000) });
      processIds[name] = started.processId;
    },
    stop,
  };
  await seed(installation);
  await allOrNone(options.run.map((name) => installation.start(name)));
  return installation;
}

/** Waits for all even when one fails, so that nothing is still being started while everything is stopped. */
async function allOrNone<Results extends readonly unknown[]>(starts: {
  [Index in keyof Results]: Promise<Results[Index]>;
}): Promise<Results> {
  await Promise.allSettled(starts);
  return Promise.all(starts) as unknown as Promise<Results>;
}

interface StartOne {
  readonly options: InstallationOptions;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly healthPort: number;
  readonly apiUrl: string;
}

async function startOne(
  name: 'worker' | 'api' | 'bareWorker',
  { options, folder, environment, healthPort, apiUrl }: StartOne,
): Promise<{ process: LeashedProcess; processId: number }> {
  const nodeArguments = name === 'bareWorker' ? [] : (options.nodeArguments?.[name] ?? []);
  switch (name) {
    case 'worker':
      return startReady(
        name,
        withNodeArguments(ourProgram('workers/main.ts', environment), nodeArguments),
        folder,
        () => answers(`http://127.0.0.1:${healthPort}/readyz`),
      );
    case 'api':
      return startReady(name, withNodeArguments(ourProgram('api/main.ts', environment), nodeArguments), folder, () =>
        answers(`${apiUrl}/health/ready`),
      );
    case 'bareWorker': {
      const codePath = path.join(folder, 'bare-workflow.js');
      const { code } = await bundleWorkflowCode({
        workflowsPath: path.join(import.meta.dirname, 'bare-workflow.ts'),
        logger: silent,
      });
      await writeFile(codePath, code);
      return startReady(
        name,
        ourProgram('bench/bare-worker.ts', { ...environment, BARE_WORKFLOW_BUNDLE: codePath }),
        folder,
      );
    }
  }
}

const silent = { log: ignore, trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore(): void {}

function withNodeArguments(spec: ProcessSpec, nodeArguments: readonly string[]): ProcessSpec {
  return { ...spec, args: [...nodeArguments, ...spec.args] };
}

/** @param isReady left out: the process says `ready` itself */
async function startReady(
  name: string,
  spec: ProcessSpec,
  folder: string,
  isReady?: () => Promise<boolean>,
): Promise<{ process: LeashedProcess; processId: number }> {
  let hasSaidReady = false;
  let isOver = false;
  const pidFile = path.join(folder, `${name}.pid`);
  const child = startLeashed(spec, pidFile, (line) => {
    hasSaidReady ||= line === 'ready';
    if (/"level":"(warn|error|fatal)"/.test(line)) say(`  ${name}: ${line}`);
  });
  void child.ended.then(() => (isOver = true));
  if (!(await waitUntil(isReady ?? (async () => hasSaidReady), readyWithinMs, () => isOver))) {
    await child.stop(1_000);
    throw new Error(`The ${name} did not become ready; it wrote:\n${child.lastLines().join('\n')}`);
  }
  return { process: child, processId: processIdIn(pidFile) };
}

function processIdIn(pidFile: string): number {
  return Number(readFileSync(pidFile, 'utf8').trim());
}

async function startServers(
  { temporalStore, databaseHeap = '1g' }: InstallationOptions,
  folder: string,
  running: Stoppable[],
) {
  const shared = { toolsFolder: toolsFolder(), onProgress: say };
  const [temporalPlan, databasePlan] = await Promise.all([
    findFreePort().then((port) =>
      planTemporal({
        ...shared,
        address: undefined,
        databaseFile: temporalStore === 'file' ? path.join(folder, 'temporal.db') : undefined,
        port,
        uiPort: undefined,
        namespace: 'default',
        searchAttributes: SEARCH_ATTRIBUTE_TYPES,
      }),
    ),
    findFreePort().then((port) =>
      planMongodb({ ...shared, uri: undefined, dataFolder: folder, port, database: 'tuoke', heap: databaseHeap }),
    ),
  ]);
  say(explain(temporalPlan));
  say(explain(databasePlan));
  const [temporal, database] = await Promise.all([
    startServer(temporalPlan, folder),
    startServer(databasePlan, folder),
  ]);
  running.push(database, temporal);
  return { temporal, database };
}

async function seed(installation: BenchInstallation): Promise<void> {
  const child = installation.spawn('seed', 'scripts/seed.ts', {}, () => {}, [demonstrationFlag]);
  const { code } = await child.ended;
  if (code !== 0) throw new Error(`The first data could not be written:\n${child.lastLines().join('\n')}`);
}
