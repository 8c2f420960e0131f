import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pino } from 'pino';
import { Webhook } from 'standardwebhooks';
import { createMailer, type Mail } from '../../adapters/mail.ts';
import { generatePayloadKey, parsePayloadKeys } from '../../adapters/payload-codec.ts';
import { createPostJson } from '../../adapters/post-json.ts';
import { createSecretBox } from '../../adapters/sealed-secret.ts';
import type { ChannelFilter, ChannelKind } from '../../domain/correspondence/channel.ts';
import type { NotificationPreferences } from '../../domain/correspondence/preferences.ts';
import type { StaffProfile } from '../../domain/prospect/catalogue.ts';
import { deliveryId, untried, type Delivery } from '../../models/delivery.ts';
import { settleItems } from '../../models/inbox-item.ts';
import { resumeCorrespondence } from '../../workers/resume-correspondence.ts';
import { correspondenceWorkflowId } from '../../workflows/correspondence/messages.ts';
import { CaseOnServer } from '../helpers/case-on-server.ts';
import { eventually } from '../helpers/eventually.ts';
import { PostOffice } from '../helpers/post-office.ts';
import { Provider } from '../helpers/provider.ts';
import { WorkflowRig } from '../helpers/workflow-rig.ts';

const secrets = createSecretBox(parsePayloadKeys(generatePayloadKey('test')));
const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
const publicUrl = 'https://tuoke.example.com';
let office: PostOffice;
let rig: WorkflowRig;
/** What left for the mail server, also what came again. */
const posted: Mail[] = [];
/** What happens right after the mail server has taken a mail, before that is written down. */
let afterSending: () => void = () => undefined;

beforeAll(async () => {
  office = await PostOffice.open();
  const send = createMailer({ smtpUrl: office.url, from: 'Tuoke <tuoke@example.com>', domain: 'tuoke.example.com' });
  rig = await WorkflowRig.start({
    outside: {
      mail: async (mail) => {
        await send(mail);
        posted.push(mail);
        afterSending();
      },
      post: createPostJson(false),
      secrets,
      publicUrl,
    },
  });
});
afterAll(async () => {
  await rig.stop();
  await office.close();
});

const minuteOfDay = (ms: number): number => Math.floor(ms / 60_000 + 480) % 1_440;
const noQuiet = { fromMinute: 0, untilMinute: 0 };

/** A complaint officer, alone in the branch of a case, with an account; never quiet and mailed at once unless told. */
async function employ(
  chosen: Partial<NotificationPreferences> = {},
): Promise<{ id: string; email: string; branchId: string }> {
  const { models } = rig;
  const id = `s-${randomUUID()}`;
  const branchId = `b-${randomUUID()}`;
  const profiles: StaffProfile[] = ['complaintOfficer'];
  const name = { zh: '投诉处理岗', en: 'Complaint officer' };
  await models.staff.create({ _id: id, employeeNo: id, name, profiles, branchId, teamId: null, active: true });
  const email = `${id}@bank.example`;
  const now = new Date();
  await models.accounts.collection.insertOne({
    _id: id,
    staffId: id,
    email,
    name: 'officer',
    emailVerified: true,
    mustChangePassword: false,
    isDemo: false,
    language: 'en',
    createdAt: now,
    updatedAt: now,
  } as never);
  const usual = {
    mail: { complaints: 'now', deadlines: 'now', changes: 'now' },
    digestAtMinute: 0,
    quiet: noQuiet,
  } as const;
  await models.notificationPreferences.create({ _id: id, ...usual, ...chosen });
  return { id, email, branchId };
}

async function registerIn(branchId: string, overrides = {}): Promise<CaseOnServer> {
  return CaseOnServer.register(rig, { branchId, caseNumber: `TS-${randomUUID().slice(0, 4)}`, ...overrides });
}

async function deliveriesTo(correspondent: string): Promise<Delivery[]> {
  return rig.models.deliveries.find({ correspondent }).sort({ createdAt: 1 }).lean<Delivery[]>();
}

const workflowOf = (correspondent: string) => ({ workflowId: correspondenceWorkflowId(correspondent) });

test('one mail for a cause, although the worker dies between sending and writing that down and the event is projected again', async () => {
  const officer = await employ();
  const correspondent = `staff:${officer.id}`;
  let deaths = 0;
  afterSending = () => {
    if (deaths > 0) return;
    deaths += 1;
    throw new Error('killed');
  };
  const given = await registerIn(officer.branchId);
  await eventually(async () => expect(await deliveriesTo(correspondent)).toMatchObject([{ state: 'sent' }]));
  const mailsOfCase = posted.filter(({ to }) => to === officer.email);
  expect(mailsOfCase).toHaveLength(2);
  expect(mailsOfCase[0]).toEqual(mailsOfCase[1]);
  const [mail, ...others] = await office.mails(officer.email);
  expect(others).toEqual([]);
  const { caseNumber } = await given.state();
  expect(mail?.subject).toBe(`[Tuoke] Complaint ${caseNumber}: Is yours to work on`);
  expect(mail?.text).toContain(`${publicUrl}/complaints/${given.complaintId}`);
  expect(`${mail?.subject}${mail?.text}`).not.toMatch(/Harbour|\d{11}/);
  afterSending = () => undefined;
  const { activities } = rig;
  const events = await rig.models.complaintEvents.find({ complaintId: given.complaintId }, { _id: 0 }).lean();
  for (let again = 0; again < 3; again += 1)
    await activities.projectComplaint({ snapshot: await given.state(), events } as never);
  await rig.client.workflow.getHandle(correspondenceWorkflowId(correspondent)).result();
  rig.track(correspondenceWorkflowId(correspondent));
  expect(posted.filter(({ to }) => to === officer.email)).toHaveLength(2);
  expect(await deliveriesTo(correspondent)).toHaveLength(1);
});

test('a dead mail server slows no command, and what it did not take arrives when it is back', async () => {
  const officer = await employ();
  const correspondent = `staff:${officer.id}`;
  await office.goAway();
  const given = await registerIn(officer.branchId);
  await eventually(async () =>
    expect(await deliveriesTo(correspondent)).toMatchObject([
      { state: 'sending', tries: 1, lastError: expect.stringContaining('ESOCKET') as string },
    ]),
  );
  const startedMs = performance.now();
  expect(await given.do('acknowledge', { handlerId: officer.id })).toMatchObject({ projected: true });
  expect(performance.now() - startedMs).toBeLessThan(5_000);
  await office.comeBack();
  await rig.skip(workflowOf(correspondent), 20);
  await eventually(async () => {
    const states = (await deliveriesTo(correspondent)).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['sent']));
  });
  expect((await office.mails(officer.email)).length).toBeGreaterThan(0);
  rig.track(correspondenceWorkflowId(correspondent));
});

test('in quiet hours only what is urgent is mailed; the rest follows at their end', async () => {
  const minute = minuteOfDay(Date.now());
  const quiet = { fromMinute: (minute + 1_380) % 1_440, untilMinute: (minute + 60) % 1_440 };
  const officer = await employ({ quiet });
  const correspondent = `staff:${officer.id}`;
  await registerIn(officer.branchId);
  const urgent = await registerIn(officer.branchId, { category: 'fraudSecurity' });
  await eventually(async () => expect(await deliveriesTo(correspondent)).toHaveLength(2));
  await urgent.do('acknowledge', { handlerId: officer.id, severity: 's1', category: 'fraudSecurity' });
  await eventually(async () => expect(await office.mails(officer.email)).toHaveLength(2));
  const { caseNumber } = await urgent.state();
  for (const { subject } of await office.mails(officer.email)) expect(subject).toContain(caseNumber);
  await rig.skip(workflowOf(correspondent), 3_700);
  await eventually(async () => expect(await office.mails(officer.email)).toHaveLength(3));
  rig.track(correspondenceWorkflowId(correspondent));
});

test('a digest gathers what came, and goes out once, at its time', async () => {
  const mail = { complaints: 'digest', deadlines: 'off', changes: 'off' } as const;
  const officer = await employ({ mail, digestAtMinute: (minuteOfDay(Date.now()) + 30) % 1_440 });
  const correspondent = `staff:${officer.id}`;
  const cases = [await registerIn(officer.branchId), await registerIn(officer.branchId)];
  await eventually(async () => expect(await deliveriesTo(correspondent)).toHaveLength(2));
  expect(await office.mails(officer.email)).toEqual([]);
  await rig.skip(workflowOf(correspondent), 2_000);
  await eventually(async () => expect(await office.mails(officer.email)).toHaveLength(1));
  const [digest] = await office.mails(officer.email);
  expect(digest?.subject).toBe('[Tuoke] 2 notices');
  for (const given of cases) expect(digest?.text).toContain(given.complaintId);
  expect(new Set((await deliveriesTo(correspondent)).map(({ mailing }) => mailing)).size).toBe(1);
  rig.track(correspondenceWorkflowId(correspondent));
});

test('what has been read in the inbox, or decided, before the digest goes out is not mailed any more', async () => {
  const mail = { complaints: 'digest', deadlines: 'off', changes: 'off' } as const;
  const officer = await employ({ mail, digestAtMinute: (minuteOfDay(Date.now()) + 30) % 1_440 });
  const correspondent = `staff:${officer.id}`;
  const [read, unread] = [await registerIn(officer.branchId), await registerIn(officer.branchId)];
  const [decided, extended] = [await registerIn(officer.branchId), await registerIn(officer.branchId)];
  await eventually(async () => expect(await deliveriesTo(correspondent)).toHaveLength(4));
  await rig.models.inboxItems.updateMany({ complaintId: read.complaintId }, { $set: { readAt: new Date() } });
  // as if a decision had been asked for in both, and somebody had made that of the one alone
  for (const [{ complaintId: recordId }, asks] of [
    [decided, 'approval'],
    [extended, 'extension'],
  ] as const) {
    await rig.models.inboxItems.updateMany({ complaintId: recordId }, { $set: { kind: 'decide', asks } });
    const settlement = {
      revision: 9,
      type: 'decideApproval',
      by: 's-9',
      atMs: Date.now(),
      outcome: 'approved',
    } as const;
    await settleItems(rig.models.inboxItems, [{ recordId, settlement: { ...settlement, asks: ['approval'] } }]);
  }
  await rig.skip(workflowOf(correspondent), 2_000);
  await eventually(async () => expect(await office.mails(officer.email)).toHaveLength(1));
  const [digest] = await office.mails(officer.email);
  expect(digest?.text).toContain(unread.complaintId);
  expect(digest?.text).toContain(extended.complaintId);
  for (const { complaintId } of [read, decided]) expect(digest?.text).not.toContain(complaintId);
  const states = (await deliveriesTo(correspondent)).map(({ state }) => state);
  expect(states.toSorted()).toEqual(['sent', 'sent', 'skipped', 'skipped']);
  rig.track(correspondenceWorkflowId(correspondent));
});

interface ChannelOptions {
  readonly kind: ChannelKind;
  readonly url: string;
  readonly secret?: string;
  readonly branchId: string;
  readonly filter?: Partial<ChannelFilter>;
}

async function openChannel({ kind, url, secret, branchId, filter = {} }: ChannelOptions): Promise<string> {
  const _id = randomUUID();
  await rig.models.channels.create({
    _id,
    kind,
    name: kind,
    language: 'en',
    origin: new URL(url).origin,
    sealedUrl: await secrets.seal(url),
    sealedSecret: secret === undefined ? null : await secrets.seal(secret),
    filter: { about: [], kinds: [], severities: [], branchIds: [branchId], ...filter },
    active: true,
    version: 1,
    createdAt: new Date(),
    changedBy: 's-0999',
    madeWith: _id,
  });
  return `channel:${_id}`;
}

test('a webhook is signed, is tried again under the same id, and is told of what it asked for alone', async () => {
  const { branchId } = await employ();
  const provider = await Provider.open();
  provider.answers = [
    { status: 500, body: 'secret words' },
    { status: 302, body: '', location: `${provider.url}/elsewhere` },
    { status: 204, body: '' },
  ];
  const secret = newWebhookSecret();
  const correspondent = await openChannel({ kind: 'webhook', url: `${provider.url}/hook`, secret, branchId });
  const deaf = await openChannel({
    kind: 'webhook',
    url: `${provider.url}/deaf`,
    secret,
    branchId,
    filter: { severities: ['s1'] },
  });
  const given = await registerIn(branchId);
  for (const tries of [1, 2]) {
    await eventually(async () =>
      expect(await deliveriesTo(correspondent)).toMatchObject([{ state: 'sending', tries }]),
    );
    await rig.skip(workflowOf(correspondent), 40);
  }
  await eventually(async () => expect(await deliveriesTo(correspondent)).toMatchObject([{ state: 'sent', tries: 3 }]));
  expect(provider.received.map(({ path }) => path)).toEqual(['/hook', '/hook', '/hook']);
  expect(new Set(provider.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(JSON.stringify(await deliveriesTo(correspondent))).not.toContain('secret words');
  const [last] = provider.received.slice(-1);
  // The time of its workflow was moved ahead.
  const first = provider.received[0] as NonNullable<typeof last>;
  expect(new Webhook(secret).verify(first.body, first.headers as Record<string, string>)).toMatchObject({
    type: 'complaint.assigned',
    data: {
      recordId: given.complaintId,
      severity: 's3',
      branchId,
      url: `${publicUrl}/complaints/${given.complaintId}`,
    },
  });
  expect(() => new Webhook(newWebhookSecret()).verify(first.body, first.headers as Record<string, string>)).toThrow(
    'signature',
  );
  expect(await deliveriesTo(deaf)).toEqual([]);
  rig.track(correspondenceWorkflowId(correspondent));
  await provider.close();
});

test.each([
  ['wecom', { errcode: 40_058 }, { errcode: 0 }],
  ['dingtalk', { errcode: 310_000 }, { errcode: 0 }],
  ['feishu', { code: 19_021 }, { code: 0 }],
] as const)('%s: an error in an answer with status 200 is tried again', async (kind, refusal, success) => {
  const { branchId } = await employ();
  const provider = await Provider.open();
  provider.answers = [refusal, success].map((body) => ({ status: 200, body: JSON.stringify(body) }));
  const correspondent = await openChannel({ kind, url: `${provider.url}/send?key=k`, secret: 'SEC1', branchId });
  const given = await registerIn(branchId);
  await eventually(async () =>
    expect(await deliveriesTo(correspondent)).toMatchObject([{ state: 'sending', tries: 1 }]),
  );
  const [failed] = await deliveriesTo(correspondent);
  expect(failed?.lastStatus).toBe(Object.values(refusal)[0]);
  await rig.skip(workflowOf(correspondent), 20);
  await eventually(async () => expect(await deliveriesTo(correspondent)).toMatchObject([{ state: 'sent', tries: 2 }]));
  expect(provider.received[1]?.body).toContain((await given.state()).caseNumber);
  rig.track(correspondenceWorkflowId(correspondent));
  await provider.close();
});

test('a worker that starts takes up what is on its way although Temporal knows nothing of it', async () => {
  const { branchId } = await employ();
  const provider = await Provider.open();
  provider.answers = [{ status: 200, body: '{"errcode":0}' }];
  const correspondent = await openChannel({ kind: 'wecom', url: provider.url, branchId });
  const now = new Date();
  await rig.models.deliveries.create({
    _id: deliveryId('test/left-behind', correspondent),
    correspondent,
    medium: 'wecom',
    about: 'test',
    recordId: 'left-behind',
    revision: 0,
    kind: 'test',
    type: 'test',
    urgent: true,
    at: now,
    ...untried(now),
  });
  const deps = { models: rig.models, temporal: rig.client, correspondenceQueue: rig.taskQueue };
  await resumeCorrespondence(deps, pino({ level: 'silent' }), new AbortController().signal);
  await eventually(async () => expect(await deliveriesTo(correspondent)).toMatchObject([{ state: 'sent' }]));
  expect(provider.received).toHaveLength(1);
  rig.track(correspondenceWorkflowId(correspondent));
  await provider.close();
});
