import { spawn, type ChildProcess } from 'node:child_process';
import { expect } from 'vitest';
import { findFreePort } from '../../scripts/servers/ports.ts';
import { eventually } from '../helpers/eventually.ts';

export interface WorkerWorld {
  readonly temporalAddress: string;
  readonly mongodbUri: string;
  readonly payloadKeys: string;
  /** Besides what every worker needs. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The product's worker as a process of its own, which can be killed.   @returns when all its queues are polled */
export async function startWorker(world: WorkerWorld): Promise<ChildProcess> {
  const healthPort = await findFreePort();
  const child = spawn(process.execPath, ['workers/main.ts'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_ENV: 'test',
      LOG_LEVEL: 'error',
      TEMPORAL_ADDRESS: world.temporalAddress,
      MONGODB_URI: world.mongodbUri,
      PAYLOAD_KEYS: world.payloadKeys,
      AUTH_SECRET: 'nobody signs in to a worker, here or elsewhere',
      ...world.environment,
      WORKER_HEALTH_PORT: String(healthPort),
    },
  });
  await eventually(async () => expect((await fetch(`http://127.0.0.1:${healthPort}/readyz`)).status).toBe(200), 60_000);
  return child;
}
