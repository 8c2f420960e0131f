import { hashPassword } from 'better-auth/crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount, setOneTimePassword } from '../../api/auth/accounts.ts';
import { lockedMs, mostFailures, releaseLock } from '../../api/auth/lock-out.ts';
import type { Models } from '../../models/connect.ts';
import { accountOf } from '../../models/sign-in.ts';
import { demoEmail } from '../../scripts/seed-accounts.ts';
import { ApiRig, people, type Site } from '../helpers/api-rig.ts';
import { Browser } from '../helpers/browser.ts';

let rig: ApiRig;
let site: Site;
let models: Models;
let passwordHash: string;
const password = 'a quiet afternoon';
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
  ({ models } = rig.workflows);
  passwordHash = await hashPassword(password);
});
afterAll(async () => {
  await rig.stop();
});

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly lockedUntil?: string;
  readonly errors?: readonly { pointer: string; code: string }[];
}

async function problem(reply: Response): Promise<Problem & { status: number }> {
  return { status: reply.status, ...((await reply.json()) as Problem) };
}

/** An account of its own for a test.   @returns its address */
async function account(staffId: string): Promise<string> {
  const email = demoEmail(staffId.slice(2));
  const member = { _id: staffId, name: { zh: staffId, en: staffId } };
  await createAccount(models, { member, email, passwordHash, mustChangePassword: false });
  await releaseLock(models.signInFailures, email);
  return email;
}

async function signedIn(email: string, typed = password): Promise<Browser> {
  const browser = new Browser(site.origin);
  const reply = await browser.signIn(email, typed);
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
  return browser;
}

const isIn = async (browser: Browser): Promise<boolean> => (await browser.get('/api/v1/me')).status === 200;

async function auditOf(staffId: string): Promise<{ action: string; reason: string }[]> {
  const { body } = await site.get<{ items: { action: string; reason: string; subject: { id: string } }[] }>(
    `audit?staffId=${staffId}&limit=200`,
    people.admin,
  );
  return body.items.map(({ action, reason }) => ({ action, reason }));
}

describe('after five wrong passwords in a row', () => {
  const guess = async (email: string, times: number): Promise<Response[]> => {
    const replies: Response[] = [];
    for (let time = 0; time < times; time += 1)
      replies.push(await new Browser(site.origin).signIn(email, `wrong guess ${time}`));
    return replies;
  };

  test('the account is locked, for the right password too, and the lock ends by itself', async () => {
    const email = await account('s-0201');
    const replies = await guess(email, mostFailures);
    expect(replies.map(({ status }) => status)).toEqual([401, 401, 401, 401, 429]);
    const locked = await new Browser(site.origin).signIn(email, password);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);
    const said = await problem(locked);
    expect(said).toMatchObject({ status: 429, code: 'SIGN_IN_LOCKED' });
    expect(Date.parse(said.lockedUntil ?? '')).toBeGreaterThan(Date.now());
    expect(await auditOf('s-0201')).toEqual([{ action: 'signInLocked', reason: '5 wrong passwords' }]);

    const past = { lockedUntil: new Date(Date.now() - 1), firstAt: new Date(Date.now() - lockedMs) };
    await models.signInFailures.updateMany({ lockedUntil: { $ne: null } }, { $set: past });
    expect(await isIn(await signedIn(email))).toBe(true);
  });

  test('an address without an account is told the same', async () => {
    const [first, ...others] = await guess('nobody@demo.tuoke.invalid', mostFailures + 1);
    expect(await first?.json()).toMatchObject({ code: 'SIGN_IN_REFUSED' });
    expect(await others.at(-1)?.json()).toMatchObject({
      code: 'SIGN_IN_LOCKED',
      detail: expect.stringMatching(/15 min/),
    });
  });

  test('ten guesses at once are no way around', async () => {
    const email = await account('s-0202');
    const attempts = Array.from({ length: 10 }, (_, number) =>
      new Browser(site.origin).signIn(email, `guess ${number}`),
    );
    const statuses = (await Promise.all(attempts)).map(({ status }) => status).toSorted();
    expect(statuses.filter((status) => status === 401).length).toBeLessThan(mostFailures);
    expect(await problem(await new Browser(site.origin).signIn(email, password))).toMatchObject({
      code: 'SIGN_IN_LOCKED',
    });
  });

  test('fewer than five lock nothing, and a right one makes them forgotten', async () => {
    const email = await account('s-0203');
    for (let round = 0; round < 2; round += 1) {
      await guess(email, mostFailures - 1);
      expect(await isIn(await signedIn(email))).toBe(true);
    }
    await guess(email, mostFailures - 1);
    const longAgo = { firstAt: new Date(Date.now() - lockedMs - 1_000) };
    await models.signInFailures.updateMany({ lockedUntil: null }, { $set: longAgo });
    expect((await guess(email, 1)).map(({ status }) => status)).toEqual([401]);
  });
});

describe('choosing another password', () => {
  const change = (browser: Browser, body: unknown, key: string = crypto.randomUUID()): Promise<Response> =>
    browser.send('POST', '/api/v1/me/password', { body, key });

  test('the new one opens, the old one does not; other sessions end, this one goes on', async () => {
    const email = await account('s-0301');
    const [browser, elsewhere] = [await signedIn(email), await signedIn(email)];
    const body = { currentPassword: password, newPassword: 'two quiet afternoons' };
    expect((await change(browser, body, 'change-0001')).status).toBe(200);
    expect(await isIn(browser)).toBe(true);
    expect(await isIn(elsewhere)).toBe(false);
    expect((await new Browser(site.origin).signIn(email, password)).status).toBe(401);
    expect(await isIn(await signedIn(email, body.newPassword))).toBe(true);
    // a page that got no answer asks again
    expect((await change(browser, body, 'change-0001')).status).toBe(200);
    expect(await auditOf('s-0301')).toContainEqual({ action: 'passwordChanged', reason: 'own' });
  });

  test('the first administrator’s one-time password gives way to one of their own, and everything opens', async () => {
    const email = await account('s-0000');
    const found = await accountOf(models, 's-0000');
    await setOneTimePassword(models, { _id: found?._id ?? '' }, 'k7mq-9xwd-aaaa-bbbb');
    const browser = await signedIn(email, 'k7mq-9xwd-aaaa-bbbb');
    expect(await problem(await browser.get('/api/v1/organisation'))).toMatchObject({
      code: 'PASSWORD_CHANGE_REQUIRED',
    });
    const body = { currentPassword: 'k7mq-9xwd-aaaa-bbbb', newPassword: 'harbour lights at dusk' };
    expect((await change(browser, body)).status).toBe(200);
    expect((await browser.get('/api/v1/organisation')).status).toBe(200);
  });

  test.each([
    ['short', ['tooShort']],
    ['Password2026!!', ['common']],
    ['123456789012', ['common']],
    ['aaaaaaaaaaaaaa', ['fewCharacters']],
    ['0302-0302-0302-0302', ['fewCharacters', 'email', 'employeeNo']],
    ['0302@demo.tuoke.invalid', ['email']],
    ['x'.repeat(200), ['tooLong', 'fewCharacters']],
  ])('%s is not taken', async (newPassword, codes) => {
    const browser = await signedIn(await account('s-0302'));
    const said = await problem(await change(browser, { currentPassword: password, newPassword }));
    expect(said).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
    expect(said.errors?.map(({ pointer, code }) => [pointer, code])).toEqual(
      codes.map((code) => ['/newPassword', code]),
    );
  });

  test('the present one again is none', async () => {
    const browser = await signedIn(await account('s-0302'));
    const said = await problem(await change(browser, { currentPassword: password, newPassword: password }));
    expect(said.errors).toMatchObject([{ pointer: '/newPassword' }]);
  });

  test('who finds a browser open guesses the present password no more often than at sign-in', async () => {
    const browser = await signedIn(await account('s-0303'));
    const guesses: Problem[] = [];
    for (let time = 0; time < mostFailures; time += 1)
      guesses.push(
        await problem(
          await change(browser, { currentPassword: `guess ${time}`, newPassword: 'harbour lights at dusk' }),
        ),
      );
    expect(guesses.map(({ code }) => code)).toEqual([
      ...Array(mostFailures - 1).fill('VALIDATION_FAILED'),
      'SIGN_IN_LOCKED',
    ]);
    expect(guesses[0]?.errors).toMatchObject([{ pointer: '/currentPassword' }]);
  });
});

describe('sessions', () => {
  interface Listed {
    readonly sessions: readonly { sessionId: string; isCurrent: boolean; signedInBy: string }[];
  }
  const listed = async (browser: Browser): Promise<Listed['sessions']> =>
    ((await (await browser.get('/api/v1/me/sessions')).json()) as Listed).sessions;

  test('everybody sees where they are signed in, and nobody else’s', async () => {
    const [mine, other] = [await account('s-0101'), await account('s-0102')];
    const [one, two] = [await signedIn(mine), await signedIn(mine)];
    await signedIn(other);
    const seen = await listed(two);
    expect(seen).toHaveLength(2);
    expect(seen.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
    expect(await listed(one)).toHaveLength(2);
  });

  test('one is ended; another person’s is not', async () => {
    const [mine, other] = [await account('s-0103'), await account('s-0104')];
    const [one, two, others] = [await signedIn(mine), await signedIn(mine), await signedIn(other)];
    const theirs = (await listed(others))[0]?.sessionId;
    const strangers = await two.send('POST', `/api/v1/me/sessions/${theirs}/end`, { body: {} });
    expect(await strangers.json()).toEqual({ ended: 0 });
    expect(await isIn(others)).toBe(true);
    const first = (await listed(two)).find(({ isCurrent }) => !isCurrent);
    const ended = await two.send('POST', `/api/v1/me/sessions/${first?.sessionId}/end`, { body: {} });
    expect(await ended.json()).toEqual({ ended: 1 });
    expect([await isIn(one), await isIn(two)]).toEqual([false, true]);
  });

  test('everywhere else, and everywhere', async () => {
    const email = await account('s-0112');
    const [one, two] = [await signedIn(email), await signedIn(email)];
    const end = (which: string) => one.send('POST', '/api/v1/me/sessions/end', { body: { which } });
    expect(await (await end('others')).json()).toEqual({ ended: 1 });
    expect([await isIn(one), await isIn(two)]).toEqual([true, false]);
    expect(await (await end('all')).json()).toEqual({ ended: 1 });
    expect(await isIn(one)).toBe(false);
    const audit = (await auditOf('s-0112')).filter(({ action }) => action === 'sessionsEnded');
    expect(audit.map(({ reason }) => reason)).toEqual(['all', 'others']);
  });
});

test('the language of the pages is the account’s', async () => {
  const browser = await signedIn(await account('s-0304'));
  expect((await browser.send('PUT', '/api/v1/me/language', { body: { language: 'en' } })).status).toBe(200);
  expect(await (await browser.get('/api/v1/me')).json()).toMatchObject({ language: 'en' });
  expect((await browser.send('PUT', '/api/v1/me/language', { body: { language: 'fr' } })).status).toBe(400);
});

test('one network address asks sixty times a minute at most, whoever it says it is', async () => {
  const replies: Response[] = [];
  for (let time = 0; time < 70 && replies.at(-1)?.status !== 429; time += 1)
    replies.push(await new Browser(site.origin).signIn(`nobody-${time}@demo.tuoke.invalid`, 'a guess of many'));
  const last = replies.at(-1);
  expect(await last?.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  // the address is not locked by attempts that nobody looked at
  expect(await models.signInFailures.countDocuments({ count: { $gt: 1 }, lockedUntil: null })).toBe(0);
});
