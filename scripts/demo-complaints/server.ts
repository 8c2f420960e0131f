import path from 'node:path';
import { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { createDataConverter, generatePayloadKey, parsePayloadKeys } from '../../adapters/payload-codec.ts';
import { workerQueues } from '../../workers/queues.ts';
import { complaintTaskQueue } from '../../workflows/complaint/messages.ts';
import { searchAttributes } from '../../workflows/search-attributes.ts';
import { findTestServer } from '../servers/find-test-server.ts';
import { PROJECT_FOLDER, toolsFolder } from '../servers/folders.ts';
import type { MemoryReadModel } from './read-model.ts';

const logger = new DefaultLogger('ERROR');
const indexedTypes = proto.temporal.api.enums.v1.IndexedValueType;

const typeOf = {
  TEXT: indexedTypes.INDEXED_VALUE_TYPE_TEXT,
  KEYWORD: indexedTypes.INDEXED_VALUE_TYPE_KEYWORD,
  INT: indexedTypes.INDEXED_VALUE_TYPE_INT,
  DOUBLE: indexedTypes.INDEXED_VALUE_TYPE_DOUBLE,
  BOOL: indexedTypes.INDEXED_VALUE_TYPE_BOOL,
  DATETIME: indexedTypes.INDEXED_VALUE_TYPE_DATETIME,
  KEYWORD_LIST: indexedTypes.INDEXED_VALUE_TYPE_KEYWORD_LIST,
} as const;

/** A Temporal test server of its own: time passes in it only when it is told to, and then it jumps from timer to timer. */
export interface SkippingServer {
  /** Does not let time pass while it waits, unlike the environment's own client. */
  readonly client: Client;
  readonly nowMs: () => Promise<number>;
  /** Lets time pass: every timer until then fires, in order, and what it sets off is done before the next one. */
  readonly passUntil: (atMs: number) => Promise<void>;
  /** Starts the product's worker for complaints. */
  readonly work: (readModel: MemoryReadModel) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function startSkippingServer(onProgress: (line: string) => void): Promise<SkippingServer> {
  Runtime.install({
    logger,
    telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } },
    shutdownSignals: [],
  });
  const file = await findTestServer(toolsFolder(), onProgress);
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: file } },
  });
  const { connection, nativeConnection } = environment;
  const namespace = environment.namespace ?? 'default';
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(searchAttributes.map(({ name, type }) => [name, typeOf[type]])),
  });
  const dataConverter = createDataConverter(parsePayloadKeys(generatePayloadKey('demonstration')));
  let stopWorker = async (): Promise<void> => {};
  return {
    client: new Client({ connection, namespace, dataConverter }),
    nowMs: () => environment.currentTimeMs(),
    passUntil: async (atMs) => {
      const leftMs = atMs - (await environment.currentTimeMs());
      if (leftMs > 0) await environment.sleep(leftMs);
    },
    work: async ({ activities }) => {
      const worker = await Worker.create({
        connection: nativeConnection,
        namespace,
        taskQueue: complaintTaskQueue,
        workflowBundle: await bundleWorkflowCode({
          workflowsPath: path.join(PROJECT_FOLDER, 'workflows/index.ts'),
          logger,
        }),
        activities,
        dataConverter,
        ...workerQueues.find(({ name }) => name === complaintTaskQueue)?.limits,
        shutdownGraceTime: '1s',
      });
      const running = worker.run();
      stopWorker = async () => {
        worker.shutdown();
        await running;
      };
    },
    stop: async () => {
      await stopWorker();
      await environment.teardown();
    },
  };
}
