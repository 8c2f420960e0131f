import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { answers } from '../launch/processes.ts';
import { findFreePort, isListening, waitUntil } from '../servers/ports.ts';

export interface TrialOptions {
  /** Where the project to be tried lies. */
  readonly projectFolder: string;
  /** Everything the trial writes goes here. */
  readonly folder: string;
  /** How to start it: `npm start`, or the supervisor alone. */
  readonly command: readonly string[];
  readonly readyWithinMs: number;
}

/** Variables that would lead a trial to somebody's servers, data or settings. */
const notInherited =
  /^(API|AUTH|PUBLIC|SESSION|TRUSTED|ADMINISTRATOR|TEMPORAL|MONGODB|PAYLOAD|WORKER|TUOKE|WORKFLOW|TIME|LOG|REQUEST|NODE|npm)_/;
const stopWithinMs = 60_000;

/** An installation with ports and data of its own, for trying things that an installation in use must not suffer. */
export class Trial {
  readonly apiUrl: string;
  readonly #options: TrialOptions;
  readonly #ports: Readonly<Record<string, number>>;
  #running: ChildProcess | undefined;

  private constructor(options: TrialOptions, ports: Readonly<Record<string, number>>) {
    this.#options = options;
    this.#ports = ports;
    this.apiUrl = `http://127.0.0.1:${ports['API_PORT']}`;
  }

  /** Chooses free ports; starts nothing yet. */
  static async prepare(options: TrialOptions): Promise<Trial> {
    const ports: Record<string, number> = {};
    for (const name of ['API_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT', 'MONGODB_PORT', 'WORKER_HEALTH_PORT'])
      ports[name] = await findFreePort();
    return new Trial(options, ports);
  }

  /** The environment of everything that is run beside this installation. */
  get environment(): Record<string, string> {
    const inherited = Object.entries(process.env).filter(([name]) => !notInherited.test(name));
    const ports = Object.entries(this.#ports).map(([name, port]) => [name, String(port)]);
    return { ...Object.fromEntries([...inherited, ...ports]), TUOKE_DATA_DIR: this.#dataFolder } as Record<
      string,
      string
    >;
  }

  /** Starts it and waits until it is healthy.   @returns ms it took   @throws Error with its last words */
  async start(): Promise<number> {
    const { command, projectFolder, readyWithinMs } = this.#options;
    const [program = '', ...args] = command;
    const startedAtMs = Date.now();
    const log = openSync(this.#logFile, 'a');
    const child = spawn(program, args, { cwd: projectFolder, env: this.environment, stdio: ['ignore', log, log] });
    closeSync(log);
    this.#running = child;
    const failed = new Promise<string>((resolve) => child.once('error', (error) => resolve(error.message)));
    let why = '';
    void failed.then((message) => (why = message));
    if (
      !(await waitUntil(
        () => answers(`${this.apiUrl}/health/ready`),
        readyWithinMs,
        () => why !== '' || child.exitCode !== null,
      ))
    ) {
      const ended = child.exitCode === null ? why : `it ended with ${child.exitCode}`;
      const what = ended === '' ? `it was not healthy within ${readyWithinMs / 1000} s` : ended;
      throw new Error(`The installation did not start, ${what}; its last words:\n${this.lastWords()}`);
    }
    return Date.now() - startedAtMs;
  }

  /** Asks it to stop with SIGTERM and waits until it and everything it had started is gone: npm ends before what it runs.
   *  @throws Error with its last words */
  async stop(): Promise<void> {
    const child = this.#running;
    if (child === undefined) return;
    const pids = [...this.pids().values(), ...(child.pid === undefined ? [] : [child.pid])];
    child.kill('SIGTERM');
    const isGone = (): Promise<boolean> => Promise.resolve(!pids.some(isAlive));
    if (!(await waitUntil(isGone, stopWithinMs)))
      throw new Error(`It did not stop within ${stopWithinMs / 1000} s; its last words:\n${this.lastWords()}`);
    this.#running = undefined;
  }

  /** Process ids of its servers and processes by name (`worker`, `api`, `temporal`, `database`, `supervisor`). */
  pids(): ReadonlyMap<string, number> {
    const folder = path.join(this.#dataFolder, 'run');
    if (!existsSync(folder)) return new Map();
    const files = readdirSync(folder).filter((name) => name.endsWith('.pid'));
    return new Map(
      files.map((name) => [path.basename(name, '.pid'), Number(readFileSync(path.join(folder, name), 'utf8'))]),
    );
  }

  /** What is still there after a stop: processes among `pids` that live, and ports that listen. Empty when all is gone. */
  async leftovers(pids: ReadonlyMap<string, number>): Promise<string[]> {
    const alive = [...pids].filter(([, pid]) => isAlive(pid)).map(([name, pid]) => `process ${pid} (${name})`);
    const listening: string[] = [];
    for (const [name, port] of Object.entries(this.#ports))
      if (await isListening(port)) listening.push(`port ${port} (${name})`);
    return [...alive, ...listening];
  }

  /** Variables with which its processes run: addresses, keys. Only while it runs. */
  innerEnvironment(): Record<string, string> {
    return {
      ...this.environment,
      ...(JSON.parse(readFileSync(path.join(this.#dataFolder, 'run/environment.json'), 'utf8')) as Record<
        string,
        string
      >),
    };
  }

  lastWords(lines = 25): string {
    return readFileSync(this.#logFile, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }

  get #dataFolder(): string {
    return path.join(this.#options.folder, 'data');
  }

  get #logFile(): string {
    return path.join(this.#options.folder, 'start.log');
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end beside an installation, showing what it writes when `isShown`. */
export async function runBeside(
  command: readonly string[],
  { cwd, env, isShown = false }: { cwd: string; env: Record<string, string>; isShown?: boolean },
): Promise<Ran> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (isShown) process.stdout.write(text);
    });
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit) => resolve(exit ?? 137));
  });
  return { code, output };
}
