import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDataConverter, generatePayloadKey, parsePayloadKeys } from '../../adapters/payload-codec.ts';
import { foldComplaintEvents } from '../../domain/complaint/event.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import { latestVersion } from '../../domain/process/published.ts';
import { connectDatabase, createModels, type Models } from '../../models/connect.ts';
import { bundleWorkflows } from '../../scripts/launch/workflow-bundle.ts';
import { PROJECT_FOLDER } from '../../scripts/servers/folders.ts';
import { complaintTaskQueue } from '../../workflows/complaint/messages.ts';
import {
  prospectQueries,
  prospectTaskQueue,
  prospectWorkflowId,
  prospectWorkflowType,
  type ProspectInput,
} from '../../workflows/prospect/messages.ts';
import type { prospectWorkflow } from '../../workflows/prospect/workflow.ts';
import { Case } from '../factories/complaint.ts';
import { calendar, manager } from '../factories/context.ts';
import { lead } from '../factories/prospect.ts';
import { CaseOnServer, type CaseRig } from '../helpers/case-on-server.ts';
import { eventually } from '../helpers/eventually.ts';
import { skipTime } from '../helpers/skip-time.ts';
import { startTestServers, type TestServers } from '../servers/start-test-servers.ts';
import { holdsOf, take, told, transitions, walk, type Step } from './complaint-transitions.ts';
import { dueNotices, employ, foundNotices } from './complaint-notices.ts';
import type { Moment, Order, Report } from './held-worker.ts';

const patienceMs = 90_000;
const payloadKeys = generatePayloadKey('test');
let servers: TestServers;
let client: Client;
let models: Models;
let mongodbUri: string;
let workflowBundle: string;
let worker: HeldWorker;

/** The product's worker with a moment in which it stops, so that it can be killed just then. */
class HeldWorker {
  /** Cases that are stopped. */
  readonly held = new Set<string>();
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.child = child;
  }

  static async start(moment: Moment | null): Promise<HeldWorker> {
    const child = fork(path.join(import.meta.dirname, 'held-worker.ts'), moment === null ? [] : [moment], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        LOG_LEVEL: 'error',
        TEMPORAL_ADDRESS: servers.temporalAddress,
        MONGODB_URI: mongodbUri,
        PAYLOAD_KEYS: payloadKeys,
        AUTH_SECRET: 'nobody signs in to a worker, here or elsewhere',
        WORKFLOW_BUNDLE: workflowBundle,
      },
    });
    const started = new HeldWorker(child);
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the worker ended with ${code} before it was ready`)));
      child.on('message', (report: Report) => {
        if (report.kind === 'ready') resolve();
        else started.held.add(report.complaintId);
      });
    });
    return started;
  }

  holdAt(moment: Moment): void {
    this.child.send({ holdAt: moment } satisfies Order);
  }

  /** Kills it when every one of these cases is stopped at its moment. */
  async killWhenHeld(rows: readonly Row[]): Promise<void> {
    await eventually(async () => {
      expect(rows.filter(({ given }) => !this.held.has(given.complaintId)).map(({ row }) => row)).toEqual([]);
    }, patienceMs);
    await this.kill();
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}

beforeAll(async () => {
  [servers, workflowBundle] = await Promise.all([
    startTestServers(),
    bundleWorkflows(path.join(PROJECT_FOLDER, 'build')),
  ]);
  const uri = new URL(servers.mongoUri);
  uri.pathname = '/complaint-killed';
  mongodbUri = uri.href;
  const connection = await Connection.connect({ address: servers.temporalAddress });
  client = new Client({ connection, dataConverter: createDataConverter(parsePayloadKeys(payloadKeys)) });
  models = createModels(await connectDatabase(mongodbUri, 'test'));
  await employ(models);
  worker = await HeldWorker.start(null);
});
afterAll(async () => {
  await worker.kill();
  await models.connection.close();
  await client.connection.close();
  await servers.stop();
});

type Prospect = WorkflowHandle<typeof prospectWorkflow>;

/** A row of the table on the server, with a prospect of its customer. */
interface Row {
  readonly row: string;
  readonly when: Step | null;
  readonly given: CaseOnServer;
  readonly prospect: Prospect;
  /** The same case under the pure rules, where nobody is killed. */
  readonly expected: Case;
}

async function createProspect(phone: string): Promise<Prospect> {
  const prospectId = randomUUID();
  const payload = lead({ customer: { ...lead().customer, phone } });
  const begun = { prospectId, actor: manager, calendar, commandId: `create-${prospectId}`, fingerprint: 'f', payload };
  const input: ProspectInput = {
    process: { version: latestVersion, edits: {} },
    from: { kind: 'begin', beginning: { kind: 'create', ...begun } },
  };
  const handle = await client.workflow.start<typeof prospectWorkflow>(prospectWorkflowType, {
    taskQueue: prospectTaskQueue,
    workflowId: prospectWorkflowId(prospectId),
    args: [input],
  });
  // one that is seen only after its customer's complaint is over need not be held
  await eventually(async () => expect(await models.prospects.exists({ _id: prospectId })).not.toBeNull(), patienceMs);
  return handle;
}

const phoneOf = (index: number): string => `+861370000${1000 + index}`;

async function register(phone: string): Promise<CaseOnServer> {
  const rig: CaseRig = {
    client,
    models,
    taskQueue: complaintTaskQueue,
    track: () => undefined,
    skip: async (handle, seconds) => skipTime(client, handle, seconds),
  };
  const customer = { name: 'Harbour Trading Ltd', phone, coreBankCustomerNo: null, isKeyCustomer: false };
  return CaseOnServer.register(rig, { customer }, { workflowTaskTimeout: '2s' });
}

/** Waits until the log and the prospect say what they would have without any kill. */
async function agrees({ given, prospect, expected }: Row): Promise<boolean> {
  await eventually(async () => {
    const { recentEvents } = await prospect.query(prospectQueries.getRecord);
    expect({
      log: told(await given.log()),
      holds: recentEvents.map(({ type }) => type).filter((type) => type !== 'create'),
    }).toEqual({ log: told(expected.log), holds: holdsOf(expected.log) });
  }, patienceMs);
  return true;
}

/** What the workflow says of itself; it says nothing while a task of it that the kills made time out is tried again. */
async function stateOf({ given }: Row): Promise<ComplaintState> {
  return eventually(async () => given.state(), patienceMs);
}

/** Waits until everybody who must hear has been told, in the inbox and outside; more than once would not agree either. */
async function hasTold(whole: Row): Promise<number> {
  const { row, given, prospect, expected } = whole;
  const { branchId } = await stateOf(whole);
  const due = await dueNotices(models, branchId, expected.log);
  const prospectId = prospect.workflowId.slice(prospectWorkflowId('').length);
  await eventually(async () => {
    expect({ row, ...(await foundNotices(models, given.complaintId, prospectId)) }).toEqual({ row, ...due });
  }, patienceMs);
  return due.inbox.length + due.outside.length;
}

/** What is cut off, or meets a worker too busy to answer, is repeated with the same id; time is skipped once, by the server. */
async function takeOnce(given: CaseOnServer, step: Step, updateId: string): Promise<void> {
  if ('until' in step) await take(given, step, updateId);
  else await eventually(async () => take(given, step, updateId), patienceMs);
}

/** Takes a case to where its transition can happen. */
async function prepare(steps: readonly Step[], row: Row): Promise<Row> {
  for (const [index, step] of steps.entries()) {
    await takeOnce(row.given, step, `${row.row}/${index}`);
    walk(row.expected, step);
  }
  await agrees(row);
  return row;
}

async function transit({ row, when, given }: Row): Promise<void> {
  if (when !== null) await takeOnce(given, when, `${row}/when`);
}

test('a worker killed in every transition of a complaint, before it is written, before that is known, and before it is known that prospects were told: each happens once, and everybody hears of it once', async () => {
  const prepared = await Promise.all(
    transitions.map(async ([row, steps, when], index) => {
      const prospect = await createProspect(phoneOf(index));
      if (when === null) return { row, when, prospect };
      const given = await register(phoneOf(index));
      return prepare(steps, { row, when, prospect, given, expected: new Case() });
    }),
  );
  worker.holdAt('beforeWrite');
  const rows = await Promise.all(
    prepared.map(async (ready, index): Promise<Row> =>
      'given' in ready ? ready : { ...ready, given: await register(phoneOf(index)), expected: new Case() },
    ),
  );
  const inTransit = Promise.all(rows.map(transit));
  for (const { when, expected } of rows) if (when !== null) walk(expected, when);
  await worker.killWhenHeld(rows);
  worker = await HeldWorker.start('afterWrite');
  await worker.killWhenHeld(rows);
  worker = await HeldWorker.start('afterTold');
  const changesHold = ({ expected }: Row): boolean =>
    holdsOf(expected.log).length !== holdsOf(expected.log.slice(0, -1)).length;
  await worker.killWhenHeld(rows.filter(changesHold));
  worker = await HeldWorker.start(null);
  await inTransit;
  for (const row of rows) {
    expect(await agrees(row)).toBe(true);
    // what a task had written before it was lost stands in the log until the task that is carried out instead has written
    await eventually(async () => {
      const log = await row.given.log();
      expect(log.map(({ revision }) => revision)).toEqual(log.map((_, index) => index + 1));
      expect(foldComplaintEvents(log)).toEqual(await row.given.state());
    }, patienceMs);
  }
  // one for each cause and receiver: nothing else is in the database, of no case
  const told = await Promise.all(rows.map(hasTold));
  const written = (await models.inboxItems.countDocuments()) + (await models.deliveries.countDocuments());
  expect(written).toBe(told.reduce((sum, count) => sum + count, 0));
  expect(written).toBeGreaterThan(rows.length);
});
