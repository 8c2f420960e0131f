import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../contracts/problem.ts';
import { lookUpsAtMost } from '../../api/prospects/look-up-limit.ts';
import { prospectSignals, prospectWorkflowId } from '../../workflows/prospect/messages.ts';
import { leadBody, usualPayload } from '../factories/wire.ts';
import { ApiRig, people, Site, walkTo } from '../helpers/api-rig.ts';
import { eventually } from '../helpers/eventually.ts';

let rig: ApiRig;
let site: Site;
const database = { isAway: false };
beforeAll(async () => {
  rig = await ApiRig.start({
    wrapActivities: (activities) => ({
      ...activities,
      projectProspect: async (projection) => {
        if (database.isAway) throw new Error('connect ECONNREFUSED');
        await activities.projectProspect(projection);
      },
    }),
  });
  ({ site } = rig);
});
afterAll(async () => {
  await rig.stop();
});

test('every refusal is a problem document with its code, status and path', async () => {
  const { status, headers, body } = await site.get<Problem>('prospects/unknown');
  expect(status).toBe(404);
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(body).toEqual({
    type: 'urn:tuoke:problem:NOT_FOUND',
    title: 'Not found',
    status: 404,
    code: 'NOT_FOUND',
    detail: 'There is no such prospect, or it is not yours to see.',
    instance: '/api/v1/prospects/unknown',
  });
});

describe('400', () => {
  test('names every mistake of header, path, query and body at once, each with a pointer', async () => {
    const body = {
      ...leadBody(),
      customer: { name: ' ', customerType: 'person', phone: '12' },
      surplus: 1,
      expectedValueFen: -1,
    };
    const reply = await site.call<Problem>('POST', 'prospects', { key: 'short', body });
    expect(reply.status).toBe(400);
    expect(reply.body.code).toBe('VALIDATION_FAILED');
    const pointers = reply.body.errors?.map((error) => `${error.in} ${error.pointer}`);
    expect(pointers?.toSorted()).toEqual([
      'body /customer/customerType',
      'body /customer/name',
      'body /customer/phone',
      'body /expectedValueFen',
      'body /surplus',
      'header /Idempotency-Key',
    ]);
  });

  test('a rule between fields is checked although another field is wrong', async () => {
    const body = leadBody({
      customer: { name: 'Harbour Trading Ltd', customerType: 'person' },
      source: { findMethod: 'hound', campaignScore: 'high' },
    });
    const reply = await site.call<Problem>('POST', 'prospects', { body });
    const pointers = reply.body.errors?.map(({ pointer }) => pointer).toSorted();
    expect(pointers).toEqual([
      '/customer/customerType',
      '/customer/phone',
      '/source/campaignScore',
      '/source/introducerName',
    ]);
  });

  test('a write without a key', async () => {
    const reply = await site.call<Problem>('POST', 'prospects', { key: null, body: leadBody() });
    expect(reply).toMatchObject({ status: 400, body: { code: 'IDEMPOTENCY_KEY_MISSING' } });
  });

  test.each([
    ['broken JSON', '{"customer": '],
    ['no JSON object', '[]'],
    ['a body of more than 100 kB', JSON.stringify({ customer: 'x'.repeat(110_000) })],
  ])('%s', async (_name, body) => {
    expect(await site.call<Problem>('POST', 'prospects', { body })).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_FAILED' },
    });
  });

  test('an unknown query parameter and a cursor of another order', async () => {
    expect(await site.get<Problem>('prospects?colour=red')).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'query', pointer: '/colour' }] },
    });
    await site.create();
    await site.create();
    const page = await site.get<{ nextCursor: string }>('prospects?limit=1');
    expect((await site.get(`prospects?limit=1&cursor=${page.body.nextCursor}`)).status).toBe(200);
    expect(await site.get<Problem>(`prospects?limit=1&order=desc&cursor=${page.body.nextCursor}`)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/cursor' }] },
    });
  });

  test('an owner who may not own', async () => {
    const reply = await site.call<Problem>('POST', 'prospects', { body: leadBody({ ownerId: people.backOffice }) });
    expect(reply).toMatchObject({ status: 400, body: { errors: [{ in: 'body', pointer: '/ownerId' }] } });
  });
});

describe('401', () => {
  test.each([
    ['nobody', null],
    ['somebody unknown', 's-9999'],
  ])('%s', async (_name, as) => {
    expect(await site.call<Problem>('GET', 'prospects', { as })).toMatchObject({
      status: 401,
      body: { code: 'NOT_SIGNED_IN' },
    });
  });

  test('somebody who has left', async () => {
    await rig.workflows.models.staff.updateOne({ _id: 's-0304' }, { $set: { active: false } });
    expect(await site.get<Problem>('prospects', 's-0304')).toMatchObject({
      status: 401,
      body: { detail: 's-0304 is not an active member of staff.' },
    });
  });

  test('in production nobody is let in by a header, health answers', async () => {
    const { client, models, taskQueue } = rig.workflows;
    const production = await Site.open({
      temporal: client,
      models,
      settings: { environment: 'production', requestTimeoutMs: 1_000, taskQueue },
    });
    const headers = { 'x-staff-id': people.admin };
    expect((await fetch(`${production.origin}/api/v1/prospects`, { headers })).status).toBe(401);
    expect((await production.get('/health/live')).status).toBe(200);
    expect((await production.get('/health/ready')).body).toEqual({ status: 'up', temporal: 'up', database: 'up' });
    await production.close();
  });
});

describe('403', () => {
  test('a profile without the right, and a right that does not go so far', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    const refused = await site.command(prospectId, 'decideReview');
    expect(refused.body).toMatchObject({ code: 'FORBIDDEN' });
    expect((await site.command(prospectId, 'markLost', {}, { as: people.admin })).status).toBe(403);
    expect((await site.call('POST', 'prospects', { as: people.backOffice, body: leadBody() })).status).toBe(403);
    const forAColleague = leadBody({ ownerId: people.colleague });
    expect((await site.call('POST', 'prospects', { body: forAColleague })).status).toBe(403);
    expect((await site.call('POST', 'prospects', { as: people.head, body: forAColleague })).status).toBe(200);
  });
});

describe('a maintenance plan', () => {
  test('names somebody who may own the customer; out of the branch only whoever allocates gives it', async () => {
    const prospectId = await walkTo(site, 'won');
    const plan = async (maintainingManagerId: string, as: string = people.manager) =>
      site.command(prospectId, 'createMaintenancePlan', { maintainingManagerId }, { as });
    const { models } = rig.workflows;
    await models.staff.updateOne({ _id: 's-0302' }, { $set: { active: false } });
    for (const nobody of ['s-4040', people.backOffice, 's-0302'])
      expect(await plan(nobody)).toMatchObject({
        status: 400,
        body: { errors: [{ pointer: '/payload/maintainingManagerId' }] },
      });
    expect((await plan(people.otherManager)).body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect((await site.get(`prospects/${prospectId}`, people.otherManager)).status).toBe(404);
    expect((await plan(people.colleague)).status).toBe(200);
    expect((await plan(people.otherManager, people.head)).status).toBe(200);
    // Whom it belongs to already may stay.
    await eventually(async () => expect((await plan(people.otherManager)).status).toBe(200));
    expect((await plan(people.manager)).status).toBe(200);
  });
});

test('a new owner may act at once, the old one no more', async () => {
  const prospectId = await walkTo(site, 'gatheringIntel');
  await site.do(prospectId, 'saveIntel');
  await site.do(prospectId, 'assignOwner', { staffId: people.colleague }, { as: people.head });
  await site.do(prospectId, 'advance', {}, { as: people.colleague });
  await eventually(async () => expect((await site.command(prospectId, 'recordContact')).status).toBe(404));
});

describe('404', () => {
  test('what is a colleague’s or another branch’s answers like what is not there', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    const unknown = (await site.get<Problem>('prospects/unknown', people.colleague)).body;
    for (const as of [people.colleague, people.otherManager, people.otherHead]) {
      const { status, body } = await site.get<Problem>(`prospects/${prospectId}`, as);
      expect({ status, body }).toEqual({ status: 404, body: { ...unknown, instance: body.instance } });
      expect((await site.command(prospectId, 'markLost', {}, { as })).status).toBe(404);
      expect((await site.get(`prospects?ownerId=${people.manager}`, as)).body).toMatchObject({ items: [] });
      expect((await site.get(`tasks?mine=false&staffId=${people.manager}`, as)).body).toMatchObject({ items: [] });
    }
  });

  test('an unknown prospect, an unknown path', async () => {
    expect((await site.command('unknown', 'markLost', {}, { expectedRevision: 1 })).status).toBe(404);
    expect((await site.get('prospects/unknown/history')).status).toBe(404);
    expect(await site.get<Problem>('nowhere')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    expect(await site.call<Problem>('POST', 'prospects/unknown/commands/fly', { body: {} })).toMatchObject({
      status: 404,
    });
  });
});

describe('409', () => {
  test('a page that is out of date learns the actual revision and phase', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    const { revision } = await site.do(prospectId, 'submitQualification');
    const reply = await site.command(prospectId, 'saveIntel', {}, { expectedRevision: revision - 1 });
    expect(reply).toMatchObject({
      status: 409,
      body: { code: 'STALE_STATE', actualRevision: revision, actualPhase: 'gatheringIntel' },
    });
  });

  test('a command of another phase', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    expect(await site.command(prospectId, 'confirmAppointment')).toMatchObject({
      status: 409,
      body: { code: 'WRONG_PHASE', actualPhase: 'qualifying' },
    });
  });

  test('a pursuit that has ended', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    const { revision } = await site.do(prospectId, 'markLost');
    const reply = await site.command(prospectId, 'saveIntel', {}, { expectedRevision: revision });
    expect(reply).toMatchObject({
      status: 409,
      body: { code: 'PROSPECT_CLOSED', actualRevision: revision, actualPhase: 'lost' },
    });
  });

  test('a customer who is already being pursued; the other pursuit is named to who may read it', async () => {
    const customer = { name: 'Quay Logistics', customerType: 'company', phone: '0571-88886666' };
    const { prospectId } = await site.create({ customer });
    const again = await site.call<Problem>('POST', 'prospects', {
      body: leadBody({ customer: { ...customer, phone: '+86 571 8888 6666' } }),
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'PROSPECT_OPEN', prospectId } });
    const elsewhere = await site.call<Problem>('POST', 'prospects', {
      as: people.otherManager,
      body: leadBody({ customer }),
    });
    expect(elsewhere).toMatchObject({ status: 409, body: { code: 'PROSPECT_OPEN' } });
    expect(elsewhere.body).not.toHaveProperty('prospectId');
    await site.do(prospectId, 'markLost');
    const later = await site.create({ customer });
    const { body } = await site.get<{ record: { duplicateCheck: string } }>(`prospects/${later.prospectId}`);
    expect(body.record.duplicateCheck).toBe('clear');
  });
});

describe('429', () => {
  test('whoever tries out numbers is stopped for a while, and each whole number is accounted for without the number', async () => {
    const as = 's-0203';
    const { prospectId } = await site.create({
      customer: { name: 'Pier', customerType: 'individual', phone: '13911110429' },
    });
    const ask = async <Body>(phone: string, by: string) =>
      site.call<Body>('POST', 'prospects/duplicates', { as: by, body: { phone } });
    const first = await ask<{ open: object[] }>('13911110429', as);
    expect(first.body.open).toEqual([expect.objectContaining({ prospectId: null, branchId: 'b-01' })]);
    for (let time = 1; time < lookUpsAtMost; time += 1) await ask('139', as);
    const stopped = await ask<Problem>('13911110429', as);
    expect(stopped).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } });
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('13911110429', people.manager)).status).toBe(200);
    const { body, text } = await site.get<{ items: unknown[] }>(
      `audit?staffId=${as}&action=duplicatesSearched`,
      people.admin,
    );
    expect(body.items).toEqual([expect.objectContaining({ reason: 'by telephone number, 1 pursued' })]);
    expect(text).not.toMatch(new RegExp(`13911110429|${prospectId}`));
  });
});

test('423: under a complaint selling waits, service goes on', async () => {
  const prospectId = await walkTo(site, 'planningVisit');
  await rig.workflows.client.workflow
    .getHandle(prospectWorkflowId(prospectId))
    .signal(prospectSignals.complaintOpened, { complaintId: 'c-2', workflowId: 'complaint/c-2' });
  await eventually(async () =>
    expect((await site.get<{ held: boolean }>(`prospects/${prospectId}`)).body.held).toBe(true),
  );
  expect(await site.command(prospectId, 'advance', { to: 'meeting' })).toMatchObject({
    status: 423,
    body: { code: 'HOLD' },
  });
  expect((await site.command(prospectId, 'recordContact', { purpose: 'complaint' })).status).toBe(200);
  const { body } = await site.get<{
    deadlines: { frozen: boolean; remainingMs: number | null; next: { at: string | null } | null }[];
  }>(`prospects/${prospectId}/deadlines`);
  expect(body.deadlines.find(({ frozen }) => frozen)).toMatchObject({
    remainingMs: expect.any(Number),
    next: { at: null },
  });
});

describe('while a server is away', () => {
  test('Temporal: 503 with Retry-After, reads go on', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    const { models, taskQueue } = rig.workflows;
    const connection = Connection.lazy({ address: '127.0.0.1:9', connectTimeout: '1s' });
    const cut = await Site.open({
      temporal: new Client({ connection }),
      models,
      settings: { environment: 'test', requestTimeoutMs: 1_000, taskQueue },
    });
    const reply = await cut.command(prospectId, 'markLost');
    expect(reply).toMatchObject({
      status: 503,
      body: { code: 'TEMPORAL_UNAVAILABLE', detail: expect.stringContaining('same Idempotency-Key') },
    });
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await cut.call<Problem>('POST', 'prospects', { body: leadBody() })).toMatchObject({ status: 503 });
    expect((await cut.get('/health/ready')).body).toEqual({ status: 'down', temporal: 'down', database: 'up' });
    expect((await cut.get(`prospects/${prospectId}`)).status).toBe(200);
    await cut.close();
    await connection.close();
  });

  test('the workers: 503 after the deadline; the same key then has its effect once', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    const { client, models, taskQueue } = rig.workflows;
    const hasty = await Site.open({
      temporal: client,
      models,
      settings: { environment: 'test', requestTimeoutMs: 700, taskQueue },
    });
    const key = `patience-${prospectId}`;
    const body = { expectedRevision: 1, payload: usualPayload.submitQualification() };
    await rig.workflows.stopWorker();
    const path = `prospects/${prospectId}/commands/submitQualification`;
    expect(await hasty.call<Problem>('POST', path, { key, body })).toMatchObject({
      status: 503,
      body: { code: 'TEMPORAL_UNAVAILABLE' },
    });
    await rig.workflows.startWorker();
    const done = await eventually(async () => {
      const reply = await site.call('POST', path, { key, body });
      expect(reply.status).toBe(200);
      return reply;
    });
    expect(done.body).toMatchObject({ revision: 2, phase: 'gatheringIntel' });
    await hasty.close();
  });

  test('the database: 202, and the same key later gives the same answer', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    const body = { expectedRevision: 1, payload: usualPayload.submitQualification() };
    const key = `pending-${prospectId}`;
    const path = `prospects/${prospectId}/commands/submitQualification`;
    database.isAway = true;
    const pending = await site.call('POST', path, { key, body });
    database.isAway = false;
    expect(pending).toMatchObject({ status: 202, body: { projected: false, revision: 2 } });
    expect((await site.call('POST', path, { key, body })).text).toBe(pending.text);
    await eventually(async () => expect(await site.revisionOf(prospectId)).toBe(2));
  });
});
