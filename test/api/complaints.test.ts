import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { lookUpsAtMost } from '../../api/prospects/look-up-limit.ts';
import type { ComplaintSign, RegisteredComplaint, registrationPreviewView } from '../../contracts/complaint.ts';
import type { Problem } from '../../contracts/problem.ts';
import {
  complaintQueries,
  complaintWorkflowId,
  complaintWorkflowType,
  type ComplaintCarry,
} from '../../workflows/complaint/messages.ts';
import { complaintBody, newPhone } from '../factories/complaint-wire.ts';
import { calendar } from '../factories/context.ts';
import { ApiRig, people, type Reply, type Site } from '../helpers/api-rig.ts';
import { CaseDesk, desk, type CommandReply } from '../helpers/case-desk.ts';
import { eventually } from '../helpers/eventually.ts';

type Preview = z.output<typeof registrationPreviewView>;
type PendingComplaint = RegisteredComplaint & { readonly projected: false };

let rig: ApiRig;
let site: Site;
let cases: CaseDesk;
const database = { isAway: false };
beforeAll(async () => {
  rig = await ApiRig.start({
    wrapActivities: (activities) => ({
      ...activities,
      projectComplaint: async (projection) => {
        if (database.isAway) throw new Error('connect ECONNREFUSED');
        await activities.projectComplaint(projection);
      },
    }),
  });
  ({ site } = rig);
  cases = await CaseDesk.open(rig);
});
afterAll(async () => {
  await rig.stop();
});

describe('registering', () => {
  test('a case with its number, severity and level by rule, at the branch of whoever registers', async () => {
    const receivedAt = new Date(Date.now() - 3_600_000).toISOString();
    const answer = await cases.register({ receivedAt });
    expect(answer).toMatchObject({ status: 'received', severity: 's3', level: 1, revision: 1, possibleDuplicates: [] });
    expect(answer.caseNumber).toMatch(/^TS\d{8}-[0-9A-Z]{4,6}$/);
    const { body } = await cases.read(answer.complaintId);
    expect(body.summary).toMatchObject({
      branchId: 'b-01',
      receivedAt,
      receivedBy: people.manager,
      category: 'waitingTime',
    });
    expect(body.clocks.map(({ clock }) => clock).toSorted()).toEqual(['acknowledge', 'age', 'firstAnswer', 'resolve']);
  });

  test('every mistake is named at once, each with a pointer', async () => {
    const reply = await site.call<Problem>('POST', 'complaints', {
      key: 'short',
      body: complaintBody({
        customer: { kind: 'customer', name: ' ', phone: '12' },
        category: 'weather',
        description: 'too short',
        customerDemand: ' ',
        receivedAt: new Date(Date.now() + 3_600_000).toISOString(),
        surplus: 1,
      }),
    });
    expect(reply).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
    expect([...new Set(reply.body.errors?.map(({ in: part, pointer }) => `${part} ${pointer}`))].toSorted()).toEqual([
      'body /category',
      'body /customer/name',
      'body /customer/phone',
      'body /customerDemand',
      'body /description',
      'body /receivedAt',
      'body /surplus',
      'header /Idempotency-Key',
    ]);
  });

  test('anonymous: nobody is named, and nobody’s other cases are told', async () => {
    await cases.register({ customer: { kind: 'anonymous' } });
    const answer = await cases.register({ customer: { kind: 'anonymous' } });
    expect(answer.possibleDuplicates).toEqual([]);
    const { body } = await cases.read(answer.complaintId);
    expect(body.summary.customerName).toBeNull();
    expect(body.record?.customer).toBeNull();
  });

  test('without any way to reach the customer it is registered all the same, and the way can follow', async () => {
    const nameless = { kind: 'anonymous' } as const;
    const { complaintId } = await cases.register({ customer: nameless, contact: null });
    expect((await cases.read(complaintId)).body.record?.contact).toBe('');
    await cases.do(complaintId, 'changeContact', { contact: '138 0013 8000, in the evening' }, desk.officer);
    // masked like every other number, and shown by `reveal`
    expect((await cases.read(complaintId)).body.record?.contact).toMatch(/^••••8000, in the evening$/);
  });

  test('from a prospect: its customer and branch are looked up; of somebody else’s, nothing is told', async () => {
    const { prospectId } = await site.create();
    const answer = await cases.register({ customer: { kind: 'prospect', prospectId } });
    const { body } = await cases.read(answer.complaintId);
    expect(body.record).toMatchObject({ prospectId, customer: { name: 'Harbour Trading Ltd' }, branchId: 'b-01' });
    const foreign = await site.call<Problem>('POST', 'complaints', {
      as: people.otherManager,
      body: complaintBody({ customer: { kind: 'prospect', prospectId } }),
    });
    expect(foreign).toMatchObject({ status: 400, body: { errors: [{ pointer: '/customer/prospectId' }] } });
  });

  test('the same key has one effect and one answer; with another body it is refused', async () => {
    const key = randomUUID();
    const body = complaintBody();
    const first = await site.call<RegisteredComplaint>('POST', 'complaints', { key, body });
    const again = await site.call<RegisteredComplaint>('POST', 'complaints', { key, body });
    expect(again.body).toEqual(first.body);
    const other = await site.call<Problem>('POST', 'complaints', { key, body: { ...body, category: 'fee' } });
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    const { body: mine } = await site.get<{ items: unknown[] }>(
      `complaints?caseNumber=${first.body.caseNumber}`,
      desk.officer,
    );
    expect(mine.items).toHaveLength(1);
  });

  test('the same customer about the same again is at least serious, and open cases of the customer are told', async () => {
    const customer = { kind: 'customer', name: 'Owner of flat 12', phone: newPhone() };
    const first = await cases.register({ customer });
    const second = await cases.register({ customer }, people.colleague);
    expect(second).toMatchObject({ severity: 's2', level: 2 });
    // A colleague hears that there is a case, and not which.
    expect(second.possibleDuplicates).toMatchObject([
      { caseNumber: first.caseNumber, severity: 's3', status: 'received', complaintId: null },
    ]);
    const third = await cases.register({ customer, category: 'fee' }, desk.officer);
    expect(third.severity).toBe('s3');
    expect(third.possibleDuplicates.map(({ complaintId }) => complaintId)).toEqual([
      first.complaintId,
      second.complaintId,
    ]);
  });

  test.each([
    ['a privacy matter', { category: 'privacy' }, 's1', 3],
    ['what the regulator sends', { channel: 'regulator' }, 's1', 3],
    ['what was settled on the spot', { settledOnTheSpot: true }, 's4', 1],
    ['about the head of a branch', { complainedStaffId: people.head }, 's3', 3],
    ['about the lead of a team', { complainedStaffId: people.teamLead }, 's3', 3],
    ['about a manager', { complainedStaffId: people.colleague }, 's3', 1],
  ])('%s', async (_what, fields, severity, level) => {
    expect(await cases.register(fields)).toMatchObject({ severity, level });
  });

  /** What registering is previewed as, of a body as it is registered with. */
  async function preview(body: Record<string, unknown>, as: string = people.manager): Promise<Reply<Preview>> {
    const { description: _, customerDemand: __, contact: ___, customer, ...answers } = body;
    const { name: ____, ...nameless } = customer as Record<string, unknown>;
    const asked = { ...answers, customer: nameless };
    return site.call<Preview>('POST', 'complaints/registration-previews', { as, key: null, body: asked });
  }

  /** The telephone number of somebody whom the bank calls a key customer. */
  async function keyCustomer(): Promise<string> {
    const phone = newPhone();
    const { prospectId } = await site.create({ customer: { name: 'Key Trading Ltd', customerType: 'company', phone } });
    await rig.workflows.models.prospects.updateOne(
      { _id: prospectId },
      { $set: { 'state.maintenancePlan': { quadrant: 'hh' } } },
    );
    return phone;
  }

  const caller = (phone: string) => ({ kind: 'customer', name: 'Owner of flat 12', phone });

  test.each([
    ['an ordinary one', 's3', 1, 'ordinary', async () => ({})],
    ['by what it is about', 's2', 2, 'category', async () => ({ category: 'error' })],
    ['by how it came', 's1', 3, 'channel', async () => ({ channel: 'media' })],
    ['settled at once', 's4', 1, 'settledOnTheSpot', async () => ({ settledOnTheSpot: true })],
    ['about the head of another branch', 's3', 3, 'ordinary', async () => ({ complainedStaffId: people.otherHead })],
    [
      'of a prospect’s customer',
      's3',
      1,
      'ordinary',
      async () => ({ customer: { kind: 'prospect', prospectId: (await site.create()).prospectId } }),
    ],
    ['of a key customer', 's2', 2, 'customer', async () => ({ customer: caller(await keyCustomer()) })],
    [
      'the same again',
      's2',
      2,
      'customer',
      async () => {
        const customer = caller(newPhone());
        await cases.register(
          { customer, receivedAt: new Date(Date.now() - 86_400_000).toISOString() },
          people.colleague,
        );
        return { customer };
      },
    ],
    ['of nobody who can be found', 's3', 1, 'ordinary', async () => ({ customer: { kind: 'anonymous' } })],
  ] as const)('%s: the preview says what the case then is', async (name, severity, level, reason, arrange) => {
    const receivedAt = new Date(Date.now() - 3_600_000).toISOString();
    const body = complaintBody({ receivedAt, ...(await arrange()) });
    const stopsSelling = severity !== 's4' && name !== 'of nobody who can be found';
    const before = await rig.workflows.models.complaints.countDocuments();
    const told = await preview(body);
    expect([told.status, told.body]).toMatchObject([200, { severity, level, reason, stopsSelling }]);
    expect(await rig.workflows.models.complaints.countDocuments()).toBe(before);
    const answer = await cases.register(body);
    expect(answer).toMatchObject({ severity, level, stopsSelling });
    const { clocks } = (await cases.read(answer.complaintId, desk.analyst)).body;
    const dueOf = (limits: readonly { clock: string; dueAt: string }[]) =>
      limits.map(({ clock, dueAt }) => `${clock} ${dueAt}`).toSorted();
    expect(dueOf(told.body.limits)).toEqual(dueOf(clocks));
    const ahead = await site.get<Preview>(`complaints/${answer.complaintId}/what-happens-when`, desk.analyst);
    const last = (happenings: Preview['happenings']) => happenings.slice(-3);
    expect(last(told.body.happenings)).toEqual(last(ahead.body.happenings));
  });

  test('a preview says of a customer what the severity says, and that another case is open: not which of both reasons, nor which case', async () => {
    const receivedAt = new Date(Date.now() - 600_000).toISOString();
    // all but the instant at which it was asked, and what registering says of other cases
    const ofTheCase = ({ body: { otherOpenCases: _, ...body } }: Reply<Preview>) => ({
      ...body,
      happenings: body.happenings.slice(1),
    });
    const phone = newPhone();
    const first = await cases.register({ customer: caller(phone), receivedAt: '2026-11-02T02:00:00.000Z' });
    const repeated = await preview(complaintBody({ customer: caller(phone), receivedAt }), people.colleague);
    const key = await preview(complaintBody({ customer: caller(await keyCustomer()), receivedAt }), people.colleague);
    expect(ofTheCase(repeated)).toEqual(ofTheCase(key));
    expect(repeated.body).toMatchObject({ reason: 'customer', openCases: [], otherOpenCases: true });
    expect(key.body).toMatchObject({ openCases: [], otherOpenCases: false });
    for (const secret of [first.caseNumber, first.complaintId, phone, 'flat 12'])
      expect(repeated.text).not.toContain(secret);
    // where what was entered is reason enough, it says nothing of the customer
    const graver = { category: 'error', receivedAt };
    const known = await preview(complaintBody({ ...graver, customer: caller(phone) }), people.colleague);
    expect(ofTheCase(known)).toEqual(ofTheCase(await preview(complaintBody(graver), people.colleague)));
    const { prospectId } = await site.create();
    const foreign = await preview(complaintBody({ customer: { kind: 'prospect', prospectId } }), people.otherManager);
    expect(foreign).toMatchObject({ status: 400, body: { errors: [{ pointer: '/customer/prospectId' }] } });
  });

  test('an open case that may be the same fact is named before it is registered again, to whom may read it', async () => {
    const phone = newPhone();
    const first = await cases.register({ customer: caller(phone), category: 'fee' });
    const own = await cases.register({ customer: caller(phone) }, people.colleague);
    const asked = complaintBody({ customer: caller(phone), category: 'fee' });
    const sign = { caseNumber: first.caseNumber, complaintId: first.complaintId, category: 'fee', status: 'received' };
    expect((await preview(asked)).body).toMatchObject({ openCases: [sign], otherOpenCases: true });
    expect((await preview(asked, desk.officer)).body).toMatchObject({
      openCases: [sign, { complaintId: own.complaintId, category: 'waitingTime' }],
      otherOpenCases: false,
    });
    const nobody = complaintBody({ customer: { kind: 'anonymous' }, category: 'fee' });
    expect((await preview(nobody)).body).toMatchObject({ openCases: [], otherOpenCases: false });
  });

  test('whoever tries out numbers by previews is accounted for without the numbers, and stopped; registering goes on', async () => {
    const phone = newPhone();
    const body = complaintBody({ customer: caller(phone) });
    const nobody = complaintBody({ customer: { kind: 'anonymous' } });
    await preview(nobody, desk.lobby);
    const asked = await Promise.all(Array.from({ length: lookUpsAtMost }, async () => preview(body, desk.lobby)));
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await preview(body, desk.lobby)).toMatchObject({ status: 429, body: { code: 'TOO_MANY_REQUESTS' } });
    expect((await preview(nobody, desk.lobby)).status).toBe(200);
    expect((await preview(body)).status).toBe(200);
    await cases.register(body, desk.lobby);
    const { body: audit, text } = await site.get<{ items: { reason: string }[] }>(
      `audit?staffId=${desk.lobby}&action=registrationPreviewed&limit=200`,
      people.admin,
    );
    expect(audit.items.map(({ reason }) => reason)).toEqual(
      Array.from({ length: lookUpsAtMost }, () => 'by number, s3 (ordinary)'),
    );
    expect(text).not.toContain(phone);
  });

  test('while nothing can be projected it is registered and safe, and visible afterwards', async () => {
    database.isAway = true;
    const key = randomUUID();
    const body = complaintBody({ category: 'error' });
    const away = await site.call<PendingComplaint>('POST', 'complaints', { key, body });
    database.isAway = false;
    expect(away).toMatchObject({ status: 202, body: { projected: false, severity: 's2', level: 2 } });
    await eventually(async () => expect((await cases.read(away.body.complaintId)).status).toBe(200));
    const again = await site.call<RegisteredComplaint>('POST', 'complaints', { key, body });
    expect(again).toMatchObject({ status: 200, body: { caseNumber: away.body.caseNumber } });
  });

  test('about another branch: its case, its rules and its supervisor, as the preview says', async () => {
    const { prospectId } = await site.create();
    const asked = complaintBody({ customer: { kind: 'prospect', prospectId }, branchId: 'b-02' });
    expect((await preview(asked)).body.branchId).toBe('b-02');
    expect((await preview({ ...asked, branchId: null })).body.branchId).toBe('b-01');
    const { complaintId } = await cases.register(asked);
    const { body } = await cases.read(complaintId, people.otherHead);
    expect(body.summary).toMatchObject({ branchId: 'b-02', receivedBy: people.manager });
    expect((await cases.read(complaintId, people.head)).status).toBe(404);
  });

  test.each([
    ['that nobody knows', { branchId: 'b-none' }],
    ['in which the person complained about does not work', { branchId: 'b-02', complainedStaffId: people.colleague }],
  ])('a branch %s is refused at its field, in the preview as well', async (_which, fields) => {
    const refused = { status: 400, body: { errors: [{ pointer: '/branchId' }] } };
    const body = complaintBody(fields);
    expect(await site.call<Problem>('POST', 'complaints', { body })).toMatchObject(refused);
    expect(await preview(body)).toMatchObject(refused);
    if ('complainedStaffId' in fields)
      expect(await cases.register({ ...fields, branchId: 'b-01' })).toMatchObject({ severity: 's3' });
  });

  test('somebody unknown cannot be complained about', async () => {
    const reply = await site.call<Problem>('POST', 'complaints', {
      body: complaintBody({ complainedStaffId: 's-none' }),
    });
    expect(reply).toMatchObject({ status: 400, body: { errors: [{ pointer: '/complainedStaffId' }] } });
  });
});

describe('working on a case', () => {
  test('from the acknowledgement to the customer’s acceptance, each by whom it is for', async () => {
    const { complaintId } = await cases.register();
    await cases.walk(complaintId, 'reportingBack');
    const closed = await cases.do(complaintId, 'recordReportBack', {}, people.manager);
    expect(closed.status).toBe('closed');
    const { body } = await cases.read(complaintId);
    expect(body.summary).toMatchObject({ open: false, next: null, handlerId: people.manager });
  });

  test('what is not met is said with words and with the way out', async () => {
    const { complaintId } = await cases.register({ complainedStaffId: people.colleague });
    const reply = await cases.command(complaintId, 'acknowledge', { handlerId: people.colleague }, desk.officer);
    expect(reply).toMatchObject({ status: 422, body: { code: 'UNMET_CONDITIONS', actualStatus: 'received' } });
    expect(reply.body.unmet).toEqual([
      {
        code: 'CX.INDEPENDENT',
        kind: 'hard',
        text: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[A-Z]/) },
        howToMeet: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[A-Z]/) },
      },
    ]);
  });

  test('a stale page, a status in which it is not possible, and a case that is over', async () => {
    const { complaintId } = await cases.register();
    await cases.do(complaintId, 'acknowledge', {}, desk.officer);
    const stale = await cases.command(complaintId, 'startWork', {}, people.manager, { expectedRevision: 1 });
    expect(stale).toMatchObject({
      status: 409,
      body: { code: 'STALE_STATE', actualRevision: 2, actualStatus: 'acknowledged' },
    });
    const early = await cases.command(complaintId, 'recordAnswer', {}, people.manager);
    expect(early).toMatchObject({ status: 409, body: { code: 'WRONG_PHASE', actualStatus: 'acknowledged' } });
    await cases.do(complaintId, 'withdraw', {}, desk.officer);
    const late = (): Promise<Reply<CommandReply>> => cases.command(complaintId, 'startWork', {}, people.manager);
    await eventually(async () => expect((await late()).body.code).toBe('COMPLAINT_CLOSED'));
    expect(await late()).toMatchObject({ status: 409, body: { actualStatus: 'withdrawn' } });
  });

  test('the same key does it once, also for a handler who has given the case away', async () => {
    const { complaintId } = await cases.register();
    await cases.do(complaintId, 'acknowledge', { handlerId: desk.lobby }, desk.officer);
    await cases.do(complaintId, 'startWork', {}, desk.lobby);
    const key = randomUUID();
    const news = { key, expectedRevision: 3 };
    const first = await cases.command(complaintId, 'tellCustomer', {}, desk.lobby, news);
    await cases.do(complaintId, 'replaceHandler', {}, desk.officer);
    const again = await cases.command(complaintId, 'tellCustomer', {}, desk.lobby, news);
    expect(again).toMatchObject({ status: 200, body: first.body });
    const anew = await cases.command(complaintId, 'tellCustomer', {}, desk.lobby, { expectedRevision: 5 });
    expect(anew.status).toBe(404);
  });

  test('people who are not known or may not handle cases are refused', async () => {
    const { complaintId } = await cases.register();
    const unknown = await cases.command(complaintId, 'acknowledge', { handlerId: 's-none' }, desk.officer);
    expect(unknown).toMatchObject({ status: 400, body: { errors: [{ pointer: '/payload/handlerId' }] } });
    const admin = await cases.command(complaintId, 'acknowledge', { handlerId: people.admin }, desk.officer);
    expect(admin.body.unmet?.map(({ code }) => code)).toEqual(['CX.ELIGIBLE']);
  });

  test('a category put right at triage is asked of the customer’s earlier cases', async () => {
    const customer = { kind: 'customer', name: 'Owner of flat 15', phone: newPhone() };
    await cases.register({ customer, category: 'waitingTime' });
    const { complaintId } = await cases.register({ customer, category: 'other' });
    const put = (category: string, severity: string): Promise<Reply<CommandReply>> =>
      cases.command(complaintId, 'acknowledge', { category, severity }, desk.officer);
    expect((await put('waitingTime', 's3')).body.unmet?.map(({ code }) => code)).toEqual(['CX.SEVERITY_FLOOR']);
    expect((await put('waitingTime', 's2')).status).toBe(200);
    expect((await cases.read(complaintId)).body.record).toMatchObject({ isRepeated: true, category: 'waitingTime' });
  });

  test('a duplicate is merged only into another case of the same customer', async () => {
    const customer = { kind: 'customer', name: 'Owner of flat 14', phone: newPhone() };
    const [first, second] = [await cases.register({ customer }), await cases.register({ customer })];
    const other = await cases.register();
    const merge = (into: string): Promise<Reply<CommandReply>> =>
      cases.command(second.complaintId, 'confirmDuplicate', { duplicateOf: into }, desk.officer);
    expect((await merge(other.complaintId)).body.unmet?.map(({ code }) => code)).toEqual(['CX.DUPLICATE']);
    expect(await merge('unknown')).toMatchObject({ status: 400 });
    // The second one is s2 as a repeated case; the same complaint once more repeats nothing.
    expect((await cases.read(second.complaintId)).body.record).toMatchObject({ isRepeated: true, severity: 's2' });
    const told = await cases.command(
      second.complaintId,
      'confirmDuplicate',
      { duplicateOf: first.complaintId, message: null },
      desk.officer,
    );
    expect(told.body.unmet?.map(({ code }) => code)).toEqual(['CX.MESSAGE']);
    await cases.walk(first.complaintId, 'reportingBack');
    await cases.do(first.complaintId, 'recordReportBack', {}, people.manager);
    expect((await merge(first.complaintId)).body.unmet?.map(({ code }) => code)).toEqual(['CX.DUPLICATE']);
    const third = await cases.register({ customer });
    await cases.do(third.complaintId, 'acknowledge', { severity: 's2' }, desk.officer);
    expect(await merge(third.complaintId)).toMatchObject({ status: 200, body: { status: 'merged' } });
    const { body } = await site.get<{ items: { type: string; notices: object[] }[] }>(
      `complaints/${second.complaintId}/history`,
      desk.officer,
    );
    expect(body.items.find(({ type }) => type === 'confirmDuplicate')?.notices).toMatchObject([
      { audience: 'handler', staffId: people.manager, action: 'inform' },
    ]);
  });

  test('two received cases are never merged into each other: the earlier one goes on', async () => {
    const customer = { kind: 'customer', name: 'Owner of flat 17', phone: newPhone() };
    const receivedAt = new Date(Date.now() - 60_000).toISOString();
    const { complaintId: earlier } = await cases.register({ customer, receivedAt });
    const { complaintId: later } = await cases.register({ customer, category: 'fee' });
    const merge = (complaintId: string, duplicateOf: string): Promise<Reply<CommandReply>> =>
      cases.command(complaintId, 'confirmDuplicate', { duplicateOf }, desk.officer);
    expect(await offered(earlier)).toEqual([]);
    expect(await offered(later)).toEqual([earlier]);
    expect((await merge(earlier, later)).body.unmet).toMatchObject([
      { code: 'CX.RECEIVED_FIRST', howToMeet: { en: expect.stringContaining('Keep this case') } },
    ]);
    const both = await Promise.all([merge(earlier, later), merge(later, earlier)]);
    expect(both.map(({ status }) => status)).toEqual([422, 200]);
    const left = await Promise.all([earlier, later].map(async (id) => (await cases.read(id)).body.summary.status));
    expect(left).toEqual(['received', 'merged']);
  });

  const reused = { status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } };

  test('a key that comes again with another body is refused, also when the case is out of reach', async () => {
    const customer = { kind: 'customer', name: 'Owner of flat 18', phone: newPhone() };
    const { complaintId } = await cases.register({ customer });
    await cases.do(complaintId, 'acknowledge', { handlerId: people.colleague }, desk.officer);
    await cases.do(complaintId, 'startWork', {}, people.colleague);
    const { revision: expectedRevision } = (await cases.read(complaintId)).body.summary;
    const asking = { key: randomUUID(), expectedRevision };
    const ask = (text: string): Promise<Reply<CommandReply>> =>
      cases.command(complaintId, 'askCustomer', { channel: 'phone', text }, people.colleague, asking);
    const done = await ask('which counter?');
    expect(done.status).toBe(200);
    await cases.do(complaintId, 'replaceHandler', { handlerId: people.manager, reason: 'moves away' }, desk.officer);
    expect((await cases.read(complaintId, people.colleague)).status).toBe(404);
    expect(await ask('which counter?')).toMatchObject({ status: 200, body: done.body });
    expect(await ask('on which day?')).toMatchObject(reused);
  });

  test('and when the case is over, whether Temporal still knows the command or only the case does', async () => {
    const customer = { kind: 'customer', name: 'Owner of flat 19', phone: newPhone() };
    const { complaintId } = await cases.register({ customer });
    const other = await cases.register({ customer, category: 'fee' });
    const merging = { key: randomUUID(), expectedRevision: other.revision };
    const merge = (payload: Record<string, unknown>): Promise<Reply<CommandReply>> =>
      cases.command(
        other.complaintId,
        'confirmDuplicate',
        { duplicateOf: complaintId, ...payload },
        desk.officer,
        merging,
      );
    const merged = await merge({});
    expect(merged).toMatchObject({ status: 200, body: { status: 'merged' } });
    const another = { message: { channel: 'visit', text: 'we go on' } };
    const expectSame = async (): Promise<void> => {
      expect(await merge({})).toMatchObject({ status: 200, body: merged.body });
      expect(await merge(another)).toMatchObject(reused);
    };
    await rig.workflows.client.workflow.getHandle(complaintWorkflowId(other.complaintId)).result();
    await expectSame();
    await runAgain(other.complaintId, merging.key);
    await expectSame();
  });

  /** Another run of a case that is over, as a renewal leaves one: the command is in the run before, its receipt in this one. */
  async function runAgain(complaintId: string, commandId: string): Promise<void> {
    const { client, taskQueue } = rig.workflows;
    const workflowId = complaintWorkflowId(complaintId);
    const handle = client.workflow.getHandle(workflowId);
    const { rules, ...record } = await handle.query(complaintQueries.getRecord);
    const receipt = await handle.query(complaintQueries.getReceipt, commandId);
    if (receipt === null) throw new Error('no receipt');
    const carry: ComplaintCarry = {
      ...record,
      calendar,
      calendarReadAtMs: Date.now(),
      receipts: [receipt],
      pendingEvents: [],
      inbox: [],
      isHoldTold: false,
    };
    const args = [{ rules, from: { kind: 'carry', carry } }];
    await client.workflow.execute(complaintWorkflowType, { workflowId, taskQueue, args });
  }

  async function offered(complaintId: string, as: string = desk.officer): Promise<readonly string[]> {
    const { body } = await site.get<{ items: readonly { complaintId: string }[] }>(
      `complaints/${complaintId}/possible-duplicates`,
      as,
    );
    return body.items.map((item) => item.complaintId);
  }

  test('cases to merge into are offered by the customer’s number, whatever the name, the same matter first', async () => {
    const phone = newPhone();
    const ofCustomer = async (fields: Record<string, unknown>, name = 'Owner of flat 15'): Promise<string> =>
      (await cases.register({ customer: { kind: 'customer', name, phone }, ...fields })).complaintId;
    const about = await ofCustomer({}, 'the owner of flat fifteen');
    const another = await ofCustomer({ category: 'fee' });
    const over = await ofCustomer({});
    await cases.do(over, 'withdraw', { rootCauseClass: 'people', rootCause: 'a misprint' }, desk.officer);
    const namesake = await cases.register({
      customer: { kind: 'customer', name: 'Owner of flat 15', phone: newPhone() },
    });
    const given = await ofCustomer({});
    expect(await offered(given)).toEqual([about, another]);
    expect(await offered(namesake.complaintId)).toEqual([]);
  });

  test('of whom only a name is known, by name; of those who read no more than their own, those', async () => {
    const customer = { kind: 'customer', name: `Somebody ${randomUUID()}` };
    const first = await cases.register({ customer });
    const second = await cases.register({ customer }, people.colleague);
    expect(await offered(second.complaintId)).toEqual([first.complaintId]);
    // whoever registered only one of them reads only that one
    expect(await offered(second.complaintId, people.colleague)).toEqual([]);
    expect((await site.get(`complaints/${first.complaintId}/possible-duplicates`, people.colleague)).status).toBe(404);
  });

  test('an anonymous one is merged into another of the category on that day, and nobody has to be told', async () => {
    const customer = { kind: 'anonymous' };
    const [first, second] = [await cases.register({ customer }), await cases.register({ customer })];
    const dayBefore = new Date(Date.now() - 86_400_000).toISOString();
    const earlier = await cases.register({ customer, receivedAt: dayBefore });
    const fee = await cases.register({ customer, category: 'fee' });
    const found = await offered(second.complaintId);
    expect(found).toContain(first.complaintId);
    expect(found.filter((id) => id === earlier.complaintId || id === fee.complaintId)).toEqual([]);
    const merge = (duplicateOf: string): Promise<Reply<CommandReply>> =>
      cases.command(second.complaintId, 'confirmDuplicate', { duplicateOf, message: null }, desk.officer);
    expect((await merge(earlier.complaintId)).body.unmet?.map(({ code }) => code)).toEqual(['CX.DUPLICATE']);
    expect(await merge(first.complaintId)).toMatchObject({ status: 200, body: { status: 'merged' } });
  });
});

describe('what is seen', () => {
  const secret = '13911112222';

  async function registered(fields: Record<string, unknown> = {}): Promise<string> {
    const customer = { kind: 'customer', name: 'Owner of flat 16', phone: newPhone() };
    const description = `asked to be called at ${secret}, nobody called`;
    return (await cases.register({ customer, description, ...fields })).complaintId;
  }

  test('numbers are masked for everybody; whoever works on the case has them shown, which is written down', async () => {
    const complaintId = await registered();
    const { body, text } = await cases.read(complaintId, desk.officer);
    expect(text).not.toContain(secret);
    expect(body.record?.customer?.phone).toMatch(/^••••\d{4}$/);
    const shown = await site.call<{ value: string }>('POST', `complaints/${complaintId}/reveal`, {
      as: desk.officer,
      body: { field: '/description', reason: 'handleComplaint' },
    });
    expect(shown.body.value).toContain(secret);
    const entry = await rig.workflows.models.auditEntries.findOne({ 'subject.id': complaintId }).lean();
    expect(entry).toMatchObject({ action: 'dataRevealed', staffId: desk.officer, subject: { kind: 'complaint' } });
  });

  test('whoever registered it reads how it stands; what people said is for those who work on it', async () => {
    const complaintId = await registered();
    const { status, body, text } = await cases.read(complaintId, people.manager);
    expect(status).toBe(200);
    expect(body.record).toBeNull();
    expect(text).not.toContain('nobody called');
    expect((await site.get(`complaints/${complaintId}/history`, people.manager)).status).toBe(403);
    expect((await cases.read(complaintId, people.colleague)).status).toBe(404);
    // The branch next door does not see it, either; the officer of the whole bank does.
    expect((await cases.read(complaintId, people.otherHead)).status).toBe(404);
    expect((await cases.read(complaintId, people.head)).body.record).not.toBeNull();
  });

  test('the person complained about finds nothing, although head of the branch', async () => {
    const complaintId = await registered({ complainedStaffId: people.head });
    expect((await cases.read(complaintId, people.head)).status).toBe(404);
    const { text } = await site.get('complaints?status=all&limit=200', people.head);
    expect(text).not.toContain(complaintId);
    expect((await cases.command(complaintId, 'acknowledge', {}, people.head)).status).toBe(404);
  });

  test('research reads without names', async () => {
    const complaintId = await registered();
    const { body, text } = await cases.read(complaintId, desk.analyst);
    expect(text).not.toContain('flat 16');
    expect(body.record).toMatchObject({ category: 'waitingTime', description: '••••' });
    expect(body.permittedCommands).toEqual([]);
    expect(body.summary.customerName).toBe('••••');
  });

  test('the log has every event with what it did to the clocks', async () => {
    const complaintId = await registered();
    await cases.do(complaintId, 'acknowledge', {}, desk.officer);
    const path = `complaints/${complaintId}/history`;
    const { body } = await site.get<{ items: { type: string; ledger: { clock: string; kind: string }[] }[] }>(
      path,
      desk.officer,
    );
    expect(body.items.map(({ type }) => type)).toEqual(['register', 'acknowledge']);
    expect(body.items[1]?.ledger).toContainEqual(expect.objectContaining({ clock: 'acknowledge', kind: 'met' }));
    const page = await site.get<{ nextCursor: string }>(`${path}?limit=1&order=desc`, desk.officer);
    const next = await site.get<{ items: { revision: number }[]; nextCursor: null }>(
      `${path}?limit=1&order=desc&cursor=${page.body.nextCursor}`,
      desk.officer,
    );
    expect(next.body).toMatchObject({ items: [{ revision: 1 }], nextCursor: null });
  });

  test('the log says of each clock that stands still whether what is left is working time', async () => {
    const { complaintId } = await cases.register({ category: 'fraudSecurity' });
    await cases.walk(complaintId, 'investigating', { category: 'fraudSecurity', severity: 's1' });
    await cases.do(complaintId, 'askCustomer', {}, people.manager);
    const { body } = await site.get<{ items: { ledger: { clock: string; kind: string }[] }[] }>(
      `complaints/${complaintId}/history?order=desc&limit=1`,
      desk.officer,
    );
    const paused = body.items[0]?.ledger.filter(({ kind }) => kind === 'paused');
    // a grave case is resolved in calendar days; the customer hears news every three working days
    expect(paused).toContainEqual(expect.objectContaining({ clock: 'resolve', countsWorkingTime: false }));
    expect(paused).toContainEqual(expect.objectContaining({ clock: 'interimNews', countsWorkingTime: true }));
  });

  test('what happens when nobody acts: for a case as it stands, and for one that does not exist yet', async () => {
    const complaintId = await registered();
    interface Happenings {
      happenings: { at: string; clock: string | null; level: number; overdue: boolean }[];
    }
    const { body } = await site.get<Happenings>(`complaints/${complaintId}/what-happens-when`, desk.officer);
    expect(body.happenings.find(({ overdue }) => overdue)).toMatchObject({ clock: 'acknowledge', level: 1 });
    expect(body.happenings.at(-1)?.level).toBe(3);
    const preview = await site.call<Happenings>('POST', 'complaints/previews', {
      key: null,
      body: { branchId: 'b-01', severity: 's3', receivedAt: '2026-11-27T16:00:00+08:00' },
    });
    const overdue = preview.body.happenings.filter((step) => step.overdue);
    expect(overdue.find(({ clock }) => clock === 'acknowledge')?.at).toBe('2026-11-30T04:00:00.000Z');
    expect(overdue.find(({ clock }) => clock === 'firstAnswer')?.at).toBe('2026-11-30T08:00:00.000Z');
    expect(overdue.find(({ clock }) => clock === 'resolve')?.at).toBe('2026-12-04T08:00:00.000Z');
  });

  test('the presets name where they come from', async () => {
    const { body } = await site.get<{ presets: { code: string; source: { en: string } }[] }>('complaint-presets');
    expect(body.presets.map(({ code }) => code)).toEqual(['bank', 'china', 'uk']);
    for (const { source } of body.presets) expect(source.en).toMatch(/before use/);
  });
});

describe('the customer’s prospects', () => {
  interface Held {
    held: boolean;
    complaints: ComplaintSign[];
  }

  test('stand still from the registration to the closing, and say why', async () => {
    const phone = newPhone();
    const { prospectId } = await site.create({
      customer: { name: 'Harbour Trading Ltd', customerType: 'company', phone },
    });
    const { complaintId, caseNumber } = await cases.register({
      customer: { kind: 'customer', name: 'Harbour Trading Ltd', phone },
    });
    const look = async (): Promise<Held> => (await site.get<Held>(`prospects/${prospectId}`)).body;
    await eventually(async () => expect((await look()).held).toBe(true));
    const { complaints } = await look();
    const sign = { caseNumber, severity: 's3', status: 'received', since: expect.any(String) };
    expect(complaints).toEqual([{ ...sign, complaintId }]);
    const seenBy = async (as: string) => (await site.get<Held>(`prospects/${prospectId}`, as)).body.complaints;
    // Whoever reads the prospect, but not the case, hears that it is there.
    expect(await seenBy(people.admin)).toEqual([{ ...sign, complaintId: null }]);
    expect((await site.command(prospectId, 'recordContact')).status).toBe(423);
    await cases.walk(complaintId, 'reportingBack');
    await cases.do(complaintId, 'recordReportBack', {}, people.manager);
    await eventually(async () => expect(await look()).toMatchObject({ held: false, complaints: [] }));
    expect((await site.command(prospectId, 'recordContact')).status).toBe(200);
  });
});
