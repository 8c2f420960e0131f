import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProjectionWriter } from '../../activities/projection/writer.ts';
import type { MyDayView } from '../../contracts/my-day.ts';
import type { Problem } from '../../contracts/problem.ts';
import type { ReviewKind } from '../../contracts/in-address.ts';
import type { ReviewItemView } from '../../contracts/reviews.ts';
import { criteria } from '../../domain/process/definition.ts';
import { mondayMorningMs } from '../factories/context.ts';
import { projection } from '../factories/projection.ts';
import { Pursuit } from '../factories/pursuit.ts';
import { ApiRig, people, type Site } from '../helpers/api-rig.ts';

interface Reviews {
  asOf: string;
  counts: Record<ReviewKind, number>;
  items: ReviewItemView[];
  nextCursor: string | null;
}

let rig: ApiRig;
let site: Site;

const growth = criteria.map((criterion) => ({
  criterion,
  result: criterion === 'purchasingPower' ? 'fail' : 'pass',
  evidence: `evidence of ${criterion}`,
}));

async function reviews(as: string, query = ''): Promise<Reviews> {
  const reply = await site.get<Reviews>(`reviews?${query}`, as);
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
}

/** A lead whose growth-type customer waits for the rigorous review. */
async function underReview(): Promise<string> {
  const { prospectId } = await site.create();
  await site.do(prospectId, 'submitQualification', { answers: growth, growthType: true });
  return prospectId;
}

/** A prospect whose owner asks to go on with too little intelligence. */
async function waiverAsked(): Promise<{ prospectId: string; codes: string[] }> {
  const { prospectId } = await site.create();
  await site.do(prospectId, 'submitQualification');
  await site.do(prospectId, 'saveIntel', { completeness: 0.2 });
  const { body } = await site.get<{ unmet: { code: string; kind: string }[] }>(
    `prospects/${prospectId}/unmet?target=planningVisit`,
  );
  const codes = body.unmet.filter(({ kind }) => kind === 'soft').map(({ code }) => code);
  expect(codes.length).toBeGreaterThan(0);
  await site.do(prospectId, 'requestOverride', { codes, reason: 'the tender closes on Friday' });
  return { prospectId, codes };
}

beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
  // a team lead with customers of their own
  const profiles = ['supervisor', 'customerManager'];
  await rig.workflows.models.staff.updateOne({ _id: people.teamLead }, { $set: { profiles } });
});
afterAll(async () => {
  await rig.stop();
});

describe('a supervisor', () => {
  test('sees the rigorous review with who asked and the evidence, decides it, and it is gone', async () => {
    const prospectId = await underReview();
    const { items, counts } = await reviews(people.head, 'kind=review');
    const item = items.find(({ prospect }) => prospect.prospectId === prospectId);
    expect(item).toMatchObject({
      taskId: expect.any(String),
      overdue: false,
      askedBy: people.manager,
      ownCase: false,
      prospect: { customerName: 'Harbour Trading Ltd', phase: 'rigorousReview' },
      matter: { kind: 'review', growthType: true, walkInLoan: false, answers: growth },
    });
    expect(counts.review).toBe(items.length);
    await site.do(prospectId, 'decideReview', {}, { as: people.head });
    const after = await reviews(people.head, 'kind=review');
    expect(after.items.map(({ prospect }) => prospect.prospectId)).not.toContain(prospectId);
    expect(after.counts.review).toBe(counts.review - 1);
  });

  test('puts a review off and finds it among the deferred, with the findings and the date', async () => {
    const prospectId = await underReview();
    const deferUntil = new Date(Date.now() + 20 * 86_400_000).toISOString();
    const decision = { decision: 'defer', findings: 'wait for the annual accounts', deferUntil };
    await site.do(prospectId, 'decideReview', decision, { as: people.head });
    const { items, counts } = await reviews(people.head, 'kind=deferred');
    expect(items.find(({ prospect }) => prospect.prospectId === prospectId)).toMatchObject({
      taskId: null,
      dueAt: deferUntil,
      matter: { kind: 'deferred', findings: decision.findings, decidedBy: people.head, answers: growth },
    });
    expect(counts.deferred).toBe(items.length);
    // what is put off does not wait for anybody now
    const waiting = (await reviews(people.head)).items.map(({ prospect }) => prospect.prospectId);
    expect(waiting).not.toContain(prospectId);
  });

  test('has a review back that was put off, with what was found then', async () => {
    const prospectId = await underReview();
    const deferUntil = new Date(Date.now() + 20 * 86_400_000).toISOString();
    const decision = { decision: 'defer', findings: 'wait for the annual accounts', deferUntil };
    await site.do(prospectId, 'decideReview', decision, { as: people.head });
    await site.do(prospectId, 'resume', {}, { as: people.head });
    const { items } = await reviews(people.head, 'kind=review');
    expect(items.find(({ prospect }) => prospect.prospectId === prospectId)?.matter).toMatchObject({
      kind: 'review',
      deferred: { findings: decision.findings, decidedBy: people.head },
    });
  });

  test('does not find among the deferred what its owner parked before anybody decided', async () => {
    const before = (await reviews(people.head, 'kind=deferred')).counts.deferred;
    const prospectId = await underReview();
    const untouched = (await reviews(people.head, 'kind=review')).items.find(
      ({ prospect }) => prospect.prospectId === prospectId,
    );
    expect(untouched?.matter).toMatchObject({ deferred: null });
    await site.do(prospectId, 'park');
    const { items, counts } = await reviews(people.head, 'kind=deferred');
    expect(items.map(({ prospect }) => prospect.prospectId)).not.toContain(prospectId);
    expect([counts.deferred, items.length]).toEqual([before, before]);
  });

  test('sees a waiver asked for: conditions, reason, where it leads; approves it by the advance, declines another', async () => {
    const [granted, refused] = [await waiverAsked(), await waiverAsked()];
    const { items } = await reviews(people.head, 'kind=override');
    const found = (id: string): ReviewItemView =>
      items.find(({ prospect }) => prospect.prospectId === id) as ReviewItemView;
    const item = found(granted.prospectId);
    expect(item).toMatchObject({
      askedBy: people.manager,
      matter: { kind: 'override', reason: 'the tender closes on Friday', to: 'planningVisit', inTheWay: [] },
    });
    const { matter } = item;
    if (matter.kind !== 'override') throw new Error('no override');
    expect(matter.asked.map(({ code }) => code)).toEqual(granted.codes);
    expect(matter.asked[0]?.text.zh).not.toBe('');
    const overrides = granted.codes.map((code) => ({ code, reason: 'the customer is known' }));
    await site.do(granted.prospectId, 'advance', { to: 'planningVisit' }, { as: people.head, overrides });
    const { taskId } = found(refused.prospectId);
    await site.do(
      refused.prospectId,
      'declineOverride',
      { taskId, reason: 'ask about the rivals first' },
      { as: people.head },
    );
    const left = (await reviews(people.head, 'kind=override')).items.map(({ prospect }) => prospect.prospectId);
    expect(left).not.toContain(granted.prospectId);
    expect(left).not.toContain(refused.prospectId);
  });

  test('grants a waiver of step 1 beforehand; the owner submits again, and the history tells who waived it', async () => {
    const { prospectId } = await site.create({
      source: { findMethod: 'campaignList', campaignId: 'c-2026-11' },
    });
    expect((await site.command(prospectId, 'submitQualification')).body).toMatchObject({
      unmet: [{ code: 'G1.CAMP' }],
    });
    await site.do(prospectId, 'requestOverride', { codes: ['G1.CAMP'], reason: 'scored on paper' });
    const waiting = (await reviews(people.teamLead, 'kind=override')).items.find(
      ({ prospect }) => prospect.prospectId === prospectId,
    );
    const taskId = waiting?.taskId;
    const { body: day } = await site.get<MyDayView>('my-day', people.teamLead);
    expect(day.tasks.find((task) => task.taskId === taskId)).toMatchObject({ command: 'grantOverride' });
    const grant = { taskId, reason: 'seen on paper' };
    expect((await site.command(prospectId, 'grantOverride', grant)).status).toBe(403);
    await site.do(prospectId, 'grantOverride', grant, { as: people.teamLead });
    const unmet = async () => {
      const { body } = await site.get<{ unmet: { code: string }[] }>(
        `prospects/${prospectId}/unmet?target=gatheringIntel`,
      );
      return body.unmet.map(({ code }) => code);
    };
    expect(await unmet()).not.toContain('G1.CAMP');
    await site.do(prospectId, 'submitQualification');
    const { body } = await site.get<{ items: { type: string; overridden: unknown }[] }>(
      `prospects/${prospectId}/history`,
    );
    expect(body.items.at(-1)).toMatchObject({
      type: 'submitQualification',
      overridden: [{ code: 'G1.CAMP', reason: 'seen on paper', by: people.teamLead }],
    });
  });

  test('sees the reassignment that a ladder proposes, with what was not done and since when', async () => {
    const pursuit = new Pursuit({}, mondayMorningMs - 200 * 86_400_000);
    pursuit.wait(pursuit.nowMs + 40 * 86_400_000);
    await createProjectionWriter(rig.workflows.models).write(projection(pursuit.log));
    const { items } = await reviews(people.head, 'kind=reassign');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      askedBy: null,
      overdue: true,
      matter: { kind: 'reassign', deadline: { zh: expect.any(String) }, dueAt: expect.any(String) },
    });
    expect(items[0]?.waitingWorkingDays).toBeGreaterThan(20);
  });

  test('is told when the question is the own one, and does not decide it', async () => {
    const { prospectId } = await site.create();
    await site.do(prospectId, 'submitQualification', { answers: growth, growthType: true }, { as: people.head });
    const seenBy = async (as: string) =>
      (await reviews(as, 'kind=review')).items.find(({ prospect }) => prospect.prospectId === prospectId);
    expect(await seenBy(people.head)).toMatchObject({ askedBy: people.head, ownCase: true });
    const refused = await site.command(prospectId, 'decideReview', {}, { as: people.head });
    expect(refused.body).toMatchObject({ status: 422, unmet: [{ code: 'X.OWN_REQUEST' }] });
    expect(await seenBy(people.teamLead)).toMatchObject({ ownCase: false });
    await site.do(prospectId, 'decideReview', {}, { as: people.teamLead });
  });

  test('is told when a case is the own one', async () => {
    const { prospectId } = await site.create();
    await site.do(prospectId, 'assignOwner', { staffId: people.teamLead }, { as: people.head });
    await site.do(prospectId, 'submitQualification', { answers: growth, growthType: true }, { as: people.teamLead });
    const own = (await reviews(people.teamLead)).items.find(({ prospect }) => prospect.prospectId === prospectId);
    expect(own?.ownCase).toBe(true);
    const refused = await site.command(prospectId, 'decideReview', {}, { as: people.teamLead });
    expect(refused.body).toMatchObject({ status: 422, unmet: [{ code: 'X.OWN_CASE' }] });
  });
});

describe('the queue', () => {
  test('is in the order of due times, page by page, each item once, and the counts are those of the kinds', async () => {
    for (let more = 0; more < 3; more += 1) await underReview();
    const whole = await reviews(people.head);
    const due = whole.items.map(({ dueAt }) => dueAt);
    expect(due).toEqual(due.toSorted());
    expect(whole.items).toHaveLength(whole.counts.review + whole.counts.override + whole.counts.reassign);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Reviews = await reviews(people.head, `limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole.items.map(({ id }) => id));
    const team = await reviews(people.head, 'teamId=t-0102');
    expect(team.items).toEqual([]);
    expect(team.counts.review).toBe(0);
  });

  test('of another branch is empty, and nobody else opens it', async () => {
    expect(await reviews(people.otherHead)).toMatchObject({ items: [], counts: { review: 0, deferred: 0 } });
    expect(await reviews(people.otherHead, 'kind=deferred&branchId=b-01')).toMatchObject({ items: [] });
    for (const as of [people.manager, people.backOffice])
      expect((await site.get<Problem>('reviews', as)).body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });
});
