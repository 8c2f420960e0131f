import { Client } from '@temporalio/client';
import { createActivities } from '../../activities/index.ts';
import { createDataConverter } from '../../adapters/payload-codec.ts';
import { loadConfig } from '../../config/config.ts';
import { createLogger } from '../../config/logger.ts';
import { connectDatabase, createModels } from '../../models/connect.ts';
import { connectTemporal } from '../../workers/connections.ts';
import { createWorker, workflowBundle, workflowSource } from '../../workers/create-worker.ts';
import { workerQueues } from '../../workers/queues.ts';
import { installRuntime } from '../../workers/runtime.ts';
import { complaintTaskQueue } from '../../workflows/complaint/messages.ts';
import { prospectTaskQueue } from '../../workflows/prospect/messages.ts';

/** Moments in which a complaint's side effects can be stopped for ever, in their order. */
const moments = ['beforeWrite', 'afterWrite', 'afterTold'] as const;
export type Moment = (typeof moments)[number];

/** From the test: where every complaint stops from now on; null: nowhere. */
export interface Order {
  readonly holdAt: Moment | null;
}

/** To the test: ready to work, or stopped at the ordered moment. */
export type Report = { readonly kind: 'ready' } | { readonly kind: 'held'; readonly complaintId: string };

let holdAt: Moment | null = (process.argv[2] as Moment | undefined) ?? null;
process.on('message', (order: Order) => (holdAt = order.holdAt));

function tell(report: Report): void {
  process.send?.(report);
}

/** Whoever gets here at the ordered moment, or after it, gets no further: the process is killed while they wait. */
async function pass(moment: Moment, complaintId: string): Promise<void> {
  if (holdAt === null || moments.indexOf(moment) < moments.indexOf(holdAt)) return;
  if (moment === holdAt) tell({ kind: 'held', complaintId });
  await new Promise(() => undefined);
}

const config = loadConfig();
installRuntime(createLogger({ level: 'error', process: 'worker' }), undefined);
const connection = await connectTemporal(config.temporal);
const models = createModels(await connectDatabase(config.mongodbUri, 'tuoke-worker'));
const dataConverter = createDataConverter(config.payloadKeys);
const real = createActivities({
  models,
  temporal: new Client({ connection, dataConverter }),
  prospectQueue: prospectTaskQueue,
  complaintQueue: complaintTaskQueue,
  rowsPerSecond: 1,
  // What is told outside is written down; on this queue nobody sends it.
  correspondence: {
    queue: 'nobody-sends',
    outside: {
      mail: async () => Promise.reject(new Error('nobody is mailed here')),
      post: async () => Promise.reject(new Error('nobody is written to here')),
      secrets: { seal: async (text) => Promise.resolve(text), open: async (sealed) => Promise.resolve(sealed) },
      publicUrl: 'https://tuoke.example.com',
    },
  },
});
const activities: typeof real = {
  ...real,
  projectComplaint: async (input) => {
    await pass('beforeWrite', input.snapshot.complaintId);
    await real.projectComplaint(input);
    await pass('afterWrite', input.snapshot.complaintId);
  },
  changeHold: async (input) => {
    await real.changeHold(input);
    await pass('afterTold', input.complaintId);
  },
};
const workflows = await workflowBundle(workflowSource(config.worker.workflowBundle, config.environment));
const wanted = workerQueues.filter(({ name }) => name === complaintTaskQueue || name === prospectTaskQueue);
const workers = await Promise.all(
  wanted.map(async ({ name, limits }) =>
    createWorker({
      connection,
      namespace: config.temporal.namespace,
      // every case is stopped at the same time
      queue: { name, limits: { ...limits, maxConcurrentWorkflowTaskExecutions: 60 } },
      activities,
      dataConverter,
      workflows,
    }),
  ),
);
const running = workers.map(async (worker) => worker.run());
tell({ kind: 'ready' });
await Promise.all(running);
