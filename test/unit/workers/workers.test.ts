import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { WorkerStatus } from '@temporalio/worker';
import { expect, test } from 'vitest';
import { untilConnected } from '../../../workers/connections.ts';
import { workflowSource } from '../../../workers/create-worker.ts';
import { serveHealth } from '../../../workers/health.ts';

const silent = pino({ level: 'silent' });
const thisFile = import.meta.filename;

test('workflows come from the bundle, and only outside production from the sources', () => {
  expect(workflowSource(thisFile, 'production')).toEqual({ kind: 'bundle', file: thisFile });
  expect(workflowSource(undefined, 'development')).toEqual({ kind: 'sources' });
  expect(() => workflowSource(undefined, 'production')).toThrow('WORKFLOW_BUNDLE must name');
  expect(() => workflowSource('/nowhere/bundle.js', 'development')).toThrow('does not exist');
});

test('a server that is not up yet is waited for', async () => {
  let tries = 0;
  const connect = async (): Promise<string> => {
    tries += 1;
    if (tries === 1) throw new Error('refused');
    return 'connected';
  };
  expect(await untilConnected('Server', connect, silent, new AbortController().signal)).toBe('connected');
});

test('a stop ends the wait with its own reason', async () => {
  const stopping = new AbortController();
  const connecting = untilConnected('Server', () => Promise.reject(new Error('refused')), silent, stopping.signal);
  stopping.abort(new RangeError('stop'));
  await expect(connecting).rejects.toThrow(RangeError);
});

test('health tells whether the process lives and whether every worker polls', async () => {
  let workers: Record<string, WorkerStatus> = {};
  const server = await serveHealth(0, { workers: () => workers, isDatabaseConnected: () => false });
  const status = async (path: string): Promise<number> =>
    (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)).status;
  const inState = (runState: WorkerStatus['runState']) => ({ runState }) as WorkerStatus;
  expect([await status('/healthz'), await status('/readyz'), await status('/')]).toEqual([200, 503, 404]);
  workers = { one: inState('RUNNING'), two: inState('RUNNING') };
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
  workers = { one: inState('RUNNING'), two: inState('FAILED') };
  expect([await status('/healthz'), await status('/readyz')]).toEqual([503, 503]);
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});
