/** Worker of the bare workflow, with the connection and the options of ours but no codec and no activities. Says `ready` when it polls.
 *  Environment: TEMPORAL_ADDRESS, BARE_WORKFLOW_BUNDLE. */
import { Worker } from '@temporalio/worker';
import { createLogger } from '../config/logger.ts';
import { connectTemporal } from '../workers/connections.ts';
import { workerQueues } from '../workers/queues.ts';
import { installRuntime } from '../workers/runtime.ts';
import { prospectTaskQueue } from '../workflows/prospect/messages.ts';
import { bareTaskQueue } from './bare-workflow.ts';

const { TEMPORAL_ADDRESS: address, BARE_WORKFLOW_BUNDLE: codePath } = process.env;
if (address === undefined || codePath === undefined)
  throw new Error('TEMPORAL_ADDRESS and BARE_WORKFLOW_BUNDLE must be set');
const ours = workerQueues.find(({ name }) => name === prospectTaskQueue);
if (ours === undefined) throw new Error(`No worker serves ${prospectTaskQueue}`);

installRuntime(createLogger({ level: 'warn', process: 'script' }), undefined);
const connection = await connectTemporal({
  address,
  namespace: 'default',
  apiKey: undefined,
  tlsFiles: undefined,
  isTimeSkippable: false,
});
const worker = await Worker.create({
  connection,
  taskQueue: bareTaskQueue,
  workflowBundle: { codePath },
  ...ours.limits,
});
process.once('SIGTERM', () => worker.shutdown());
const running = worker.run();
process.stdout.write('ready\n');
await running;
await connection.close();
