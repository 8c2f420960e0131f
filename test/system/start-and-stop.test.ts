import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDisk } from '../../scripts/launch/preconditions.ts';
import { run } from '../../scripts/servers/commands.ts';
import { PROJECT_FOLDER } from '../../scripts/servers/folders.ts';
import { isListening } from '../../scripts/servers/ports.ts';
import { eventually } from '../helpers/eventually.ts';
import {
  findInstallationPorts,
  startInstallation,
  type InstallationPorts,
  type TestInstallation,
} from '../servers/start-installation.ts';

const secondStartWithinMs = 25_000;
let folder: string;
let ports: InstallationPorts;
let installation: TestInstallation;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tuoke-start-'));
  ports = await findInstallationPorts();
  installation = await startInstallation(folder, ports);
});
afterAll(async () => {
  await installation.end('SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

async function status(url: string): Promise<number> {
  return fetch(url).then(
    (response) => response.status,
    () => 0,
  );
}

/** The sentence with which a start is refused. */
async function refusal(environment: Record<string, string>, ...args: string[]): Promise<string> {
  const assignments = Object.entries({ ...ports, TUOKE_DATA_DIR: folder, ...environment }).map(
    ([name, value]) => `${name}=${value}`,
  );
  const main = path.join(PROJECT_FOLDER, 'scripts/launch/main.ts');
  const outcome = await run('env', [...assignments, process.execPath, main, ...args], 30_000);
  expect(outcome.isSuccess).toBe(false);
  return outcome.output;
}

/** Command lines of all processes that work in the folder. */
async function processesOf(dataFolder: string): Promise<string[]> {
  const { output } = await run('ps', ['-eo', 'args'], 10_000);
  return output.split('\n').filter((line) => line.includes(dataFolder) && !line.startsWith('ps '));
}

describe('a running installation', () => {
  test('says which servers it took and why, and answers', async () => {
    expect(installation.lines.join('\n')).toMatch(/Temporal: .+ at .+ \(TEMPORAL_ADDRESS is not set/);
    expect(installation.lines.join('\n')).toMatch(/MongoDB: .+ at .+ \(MONGODB_URI is not set/);
    expect(await status(`${installation.apiUrl}/health/ready`)).toBe(200);
    expect(await status(`http://127.0.0.1:${ports.TEMPORAL_UI_PORT}`)).toBe(200);
  });

  test('refuses a second start in the same folder with one sentence', async () => {
    expect(await refusal({})).toMatch(/^Tuoke already runs in this folder \(process \d+\): [^\n]+$/);
  });

  test.each(['api', 'worker', 'temporal', 'database'])('%s is started again when it is killed', async (name) => {
    const before = installation.pidOf(name);
    process.kill(before, 'SIGKILL');
    await eventually(async () => expect(installation.pidOf(name)).not.toBe(before), 30_000);
    await eventually(async () => expect(await status(`${installation.apiUrl}/health/ready`)).toBe(200), 60_000);
  });
});

describe('stopping and starting', () => {
  test('SIGTERM stops everything in order, leaves nothing behind, and the next start is healthy in time', async () => {
    expect(await installation.end('SIGTERM')).toBe(0);
    const stopped = installation.lines.flatMap((line) => /tuoke +\| (\w+) stopped: done/.exec(line)?.[1] ?? []);
    expect(stopped).toEqual(['api', 'worker', 'temporal', 'database']);
    expect(await processesOf(folder)).toEqual([]);

    const startedAtMs = Date.now();
    installation = await startInstallation(folder, ports);
    expect(await status(`${installation.apiUrl}/health/ready`)).toBe(200);
    expect(Date.now() - startedAtMs).toBeLessThan(secondStartWithinMs);
    expect(installation.lines.join('\n')).not.toContain('first data');
  });

  test('nothing outlives a supervisor that is killed, and the folder can be used again', async () => {
    expect(await installation.end('SIGKILL')).toBe(137);
    await eventually(async () => expect(await processesOf(folder)).toEqual([]), 30_000);
    installation = await startInstallation(folder, ports);
    expect(await status(`${installation.apiUrl}/health/ready`)).toBe(200);
  });
});

describe('refusals are one sentence, or one list', () => {
  test('a busy port is named with its setting and its owner', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await eventually(async () => expect(other.listening).toBe(true), 5_000);
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    expect(await isListening(Number(port))).toBe(true);
    const sentence = await refusal({ API_PORT: port, TUOKE_DATA_DIR: `${folder}-other` });
    await new Promise((resolve) => other.close(resolve));
    await rm(`${folder}-other`, { recursive: true, force: true });
    expect(sentence).toMatch(
      new RegExp(`^Port ${port} for the API is taken[^\\n]*: stop that, or set API_PORT to another port\\.$`),
    );
  });

  test('a full disk', async () => {
    await expect(checkDisk(folder, 1_000_000_000)).rejects.toThrow(
      /^Only \d+ MB are free on the disk of \S+ and 1000000000 MB are needed: /,
    );
  });

  test('production without payload keys', async () => {
    const said = await refusal({ NODE_ENV: 'production', TUOKE_DATA_DIR: `${folder}-other` });
    await rm(`${folder}-other`, { recursive: true, force: true });
    expect(said.split('\n')).toEqual([
      'The settings are not usable:',
      expect.stringMatching(/^- AUTH_SECRET is required: /),
      expect.stringMatching(/^- PAYLOAD_KEYS is required: /),
      '- PUBLIC_URL is required when NODE_ENV is production',
    ]);
  });

  test('a reset that nobody confirmed', async () => {
    await installation.end('SIGTERM');
    expect(await refusal({}, '--reset')).toBe(
      '--reset asks before it removes anything: answer at a terminal, or add --yes.',
    );
    installation = await startInstallation(folder, ports, ['--reset', '--yes']);
    expect(installation.lines.join('\n')).toContain('first data');
  });
});
