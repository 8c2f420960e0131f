import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { reconcile, type Finding } from '../../activities/reconciliation/reconcile.ts';
import { surveysToReconcile } from '../../activities/reconciliation/reconcile-survey.ts';
import { surveyIdOfClosing } from '../../activities/survey/follow-closing.ts';
import { createSurveyWriter } from '../../activities/survey/write.ts';
import { improvementIdOf } from '../../models/improvement-item.ts';
import { surveyUpdates, surveyWorkflowId, surveyWorkflowType } from '../../workflows/survey/messages.ts';
import type { surveyWorkflow } from '../../workflows/survey/workflow.ts';
import { scoresOf, survey } from '../factories/survey.ts';
import { CaseOnServer } from '../helpers/case-on-server.ts';
import { eventually } from '../helpers/eventually.ts';
import { WorkflowRig } from '../helpers/workflow-rig.ts';

/** Whether Temporal loses surveys when they are begun. Deleting their workflows would do, but the server takes half a minute. */
let losesSurveys = false;

function wrapClient(client: Client): Client {
  const start = async (...[type, options]: Parameters<Client['workflow']['start']>) =>
    losesSurveys && type === surveyWorkflowType ? undefined : client.workflow.start(type, options);
  const workflow = Object.assign(Object.create(client.workflow) as Client['workflow'], { start });
  return Object.assign(Object.create(client) as Client, { workflow });
}

let rig: WorkflowRig;
beforeAll(async () => {
  rig = await WorkflowRig.start({ wrapClient });
});
afterAll(() => rig.stop());

/** A closed case with an improvement and the survey that follows from its closing. */
let given: CaseOnServer;
let surveyId: string;

beforeEach(async () => {
  losesSurveys = false;
  await close();
  rig.track(surveyWorkflowId(surveyId));
  await eventually(async () => expect(await stored()).not.toBeNull());
});

async function close(): Promise<void> {
  given = await CaseOnServer.register(rig);
  for (const name of ['acknowledge', 'startWork', 'addImprovementItem', 'submitDecision', 'completeActions'] as const)
    await given.do(name);
  const { receipt } = await given.do('recordReportBack');
  surveyId = surveyIdOfClosing(given.complaintId, receipt.revision);
}

async function stored() {
  const found = await rig.models.surveys.findById(surveyId).lean();
  if (found === null) return null;
  const { projectedAt: _, ...rest } = found;
  return rest;
}

const handle = () => rig.client.workflow.getHandle<typeof surveyWorkflow>(surveyWorkflowId(surveyId));

async function run(fix: boolean): Promise<readonly Finding[]> {
  const scope = { prospectIds: [], complaintIds: [given.complaintId], surveyIds: [surveyId] };
  const { client, models } = rig;
  const report = await reconcile({ client, models, scope, fix, concurrency: 2 });
  expect([report.complaints, report.surveys]).toEqual([1, 1]);
  return report.findings;
}

/** What differs is found and repaired, and is gone then. */
async function isRepaired(...kinds: string[]): Promise<void> {
  const found = await run(true);
  expect(found.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual(kinds.map((kind) => `${kind} repaired`));
  expect(await run(false)).toEqual([]);
}

test('a survey that is missing, behind, ahead or edited is written again as its workflow has it', async () => {
  const { surveys } = rig.models;
  expect(await run(false)).toEqual([]);
  await rig.skip(handle(), 3 * 86_400 + 60);
  await handle().executeUpdate(surveyUpdates.addLink, { args: [{ hash: 'h-1', by: 's-1' }] });
  const before = await stored();
  expect(before).toMatchObject({ status: 'sent', tokenHashes: ['h-1'] });
  await surveys.deleteOne({ _id: surveyId });
  expect(await run(false)).toMatchObject([{ surveyId, kind: 'snapshotMissing', outcome: 'found' }]);
  await isRepaired('snapshotMissing');
  await surveys.updateOne({ _id: surveyId }, { revision: 1 });
  await isRepaired('snapshotBehind');
  await surveys.updateOne({ _id: surveyId }, { revision: 99, status: 'answered' });
  await isRepaired('snapshotAhead');
  // whoever has the link would find no survey, and the desk would pass it on again
  await surveys.updateOne({ _id: surveyId }, { tokenHashes: [], toPassOn: true });
  await isRepaired('snapshotDiffers');
  expect(await stored()).toEqual(before);
});

test('a closing whose survey was never begun has it begun, once, with the days counted from the closing', async () => {
  losesSurveys = true;
  await close();
  await eventually(async () =>
    expect(await rig.models.complaints.exists({ _id: given.complaintId, status: 'closed' })).not.toBeNull(),
  );
  const found = (await run(false)).filter((finding) => 'complaintId' in finding);
  expect(found).toMatchObject([{ kind: 'surveyMissing', detail: surveyId, outcome: 'found' }]);
  const repaired = await run(true);
  expect(repaired.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual(['surveyMissing repaired']);
  expect(await run(false)).toEqual([]);
  const closedAtMs = (await given.state()).closing?.atMs ?? 0;
  expect(await stored()).toMatchObject({ status: 'scheduled', askAt: new Date(closedAtMs + 3 * 86_400_000) });
});

test('a survey that Temporal has lost goes on from its document, with its links', async () => {
  const nowMs = Date.now();
  const links = [{ hash: 'h-1', atMs: nowMs, by: 's-1' }];
  const times = { askedAtMs: nowMs, remindAtMs: null, endsAtMs: nowMs + 86_400_000 };
  const lost = survey({ surveyId: randomUUID(), complaintId: given.complaintId, status: 'sent', links, ...times });
  await createSurveyWriter(rig.models).write({ survey: lost });
  ({ surveyId } = lost);
  await isRepaired('workflowMissing');
  await handle().executeUpdate(surveyUpdates.answer, {
    args: [{ scores: scoresOf(4), comment: '', followUpDueAtMs: Date.now() }],
  });
  await eventually(async () => expect(await stored()).toMatchObject({ status: 'answered', tokenHashes: ['h-1'] }));
});

test('a survey whose case Temporal has lost, too, is named and left', async () => {
  const lost = survey({ surveyId: randomUUID(), complaintId: randomUUID(), status: 'sent' });
  await createSurveyWriter(rig.models).write({ survey: lost });
  const { client, models } = rig;
  const scope = { prospectIds: [], complaintIds: [], surveyIds: [lost.surveyId] };
  const { findings } = await reconcile({ client, models, scope, fix: true, concurrency: 1 });
  expect(findings).toMatchObject([{ kind: 'workflowMissing', outcome: 'notRepairable' }]);
});

test('an improvement that a case names and nobody has a record of is made again; what became of another stays', async () => {
  const { improvementItems } = rig.models;
  const { improvementItems: named } = await given.state();
  const _id = improvementIdOf(given.complaintId, named[0]?.itemId ?? '');
  const before = await improvementItems.findById(_id).lean();
  await improvementItems.deleteOne({ _id });
  await isRepaired('improvementMissing');
  expect(await improvementItems.findById(_id).lean()).toEqual(before);
  // begun meanwhile: that is the record's own, and no difference
  await improvementItems.updateOne({ _id }, { status: 'inProgress', revision: 2 });
  expect(await run(false)).toEqual([]);
  // somebody's of whom the case is not
  await improvementItems.updateOne({ _id }, { complainedStaffId: 's-9' });
  await isRepaired('improvementDiffers');
  expect(await improvementItems.findById(_id).lean()).toMatchObject({ status: 'inProgress', revision: 2 });
});

test('every survey with a workflow, and every one that is not over, is looked at', async () => {
  const waiting = survey({ surveyId: randomUUID(), status: 'reminded' });
  const followUp = { dueAtMs: Date.now(), done: null };
  const low = survey({ surveyId: randomUUID(), status: 'answered', followUp });
  const over = survey({ surveyId: randomUUID(), status: 'expired' });
  for (const one of [waiting, low, over]) await createSurveyWriter(rig.models).write({ survey: one });
  await eventually(async () => {
    const seen = new Set<string>();
    for (const source of surveysToReconcile(rig.client, rig.models)) for await (const id of source) seen.add(id);
    expect([surveyId, waiting.surveyId, low.surveyId, over.surveyId].map((id) => seen.has(id))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

/** Takes a workflow out of Temporal, as if it had never begun. */
