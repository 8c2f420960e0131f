import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../contracts/problem.ts';
import { ApiRig, people, walkTo, type Site } from '../helpers/api-rig.ts';
import { usualPayload } from '../factories/wire.ts';
import { eventually } from '../helpers/eventually.ts';

let rig: ApiRig;
let site: Site;
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
});
afterAll(async () => {
  await rig.stop();
});

const number = '13711112222';
const customer = { name: 'Pier Motors', customerType: 'company', phone: number, address: '12 Pier Lane, Old Harbour' };

interface Revealed {
  value: string;
}

async function reveal(prospectId: string, field: string, as: string = people.manager) {
  return site.call<Revealed & Problem>('POST', `prospects/${prospectId}/reveal`, {
    as,
    body: { field, reason: 'contactCustomer' },
  });
}

interface Audit {
  items: { staffId: string; action: string; subject: { id: string }; field: string; reason: string }[];
}

describe('a masked telephone number', () => {
  test('is shown in clear to the owner on request, and who looked is written down without it', async () => {
    const { prospectId } = await site.create({ customer });
    const masked = await site.get<{ record: { customer: { phone: string } }; revealable: boolean }>(
      `prospects/${prospectId}`,
    );
    expect(masked.body).toMatchObject({ record: { customer: { phone: '••••2222' } }, revealable: true });
    expect(masked.text).not.toContain(number);
    expect(await reveal(prospectId, '/customer/phone')).toMatchObject({ status: 200, body: { value: `+86${number}` } });
    const audit = await site.get<Audit>(`audit?prospectId=${prospectId}`, people.admin);
    expect(audit.body.items).toEqual([
      expect.objectContaining({
        staffId: people.manager,
        action: 'dataRevealed',
        subject: { kind: 'prospect', id: prospectId },
        field: '/customer/phone',
        reason: 'contactCustomer',
      }),
    ]);
    expect(audit.text).not.toContain(number);
    expect((await site.get('audit')).status).toBe(403);
  });

  test('is not shown to who reads without need, to who does not read it, or for what is no masked field', async () => {
    const { prospectId } = await site.create();
    expect((await reveal(prospectId, '/customer/phone', people.admin)).status).toBe(403);
    expect((await reveal(prospectId, '/customer/phone', people.colleague)).status).toBe(404);
    expect((await reveal(prospectId, '/customer/name')).status).toBe(400);
    expect((await reveal(prospectId, '/customer/__proto__')).status).toBe(400);
    expect((await site.get<Audit>(`audit?prospectId=${prospectId}`, people.admin)).body.items).toEqual([]);
  });

  test('in minutes is masked in record and history, and can be shown, too', async () => {
    const prospectId = await walkTo(site, 'meeting');
    await site.do(prospectId, 'submitMinutes', { minutes: `call the driver at ${number} before noon` });
    const { body, text } = await site.get<{ record: { meetings: { minutes: string }[] } }>(`prospects/${prospectId}`);
    expect(body.record.meetings[0]?.minutes).toBe('call the driver at ••••2222 before noon');
    const history = await site.get(`prospects/${prospectId}/history?at=2100-01-01T00:00:00Z`);
    expect(`${text}${history.text}`).not.toContain(number);
    expect((await reveal(prospectId, '/meetings/0/minutes')).body.value).toContain(number);
  });

  test('is not written back masked', async () => {
    const { prospectId } = await site.create();
    const reply = await site.command(prospectId, 'verifyLead', {
      result: 'corrected',
      corrections: { address: '12 Pie••••' },
    });
    expect(reply).toMatchObject({ status: 400, body: { errors: [{ pointer: '/payload' }] } });
  });
});

describe('what somebody may do', () => {
  test('is told with the prospect, by permission alone', async () => {
    const { prospectId } = await site.create();
    const permitted = async (as: string): Promise<string[]> =>
      (await site.get<{ permittedCommands: string[] }>(`prospects/${prospectId}`, as)).body.permittedCommands;
    const owner = await permitted(people.manager);
    expect(owner).toEqual(expect.arrayContaining(['submitQualification', 'advance', 'markLost', 'recordContact']));
    expect(owner).not.toEqual(expect.arrayContaining(['assignOwner']));
    expect(await permitted(people.head)).toEqual(expect.arrayContaining(['assignOwner', 'decideReview', 'reopen']));
    expect(await permitted(people.admin)).toEqual([]);
  });

  test('is told about oneself', async () => {
    const { body } = await site.get<{ capabilities: string[] }>('me', people.admin);
    expect(body.capabilities).toEqual(['readProspect', 'readFunnel', 'configure', 'readAudit', 'keepReplies']);
  });
});

test('a request that took the prospect away from whoever sent it is answered again in the same words', async () => {
  const prospectId = await walkTo(site, 'qualifying');
  const path = `prospects/${prospectId}/commands/assignOwner`;
  const payload = { ...usualPayload.assignOwner(), staffId: people.otherManager };
  const call = { as: people.head, key: `give-away-${prospectId}`, body: { expectedRevision: 1, payload } };
  const first = await site.call('POST', path, call);
  expect(first.status).toBe(200);
  expect((await site.get(`prospects/${prospectId}`, people.head)).status).toBe(404);
  expect(await site.call('POST', path, call)).toMatchObject({ status: 200, text: first.text });
  // What is in memory may be two seconds old.
  await eventually(async () =>
    expect((await site.call('POST', path, { ...call, key: `again-${randomUUID()}` })).status).toBe(404),
  );
});
