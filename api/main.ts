import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { inspect } from 'node:util';
import type { Client } from '@temporalio/client';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { refuseAddress } from '../adapters/post-json.ts';
import { createSecretBox } from '../adapters/sealed-secret.ts';
import { ConfigError, loadConfig } from '../config/config.ts';
import { createLogger } from '../config/logger.ts';
import { createModels, ensureIndexes, type Models } from '../models/connect.ts';
import { complaintTaskQueue } from '../workflows/complaint/messages.ts';
import { correspondenceTaskQueue } from '../workflows/correspondence/messages.ts';
import { bulkTaskQueue } from '../workflows/import/messages.ts';
import { prospectTaskQueue } from '../workflows/prospect/messages.ts';
import { createApp } from './app.ts';
import { awaitDatabase, createTemporalClient } from './connections.ts';
import { createMetrics } from './metrics.ts';

/** Longer than load balancers keep an idle connection, so that none is closed under a request. */
const keepAliveMs = 65_000;
/** Requests under way when the process is told to stop get this long. */
const drainMs = 15_000;

async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLogger({ level: config.logLevel, process: 'api' });
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort(new Stopped(signal)));
  const temporal = await createTemporalClient(config.temporal, config.payloadKeys);
  const models = createModels(await awaitDatabase(config.mongodbUri, log, stopping.signal));
  await ensureIndexes(models);
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const { environment, api, auth } = config;
  const { requestTimeoutMs, webFolder, bankName } = api;
  const settings = {
    environment,
    auth,
    requestTimeoutMs,
    taskQueue: prospectTaskQueue,
    complaintQueue: complaintTaskQueue,
    bulkQueue: bulkTaskQueue,
    correspondenceQueue: correspondenceTaskQueue,
    mailIsSet: config.mail !== null,
    channelTools: {
      seal: createSecretBox(config.payloadKeys).seal,
      refuseAddress: (url: string) => refuseAddress(url, environment === 'production'),
    },
    isTimeSkippable: config.temporal.isTimeSkippable,
    webFolder,
    bankName,
  };
  const server = createServer(
    createApp({ temporal, models, log, settings, metrics: createMetrics(registry), stopping: stopping.signal }),
  );
  server.keepAliveTimeout = keepAliveMs;
  server.listen(api.port, api.host);
  await once(server, 'listening');
  log.info({ host: api.host, port: api.port }, 'API ready');
  if (!stopping.signal.aborted) await once(stopping.signal, 'abort');
  await drain(server);
  await closeConnections(temporal, models);
  log.info('API stopped');
}

class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Takes no new connection, answers what is under way, and closes each connection as soon as it is idle. */
async function drain(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const sweeping = setInterval(() => server.closeIdleConnections(), 50);
  const giveUp = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearInterval(sweeping);
  clearTimeout(giveUp);
}

async function closeConnections(temporal: Client, models: Models): Promise<void> {
  await Promise.all([temporal.connection.close(), models.connection.close()]);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Stopped)) {
    process.stderr.write(`${error instanceof ConfigError ? error.message : inspect(error)}\n`);
    // A database that is still connecting would keep a process alive that serves nobody.
    process.exit(1);
  }
}
