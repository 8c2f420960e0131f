import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { WorkerStatus } from '@temporalio/worker';

/** What the health server tells about. */
export interface HealthSource {
  /** By queue; empty until the workers are made. */
  readonly workers: () => Readonly<Record<string, WorkerStatus>>;
  readonly isDatabaseConnected: () => boolean;
}

/** Serves `/healthz` (the process is alive and no worker has failed) and `/readyz` (every worker is polling). A database
 *  that is away makes neither false: projections wait for it, and another process would have to wait as well. */
export async function serveHealth(port: number, source: HealthSource): Promise<Server> {
  const server = createServer((request, response) => {
    const workers = source.workers();
    const states = Object.values(workers).map(({ runState }) => runState);
    const isAlive = !states.includes('FAILED');
    const isReady = states.length > 0 && states.every((state) => state === 'RUNNING');
    const checks: Readonly<Record<string, boolean>> = { '/healthz': isAlive, '/readyz': isReady };
    const isGood = checks[request.url ?? ''];
    response.writeHead(isGood === undefined ? 404 : isGood ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ alive: isAlive, ready: isReady, database: source.isDatabaseConnected(), workers }));
  });
  server.listen(port);
  await once(server, 'listening');
  return server;
}
