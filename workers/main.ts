import { once } from 'node:events';
import type { Server } from 'node:http';
import { inspect } from 'node:util';
import { Client } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import type { Logger } from 'pino';
import { createComplaintWriter } from '../activities/complaint/write.ts';
import { createActivities, tellOutsideOf } from '../activities/index.ts';
import { createSurveyWriter } from '../activities/survey/write.ts';
import { createProjectionWriter, repeatOnReturn } from '../activities/projection/writer.ts';
import { createDataConverter } from '../adapters/payload-codec.ts';
import { ConfigError, loadConfig, type Config } from '../config/config.ts';
import { createLogger } from '../config/logger.ts';
import { connectDatabase, createModels, ensureIndexes, type Models } from '../models/connect.ts';
import { complaintTaskQueue } from '../workflows/complaint/messages.ts';
import { correspondenceTaskQueue } from '../workflows/correspondence/messages.ts';
import { prospectTaskQueue } from '../workflows/prospect/messages.ts';
import { connectTemporal, untilConnected } from './connections.ts';
import { clearUploads } from './clear-uploads.ts';
import { workflowSource } from './create-worker.ts';
import { serveHealth } from './health.ts';
import { fillOnFirstStart, reconcileInBackground } from './reconcile-in-background.ts';
import { installRuntime } from './runtime.ts';
import { createOutside } from './outside.ts';
import { resumeCorrespondence } from './resume-correspondence.ts';
import { registerSearchAttributes } from './search-attributes.ts';
import { startWorkers, type RunningWorkers } from './start-workers.ts';

/** The worker process: connections, workers, health, and a stop that finishes what is under way. */
async function main(): Promise<void> {
  const config = loadConfig();
  const logger = createLogger({ level: config.logLevel, process: 'worker' });
  const workflows = workflowSource(config.worker.workflowBundle, config.environment);
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort(new Stopped(signal)));
  installRuntime(logger, config.worker.metricsPort);

  let running: RunningWorkers | undefined;
  let models: Models | undefined;
  const health = await openHealth(
    config,
    () => running,
    () => models,
  );
  try {
    const connection = await untilConnected(
      'Temporal',
      () => connectTemporal(config.temporal),
      logger,
      stopping.signal,
    );
    models = createModels(
      await untilConnected(
        'MongoDB',
        () => connectDatabase(config.mongodbUri, 'tuoke-worker'),
        logger,
        stopping.signal,
      ),
    );
    await prepareServers(connection, models, config, logger);
    running = await startAll(connection, models, { config, logger, workflows, signal: stopping.signal });
    await running.ended;
    await models.connection.close();
    await connection.close();
    logger.info('Worker stopped');
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    logger.info('Worker stopped before it was ready');
  } finally {
    health?.close();
  }
}

class Stopped extends Error {
  override readonly name = 'Stopped';
}

async function openHealth(
  config: Config,
  running: () => RunningWorkers | undefined,
  models: () => Models | undefined,
): Promise<Server | undefined> {
  const { healthPort } = config.worker;
  if (healthPort === undefined) return undefined;
  return serveHealth(healthPort, {
    workers: () =>
      Object.fromEntries([...(running()?.workers ?? [])].map(([queue, worker]) => [queue, worker.getStatus()])),
    isDatabaseConnected: () => models()?.connection.readyState === 1,
  });
}

async function prepareServers(
  connection: NativeConnection,
  models: Models,
  config: Config,
  logger: Logger,
): Promise<void> {
  const added = await registerSearchAttributes(connection, config.temporal.namespace);
  if (added.length > 0) logger.info({ searchAttributes: added }, 'Search attributes registered');
  await ensureIndexes(models);
}

interface StartAllOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly workflows: ReturnType<typeof workflowSource>;
  readonly signal: AbortSignal;
}

async function startAll(
  connection: NativeConnection,
  models: Models,
  { config, logger, workflows, signal }: StartAllOptions,
): Promise<RunningWorkers> {
  const { namespace } = config.temporal;
  const dataConverter = createDataConverter(config.payloadKeys);
  const temporal = new Client({ connection, namespace, dataConverter });
  const correspondence = { outside: createOutside(config), queue: correspondenceTaskQueue };
  const tell = tellOutsideOf({ models, temporal, correspondence });
  const projections = createProjectionWriter(models, { tell });
  const complaintProjections = createComplaintWriter(models, tell);
  const surveyProjections = createSurveyWriter(models);
  const running = await startWorkers({
    connection,
    namespace,
    activities: createActivities({
      models,
      projections,
      complaintProjections,
      surveyProjections,
      temporal,
      correspondence,
      prospectQueue: prospectTaskQueue,
      complaintQueue: complaintTaskQueue,
      rowsPerSecond: config.worker.importRowsPerSecond,
    }),
    dataConverter,
    workflows,
  });
  repeatOnReturn(models.connection, [projections, complaintProjections, surveyProjections], {
    onRepeated: (count) => logger.info({ count }, 'The database came back: recent projections were written again'),
    onFailed: (error) =>
      logger.error(
        { err: error },
        'The database came back, but recent projections could not be written again; npm run reconcile -- --fix does it',
      ),
  });
  void resumeCorrespondence({ models, temporal, correspondenceQueue: correspondenceTaskQueue }, logger, signal);
  void fillOnFirstStart(models, logger, signal);
  void clearUploads(models, logger, signal);
  if (config.worker.reconcileOnStart) void reconcileInBackground(temporal, models, tell, { logger, signal });
  if (signal.aborted) running.stop();
  else void once(signal, 'abort').then(running.stop);
  logger.info({ queues: [...running.workers.keys()] }, 'Worker ready');
  return running;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : inspect(error)}\n`);
  // Connections may still be open and would keep a process alive that serves nobody.
  process.exit(1);
}
