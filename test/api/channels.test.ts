import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { tellOutsideOf } from '../../activities/index.ts';
import { reconcile } from '../../activities/reconciliation/reconcile.ts';
import { createPostJson } from '../../adapters/post-json.ts';
import type { Mail } from '../../adapters/mail.ts';
import { ProviderFailure } from '../../adapters/provider-failure.ts';
import type { Problem } from '../../contracts/problem.ts';
import type { Channel } from '../../models/channel.ts';
import { ApiRig, people, secrets, type Site } from '../helpers/api-rig.ts';
import { CaseDesk } from '../helpers/case-desk.ts';
import { eventually } from '../helpers/eventually.ts';
import { Provider } from '../helpers/provider.ts';

let rig: ApiRig;
let site: Site;
let cases: CaseDesk;
let provider: Provider;
const mails: Mail[] = [];
let mailServer: 'there' | 'refusing' = 'there';
beforeAll(async () => {
  provider = await Provider.open();
  rig = await ApiRig.start({
    outside: {
      mail: (mail) => {
        if (mailServer === 'refusing')
          throw new ProviderFailure('mail server: EENVELOPE 550', { status: 550, isPermanent: true });
        mails.push(mail);
        return Promise.resolve();
      },
      post: createPostJson(false),
      secrets,
      publicUrl: 'https://tuoke.example.com',
    },
  });
  ({ site } = rig);
  cases = await CaseDesk.open(rig);
});
afterAll(async () => {
  await rig.stop();
  await provider.close();
});

const everything = { about: [], kinds: [], severities: [], branchIds: [] };
const webhook = (overrides = {}) => ({
  kind: 'webhook',
  name: 'Data warehouse',
  language: 'en',
  url: `${provider.url}/hook?key=hidden`,
  filter: everything,
  active: true,
  ...overrides,
});

interface Told {
  readonly channelId: string;
  readonly secret: string | null;
  readonly version: number;
}

async function add(overrides = {}, key?: string): Promise<Told> {
  const call = { as: people.admin, body: webhook(overrides), ...(key === undefined ? {} : { key }) };
  const reply = await site.call<Told>('POST', 'channels', call);
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body;
}

interface LoggedDelivery {
  readonly deliveryId: string;
  readonly state: string;
  readonly lastError: string | null;
  readonly lastStatus: number | null;
  readonly kind: string;
  readonly staffId: string | null;
}

async function logOf(query: string): Promise<LoggedDelivery[]> {
  return (await site.get<{ items: LoggedDelivery[] }>(`deliveries?${query}`, people.admin)).body.items;
}

describe('a channel', () => {
  test('its secret is told once, to the same request again, and never stands anywhere in clear', async () => {
    const added = await add({ active: false }, 'add-once');
    expect(await add({ active: false }, 'add-once')).toEqual(added);
    const list = await site.get('channels', people.admin);
    expect(list.text).toContain(added.channelId);
    expect(list.text).not.toMatch(/whsec_|hidden/);
    const stored = await rig.workflows.models.channels.findById(added.channelId).lean<Channel>();
    expect(JSON.stringify(stored)).not.toMatch(/whsec_|hidden/);
    const audit = await site.get('audit?action=channelChanged', people.admin);
    expect(audit.text).toContain(added.channelId);
    expect(audit.text).not.toMatch(/whsec_|hidden/);
  });

  test('a test arrives, signed with that secret, although the channel is still off; the log tells it', async () => {
    const { channelId, secret } = await add({ active: false });
    const reply = await site.call<{ deliveryId: string }>('POST', `channels/${channelId}/test`, {
      as: people.admin,
      body: {},
    });
    await eventually(async () =>
      expect(await logOf(`channelId=${channelId}`)).toMatchObject([
        { deliveryId: reply.body.deliveryId, state: 'sent', kind: 'test' },
      ]),
    );
    const [request] = provider.received.slice(-1);
    const { body, headers, path } = request as NonNullable<typeof request>;
    expect(path).toBe('/hook?key=hidden');
    expect(new Webhook(secret ?? '').verify(body, headers as Record<string, string>)).toMatchObject({
      type: 'test.test',
    });
  });

  /** Sends a test to a channel.   @returns what arrived */
  async function tested(channelId: string) {
    const before = provider.received.length;
    const reply = await site.call('POST', `channels/${channelId}/test`, { as: people.admin, body: {} });
    expect(reply.status).toBe(200);
    await eventually(() => Promise.resolve(expect(provider.received).toHaveLength(before + 1)));
    const { body, headers } = provider.received.at(-1) as NonNullable<(typeof provider.received)[0]>;
    return { signature: String(headers['webhook-signature']), takes: takes(body, headers as Record<string, string>) };
  }

  /** Whether a receiver who knows a secret takes a message. */
  const takes = (body: string, headers: Record<string, string>) => (secret: string | null) => {
    try {
      new Webhook(secret ?? '').verify(body, headers);
      return true;
    } catch (error) {
      if (error instanceof WebhookVerificationError) return false;
      throw error;
    }
  };

  test('another secret: both are good for as long as was said, then the new one alone; told once, never read back', async () => {
    const { channelId, secret: first, version } = await add({ active: false });
    const rotate = (at: number, overlapHours: number, key: string) =>
      site.call<Told>('POST', `channels/${channelId}/rotate`, {
        as: people.admin,
        body: { version: at, overlapHours },
        key,
      });
    const rotated = await rotate(version, 24, 'rotate-once');
    const second = rotated.body.secret;
    expect(second).toMatch(/^whsec_/);
    expect(second).not.toBe(first);
    expect((await rotate(version, 24, 'rotate-once')).body).toEqual(rotated.body);
    expect((await rotate(version, 24, 'rotate-late')).body).toMatchObject({ code: 'STALE_STATE' });
    const overlap = await tested(channelId);
    expect(overlap.signature.split(' ')).toHaveLength(2);
    expect([first, second].map(overlap.takes)).toEqual([true, true]);

    const { channels } = rig.workflows.models;
    const past = new Date(Date.now() - 1_000);
    await channels.updateOne({ _id: channelId }, { $set: { 'oldSecret.until': past } });
    const after = await tested(channelId);
    expect([first, second].map(after.takes)).toEqual([false, true]);
    expect((await channels.findById(channelId).lean<Channel>())?.oldSecret).toBeNull();

    const third = (await rotate(version + 1, 0, 'rotate-at-once')).body.secret;
    const atOnce = await tested(channelId);
    expect([second, third].map(atOnce.takes)).toEqual([false, true]);
    const told = [
      (await site.get('channels', people.admin)).text,
      (await site.get('audit?action=channelChanged', people.admin)).text,
      JSON.stringify(await channels.findById(channelId).lean()),
    ];
    expect(told.join('')).not.toContain('whsec_');
    expect(told[1]).toContain('another secret, both for 24 hours');
  });

  test('the secret of a robot is not ours to change', async () => {
    const { channelId, version } = await add({ kind: 'wecom', active: false });
    const body = { version, overlapHours: 24 };
    expect((await site.call('POST', `channels/${channelId}/rotate`, { as: people.admin, body })).status).toBe(404);
  });

  test('retired it is told nothing more: what waits is cancelled with the reason, the log keeps what it was told', async () => {
    const { channelId } = await add({ active: false });
    await tested(channelId);
    await eventually(async () => expect(await logOf(`channelId=${channelId}`)).toMatchObject([{ state: 'sent' }]));
    provider.answers = [{ status: 503, body: '' }];
    await tested(channelId);
    provider.answers = [{ status: 200, body: '{}' }];
    await eventually(async () =>
      expect((await logOf(`channelId=${channelId}`))[0]).toMatchObject({ state: 'sending' }),
    );
    const retire = (version: number) =>
      site.call('POST', `channels/${channelId}/retire`, { as: people.admin, body: { version } });
    expect((await retire(7)).body).toMatchObject({ code: 'STALE_STATE' });
    const retired = await retire(1);
    expect(retired.body).toMatchObject({ active: false, hasSecret: false, retiredAt: expect.any(String) as string });
    expect((await retire(1)).body).toEqual(retired.body);
    expect(await logOf(`channelId=${channelId}`)).toMatchObject([
      { state: 'skipped', lastError: 'cancelled: the channel was retired' },
      { state: 'sent' },
    ]);
    const stored = await rig.workflows.models.channels.findById(channelId).lean<Channel>();
    expect(stored).toMatchObject({ sealedUrl: '', sealedSecret: null, active: false });
    const test = await site.call('POST', `channels/${channelId}/test`, { as: people.admin, body: {} });
    expect(test.status).toBe(404);
    const audit = await site.get<{ items: { subject: { id: string }; reason: string }[] }>(
      'audit?action=channelChanged',
      people.admin,
    );
    const ofChannel = audit.body.items.filter(({ subject }) => subject.id === channelId);
    expect(ofChannel.map(({ reason }) => reason)).toEqual(['retired', 'added: webhook']);
  });

  test('every mistake is named at once; a save over somebody else’s is refused', async () => {
    const wrong = webhook({ url: 'ftp://hooks.example', filter: { ...everything, branchIds: ['b-77'] } });
    const refused = await site.call<Problem>('POST', 'channels', { as: people.admin, body: wrong });
    expect(refused.status).toBe(400);
    expect(refused.body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/url addressNotHttp',
      '/filter/branchIds noBranch',
    ]);
    const { channelId } = await add({ active: false });
    const change = (version: number) =>
      site.call('PUT', `channels/${channelId}`, {
        as: people.admin,
        body: { version, name: 'Warehouse', language: 'zh', filter: everything, active: false },
      });
    expect((await change(1)).body).toMatchObject({ name: 'Warehouse', version: 2, hasSecret: true });
    expect(await change(1)).toMatchObject({ status: 409, body: { code: 'STALE_STATE' } });
  });

  test('switched on it is told of complaints of its severities, and of nothing else', async () => {
    const filter = { ...everything, about: ['complaint'], severities: ['s1'] };
    const { channelId } = await add({ filter });
    await site.create();
    await cases.register();
    await cases.register({ category: 'fraudSecurity' });
    await eventually(async () =>
      expect(await logOf(`channelId=${channelId}`)).toMatchObject([{ state: 'sent', kind: 'assigned' }]),
    );
  });
});

describe('mail', () => {
  const choose = (as: string, mail: Record<string, string>, overrides = {}) =>
    site.call('PUT', 'me/notifications', {
      as,
      body: { mail, digestAtMinute: 510, quiet: { fromMinute: 0, untilMinute: 0 }, ...overrides },
    });

  test('everybody chooses for themselves; who has chosen nothing has the usual', async () => {
    expect((await site.get('me/notifications')).body).toMatchObject({
      mailIsSet: true,
      mail: { complaints: 'now', deadlines: 'digest', changes: 'off' },
      digestAtMinute: 510,
      quiet: { fromMinute: 1_260, untilMinute: 510 },
    });
    const chosen = { complaints: 'digest', deadlines: 'off', changes: 'off' };
    expect((await choose(people.colleague, chosen)).status).toBe(200);
    expect((await site.get('me/notifications', people.colleague)).body).toMatchObject({ mail: chosen });
    expect((await site.get('me/notifications')).body).toMatchObject({ mail: { complaints: 'now' } });
    expect((await choose(people.colleague, chosen, { digestAtMinute: 1_440 })).status).toBe(400);
  });

  test('whoever wants to know whether mail arrives has a test sent, at any hour, and only to themselves', async () => {
    await choose(
      people.colleague,
      { complaints: 'off', deadlines: 'off', changes: 'off' },
      {
        quiet: { fromMinute: 1, untilMinute: 0 },
      },
    );
    const { body } = await site.get<{ address: string }>('me/notifications', people.colleague);
    const test = () =>
      site.call('POST', 'me/notifications/test', { as: people.colleague, body: {}, key: 'mail-me-once' });
    expect((await test()).status).toBe(200);
    await expect.poll(() => mails.filter(({ to }) => to === body.address)).toHaveLength(1);
    await test();
    await eventually(async () =>
      expect(await logOf(`staffId=${people.colleague}`)).toMatchObject([{ state: 'sent', kind: 'test' }]),
    );
  });

  test('of a prospect, too, whoever chose it is mailed: what happened and where, and not whom it is about', async () => {
    await choose(people.manager, { complaints: 'now', deadlines: 'now', changes: 'now' });
    const { prospectId } = await site.create();
    await site.do(prospectId, 'freeze', {}, { as: people.head });
    await expect.poll(() => mails.filter(({ text }) => text.includes(prospectId))).toHaveLength(1);
    const [mail] = mails.filter(({ text }) => text.includes(prospectId));
    expect(mail?.text).toContain(`https://tuoke.example.com/prospects/${prospectId}`);
    const { body } = await site.get<{ record: { customer: { name: string } } }>(`prospects/${prospectId}`);
    expect(`${mail?.subject}${mail?.text}`).not.toContain(body.record.customer.name);
  });

  test('a mail is in the language that was chosen, else in that of the pages used last, else in the bank’s', async () => {
    const as = 's-0103';
    const { body: me } = await site.get<{ address: string }>('me/notifications', as);
    const put = (language: string, chosen?: boolean) =>
      site.call('PUT', 'me/language', { as, body: { language, ...(chosen === undefined ? {} : { chosen }) } });
    const subjects = () => mails.filter(({ to }) => to === me.address).map(({ subject }) => subject);
    const mailed = async (): Promise<string> => {
      const before = subjects().length;
      await site.call('POST', 'me/notifications/test', { as, body: {} });
      await eventually(() => Promise.resolve(expect(subjects()).toHaveLength(before + 1)));
      return subjects().at(-1) ?? '';
    };
    expect(await mailed()).toContain('测试');
    expect((await put('en', false)).body).toEqual({ language: 'zh' });
    expect(await mailed()).toContain('test');
    expect((await site.get('me', as)).body).toMatchObject({ language: 'zh', usedLanguage: 'en' });
    await put('zh');
    await put('en', false);
    expect(await mailed()).toContain('测试');
    await put('en');
    await put('zh', false);
    expect(await mailed()).toContain('test');
  });

  test('what a mail server refuses for good is given up, and goes out when somebody has it tried again', async () => {
    await choose(people.manager, { complaints: 'now', deadlines: 'now', changes: 'now' });
    mailServer = 'refusing';
    const { prospectId } = await site.create();
    await site.do(prospectId, 'freeze', {}, { as: people.head });
    const ofProspect = async () =>
      (await logOf(`staffId=${people.manager}`)).filter(({ deliveryId }) => deliveryId.startsWith(prospectId));
    await eventually(async () =>
      expect(await ofProspect()).toMatchObject([
        { state: 'givenUp', lastError: 'mail server: EENVELOPE 550', lastStatus: 550 },
      ]),
    );
    mailServer = 'there';
    const deliveryId = (await ofProspect())[0]?.deliveryId;
    const retry = () => site.call('POST', 'deliveries/retry', { as: people.admin, body: { deliveryId } });
    expect((await retry()).body).toEqual({ retried: true });
    await eventually(async () => expect(await ofProspect()).toMatchObject([{ state: 'sent', lastError: null }]));
    expect((await retry()).body).toEqual({ retried: false });
    expect(mails.filter(({ text }) => text.includes(prospectId))).toHaveLength(1);
  });

  test('whoever answers for the customers of somebody who leaves is mailed, and the deputy; repeated, nothing more', async () => {
    const away = { fromAt: new Date(Date.now() - 60_000), untilAt: new Date(Date.now() + 86_400_000) };
    await rig.workflows.models.absences.create({
      _id: 'leave-head',
      staffId: people.otherHead,
      deputyId: people.head,
      from: '2026-11-23',
      to: '2026-11-27',
      ...away,
      enteredBy: people.otherHead,
    });
    await rig.workflows.models.teams.updateMany({ branchId: 'b-02' }, { $set: { leadId: null } });
    const chosen = { complaints: 'off', deadlines: 'now', changes: 'off' };
    for (const staffId of [people.otherHead, people.head]) await choose(staffId, chosen);
    const { prospectId } = await site.create({ ownerId: people.otherManager }, people.otherHead);
    const leave = () => site.call('POST', `staff/${people.otherManager}/leave`, { as: people.admin, body: {} });
    expect((await leave()).status).toBe(200);
    const mailed = () => mails.filter(({ text }) => text.includes(prospectId)).map(({ to }) => to);
    await eventually(() => Promise.resolve(expect(mailed()).toHaveLength(2)));
    expect(new Set(mailed()).size).toBe(2);
    await leave();
    await site.call('POST', `staff/${people.otherManager}/return`, { as: people.admin, body: {} });
    for (const staffId of [people.otherHead, people.head])
      expect((await logOf(`staffId=${staffId}`)).filter(({ kind }) => kind === 'reassignment')).toMatchObject([
        { state: 'sent' },
      ]);
    expect(mailed()).toHaveLength(2);
  });
});

describe('what a repair brings back into an inbox', () => {
  const broken = async (prospectId: string): Promise<void> => {
    await rig.workflows.models.prospects.updateOne({ _id: prospectId }, { $set: { expectedValueFen: 1 } });
  };
  const repair = async (prospectId: string): Promise<void> => {
    const { client, models, taskQueue } = rig.workflows;
    const outside = { mail: () => Promise.resolve(), post: createPostJson(false), secrets, publicUrl: '' };
    const report = await reconcile({
      client,
      models,
      scope: { prospectIds: [prospectId], complaintIds: [] },
      fix: true,
      concurrency: 1,
      tell: tellOutsideOf({ models, temporal: client, correspondence: { outside, queue: taskQueue } }),
    });
    expect(report.findings.map(({ outcome }) => outcome)).toEqual(['repaired']);
  };
  const ofProspect = async (prospectId: string) =>
    (await logOf(`staffId=${people.manager}`)).filter(({ deliveryId }) => deliveryId.startsWith(prospectId));

  test('goes out once when item and delivery were lost, and not at all while either stands', async () => {
    const { inboxItems, deliveries } = rig.workflows.models;
    const { prospectId } = await site.create();
    await site.do(prospectId, 'freeze', {}, { as: people.head });
    const mailed = () => mails.filter(({ text }) => text.includes(prospectId)).length;
    await eventually(() => Promise.resolve(expect(mailed()).toBe(1)));
    await eventually(async () => expect(await ofProspect(prospectId)).toMatchObject([{ state: 'sent' }]));

    await broken(prospectId);
    await repair(prospectId);
    expect(await ofProspect(prospectId)).toHaveLength(1);

    await inboxItems.deleteMany({ prospectId });
    await broken(prospectId);
    await repair(prospectId);
    expect(await inboxItems.countDocuments({ prospectId, receiverId: people.manager })).toBe(1);
    expect(mailed()).toBe(1);

    await inboxItems.deleteMany({ prospectId });
    await deliveries.deleteMany({ recordId: prospectId });
    await broken(prospectId);
    await repair(prospectId);
    await eventually(() => Promise.resolve(expect(mailed()).toBe(2)));
    await broken(prospectId);
    await repair(prospectId);
    await eventually(async () => expect(await ofProspect(prospectId)).toMatchObject([{ state: 'sent' }]));
    expect(mailed()).toBe(2);
  });
});
