import { randomUUID } from 'node:crypto';
import { WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { surveyIdOfClosing } from '../../activities/survey/follow-closing.ts';
import { startOfSurvey, surveyUpdates, surveyWorkflowId, surveyWorkflowType } from '../../workflows/survey/messages.ts';
import type { surveyWorkflow } from '../../workflows/survey/workflow.ts';
import type { SurveyState } from '../../domain/survey/state.ts';
import { branchHead, sponsor } from '../factories/complaint.ts';
import { scoresOf, survey } from '../factories/survey.ts';
import { CaseOnServer } from '../helpers/case-on-server.ts';
import { eventually } from '../helpers/eventually.ts';
import { WorkflowRig } from '../helpers/workflow-rig.ts';

let rig: WorkflowRig;
const database = { isAway: false };
beforeAll(async () => {
  rig = await WorkflowRig.start({
    wrapActivities: (activities) => ({
      ...activities,
      projectSurvey: async (projection) => {
        if (database.isAway) throw new Error('connect ECONNREFUSED');
        await activities.projectSurvey(projection);
      },
    }),
  });
});
afterAll(async () => {
  expect((await rig.stop()).replayed).toBeGreaterThan(10);
});

const dayS = 86_400;
const dayMs = dayS * 1000;

type Handle = WorkflowHandle<typeof surveyWorkflow>;

/** Closes a case.   @returns the survey that follows */
async function close(given: CaseOnServer, { again = false } = {}): Promise<Handle> {
  if (!again)
    for (const name of ['acknowledge', 'startWork', 'submitDecision', 'completeActions'] as const) await given.do(name);
  const { receipt } = await given.do('recordReportBack');
  const workflowId = surveyWorkflowId(surveyIdOfClosing(given.complaintId, receipt.revision));
  rig.track(workflowId);
  return rig.client.workflow.getHandle<typeof surveyWorkflow>(workflowId);
}

/** A survey of a case that was closed a moment ago, without its case. */
async function begin(overrides: Partial<SurveyState> = {}): Promise<Handle> {
  const closedAtMs = Date.now();
  const surveyId = randomUUID();
  const state = survey({
    surveyId,
    complaintId: `k-${surveyId}`,
    customerKeys: [surveyId],
    closedAtMs,
    askAtMs: closedAtMs + 3 * dayMs,
    remindAtMs: closedAtMs + 7 * dayMs,
    endsAtMs: closedAtMs + 14 * dayMs,
    ...overrides,
  });
  const handle = await rig.client.workflow.start<typeof surveyWorkflow>(surveyWorkflowType, {
    ...startOfSurvey(state),
    taskQueue: rig.taskQueue,
  });
  rig.track(handle.workflowId);
  return rig.client.workflow.getHandle<typeof surveyWorkflow>(handle.workflowId);
}

async function stored({ workflowId }: Handle) {
  return rig.models.surveys.findById(workflowId.slice('survey/'.length)).lean();
}

async function becomes(handle: Handle, expected: object): Promise<void> {
  await eventually(async () => expect(await stored(handle)).toMatchObject(expected));
}

const answerOf = (perception: number) => ({ scores: scoresOf(perception), comment: '', followUpDueAtMs: Date.now() });

async function answer(handle: Handle, perception: number, updateId: string = randomUUID()) {
  return handle.executeUpdate(surveyUpdates.answer, { args: [answerOf(perception)], updateId });
}

async function refusalOf(sent: Promise<unknown>): Promise<string | null> {
  try {
    await sent;
    return null;
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
      return error.cause.type ?? null;
    throw error;
  }
}

describe('the survey of a closed complaint', () => {
  test('may be passed on from day 3, again from day 7, and ends on day 14', async () => {
    const given = await CaseOnServer.register(rig);
    const handle = await close(given);
    await becomes(handle, { status: 'scheduled', toPassOn: false, complaintId: given.complaintId, askedAt: null });
    await rig.skip(handle, 3 * dayS - 60);
    expect(await refusalOf(answer(handle, 5))).toBe('WRONG_PHASE');
    await rig.skip(handle, 120);
    await becomes(handle, { status: 'sent', toPassOn: true });
    await handle.executeUpdate(surveyUpdates.addLink, { args: [{ hash: 'h-1', by: 's-1' }] });
    expect(await stored(handle)).toMatchObject({ toPassOn: false, tokenHashes: ['h-1'] });
    await rig.skip(handle, 4 * dayS);
    await becomes(handle, { status: 'reminded', toPassOn: true });
    await rig.skip(handle, 7 * dayS);
    expect(await handle.result()).toMatchObject({ status: 'expired' });
    await becomes(handle, { status: 'expired', toPassOn: false, answeredAt: null });
    const { askedAtMs, remindedAtMs, statusSinceMs, closedAtMs } = (await stored(handle))?.state ?? survey();
    const days = [askedAtMs, remindedAtMs, statusSinceMs].map((atMs) => ((atMs ?? 0) - closedAtMs) / dayMs);
    expect(days.map((number) => Math.round(number * 100) / 100)).toEqual([3, 7, 14]);
    // the case itself waits for the end of the appeal window
    expect((await given.state()).status).toBe('closed');
  });

  test('begins once for each closing, however often the closing is projected', async () => {
    const given = await CaseOnServer.register(rig);
    const handle = await close(given);
    await becomes(handle, { status: 'scheduled' });
    const { runId } = await handle.describe();
    const events = await given.log();
    const { projectComplaint } = createActivities({
      models: rig.models,
      temporal: rig.client,
      prospectQueue: rig.taskQueue,
      complaintQueue: rig.taskQueue,
      rowsPerSecond: 1,
    });
    await projectComplaint({ snapshot: await given.state(), events });
    expect((await handle.describe()).runId).toBe(runId);
    expect(await rig.models.surveys.countDocuments({ complaintId: given.complaintId })).toBe(1);
  });

  test('stops when the customer appeals; closed again the case has another', async () => {
    const given = await CaseOnServer.register(rig);
    const first = await close(given);
    await becomes(first, { status: 'scheduled' });
    await given.do('appeal');
    expect(await first.result()).toMatchObject({ status: 'stopped' });
    await given.do('acknowledgeAppeal', {}, { actor: sponsor });
    await given.do('decideAppeal', {}, { actor: branchHead });
    const second = await close(given, { again: true });
    expect(second.workflowId).not.toBe(first.workflowId);
    await becomes(second, { status: 'scheduled' });
  });

  test('that the appeal could not find looks for itself before it asks', async () => {
    const given = await CaseOnServer.register(rig);
    await close(given);
    const closedAtMs = (await given.state()).closing?.atMs ?? 0;
    const lost = await begin({ complaintId: given.complaintId, closedAtMs: closedAtMs - 1, askAtMs: Date.now() });
    expect(await lost.result()).toMatchObject({ status: 'stopped' });
    const found = await begin({ complaintId: given.complaintId, closedAtMs, askAtMs: Date.now() });
    await becomes(found, { status: 'sent' });
  });

  test('leaves a customer alone who was asked twice in 180 days', async () => {
    const customerKeys = [randomUUID()];
    const askAtMs = Date.now();
    for (let number = 1; number <= 2; number++)
      await becomes(await begin({ customerKeys, askAtMs }), { status: 'sent' });
    const third = await begin({ customerKeys, askAtMs });
    expect(await third.result()).toMatchObject({ status: 'suppressed' });
    await becomes(third, { askedAt: null, state: { reason: 'quietPeriod' } });
  });

  test('goes on where it was when the worker was away on day 3 and day 7', async () => {
    const handle = await begin();
    await becomes(handle, { status: 'scheduled' });
    await rig.stopWorker();
    const skipped = rig.skip(handle, 8 * dayS);
    await rig.startWorker();
    await skipped;
    await becomes(handle, { status: 'reminded' });
    await rig.stopWorker();
    await rig.startWorker();
    await answer(handle, 4);
    expect(await handle.result()).toMatchObject({ status: 'answered' });
  });
});

describe('an answer', () => {
  test('is one, however often it is sent; another is refused', async () => {
    const handle = await begin({ askAtMs: Date.now() });
    await becomes(handle, { status: 'sent' });
    const updateId = randomUUID();
    const [first, again] = await Promise.all([answer(handle, 4, updateId), answer(handle, 4, updateId)]);
    expect(first).toEqual(again);
    expect(await handle.result()).toMatchObject({ status: 'answered' });
    expect(await answer(handle, 4, updateId)).toEqual(first);
    expect((await stored(handle))?.state.answer?.scores).toHaveLength(5);
  });

  test('of two people with the same link at the same moment one is too late', async () => {
    const handle = await begin({ askAtMs: Date.now() });
    await becomes(handle, { status: 'sent' });
    await rig.stopWorker();
    // low, so that the survey lives on
    const racing = [1, 2].map(async (perception) => refusalOf(answer(handle, perception)));
    await rig.startWorker();
    expect((await Promise.all(racing)).toSorted()).toEqual(['SURVEY_ANSWERED', null]);
  });

  test('with a low score keeps the survey until somebody else than the handler followed up', async () => {
    const handle = await begin({ askAtMs: Date.now() });
    await becomes(handle, { status: 'sent' });
    await answer(handle, 2);
    expect((await stored(handle))?.followUpDueAt).toBeInstanceOf(Date);
    const followUp = (by: string) =>
      handle.executeUpdate(surveyUpdates.recordFollowUp, {
        args: [{ by, handlerId: 's-1', note: 'called and apologised', complaintId: null }],
      });
    expect(await refusalOf(followUp('s-1'))).toBe('UNMET_CONDITIONS');
    await followUp('s-2');
    expect(await handle.result()).toMatchObject({ status: 'answered' });
    await becomes(handle, { followUpDueAt: null, state: { followUp: { done: { by: 's-2' } } } });
  });

  test('is told to the level above when a score is low, and to the handler when the link is to be passed on', async () => {
    await rig.models.branches.create({ _id: 'b-01', name: { zh: '第 01 支行', en: 'Branch 01' }, headId: 's-head' });
    const given = await CaseOnServer.register(rig, { branchId: 'b-01' });
    const handle = await close(given);
    const told = async () =>
      (
        await rig.models.inboxItems
          .find({ complaintId: given.complaintId, type: /^survey/ })
          .sort({ at: 1 })
          .lean()
      ).map(({ type, receiverId }) => `${type} ${receiverId}`);
    const { handlerId } = await given.state();
    expect(await told()).toEqual([]);
    await rig.skip(handle, 3 * dayS + 1);
    await eventually(async () => expect(await told()).toEqual([`surveyAsked ${handlerId}`]));
    await handle.executeUpdate(surveyUpdates.addLink, { args: [{ hash: 'h-1', by: 's-1' }] });
    await handle.executeUpdate(surveyUpdates.answer, {
      args: [{ scores: scoresOf(2), comment: '', followUpDueAtMs: Date.now() + 20 * dayMs }],
    });
    await eventually(async () => expect(await told()).toEqual([`surveyAsked ${handlerId}`, 'surveyLowScore s-head']));
    await rig.skip(handle, 21 * dayS);
    const all = [`surveyAsked ${handlerId}`, 'surveyLowScore s-head', 'surveyFollowUpOverdue s-head'];
    await eventually(async () => expect(await told()).toEqual(all));
  });

  test('is kept while the database is away, and visible when it is back', async () => {
    const handle = await begin({ askAtMs: Date.now() });
    await becomes(handle, { status: 'sent' });
    database.isAway = true;
    expect(await answer(handle, 5)).toMatchObject({ status: 'answered', projected: false });
    database.isAway = false;
    await becomes(handle, { status: 'answered' });
  });
});
