import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseSurvey, OpenedSurvey, SurveyResultsView } from '../../contracts/survey.ts';
import type * as z from 'zod';
import type { improvementView } from '../../contracts/improvement.ts';
import type { Problem } from '../../contracts/problem.ts';
import { wrongTokensAtMost } from '../../api/surveys/token.ts';
import { surveyWorkflowId } from '../../workflows/survey/messages.ts';
import { scoresOf } from '../factories/survey.ts';
import { complaintBody, newPhone } from '../factories/complaint-wire.ts';
import { ApiRig, people, Site, type Reply } from '../helpers/api-rig.ts';
import { CaseDesk, desk } from '../helpers/case-desk.ts';
import { eventually } from '../helpers/eventually.ts';

type Improvement = z.output<typeof improvementView>;

let rig: ApiRig;
let site: Site;
let cases: CaseDesk;
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
  cases = await CaseDesk.open(rig);
});
afterAll(async () => {
  await rig.stop();
});

const unknownToken = 'A'.repeat(43);

/** A closed case of a new customer, handled by the manager of branch b-01. */
async function closedCase(fields: Record<string, unknown> = {}): Promise<string> {
  const { complaintId } = await cases.register(fields);
  const { category } = fields;
  await cases.walk(complaintId, 'reportingBack', category === undefined ? {} : { category });
  await cases.do(complaintId, 'recordReportBack', {}, people.manager);
  return complaintId;
}

async function surveysOf(complaintId: string, as: string = people.manager) {
  const { body } = await site.get<{ items: CaseSurvey[]; mayRequest: boolean }>(
    `complaints/${complaintId}/surveys`,
    as,
  );
  return body;
}

async function surveyOf(complaintId: string, as?: string): Promise<CaseSurvey> {
  const [survey] = (await surveysOf(complaintId, as)).items;
  if (survey === undefined) throw new Error('the case has no survey');
  return survey;
}

interface Asked {
  readonly complaintId: string;
  readonly surveyId: string;
  readonly token: string;
}

async function makeLink({ complaintId, surveyId }: Omit<Asked, 'token'>, as: string = people.manager) {
  return site.call<{ path: string } & Problem>('POST', `complaints/${complaintId}/surveys/${surveyId}/links`, {
    as,
    body: {},
  });
}

/** A closed case whose customer may answer, with the link that was passed on. */
async function asked(fields: Record<string, unknown> = {}): Promise<Asked> {
  const complaintId = await closedCase(fields);
  await eventually(async () => expect((await surveyOf(complaintId)).status).toBe('scheduled'));
  const reply = await site.call<{ surveyId: string }>('POST', `complaints/${complaintId}/surveys`, {
    as: people.head,
    body: {},
  });
  expect(reply.status, reply.text).toBe(200);
  const { surveyId } = reply.body;
  await eventually(async () => expect((await surveyOf(complaintId)).status).toBe('sent'));
  const { body } = await makeLink({ complaintId, surveyId });
  return { complaintId, surveyId, token: body.path.slice('/survey#'.length) };
}

/** As a customer's telephone does it: without a session. */
async function open(token: string, at: Site = site): Promise<Reply<OpenedSurvey & Problem>> {
  return at.call('POST', 'surveys/open', { as: null, key: null, body: { token } });
}

async function answer(
  token: string,
  perception: number,
  { key = randomUUID(), comment = '', expectation = null as number | null, whole = {} as object } = {},
): Promise<Reply<{ answered: boolean } & Problem>> {
  const scores = scoresOf(perception, expectation);
  return site.call('POST', 'surveys/answer', { as: null, key, body: { token, scores, comment, ...whole } });
}

describe('a customer with a link', () => {
  test('is asked about every dimension and told nothing about anybody', async () => {
    const { token } = await asked({ customer: { kind: 'customer', name: 'Madam Zhou', phone: newPhone() } });
    const { status, body, text } = await open(token);
    expect(status).toBe(200);
    expect(body.items.map(({ dimension }) => dimension)).toEqual([
      'reliability',
      'assurance',
      'tangibles',
      'empathy',
      'responsiveness',
    ]);
    expect(Object.keys(body).toSorted()).toEqual(['bankName', 'endsAt', 'items', 'overall', 'recommend', 'topic']);
    expect(text).not.toMatch(/Zhou|TS20\d{6}|s-0101|b-01|receipt|waitingTime/);
  });

  test('answers once: a double tap is one answer, and the link is void afterwards', async () => {
    const { token, complaintId } = await asked();
    const key = randomUUID();
    const taps = await Promise.all([answer(token, 4, { key }), answer(token, 4, { key })]);
    expect(taps.map(({ status, body }) => [status, body])).toEqual([
      [200, { answered: true }],
      [200, { answered: true }],
    ]);
    expect((await answer(token, 4, { key })).status).toBe(200);
    expect(await answer(token, 1)).toMatchObject({ status: 409, body: { code: 'SURVEY_ANSWERED' } });
    expect(await open(token)).toMatchObject({ status: 409, body: { code: 'SURVEY_ANSWERED' } });
    expect(await surveyOf(complaintId)).toMatchObject({ status: 'answered', followUp: null });
    expect(await rig.workflows.models.surveys.countDocuments({ complaintId })).toBe(1);
  });

  test('hears of every mistake: half of the items, a score that is none, expectations for some', async () => {
    const { token } = await asked();
    const send = async (scores: unknown) =>
      site.call<Problem>('POST', 'surveys/answer', { as: null, body: { token, scores } });
    expect(await send(scoresOf(4).slice(1))).toMatchObject({
      status: 422,
      body: { code: 'UNMET_CONDITIONS', unmet: [{ code: 'SV.ANSWERS' }] },
    });
    expect((await send(scoresOf(6))).body.errors?.[0]).toMatchObject({ pointer: '/scores/0/perception' });
    const [first, ...rest] = scoresOf(4);
    expect((await send([{ ...first, expectation: 5 }, ...rest])).body.errors?.[0]).toMatchObject({
      pointer: '/scores',
    });
    expect((await open(token)).status).toBe(200);
  });

  test('may say something of the whole; a low score of it waits for a follow-up, and what is no score is refused', async () => {
    const { token, complaintId } = await asked();
    const { status, body } = await answer(token, 5, { whole: { overall: 6, recommend: 11 } });
    expect([status, body.errors?.map(({ pointer }) => pointer).toSorted()]).toEqual([400, ['/overall', '/recommend']]);
    expect((await answer(token, 5, { whole: { overall: 2, recommend: 0 } })).status).toBe(200);
    expect((await surveyOf(complaintId, people.head)).lowScores).toEqual([
      { itemId: 'overall', dimension: null, score: 2, text: expect.objectContaining({ zh: expect.any(String) }) },
    ]);
  });

  test('of which there are two, because it was passed on twice, may use either', async () => {
    const given = await asked();
    const second = (await makeLink(given)).body.path.slice('/survey#'.length);
    expect(second).not.toBe(given.token);
    expect((await open(given.token)).status).toBe(200);
    expect((await answer(second, 5)).status).toBe(200);
    expect((await open(given.token)).body.code).toBe('SURVEY_ANSWERED');
  });

  test('that has ended is told so kindly', async () => {
    const { token, surveyId } = await asked();
    await rig.workflows.skip({ workflowId: surveyWorkflowId(surveyId) }, 15 * 86_400);
    await eventually(async () => expect(await open(token)).toMatchObject({ status: 410 }));
    expect(await answer(token, 5)).toMatchObject({ status: 410, body: { code: 'SURVEY_EXPIRED' } });
  });

  test('that nobody made learns nothing, and is stopped after twenty', async () => {
    const { client, models, taskQueue } = rig.workflows;
    const other = await Site.open({
      temporal: client,
      models,
      settings: { environment: 'test', requestTimeoutMs: 10_000, taskQueue },
    });
    try {
      const { token } = await asked();
      for (let attempt = 0; attempt < wrongTokensAtMost; attempt++)
        expect(await open(unknownToken, other)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
      for (const tried of [unknownToken, token]) {
        const { status, headers, body } = await open(tried, other);
        expect([status, body.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(600);
      }
      expect((await open(token)).status).toBe(200);
    } finally {
      await other.close();
    }
  });

  test('whose token is only kept as a digest, and answers no page of another site', async () => {
    const { token, surveyId } = await asked();
    const stored = JSON.stringify(await rig.workflows.models.surveys.findById(surveyId).lean());
    expect(stored).not.toContain(token);
    const response = await fetch(`${site.origin}/api/v1/surveys/answer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), origin: 'https://evil.example' },
      body: JSON.stringify({ token, scores: scoresOf(5) }),
    });
    expect(response.status).toBe(403);
    expect((await open(token)).status).toBe(200);
  });
});

describe('the desk', () => {
  const onDesk = async (survey: string, as: string): Promise<string[]> => {
    const reply = await site.get<{ items: { complaintId: string }[] }>(
      `complaints?status=all&limit=200&survey=${survey}`,
      as,
    );
    return reply.body.items.map(({ complaintId }) => complaintId);
  };

  test('sees what is to be passed on, until a link was made', async () => {
    const complaintId = await closedCase();
    await eventually(async () => expect((await surveyOf(complaintId)).status).toBe('scheduled'));
    expect(await onDesk('passOn', people.manager)).not.toContain(complaintId);
    const { surveyId } = await surveyOf(complaintId);
    expect(await makeLink({ complaintId, surveyId })).toMatchObject({ status: 409, body: { code: 'WRONG_PHASE' } });
    await rig.workflows.skip({ workflowId: surveyWorkflowId(surveyId) }, 3 * 86_400 + 60);
    await eventually(async () => expect(await onDesk('passOn', people.manager)).toContain(complaintId));
    expect(await onDesk('passOn', people.otherManager)).not.toContain(complaintId);
    expect((await makeLink({ complaintId, surveyId })).status).toBe(200);
    expect(await onDesk('passOn', people.manager)).not.toContain(complaintId);
    expect((await surveyOf(complaintId)).lastLink).toMatchObject({ by: people.manager });
    expect((await cases.read(complaintId)).body.record?.surveyId).toBe(surveyId);
  });

  test('a low score is a complaint from the moment it is sent, and waits for the handler’s lead to call back', async () => {
    const { complaintId, surveyId, token } = await asked();
    await answer(token, 2, { comment: 'nobody called back on 13912345678' });
    expect(await onDesk('followUp', people.head)).toContain(complaintId);
    // The handler reads the comment, masked, and not the scores; a colleague reads nothing.
    const seen = await surveyOf(complaintId);
    expect(seen).toMatchObject({ lowScores: null, mayFollowUp: false });
    expect(seen.comment).toMatch(/^nobody called back on .*5678$/);
    expect(seen.comment).not.toContain('13912345678');
    expect((await site.get(`complaints/${complaintId}/surveys`, people.colleague)).status).toBe(404);
    expect((await surveyOf(complaintId, desk.analyst)).comment).toBe('••••');
    const lead = await surveyOf(complaintId, people.head);
    expect(lead.lowScores).toHaveLength(5);
    expect(lead.followUp).toMatchObject({ overdue: false, done: null });

    const path = `complaints/${complaintId}/surveys/${surveyId}/follow-up`;
    const ofSurvey = lead.followUp?.complaintId ?? '';
    const registered = await eventually(async () => {
      const reply = await cases.read(ofSurvey);
      expect(reply.status).toBe(200);
      return reply.body;
    });
    expect(registered.summary).toMatchObject({
      channel: 'survey',
      branchId: 'b-01',
      customerName: 'Owner of flat 12',
      // the same customer about the same
      severity: 's2',
      receivedAt: lead.answeredAt,
    });
    expect(registered.record?.description).toContain('nobody called back');
    expect(JSON.stringify(registered)).not.toContain('13912345678');

    const body = { note: 'called, the customer wants it looked into' };
    expect((await site.call('POST', path, { as: people.manager, body })).status).toBe(403);
    const key = randomUUID();
    const first = await site.call<{ complaintId: string }>('POST', path, { as: people.head, key, body });
    const again = await site.call<{ complaintId: string }>('POST', path, { as: people.head, key, body });
    expect(first).toMatchObject({ status: 200, body: { surveyId, complaintId: ofSurvey } });
    expect(again.body).toEqual(first.body);
    expect(await onDesk('followUp', people.head)).not.toContain(complaintId);
    expect((await surveyOf(complaintId, people.head)).followUp?.done).toMatchObject({ by: people.head, ...body });
    expect(await rig.workflows.models.complaints.countDocuments({ channel: 'survey', _id: ofSurvey })).toBe(1);
    expect(await site.call('POST', path, { as: desk.officer, body: { note: 'too' } })).toMatchObject({
      status: 422,
      body: { unmet: [{ code: 'SV.NO_FOLLOW_UP' }] },
    });
  });

  test('asks once, however often the same request is sent', async () => {
    const complaintId = await closedCase();
    await eventually(async () => expect((await surveyOf(complaintId)).status).toBe('scheduled'));
    const key = randomUUID();
    const request = async (kind: string, repeated = key) =>
      site.call<{ surveyId: string } & Problem>('POST', `complaints/${complaintId}/surveys`, {
        as: people.head,
        key: repeated,
        body: { kind },
      });
    const first = await request('afterComplaint');
    await eventually(async () => expect((await surveyOf(complaintId)).status).toBe('sent'));
    expect((await request('afterComplaint')).body).toEqual(first.body);
    expect(await request('afterComplaint', randomUUID())).toMatchObject({ body: { unmet: [{ code: 'SV.RUNNING' }] } });
    expect((await surveysOf(complaintId)).items).toHaveLength(1);
  });

  test('asks about the service as a whole, too, when the survey of the case is over', async () => {
    const { complaintId, token } = await asked();
    await answer(token, 4);
    const reply = await site.call<{ surveyId: string }>('POST', `complaints/${complaintId}/surveys`, {
      as: people.head,
      body: { kind: 'relationship' },
    });
    await eventually(async () =>
      expect(
        (await surveysOf(complaintId)).items.find(({ surveyId }) => surveyId === reply.body.surveyId),
      ).toMatchObject({
        kind: 'relationship',
        status: 'sent',
        requestedBy: people.head,
      }),
    );
    const link = await makeLink({ complaintId, surveyId: reply.body.surveyId });
    expect((await open(link.body.path.slice('/survey#'.length))).body.items).toHaveLength(11);
  });

  test('asks a customer twice in 180 days, and not a third time', async () => {
    const customer = { kind: 'customer', name: 'Asked often', phone: newPhone() };
    for (let time = 1; time <= 2; time++) await asked({ customer, category: time === 1 ? 'fee' : 'system' });
    const complaintId = await closedCase({ customer, category: 'procedure' });
    await eventually(async () => expect((await surveyOf(complaintId)).status).toBe('scheduled'));
    const reply = await site.call<Problem>('POST', `complaints/${complaintId}/surveys`, { as: people.head, body: {} });
    expect(reply).toMatchObject({ status: 422, body: { unmet: [{ code: 'SV.QUIET_PERIOD' }] } });
  });

  test('begins no survey of an anonymous complaint without a way to reach anybody', async () => {
    const body = complaintBody({ customer: { kind: 'anonymous' }, contact: null });
    const complaintId = await closedCase(body);
    expect((await surveysOf(complaintId)).items).toEqual([]);
    const reply = await site.call<Problem>('POST', `complaints/${complaintId}/surveys`, { as: people.head, body: {} });
    expect(reply).toMatchObject({ status: 422, body: { unmet: [{ code: 'SV.ANONYMOUS' }] } });
  });
});

describe('results', () => {
  const results = async (query: string, as: string = people.otherHead) =>
    (await site.get<SurveyResultsView>(`surveys/results?${query}`, as)).body;

  /** Answers of branch b-02. */
  const answers = async (count: number, perception: number, category: string, expectation: number, whole: object) => {
    for (let number = 0; number < count; number++) {
      const { complaintId } = await cases.register({ category }, people.otherManager);
      await cases.do(
        complaintId,
        'acknowledge',
        { handlerId: people.otherManager, category, severity: 's2' },
        desk.officer,
      );
      for (const name of ['startWork', 'submitDecision', 'completeActions', 'recordReportBack'] as const)
        await cases.do(complaintId, name, {}, people.otherManager);
      await eventually(async () => expect((await surveyOf(complaintId, people.otherHead)).status).toBe('scheduled'));
      const { body } = await site.call<{ surveyId: string }>('POST', `complaints/${complaintId}/surveys`, {
        as: people.otherHead,
        body: {},
      });
      await eventually(async () => expect((await surveyOf(complaintId, people.otherHead)).status).toBe('sent'));
      const link = await makeLink({ complaintId, surveyId: body.surveyId }, people.otherManager);
      await answer(link.body.path.slice('/survey#'.length), perception, { expectation, whole });
    }
  };

  test('of a branch appear with the fifth answer and not before, and no filter isolates fewer', async () => {
    await answers(4, 4, 'error', 5, { overall: 5, recommend: 10 });
    const before = await results('');
    expect(before).toMatchObject({ total: { count: null, index: null }, answered: 4, asked: 4 });
    expect(JSON.stringify(before.total)).not.toMatch(/[1-5]/);
    await answers(1, 2, 'fraudSecurity', 5, { overall: 1, recommend: 3 });
    const { total, breakdown } = await results('');
    expect(total).toMatchObject({
      count: 5,
      index: 3.6,
      overall: { count: 5, mean: 4.2 },
      recommend: { count: 5, score: 60 },
    });
    expect(total.dimensions[0]).toEqual({ dimension: 'reliability', perception: 3.6, expectation: 5, gap: -1.4 });
    const byCategory = breakdown.find(({ by }) => by === 'category')?.rows ?? [];
    expect(byCategory.map(({ value, result }) => [value, result.count])).toEqual([
      ['error', null],
      ['fraudSecurity', null],
    ]);
    for (const category of ['error', 'fraudSecurity'])
      expect((await results(`category=${category}`)).total.count).toBeNull();
  });

  test('that are low are answered with measures by the supervisor or the complaint desk, once for each request', async () => {
    await answers(5, 3, 'error', 5, {});
    const { total, mayImprove, branchId } = await results('');
    expect([total.count, total.index, mayImprove, branchId]).toEqual([10, 3.3, true, 'b-02']);
    const dueOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const measure = (fields: object = {}, report: object = {}) => ({
      branchId: 'b-02',
      report: { kind: 'afterComplaint', category: null, quarter: null, dimension: 'empathy', ...report },
      title: 'staff call back before the customer has to',
      ownerId: people.otherManager,
      dueOn,
      ...fields,
    });
    const take = async (body: object, as: string = people.otherHead, key = randomUUID()) =>
      site.call<Omit<Problem, 'status'> & Improvement>('POST', 'improvement-items', { as, key, body });

    const key = randomUUID();
    const twice = await Promise.all([take(measure(), people.otherHead, key), take(measure(), people.otherHead, key)]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const [{ body: first }, { body: again }] = twice as [(typeof twice)[0], (typeof twice)[0]];
    expect(again.itemId).toBe(first.itemId);
    expect(first).toMatchObject({
      origin: 'survey',
      report: { kind: 'afterComplaint', category: null, quarter: null, dimension: 'empathy' },
      complaintId: null,
      addedBy: people.otherHead,
      repliesTo: [people.otherHead],
      status: 'open',
    });
    const reused = await take(measure({ title: 'another' }), people.otherHead, key);
    expect(reused).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    // Its owner finds it and not the results; the reply goes to whoever took the measure.
    const mine = await site.get<{ items: Improvement[] }>('improvement-items?mine=true', people.otherManager);
    expect(mine.body.items).toMatchObject([{ itemId: first.itemId, report: null }]);
    const done = await site.call<Improvement>('POST', `improvement-items/${first.itemId}/changes`, {
      as: people.otherManager,
      body: { expectedRevision: 1, change: { kind: 'finish', result: 'calls are planned on day 1' } },
    });
    expect(done.body).toMatchObject({ status: 'done', repliesTo: [people.otherHead] });

    expect((await take(measure(), people.head)).status).toBe(403);
    expect((await take(measure(), people.manager)).status).toBe(403);
    expect((await take(measure(), desk.analyst)).status).toBe(403);
    expect((await take(measure(), desk.officer)).status).toBe(200);
    const hidden = await take(measure({}, { category: 'fraudSecurity' }));
    expect(hidden).toMatchObject({ status: 422, body: { unmet: [{ code: 'SV.NOT_LOW' }] } });
    expect((await take(measure({ ownerId: 'nobody' }))).body.errors?.[0]?.pointer).toBe('/ownerId');
    expect((await take(measure({ dueOn: '2026-01-01' }))).body.errors?.[0]?.pointer).toBe('/dueOn');
    await answers(5, 5, 'error', 5, {});
    expect(await take(measure())).toMatchObject({ status: 422, body: { unmet: [{ code: 'SV.NOT_LOW' }] } });
  });

  test('are of one’s own branch for a supervisor and of every branch for the complaint desk', async () => {
    expect((await site.get('surveys/results?branchId=b-02', people.head)).status).toBe(403);
    expect((await results('branchId=b-02', desk.officer)).total.count).toBeGreaterThanOrEqual(5);
    expect((await site.get('surveys/results', people.manager)).status).toBe(403);
    expect((await site.get('surveys/results?quarter=now', people.head)).status).toBe(400);
  });
});
