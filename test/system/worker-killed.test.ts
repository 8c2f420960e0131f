import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDataConverter, generatePayloadKey, parsePayloadKeys } from '../../adapters/payload-codec.ts';
import { latestVersion } from '../../domain/process/published.ts';
import { foldEvents, type ProspectEvent } from '../../domain/prospect/event.ts';
import { connectDatabase, createModels, type Models } from '../../models/connect.ts';
import {
  prospectQueries,
  prospectTaskQueue,
  prospectUpdates,
  prospectWorkflowId,
  prospectWorkflowType,
  type ProspectInput,
} from '../../workflows/prospect/messages.ts';
import type { prospectWorkflow } from '../../workflows/prospect/workflow.ts';
import { complaintTaskQueue } from '../../workflows/complaint/messages.ts';
import {
  startOfSurvey,
  surveyUpdates,
  surveyWorkflowId,
  surveyWorkflowType,
  type AnswerToTake,
} from '../../workflows/survey/messages.ts';
import type { surveyWorkflow } from '../../workflows/survey/workflow.ts';
import { calendar, manager } from '../factories/context.ts';
import { envelope, lead, usual } from '../factories/prospect.ts';
import { scoresOf, survey } from '../factories/survey.ts';
import { eventually } from '../helpers/eventually.ts';
import { startWorker } from './start-worker.ts';
import { startTestServers, type TestServers } from '../servers/start-test-servers.ts';

type Handle = WorkflowHandle<typeof prospectWorkflow>;

const payloadKeys = generatePayloadKey('test');
let servers: TestServers;
let client: Client;
let models: Models;
let mongodbUri: string;
let worker: ChildProcess;

async function newWorker(): Promise<ChildProcess> {
  return startWorker({ temporalAddress: servers.temporalAddress, mongodbUri, payloadKeys });
}

beforeAll(async () => {
  servers = await startTestServers();
  const uri = new URL(servers.mongoUri);
  uri.pathname = '/worker-killed';
  mongodbUri = uri.href;
  const connection = await Connection.connect({ address: servers.temporalAddress });
  client = new Client({ connection, dataConverter: createDataConverter(parsePayloadKeys(payloadKeys)) });
  models = createModels(await connectDatabase(mongodbUri, 'test'));
  worker = await newWorker();
});
afterAll(async () => {
  worker.kill('SIGKILL');
  await models.connection.close();
  await client.connection.close();
  await servers.stop();
});

async function create(): Promise<Handle> {
  const prospectId = `p-${randomUUID()}`;
  const input: ProspectInput = {
    process: { version: latestVersion, edits: {} },
    from: {
      kind: 'begin',
      beginning: {
        kind: 'create',
        prospectId,
        actor: manager,
        calendar,
        commandId: `create-${prospectId}`,
        fingerprint: 'f',
        payload: lead(),
      },
    },
  };
  return client.workflow.start<typeof prospectWorkflow>(prospectWorkflowType, {
    taskQueue: prospectTaskQueue,
    workflowId: prospectWorkflowId(prospectId),
    args: [input],
  });
}

const contactsEach = 6;

/** The usual first commands of a day, each under an id of its own; a call that is cut off is repeated with the same id. */
async function work(handle: Handle): Promise<void> {
  const send = async (name: 'submitQualification' | 'recordContact', step: number): Promise<void> => {
    const updateId = `${handle.workflowId}/${name}/${step}`;
    const args = [envelope(usual[name](Date.now()) as never)] as const;
    await eventually(
      async () =>
        handle.executeUpdate(prospectUpdates[name] as (typeof prospectUpdates)['recordContact'], {
          args: args as never,
          updateId,
        }),
      90_000,
    );
  };
  await send('submitQualification', 0);
  for (let step = 1; step <= contactsEach; step++) await send('recordContact', step);
}

test('a worker killed in the middle of commands: each accepted command is applied once, each task exists once', async () => {
  const handles = await Promise.all(Array.from({ length: 12 }, create));
  const working = Promise.all(handles.map(work));
  for (let kill = 0; kill < 2; kill++) {
    await eventually(async () =>
      expect(await models.prospectEvents.collection.countDocuments({ type: 'recordContact' })).toBeGreaterThan(
        8 + kill * 20,
      ),
    );
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    worker = await newWorker();
  }
  await working;

  for (const handle of handles) {
    const prospectId = handle.workflowId.slice('prospect/'.length);
    const { state } = await handle.query(prospectQueries.getRecord);
    expect(state.counters.contacts).toBe(contactsEach);
    await eventually(async () =>
      expect((await models.prospects.collection.findOne({ _id: prospectId as never }))?.['revision']).toBe(
        state.revision,
      ),
    );
    const stored = await models.prospectEvents.collection.find({ prospectId }).sort({ revision: 1 }).toArray();
    const log = stored.map(({ _id, ...event }) => event as unknown as ProspectEvent);
    expect(log.map(({ type }) => type)).toEqual([
      'create',
      'submitQualification',
      ...Array.from({ length: contactsEach }, () => 'recordContact'),
    ]);
    expect(foldEvents(log)).toEqual(state);
    const tasks = await models.tasks.collection.find({ prospectId }).toArray();
    const opened = log.flatMap(({ tasksOpened }) => tasksOpened.map(({ taskId }) => taskId));
    expect(tasks.map(({ _id }) => String(_id)).toSorted()).toEqual(opened.toSorted());
    expect(
      tasks
        .filter(({ status }) => status === 'open')
        .map(({ _id }) => String(_id))
        .toSorted(),
    ).toEqual(state.tasks.map(({ taskId }) => taskId).toSorted());
  }
});

/** A survey whose days are seconds. */
async function askSoon(surveyId: string, askAfterMs: number): Promise<WorkflowHandle<typeof surveyWorkflow>> {
  const nowMs = Date.now();
  const [askAtMs, remindAtMs, endsAtMs] = [nowMs + askAfterMs, nowMs + whileKilledMs, nowMs + 600_000];
  const state = survey({ surveyId, complaintId: surveyId, customerKeys: [surveyId], askAtMs, remindAtMs, endsAtMs });
  await client.workflow.start<typeof surveyWorkflow>(surveyWorkflowType, {
    ...startOfSurvey(state),
    taskQueue: complaintTaskQueue,
  });
  return client.workflow.getHandle<typeof surveyWorkflow>(surveyWorkflowId(surveyId));
}

/** After the first surveys were asked, and before a new worker is there. */
const whileKilledMs = 2_500;

test('a worker killed while customers are asked, reminded and answer: each happens once, and every answer is kept', async () => {
  const surveyIds = Array.from({ length: 9 }, (_, index) => `survey-${index}`);
  // Every third is to be asked while no worker runs; of the others every second is only answered after the reminder.
  const handles = await Promise.all(
    surveyIds.map(async (surveyId, index) => askSoon(surveyId, index % 3 === 0 ? whileKilledMs : 0)),
  );
  await eventually(async () => expect(await models.surveys.countDocuments({ toPassOn: true })).toBe(6));
  const answering = Promise.all(
    handles.map(async (handle, index) => {
      const args = [{ scores: scoresOf(3 + (index % 3)), comment: '', followUpDueAtMs: 0 }] as [AnswerToTake];
      // Too early, or a reply that is cut off: the telephone sends the same answer again.
      await eventually(async () => {
        if (index % 2 === 1) expect((await models.surveys.findById(surveyIds[index]).lean())?.status).toBe('reminded');
        await handle.executeUpdate(surveyUpdates.answer, { args, updateId: `answer-${index}` });
      }, 90_000);
    }),
  );
  worker.kill('SIGKILL');
  await once(worker, 'exit');
  worker = await newWorker();
  await answering;
  for (const [index, handle] of handles.entries()) {
    const { status, revision } = await handle.result();
    expect(status).toBe('answered');
    const stored = await eventually(async () => {
      const found = await models.surveys.findById(surveyIds[index]).lean();
      expect(found?.revision).toBe(revision);
      return found;
    });
    const { answer, askedAtMs, remindedAtMs } = stored?.state ?? survey();
    expect(answer).toMatchObject({ commandId: `answer-${index}`, scores: scoresOf(3 + (index % 3)) });
    // one revision for the beginning, the asking, the reminder if there was one, and the answer
    expect([askedAtMs !== null, revision]).toEqual([true, remindedAtMs === null ? 3 : 4]);
  }
}, 120_000);
