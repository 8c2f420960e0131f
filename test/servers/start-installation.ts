import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { PROJECT_FOLDER } from '../../scripts/servers/folders.ts';
import { findFreePort } from '../../scripts/servers/ports.ts';

export interface TestInstallation {
  readonly apiUrl: string;
  /** What its processes were given, and what commands beside it use when `TUOKE_DATA_DIR` is its data folder. */
  readonly environment: Readonly<Record<string, string>>;
  /** Everything that it printed so far. */
  readonly lines: readonly string[];
  /** The id of a process as it is now. @param name `worker`, `api`, `temporal`, `database` or `supervisor` */
  readonly pidOf: (name: string) => number;
  /** Sends the supervisor a signal. @returns its exit code, 137 when it was killed */
  readonly end: (signal: NodeJS.Signals) => Promise<number>;
}

export interface InstallationPorts {
  readonly API_PORT: string;
  readonly TEMPORAL_PORT: string;
  readonly TEMPORAL_UI_PORT: string;
  readonly MONGODB_PORT: string;
}

/** Free ports for one installation: keep them to start it again at the same place. */
export async function findInstallationPorts(): Promise<InstallationPorts> {
  const port = async () => String(await findFreePort());
  return {
    API_PORT: await port(),
    TEMPORAL_PORT: await port(),
    TEMPORAL_UI_PORT: await port(),
    MONGODB_PORT: await port(),
  };
}

/** Starts all of Tuoke in a data folder, as `npm start` does, and waits until it is ready.
 *  @throws Error with what it printed, when it ends before */
export async function startInstallation(
  dataFolder: string,
  ports: InstallationPorts,
  args: readonly string[] = [],
): Promise<TestInstallation> {
  const supervisor = spawn(process.execPath, [path.join(PROJECT_FOLDER, 'scripts/launch/main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...withoutServers(process.env),
      ...ports,
      NODE_ENV: 'development',
      LOG_LEVEL: 'info',
      TUOKE_DATA_DIR: dataFolder,
    },
  });
  const lines: string[] = [];
  const ended = new Promise<number>((resolve) => supervisor.once('close', (code) => resolve(code ?? 137)));
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [supervisor.stdout, supervisor.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (line.includes('ready after')) resolve();
      });
    }
    void ended.then((code) => reject(new Error(`It ended with ${code}:\n${lines.join('\n')}`)));
  });
  await ready;
  const runFolder = path.join(dataFolder, 'run');
  return {
    apiUrl: `http://127.0.0.1:${ports.API_PORT}`,
    environment: JSON.parse(readFileSync(path.join(runFolder, 'environment.json'), 'utf8')) as Record<string, string>,
    lines,
    pidOf: (name) => Number(readFileSync(path.join(runFolder, `${name}.pid`), 'utf8')),
    end: async (signal) => {
      supervisor.kill(signal);
      return ended;
    },
  };
}

function withoutServers(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const {
    TEMPORAL_ADDRESS: _address,
    MONGODB_URI: _uri,
    PAYLOAD_KEYS: _keys,
    AUTH_SECRET: _secret,
    PUBLIC_URL: _url,
    WORKFLOW_BUNDLE: _bundle,
    ...rest
  } = env;
  return rest;
}
