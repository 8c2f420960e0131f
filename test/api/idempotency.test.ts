import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../contracts/problem.ts';
import { leadBody, usualPayload } from '../factories/wire.ts';
import { eventually } from '../helpers/eventually.ts';
import { ApiRig, people, walkTo, type Site } from '../helpers/api-rig.ts';

let rig: ApiRig;
let site: Site;
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
});
afterAll(async () => {
  await rig.stop();
});

async function eventTypes(prospectId: string): Promise<string[]> {
  return eventTypesSeenBy(prospectId, people.manager);
}

async function eventTypesSeenBy(prospectId: string, as: string): Promise<string[]> {
  const { body } = await site.get<{ items: { type: string }[] }>(`prospects/${prospectId}/history`, as);
  return body.items.map(({ type }) => type);
}

describe('the same key', () => {
  test('creates one prospect, however often and at the same time it is sent', async () => {
    const call = { key: 'one-lead-only', body: leadBody() };
    const replies = await Promise.all(
      [1, 2, 3, 4].map(() => site.call<{ prospectId: string }>('POST', 'prospects', call)),
    );
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(await eventTypes(replies[0]?.body.prospectId ?? '')).toEqual(['create']);
    // Later commands do not change what the first one answered.
    const prospectId = replies[0]?.body.prospectId ?? '';
    await site.do(prospectId, 'submitQualification');
    expect((await site.call('POST', 'prospects', call)).text).toBe(replies[0]?.text);
  });

  test('with another body creates nothing', async () => {
    const key = 'a-key-used-before';
    const first = await site.call<{ prospectId: string }>('POST', 'prospects', { key, body: leadBody() });
    const other = await site.call<Problem>('POST', 'prospects', { key, body: leadBody() });
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect(await eventTypes(first.body.prospectId)).toEqual(['create']);
  });

  test('of another member of staff is another key', async () => {
    const key = 'the-same-for-two';
    const mine = await site.call<{ prospectId: string }>('POST', 'prospects', { key, body: leadBody() });
    const theirs = await site.call<{ prospectId: string }>('POST', 'prospects', {
      key,
      body: leadBody(),
      as: people.colleague,
    });
    expect(theirs.status).toBe(200);
    expect(theirs.body.prospectId).not.toBe(mine.body.prospectId);
  });

  test('carries a command out once and answers the same, byte for byte, also after others', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    const path = `prospects/${prospectId}/commands/submitQualification`;
    const call = {
      key: `qualify-${prospectId}`,
      body: { expectedRevision: 1, payload: usualPayload.submitQualification() },
    };
    const first = await site.call('POST', path, call);
    await site.do(prospectId, 'saveIntel');
    const second = await site.call('POST', path, call);
    expect(second).toMatchObject({ status: 200, text: first.text });
    expect(await eventTypes(prospectId)).toEqual(['create', 'submitQualification', 'saveIntel']);
  });

  test('with another body is refused and changes nothing', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    const key = `contact-${prospectId}`;
    const body = { payload: usualPayload.recordContact() };
    await site.call('POST', `prospects/${prospectId}/commands/recordContact`, { key, body });
    const other = await site.call<Problem>('POST', `prospects/${prospectId}/commands/recordContact`, {
      key,
      body: { payload: { ...body.payload, notes: 'something else' } },
    });
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    const command = await site.command(prospectId, 'markLost', {}, { key });
    expect(command).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect(await eventTypes(prospectId)).toEqual(['create', 'recordContact']);
  });

  test('of the command that ended the pursuit gives its answer again', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    const path = `prospects/${prospectId}/commands/markLost`;
    const call = { key: `lost-${prospectId}`, body: { expectedRevision: 1, payload: usualPayload.markLost() } };
    const first = await site.call('POST', path, call);
    expect(first).toMatchObject({ status: 200, body: { phase: 'lost', step: null } });
    await rig.workflows.client.workflow.getHandle(`prospect/${prospectId}`).result();
    const second = await site.call('POST', path, call);
    expect(second).toMatchObject({ status: 200, text: first.text });
    const other = await site.call<Problem>('POST', `prospects/${prospectId}/commands/disqualify`, {
      key: call.key,
      body: { expectedRevision: 1, payload: usualPayload.disqualify() },
    });
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  test('may be used again after a refusal, which had no effect', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    const key = `again-${prospectId}`;
    expect((await site.command(prospectId, 'confirmAppointment', {}, { key })).status).toBe(409);
    expect((await site.command(prospectId, 'submitQualification', {}, { key })).status).toBe(200);
  });
});

describe('an old key', () => {
  test('of the cycle before has no effect in the next one, when the pursuit is a colleague’s by then', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    const call = { key: `contact-before-${prospectId}`, body: { payload: usualPayload.recordContact() } };
    const path = `prospects/${prospectId}/commands/recordContact`;
    const first = await site.call('POST', path, call);
    expect(first.status).toBe(200);
    await site.do(prospectId, 'markLost');
    await rig.workflows.client.workflow.getHandle(`prospect/${prospectId}`).result();
    const reopening = {
      key: `reopen-${prospectId}`,
      as: people.head,
      body: {
        expectedRevision: await site.revisionOf(prospectId),
        reason: 'they called back',
        newFact: 'the other bank raised its price',
      },
    };
    const reopened = await site.call('POST', `prospects/${prospectId}/reopen`, reopening);
    expect(reopened.status).toBe(200);
    // Also while the pursuit is still one's own.
    expect(await site.call('POST', path, call)).toMatchObject({ status: 200, text: first.text });
    const other = await site.command(prospectId, 'markLost', {}, { key: call.key });
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    await site.do(prospectId, 'assignOwner', { staffId: people.colleague }, { as: people.head });
    await eventually(async () => expect((await site.get(`prospects/${prospectId}`)).status).toBe(404));
    // What was never done is refused, as soon as the API has heard of the new owner.
    await eventually(async () => expect((await site.command(prospectId, 'recordContact')).status).toBe(404));
    const before = await eventTypesSeenBy(prospectId, people.head);
    // What was done is told again, and not done.
    expect(await site.call('POST', path, call)).toMatchObject({ status: 200, text: first.text });
    expect(await eventTypesSeenBy(prospectId, people.head)).toEqual(before);
    expect(await site.call('POST', `prospects/${prospectId}/reopen`, reopening)).toMatchObject({
      status: 200,
      text: reopened.text,
    });
  });

  test('of a reopening is answered from the log when the supervisor may no longer reopen', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    await site.do(prospectId, 'markLost');
    await rig.workflows.client.workflow.getHandle(`prospect/${prospectId}`).result();
    const reopening = {
      key: `reopen-once-${prospectId}`,
      as: people.head,
      body: { expectedRevision: await site.revisionOf(prospectId), reason: 'again', newFact: 'a new director' },
    };
    const path = `prospects/${prospectId}/reopen`;
    const reopened = await site.call('POST', path, reopening);
    await site.do(prospectId, 'assignOwner', { staffId: people.otherManager }, { as: people.head });
    await eventually(async () => expect((await site.get(`prospects/${prospectId}`, people.head)).status).toBe(404));
    expect(await site.call('POST', path, reopening)).toMatchObject({ status: 200, text: reopened.text });
  });
});

test('of two commands at the same revision one wins', async () => {
  const prospectId = await walkTo(site, 'gatheringIntel');
  const expectedRevision = await site.revisionOf(prospectId);
  const replies = await Promise.all([
    site.command(prospectId, 'park', {}, { expectedRevision }),
    site.command(prospectId, 'disqualify', {}, { expectedRevision }),
    site.command(prospectId, 'saveIntel', {}, { expectedRevision }),
  ]);
  expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
});
