import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reconcile } from '../../activities/reconciliation/reconcile.ts';
import type { Problem } from '../../contracts/problem.ts';
import { addWorkingDays } from '../../domain/calendar.ts';
import type { ProcessEdits } from '../../domain/process/definition.ts';
import { findProspect } from '../../models/prospect.ts';
import { ApiRig, people, type Reply, type Site } from '../helpers/api-rig.ts';
import { eventually } from '../helpers/eventually.ts';
import { upload } from '../helpers/uploads.ts';

interface EditsView {
  readonly version: number;
  readonly edits: ProcessEdits;
  readonly publishedBy: string | null;
}

interface Deadlines {
  readonly deadlines: readonly {
    readonly code: string;
    readonly armedAt: string;
    readonly dueAt: string;
    readonly next: { readonly tell: string; readonly action: string } | null;
  }[];
}

let rig: ApiRig;
let site: Site;
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
});
afterAll(async () => {
  await rig.stop();
});

const longer: ProcessEdits = {
  waits: { 'T1.QUALIFY': { unit: 'workingDays', amount: 9 } },
  ladders: { 1: [{ afterWorkingDays: 0, tell: 'branchHead', action: 'inform' }] },
  stepLimits: { 1: 77 },
};

async function put(
  edits: ProcessEdits,
  version: number,
  key: string = randomUUID(),
): Promise<Reply<EditsView & Problem>> {
  return site.call('PUT', 'process-edits', { as: people.admin, key, body: { version, edits } });
}

async function qualifyOf(prospectId: string) {
  const { body } = await site.get<Deadlines>(`prospects/${prospectId}/deadlines`);
  return body.deadlines.find(({ code }) => code === 'T1.QUALIFY');
}

test('numbers count for prospects that begin from then on, and pages say those that a prospect is pinned to', async () => {
  const { body: none } = await site.get<EditsView>('process-edits', people.admin);
  expect(none).toMatchObject({ version: 0, edits: {}, publishedBy: null });
  const before = await site.create();
  expect(await put(longer, 0)).toMatchObject({ status: 200, body: { version: 1, publishedBy: people.admin } });
  const after = await site.create();

  const [old, young] = [await qualifyOf(before.prospectId), await qualifyOf(after.prospectId)];
  const calendar = rig.workflows.models.calendars.findById('default').lean();
  const { _id: id, ...workdays } = (await calendar) as unknown as { _id: string } & Parameters<
    typeof addWorkingDays
  >[0];
  const dueAfter = (days: number, armedAt = ''): string =>
    new Date(addWorkingDays({ ...workdays, id }, Date.parse(armedAt), days)).toISOString();
  expect(old?.dueAt).toBe(dueAfter(5, old?.armedAt));
  expect(young?.dueAt).toBe(dueAfter(9, young?.armedAt));
  expect([old?.next?.tell, young?.next?.tell]).toEqual(['owner', 'branchHead']);
  expect((await findProspect(rig.workflows.models.prospects, after.prospectId))?.processEdits).toEqual(longer);
  const { client, models } = rig.workflows;
  const scope = { prospectIds: [before.prospectId, after.prospectId], complaintIds: [] };
  expect((await reconcile({ client, models, scope, fix: false, concurrency: 2 })).findings).toEqual([]);

  const { body } = await site.get<{ items: { reason: string }[] }>('audit?action=processEditsChanged', people.admin);
  expect(body.items.map(({ reason }) => reason)).toEqual(['version 1: /waits/T1.QUALIFY, /ladders/1, /stepLimits/1']);
});

test('an imported lead begins with them as well', async () => {
  const { importId } = (await upload(site, '客户名称,联系电话\n客户甲,19811110009\n', { fileName: '客户名单.csv' }))
    .body;
  expect((await site.call('POST', `imports/${importId}/start`, { body: {} })).status).toBe(200);
  await eventually(async () => {
    const found = await rig.workflows.models.prospects.findOne({ customerPhone: '+8619811110009' }).lean();
    expect(found?.processEdits).toEqual(longer);
  }, 40_000);
});

test('whoever has not seen the newest version is refused, pressing twice publishes once, and every version is kept', async () => {
  const key = randomUUID();
  expect((await put({}, 1, key)).body.version).toBe(2);
  expect((await put({}, 1, key)).body.version).toBe(2);
  const late = await put(longer, 1);
  expect([late.status, late.body.code, late.body.actualRevision]).toEqual([409, 'STALE_STATE', 2]);
  const { body } = await site.get<{ versions: EditsView[] }>('process-edits/versions', people.admin);
  expect(body.versions).toMatchObject([
    { version: 2, edits: {} },
    { version: 1, edits: longer, publishedBy: people.admin },
  ]);
  const { prospectId } = await site.create();
  expect((await qualifyOf(prospectId))?.next?.tell).toBe('owner');
});

test('every problem is named at once with a pointer', async () => {
  const reply = await put({ ...longer, ladders: { 2: [] }, stepLimits: { 3: 0 } }, 2);
  expect([reply.status, reply.body.code]).toEqual([400, 'VALIDATION_FAILED']);
  expect(reply.body.errors?.map(({ pointer }) => pointer)).toEqual(['/edits/ladders/2', '/edits/stepLimits/3']);
});
