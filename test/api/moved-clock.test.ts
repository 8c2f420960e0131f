import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import { prospectWorkflowId } from '../../workflows/prospect/messages.ts';
import { complaintBody } from '../factories/complaint-wire.ts';
import { ApiRig, people, Site } from '../helpers/api-rig.ts';
import { eventually } from '../helpers/eventually.ts';

interface View {
  readonly clockMovedTo: string | null;
  readonly nextAction: { readonly overdue: boolean };
}

interface CaseView {
  readonly clockMovedTo: string | null;
  readonly summary: { readonly level: number };
  readonly clocks: readonly { readonly clock: string; readonly dueAt: string; readonly overdue: boolean }[];
}

const hourMs = 3_600_000;

let rig: ApiRig;
/** As `npm start` runs it, where the time of a single prospect can be moved. */
let site: Site;
beforeAll(async () => {
  rig = await ApiRig.start();
  const { client, models, taskQueue } = rig.workflows;
  const settings = { environment: 'test', requestTimeoutMs: 10_000, taskQueue, isTimeSkippable: true } as const;
  site = await Site.open({ temporal: client, models, settings });
});
afterAll(async () => {
  await site.close();
  await rig.stop();
});

test('a prospect whose clock was moved ahead is judged by it: the meeting of tomorrow can begin, and its page says so', async () => {
  const { prospectId } = await site.create();
  await site.do(prospectId, 'submitQualification');
  await site.do(prospectId, 'saveIntel');
  await site.do(prospectId, 'advance', { to: 'planningVisit' });
  const stakeholderIds = await site.stakeholderIds(prospectId);
  await site.do(prospectId, 'submitVisitPlan', { stakeholderIds });
  const startMs = Date.now() + 24 * hourMs;
  const [startAt, endAt] = [startMs, startMs + hourMs].map((atMs) => new Date(atMs).toISOString());
  await site.do(prospectId, 'proposeAppointment', { stakeholderIds, slot: { startAt, endAt, place: 'branch' } });
  await site.do(prospectId, 'confirmAppointment');
  const standing = async () => {
    const { body } = await site.get<{ unmet: { code: string }[] }>(`prospects/${prospectId}/unmet?target=meeting`);
    return body.unmet.map(({ code }) => code);
  };
  const viewOn = async (one: Site) => (await one.get<View>(`prospects/${prospectId}`)).body;
  expect(await standing()).toContain('X.TOO_EARLY');
  expect((await viewOn(site)).clockMovedTo).toBeNull();

  await rig.workflows.skip({ workflowId: prospectWorkflowId(prospectId as never) } as never, (23.5 * hourMs) / 1000);

  expect(await standing()).toEqual([]);
  const { clockMovedTo } = await viewOn(site);
  expect(Math.abs(Date.parse(clockMovedTo ?? '') - (startMs - hourMs / 2))).toBeLessThan(hourMs / 4);
  expect((await site.command(prospectId, 'advance', { to: 'meeting' })).status).toBe(200);
  // where time cannot be moved nobody asks for it
  expect((await viewOn(rig.site)).clockMovedTo).toBeNull();
  expect((await site.get<View>(`prospects/${prospectId}`, people.head)).status).toBe(200);
});

test('a complaint whose clock was moved ahead is shown by it: what was due is overdue, and its page says so', async () => {
  const { body } = await site.call<{ complaintId: string }>('POST', 'complaints', {
    body: complaintBody(),
    key: randomUUID(),
  });
  const { complaintId } = body;
  const viewOn = async (one: Site) => (await one.get<CaseView>(`complaints/${complaintId}`, people.officer)).body;
  const before = await viewOn(site);
  expect(before.clockMovedTo).toBeNull();
  expect(before.clocks.filter(({ overdue }) => overdue)).toEqual([]);
  const lastAt = Math.max(...before.clocks.map(({ dueAt }) => Date.parse(dueAt)));

  const seconds = Math.ceil((lastAt - Date.now()) / 1000) + 60;
  await rig.workflows.skip({ workflowId: complaintWorkflowId(complaintId as never) } as never, seconds);

  const after = await eventually(async () => {
    const view = await viewOn(site);
    expect(view.summary.level).toBe(3);
    return view;
  });
  expect(Date.parse(after.clockMovedTo ?? '')).toBeGreaterThan(lastAt);
  expect(after.clocks.find(({ clock }) => clock === 'resolve')).toMatchObject({ overdue: true });
  const { body: next } = await site.get<{ happenings: { at: string }[] }>(
    `complaints/${complaintId}/what-happens-when`,
    people.officer,
  );
  expect(next.happenings.filter(({ at }) => Date.parse(at) < lastAt)).toEqual([]);
  // where time cannot be moved nobody asks for it
  expect((await viewOn(rig.site)).clockMovedTo).toBeNull();
});
