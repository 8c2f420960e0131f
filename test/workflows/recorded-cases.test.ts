import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PostJson } from '../../adapters/post-json.ts';
import { ProviderFailure } from '../../adapters/provider-failure.ts';
import type { SecretBox } from '../../adapters/sealed-secret.ts';
import { correspondentOf, deliveryId, untried } from '../../models/delivery.ts';
import {
  callOnCorrespondence,
  correspondenceWorkflowId,
  correspondenceWorkflowType,
} from '../../workflows/correspondence/messages.ts';
import type { correspondenceWorkflow } from '../../workflows/correspondence/workflow.ts';
import { bankRules, branchHead, officer, remedy, sponsor } from '../factories/complaint.ts';
import { backOffice, supervisor } from '../factories/context.ts';
import { CaseOnServer } from '../helpers/case-on-server.ts';
import { eventually } from '../helpers/eventually.ts';
import { WorkflowRig } from '../helpers/workflow-rig.ts';
import { scoresOf, survey } from '../factories/survey.ts';
import { complaintSignals } from '../../workflows/complaint/messages.ts';
import { startOfSurvey, surveyQueries, surveyUpdates, surveyWorkflowType } from '../../workflows/survey/messages.ts';
import type { surveyWorkflow } from '../../workflows/survey/workflow.ts';
import {
  callOnImprovement,
  improvementWorkflowId,
  improvementWorkflowType,
} from '../../workflows/improvement/messages.ts';
import type { improvementWorkflow } from '../../workflows/improvement/workflow.ts';

/** Cases whose histories guard running prospects and complaints (test/replay). `CAPTURE_HISTORIES=new` writes missing ones, `replace` all. */
const capture = process.env['CAPTURE_HISTORIES'];
const folder = new URL('../replay/histories/', import.meta.url);
const dayS = 86_400;

type Handle = Awaited<ReturnType<WorkflowRig['create']>>;

/** A provider that is away when it is asked first. */
let asked = 0;
const post: PostJson = () => {
  asked += 1;
  if (asked === 1) return Promise.reject(new ProviderFailure('no answer: ECONNREFUSED', { status: null }));
  return Promise.resolve({ status: 200, body: '{"errcode":0}' });
};
const plain: SecretBox = { seal: (text) => Promise.resolve(text), open: (sealed) => Promise.resolve(sealed) };

let rig: WorkflowRig;
beforeAll(async () => {
  rig = await WorkflowRig.start({
    inTheClear: true,
    outside: { mail: null, post, secrets: plain, publicUrl: 'https://tuoke.example.com' },
  });
});
afterAll(async () => {
  await rig.stop();
});

async function keep(name: string, handle: Pick<Handle, 'workflowId'>): Promise<void> {
  if (capture === undefined) return;
  for (const [index, { history }] of (await rig.histories(handle)).entries()) {
    const file = new URL(`${name}-run-${index + 1}.json`, folder);
    if (existsSync(file) && capture !== 'replace') continue;
    await writeFile(file, `${historyToJSON(history as Parameters<typeof historyToJSON>[0])}\n`);
  }
}

async function people(handle: Handle): Promise<string[]> {
  return (await rig.record(handle)).state.intel.stakeholders.map(({ stakeholderId }) => stakeholderId);
}

async function toAppointed(handle: Handle, startAtMs = Date.now() + 1_800_000): Promise<void> {
  await rig.command(handle, 'submitQualification');
  await rig.command(handle, 'saveIntel');
  await rig.command(handle, 'advance');
  const stakeholderIds = await people(handle);
  await rig.command(handle, 'submitVisitPlan', { stakeholderIds });
  await rig.command(handle, 'proposeAppointment', {
    stakeholderIds,
    slot: { startAtMs, endAtMs: startAtMs + 3_600_000, place: 'their office' },
  });
  await rig.command(handle, 'confirmAppointment');
}

async function toMeeting(handle: Handle): Promise<void> {
  await toAppointed(handle);
  await rig.command(handle, 'advance', { to: 'meeting' });
}

test('six steps and a month of maintenance', async () => {
  const handle = await rig.create();
  await toMeeting(handle);
  await rig.command(handle, 'submitMinutes', { heldAtMs: Date.now() - 1000 });
  await rig.command(handle, 'raiseObjection');
  await rig.command(handle, 'advance', { to: 'handlingObjections' });
  const objectionId = (await rig.record(handle)).state.objections[0]?.objectionId ?? '';
  await rig.command(handle, 'answerObjection', { objectionId });
  await rig.command(handle, 'confirmObjection', { objectionId });
  await rig.command(handle, 'recordClosingAttempt');
  await rig.command(handle, 'completeDeal', {
    promises: [{ text: 'set up the payroll file', dueAtMs: Date.now() + 5 * dayS * 1000 }],
  });
  await rig.command(handle, 'createMaintenancePlan');
  await rig.command(handle, 'confirmBooking', {}, { actor: backOffice });
  await rig.skip(handle, 32 * dayS);
  await rig.command(handle, 'recordContact', { purpose: 'care', outcome: 'done' });
  expect((await rig.record(handle)).state.phase).toBe('maintaining');
  await keep('six-steps', handle);
});

test('the ladder to the reassignment, then a complaint and a freeze', async () => {
  const handle = await rig.create();
  await rig.skip(handle, 24 * dayS);
  await rig.command(handle, 'submitQualification');
  await handle.signal('complaintOpened', { complaintId: 'c-1', workflowId: 'complaint/c-1' });
  await eventually(async () => expect((await rig.record(handle)).state.holds).toHaveLength(1));
  await handle.signal('complaintReleased', { complaintId: 'c-1', workflowId: 'complaint/c-1' });
  await eventually(async () => expect((await rig.record(handle)).state.holds).toHaveLength(0));
  const nowMs = (await rig.record(handle)).recentEvents.at(-1)?.atMs ?? 0;
  await rig.command(handle, 'freeze', { untilMs: nowMs + 3 * dayS * 1000 }, { actor: supervisor });
  await rig.skip(handle, 5 * dayS);
  await eventually(async () => expect((await rig.record(handle)).state.holds).toHaveLength(0));
  await rig.command(handle, 'recordContact');
  await keep('ladder-and-holds', handle);
});

test('an appointment that a complaint calls off, a freeze, and another date', async () => {
  const handle = await rig.create();
  await toAppointed(handle, Date.now() + 3 * dayS * 1000);
  await handle.signal('complaintOpened', { complaintId: 'c-1', workflowId: 'complaint/c-1', revision: 1 });
  await eventually(async () => expect((await rig.record(handle)).state.appointment?.status).toBe('cancelled'));
  await rig.command(handle, 'recordContact', { purpose: 'complaint', outcome: 'done' });
  await rig.skip(handle, 5 * dayS);
  await handle.signal('complaintReleased', { complaintId: 'c-1', workflowId: 'complaint/c-1', revision: 2 });
  await eventually(async () => expect((await rig.record(handle)).state.holds).toHaveLength(0));
  const nowMs = async () => (await rig.record(handle)).recentEvents.at(-1)?.atMs ?? 0;
  const startAtMs = (await nowMs()) + 6 * dayS * 1000;
  await rig.command(handle, 'rescheduleAppointment', { startAtMs, endAtMs: startAtMs + 3_600_000 });
  const freeze = async () =>
    rig.command(handle, 'freeze', { untilMs: (await nowMs()) + dayS * 1000 }, { actor: supervisor });
  await freeze();
  await rig.command(handle, 'unfreeze', {}, { actor: supervisor });
  await freeze();
  await rig.skip(handle, 7 * dayS);
  await eventually(async () =>
    expect((await rig.record(handle)).recentEvents.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['T.HOLD', 'T2.CONFIRM', 'T2.REMIND', 'T2.NOSHOW']),
    ),
  );
  await rig.command(handle, 'markNoShow');
  await rig.command(handle, 'recordContact');
  await keep('called-off-and-agreed-anew', handle);
});

test('parked, never answered, lost', async () => {
  const handle = await rig.create();
  await rig.command(handle, 'park');
  await rig.skip(handle, 400 * dayS);
  expect(await handle.result()).toMatchObject({ phase: 'lost' });
  await keep('parked-and-lost', handle);
});

test('a task snoozed, taken back, and one skipped', async () => {
  const handle = await rig.create();
  const taskOf = async (kind: string): Promise<string> =>
    (await rig.record(handle)).state.tasks.find((task) => task.kind === kind)?.taskId ?? '';
  const taskId = await taskOf('qualify');
  await rig.command(handle, 'snoozeTask', { taskId, untilMs: Date.now() + 3_600_000 });
  await rig.command(handle, 'unsnoozeTask', { taskId });
  await rig.command(handle, 'snoozeTask', { taskId, untilMs: Date.now() + dayS * 1000 });
  await rig.skip(handle, 15 * dayS);
  await eventually(async () => expect(await taskOf('tidyRecord')).not.toBe(''));
  await rig.command(handle, 'skipTask', { taskId: await taskOf('tidyRecord') });
  expect((await rig.record(handle)).state.tasks.map(({ kind }) => kind)).not.toContain('tidyRecord');
  await rig.skip(handle, 15 * dayS);
  await eventually(async () => expect(await taskOf('tidyRecord')).not.toBe(''));
  await rig.command(handle, 'recordContact', { purpose: 'coldCall', outcome: 'interested' });
  await rig.command(handle, 'submitQualification');
  await keep('tasks-of-the-day', handle);
});

test('renewed with commands racing', async () => {
  const handle = await rig.create();
  const current = rig.client.workflow.getHandle(handle.workflowId) as Handle;
  for (let batch = 0; batch < 66; batch++) {
    await Promise.all(
      Array.from({ length: 2 }, async () => rig.command(current, 'recordContact', { purpose: 'care' })),
    );
  }
  await eventually(async () => expect((await rig.histories(handle)).length).toBe(2));
  await rig.command(current, 'submitQualification');
  await keep('renewed', handle);
});

test('a complaint that escalates, waits for its customer, is approved, appealed and final', async () => {
  const given = await CaseOnServer.register(rig);
  await given.waitUntil('2026-11-23 16:00');
  await given.do('acknowledge');
  await given.do('tellCustomer');
  await given.do('startWork');
  await given.do('askCustomer');
  await given.wait(16 * dayS);
  await eventually(async () => expect((await given.state()).status).toBe('investigating'));
  await given.do('submitDecision', remedy({ compensationFen: 60_000 }));
  await given.do('decideApproval', {}, { actor: branchHead });
  await given.do('completeActions');
  await given.do('recordReportBack', { accepted: false, reason: 'nobody apologised' });
  await given.do('acknowledgeAppeal', { reviewerId: sponsor.staffId, reviewerLevel: 3 }, { actor: sponsor });
  await given.do('decideAppeal', { decision: 'upheld', remedy: remedy() }, { actor: sponsor });
  expect((await given.state()).earlierDecisions).toMatchObject([{ decision: { compensationFen: 60_000 } }]);
  await given.do('completeActions');
  await given.do('recordReportBack');
  await given.wait(31 * dayS);
  expect(await given.handle.result()).toMatchObject({ status: 'finalised' });
  await keep('complaint', given.handle);
  await keep('complaint-decided-twice', given.handle);
});

test('a grave complaint renewed with commands racing, taken outside, and withdrawn', async () => {
  const given = await CaseOnServer.register(rig, { category: 'fraudSecurity' });
  await given.do('acknowledge', { category: 'fraudSecurity', severity: 's1' });
  await given.do('startWork');
  for (let batch = 0; batch < 75; batch++) await Promise.all([given.do('tellCustomer'), given.do('tellCustomer')]);
  await eventually(async () => expect((await rig.histories(given.handle)).length).toBe(2));
  await given.handle.signal(complaintSignals.clusterDetected, { parentId: 'k-parent', workflowId: 'cluster/b-01' });
  await eventually(async () => expect((await given.state()).parentId).toBe('k-parent'));
  await given.do('takeOutside');
  await given.wait(4 * dayS);
  await given.do('withdraw', { rootCauseClass: 'external', rootCause: 'a forged card' });
  expect(await given.handle.result()).toMatchObject({ status: 'withdrawn' });
  await keep('complaint-renewed', given.handle);
});

test('a complaint whose actions are late, done and called off', async () => {
  const given = await CaseOnServer.register(rig);
  for (const name of ['acknowledge', 'tellCustomer', 'startWork'] as const) await given.do(name);
  for (const day of ['2026-11-24', '2026-11-23', '2026-12-08'])
    await given.do('giveAction', { dueAtMs: given.instant(`${day} 15:00`) });
  await given.waitUntil('2026-11-24 09:00');
  await given.do('completeAction', { actionId: 'action-2', result: 'it was in the archive' });
  await given.waitUntil('2026-11-27 09:00');
  await given.do('callOffAction');
  await given.do('takeOutside');
  await given.waitUntil('2026-12-09 09:00');
  await eventually(async () => expect((await given.ledger()).at(-1)).toBe('actionDue overdue Wed 2026-12-09 09:00'));
  await given.do('withdraw', { rootCauseClass: 'people', rootCause: 'a card was mislaid' });
  expect(await given.handle.result()).toMatchObject({ status: 'withdrawn' });
  await keep('complaint-late-actions', given.handle);
});

test('a complaint that began before actions had clocks, with one that is late', async () => {
  const { actionDue: _, ...ladders } = bankRules.ladders;
  const given = await CaseOnServer.register(rig, {}, { rules: { ...bankRules, ladders } });
  for (const name of ['acknowledge', 'tellCustomer', 'startWork', 'giveAction'] as const) await given.do(name);
  await given.wait(14 * dayS);
  const ofRemedy = { text: 'pay back', ownerId: officer.staffId, dueAtMs: Date.now() + 20 * dayS * 1000 };
  await given.do('submitDecision', remedy({ actions: [ofRemedy] }));
  await given.wait(14 * dayS);
  await given.do('completeAction', { actionId: 'action-2' });
  await given.do('callOffAction');
  await given.do('completeActions');
  await given.do('recordReportBack');
  await given.wait(31 * dayS);
  expect(await given.handle.result()).toMatchObject({ status: 'finalised' });
  await keep('complaint-actions-without-clocks', given.handle);
});

test('a complaint about somebody who has something to do in it, taken outside while more time is asked for', async () => {
  const given = await CaseOnServer.register(rig);
  await given.do('acknowledge');
  await given.do('startWork');
  await given.do('giveAction');
  await given.do('nameStaff', {}, { actor: branchHead });
  await given.do('requestExtension');
  await given.do('takeOutside');
  await given.do('recordOutsideDecision');
  const { actions, extensions, handlerId } = await given.state();
  expect([actions.map(({ ownerId }) => ownerId), extensions.map(({ decision }) => decision)]).toEqual([
    [handlerId],
    ['obsolete'],
  ]);
  await given.do('withdraw');
  await given.handle.result();
  await keep('complaint-tidied', given.handle);
});

test('a complaint whose decision waits for approval while its limits pass', async () => {
  const given = await CaseOnServer.register(rig);
  for (const name of ['acknowledge', 'startWork'] as const) await given.do(name);
  await given.do('submitDecision', remedy({ compensationFen: 9_999_999 }));
  await given.waitUntil('2026-11-30 16:00');
  await eventually(async () => {
    const told = (await given.log()).filter(({ type }) => type === 'firstAnswer').map(({ notices }) => notices);
    expect(told.map((notices) => notices.map(({ audience }) => audience))).toEqual([
      ['handler', 'level3'],
      ['handler', 'level2', 'level3'],
      ['handler', 'level2', 'level3'],
      ['handler', 'level3'],
    ]);
  });
  await given.do('decideApproval', {}, { actor: sponsor });
  await given.do('withdraw');
  expect(await given.handle.result()).toMatchObject({ status: 'withdrawn' });
  await keep('complaint-approval-late', given.handle);
});

test('a complaint of somebody whom nobody could reach at first', async () => {
  const given = await CaseOnServer.register(rig, { customer: null, contact: '' });
  await given.do('acknowledge');
  await given.do('startWork');
  await given.do('changeContact');
  await given.do('withdraw');
  expect(await given.handle.result()).toMatchObject({ status: 'withdrawn' });
  await keep('complaint-contact-follows', given.handle);
});

test('a systemic case from its finder to its report, and a complaint that belongs to it', async () => {
  const systemic = await CaseOnServer.register(rig, {
    channel: 'cluster',
    customer: null,
    contact: '',
    description: '',
    customerDemand: '',
    cluster: { count: 5, days: 7 },
  });
  const parentId = systemic.complaintId;
  const belongs = await CaseOnServer.register(rig);
  await belongs.do('acknowledge');
  await belongs.handle.signal(complaintSignals.clusterDetected, { parentId, workflowId: 'cluster/b-01' });
  await systemic.do('nameCauseFinder');
  await systemic.do('submitCause', { rootCauseClass: 'process' });
  await systemic.do('decideApproval', {}, { actor: sponsor });
  await systemic.do('addImprovementItem');
  await systemic.do('completeActions');
  await eventually(async () => expect((await belongs.state()).parentId).toBe(parentId));
  await eventually(async () => expect(await rig.models.complaints.exists({ parentId })).not.toBeNull());
  await systemic.do('reportCause');
  expect(await systemic.handle.result()).toMatchObject({ status: 'finalised' });
  await eventually(async () => expect((await belongs.state()).commonCause?.parentId).toBe(parentId));
  await belongs.do('startWork');
  await keep('complaint-systemic', systemic.handle);
  await keep('complaint-of-a-systemic-case', belongs.handle);
});

test('a survey that is passed on twice, answered with a low score and followed up too late', async () => {
  const closedAtMs = Date.now();
  const [askAtMs, remindAtMs, endsAtMs] = [3, 7, 14].map((days) => closedAtMs + days * dayS * 1000) as [
    number,
    number,
    number,
  ];
  const state = survey({ surveyId: randomUUID(), closedAtMs, askAtMs, remindAtMs, endsAtMs });
  const handle = await rig.client.workflow.start<typeof surveyWorkflow>(surveyWorkflowType, {
    ...startOfSurvey(state),
    taskQueue: rig.taskQueue,
  });
  const current = async () => handle.query(surveyQueries.getState);
  for (const [days, hash] of [
    [3, 'h-1'],
    [4, 'h-2'],
  ] as const) {
    await rig.skip(handle, days * dayS + 1);
    await eventually(async () => expect((await current()).status).toBe(hash === 'h-1' ? 'sent' : 'reminded'));
    await handle.executeUpdate(surveyUpdates.addLink, { args: [{ hash, by: 's-1' }] });
  }
  await handle.executeUpdate(surveyUpdates.answer, {
    args: [{ scores: scoresOf(2, 4), comment: 'nobody called', followUpDueAtMs: endsAtMs }],
  });
  await rig.skip(handle, 8 * dayS);
  await eventually(async () => expect((await current()).followUp?.overdueAtMs).toBeGreaterThanOrEqual(endsAtMs));
  await handle.executeUpdate(surveyUpdates.recordFollowUp, {
    args: [{ by: 's-2', handlerId: 's-1', note: 'called and apologised', complaintId: null }],
  });
  expect(await handle.result()).toMatchObject({ status: 'answered' });
  await keep('survey-followed-up-late', handle);
});

test('a notice to a group whose provider was away', async () => {
  const now = new Date();
  const correspondent = correspondentOf({ channelId: 'group' });
  await rig.models.channels.create({
    _id: 'group',
    kind: 'wecom',
    name: 'group',
    language: 'zh',
    origin: 'https://robot.example',
    sealedUrl: 'https://robot.example/send',
    sealedSecret: null,
    filter: { about: [], kinds: [], severities: [], branchIds: [] },
    // Of the other cases nobody is told outside.
    active: false,
    version: 1,
    createdAt: now,
    changedBy: 's-0999',
    madeWith: 'group',
  });
  await rig.models.deliveries.create({
    _id: deliveryId('test/group', correspondent),
    correspondent,
    medium: 'wecom',
    about: 'test',
    recordId: 'group',
    revision: 0,
    kind: 'test',
    type: 'test',
    urgent: true,
    at: now,
    ...untried(now),
  });
  const handle = await rig.client.workflow.signalWithStart<typeof correspondenceWorkflow>(correspondenceWorkflowType, {
    ...callOnCorrespondence(correspondent),
    taskQueue: rig.taskQueue,
  });
  const workflowId = correspondenceWorkflowId(correspondent);
  rig.track(workflowId);
  await eventually(async () =>
    expect(await rig.models.deliveries.findOne({ correspondent })).toMatchObject({ tries: 1 }),
  );
  await rig.skip({ workflowId }, 20);
  await handle.result();
  expect(await rig.models.deliveries.findOne({ correspondent }).lean()).toMatchObject({ state: 'sent', tries: 2 });
  await keep('correspondence', { workflowId });
});

test('an improvement that is changed while it waits, and whose day passes', async () => {
  const at = new Date();
  const itemId = 'k-9:improvement-1';
  await rig.models.improvementItems.create({
    _id: itemId,
    revision: 1,
    origin: 'complaint',
    originId: 'k-9',
    originName: 'TS20260101-0009',
    title: 'signs',
    status: 'open',
    active: true,
    ownerId: 's-0001',
    dueOn: new Date(at.getTime() + 2 * dayS * 1000).toISOString().slice(0, 10),
    reply: null,
    branchId: 'b-01',
    receivedBy: 's-0801',
    handlerId: 's-0001',
    reviewerId: null,
    actionOwnerIds: ['s-0801'],
    complainedStaffId: null,
    addedAt: at,
    statusSince: at,
    history: [],
  });
  const call = async () =>
    rig.client.workflow.signalWithStart<typeof improvementWorkflow>(improvementWorkflowType, {
      ...callOnImprovement(itemId),
      taskQueue: rig.taskQueue,
    });
  const workflowId = improvementWorkflowId(itemId);
  const looks = async () => {
    const [run] = await rig.histories({ workflowId });
    return run?.history.events?.filter(({ activityTaskCompletedEventAttributes: done }) => done != null).length ?? 0;
  };
  const handle = await call();
  rig.track(workflowId);
  await eventually(async () => expect(await looks()).toBeGreaterThan(0));
  const before = await looks();
  await call();
  await eventually(async () => expect(await looks()).toBeGreaterThan(before));
  await rig.skip({ workflowId }, 4 * dayS);
  await handle.result();
  await keep('improvement', { workflowId });
});
