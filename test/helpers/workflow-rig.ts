import { randomUUID } from 'node:crypto';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { DefaultLogger, NativeConnection, Runtime, Worker, type WorkflowBundlePath } from '@temporalio/worker';
import type proto from '@temporalio/proto';
import { inject } from 'vitest';
import { createActivities, type Activities } from '../../activities/index.ts';
import type { Outside } from '../../activities/correspondence/activities.ts';
import { createDataConverter, generatePayloadKey, parsePayloadKeys } from '../../adapters/payload-codec.ts';
import type { ClusterRule } from '../../domain/complaint/cluster.ts';
import { latestVersion } from '../../domain/process/published.ts';
import type { CommandEnvelope } from '../../domain/prospect/command.ts';
import type { CommandName, CommandPayload } from '../../domain/prospect/commands.ts';
import type { CreateProspect } from '../../domain/prospect/create.ts';
import { defaultCalendarId } from '../../models/business-calendar.ts';
import { connectDatabase, createModels, ensureIndexes, type Models } from '../../models/connect.ts';
import {
  prospectQueries,
  prospectUpdates,
  prospectWorkflowId,
  prospectWorkflowType,
  type CommandResult,
  type ProspectInput,
  type ProspectRecord,
} from '../../workflows/prospect/messages.ts';
import type { prospectWorkflow } from '../../workflows/prospect/workflow.ts';
import { calendar, manager } from '../factories/context.ts';
import { envelope, lead, usual } from '../factories/prospect.ts';
import { emptyTasks } from './empty-tasks.ts';
import { skipTime } from './skip-time.ts';

type Handle = WorkflowHandle<typeof prospectWorkflow>;
type AnyHandle = Pick<WorkflowHandle, 'workflowId'>;

Runtime.install({ logger: new DefaultLogger('ERROR') });

/** The product's workflow bundle, built once for all test files. */
function productBundle(): WorkflowBundlePath {
  return { codePath: inject('workflowBundle') };
}

export interface RigOptions {
  /** 0 replays the whole history for every task: the cheapest proof of determinism there is. */
  readonly maxCachedWorkflows?: number;
  /** Histories that are kept in the tree are recorded in the clear. */
  readonly inTheClear?: boolean;
  readonly wrapActivities?: (activities: Activities) => Activities;
  /** What activities reach Temporal by. */
  readonly wrapClient?: (client: Client) => Client;
  /** Tests register many alike complaints: they are a cluster only where that is what is tested. */
  readonly clusterRule?: ClusterRule;
  /** The world outside; nobody is written to when left out. */
  readonly outside?: Outside;
}

/** A worker with the product's workflows and activities on real servers; `stop` replays every run that was started. */
export class WorkflowRig {
  readonly client: Client;
  readonly models: Models;
  readonly taskQueue: string;
  readonly activities: Activities;
  private readonly dataConverter: DataConverter;
  private readonly started: AnyHandle[] = [];
  private readonly close: () => Promise<void>;
  private readonly createWorker: () => Promise<Worker>;
  private running: { worker: Worker; done: Promise<void> } | null = null;

  private constructor(
    parts: Pick<WorkflowRig, 'client' | 'models' | 'taskQueue' | 'activities'> & {
      dataConverter: DataConverter;
      close: () => Promise<void>;
      createWorker: () => Promise<Worker>;
    },
  ) {
    this.client = parts.client;
    this.models = parts.models;
    this.taskQueue = parts.taskQueue;
    this.activities = parts.activities;
    this.dataConverter = parts.dataConverter;
    this.close = parts.close;
    this.createWorker = parts.createWorker;
  }

  static async start(options: RigOptions = {}): Promise<WorkflowRig> {
    const address = inject('temporalAddress');
    const dataConverter =
      options.inTheClear === true ? {} : createDataConverter(parsePayloadKeys(generatePayloadKey('test')));
    const taskQueue = `test-${randomUUID()}`;
    const databaseUri = new URL(inject('mongoUri'));
    databaseUri.pathname = `/${taskQueue}`;
    const workflowBundle = productBundle();
    const [connection, native, database] = await Promise.all([
      Connection.connect({ address }),
      NativeConnection.connect({ address }),
      connectDatabase(databaseUri.href, 'test'),
    ]);
    const models = createModels(database);
    await ensureIndexes(models);
    await models.calendars.collection.insertOne({
      ...calendar,
      _id: defaultCalendarId,
      knownUntilYear: 2026,
      editedBy: null,
      version: 1,
    } as never);
    const client = new Client({ connection, dataConverter });
    const real = createActivities({
      models,
      temporal: options.wrapClient?.(client) ?? client,
      prospectQueue: taskQueue,
      complaintQueue: taskQueue,
      rowsPerSecond: 200,
      clusterRule: options.clusterRule ?? { atLeast: Number.POSITIVE_INFINITY, withinMs: 1 },
      ...(options.outside === undefined ? {} : { correspondence: { outside: options.outside, queue: taskQueue } }),
    });
    const activities = options.wrapActivities?.(real) ?? real;
    const rig = new WorkflowRig({
      client,
      models,
      taskQueue,
      activities,
      dataConverter,
      createWorker: () =>
        Worker.create({
          connection: native,
          taskQueue,
          workflowBundle,
          activities,
          dataConverter,
          maxCachedWorkflows: options.maxCachedWorkflows ?? 100,
          shutdownGraceTime: '1s',
        }),
      close: async () => {
        await database.dropDatabase();
        await Promise.all([connection.close(), native.close(), database.close()]);
      },
    });
    await rig.startWorker();
    return rig;
  }

  async startWorker(): Promise<void> {
    const worker = await this.createWorker();
    this.running = { worker, done: worker.run() };
  }

  async stopWorker(): Promise<void> {
    this.running?.worker.shutdown();
    await this.running?.done;
    this.running = null;
  }

  /** Starts a prospect; deletes nothing afterwards, the server is thrown away. */
  async create(overrides: Partial<CreateProspect> = {}, actor = manager): Promise<Handle> {
    const prospectId = `p-${randomUUID()}`;
    const input: ProspectInput = {
      process: { version: latestVersion, edits: {} },
      from: {
        kind: 'begin',
        beginning: {
          kind: 'create',
          prospectId,
          actor,
          calendar,
          commandId: `create-${prospectId}`,
          fingerprint: 'f',
          payload: lead(overrides),
        },
      },
    };
    const handle = await this.client.workflow.start<typeof prospectWorkflow>(prospectWorkflowType, {
      taskQueue: this.taskQueue,
      workflowId: prospectWorkflowId(prospectId),
      args: [input],
    });
    this.started.push(handle);
    return handle;
  }

  /** Has a workflow replayed that something else started. */
  track(workflowId: string): void {
    this.started.push({ workflowId });
  }

  /** Sends a usual command; `options` replace parts of its envelope. */
  async command<Name extends CommandName>(
    handle: Handle,
    name: Name,
    overrides: Partial<CommandPayload<Name>> = {},
    options: Partial<CommandEnvelope<unknown>> & { updateId?: string } = {},
  ): Promise<CommandResult> {
    const { updateId = randomUUID(), ...rest } = options;
    const payload = { ...usual[name](Date.now()), ...overrides };
    const sent = envelope<unknown>(payload, rest) as CommandEnvelope<CommandPayload<'advance'>>;
    return handle.executeUpdate(prospectUpdates[name] as (typeof prospectUpdates)['advance'], {
      args: [sent],
      updateId,
    });
  }

  async record(handle: Handle): Promise<ProspectRecord> {
    return this.client.workflow.getHandle(handle.workflowId).query(prospectQueries.getRecord);
  }

  /** Skips time for one workflow with the server's own time skipping; its deadlines act on the way. */
  async skip(handle: AnyHandle, seconds: number): Promise<void> {
    await skipTime(this.client, handle, seconds);
  }

  /** Every history of a workflow, oldest run first. */
  async histories(handle: AnyHandle): Promise<{ runId: string; history: proto.temporal.api.history.v1.IHistory }[]> {
    const runs: { runId: string; history: proto.temporal.api.history.v1.IHistory }[] = [];
    let runId = (await this.client.workflow.getHandle(handle.workflowId).describe()).runId;
    for (;;) {
      const history = await this.client.workflow.getHandle(handle.workflowId, runId).fetchHistory();
      runs.unshift({ runId, history });
      const before = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
      if (before === undefined || before === null || before === '') return runs;
      runId = before;
    }
  }

  /** Stops the worker, replays everything it ran, and closes the connections.
   *  @throws Error when something replays otherwise, or could (`emptyTasks`) */
  async stop(): Promise<{ replayed: number }> {
    await this.stopWorker();
    const bundle = productBundle();
    const dataConverter = this.dataConverter;
    const ran: { workflowId: string; history: proto.temporal.api.history.v1.IHistory }[] = [];
    for (const { workflowId } of this.started)
      for (const { history } of await this.histories({ workflowId })) ran.push({ workflowId, history });
    for (const { workflowId, history } of ran) {
      const empty = emptyTasks(history);
      if (empty.length > 0) throw new Error(`${workflowId} left no command in the tasks ${empty.join(', ')}`);
    }
    let replayed = 0;
    for await (const { error } of Worker.runReplayHistories({ workflowBundle: bundle, dataConverter }, ran)) {
      if (error !== undefined) throw error;
      replayed += 1;
    }
    await this.close();
    return { replayed };
  }
}
