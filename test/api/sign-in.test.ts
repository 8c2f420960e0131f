import { hashPassword } from 'better-auth/crypto';
import type { Demonstration } from '../../api/auth/demonstration.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount, createOneTimePassword } from '../../api/auth/accounts.ts';
import type { Models } from '../../models/connect.ts';
import { findStaffMember, type StaffMember } from '../../models/organisation.ts';
import { demoEmail, demoPassword, seedDemoAccounts } from '../../scripts/seed-accounts.ts';
import { demonstrationOrganisation } from '../../scripts/seed-data.ts';
import { leadBody } from '../factories/wire.ts';
import { ApiRig, people, Site } from '../helpers/api-rig.ts';
import { Browser } from '../helpers/browser.ts';
import { testAuth } from '../helpers/signed-in.ts';

let rig: ApiRig;
let site: Site;
let models: Models;
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
  ({ models } = rig.workflows);
  await seedDemoAccounts(models, demonstrationOrganisation().staff);
});
afterAll(async () => {
  await rig.stop();
});

const manager = demoEmail('0101');

async function member(staffId: string): Promise<StaffMember> {
  const found = await findStaffMember(models, staffId);
  if (found === null) throw new Error(`${staffId} is not in the register`);
  return found;
}

async function signedIn(email = manager, at = site): Promise<Browser> {
  const browser = new Browser(at.origin);
  const reply = await browser.signIn(email, demoPassword);
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
  return browser;
}

async function problem(reply: Response): Promise<{ status: number; code: unknown; detail: unknown }> {
  const { code, detail } = (await reply.json()) as { code?: unknown; detail?: unknown };
  return { status: reply.status, code, detail };
}

test('the sign-in page is told one account of the demonstration for each kind of work; in production none', async () => {
  const { demonstration } = (await site.get('/api/auth/methods')).body as { demonstration: Demonstration | null };
  expect(demonstration?.password).toBe(demoPassword);
  const emails = demonstration?.accounts.map(({ email }) => email) ?? [];
  expect(emails).toEqual(expect.arrayContaining(['0001', '0101', '0111', '0900', '0999'].map(demoEmail)));
  expect(emails).not.toContain(demoEmail('0102'));
  for (const email of emails) expect((await new Browser(site.origin).signIn(email, demoPassword)).ok).toBe(true);
});

describe('a customer manager signs in with e-mail and password', () => {
  test('and is told who is signed in and until when', async () => {
    const browser = await signedIn();
    const me = await browser.get('/api/v1/me');
    expect(me.status).toBe(200);
    expect(await me.json()).toMatchObject({
      staffId: 's-0101',
      employeeNo: '0101',
      profiles: ['customerManager'],
      branch: { branchId: 'b-01', name: { en: 'Branch 01' } },
      team: { teamId: 't-0101' },
      teamIdsLed: [],
      branchIdsHeaded: [],
      language: 'zh',
      mustChangePassword: false,
      signedInBy: 'password',
    });
  });

  test('and acts as the member of staff that the account belongs to', async () => {
    const browser = await signedIn();
    const reply = await browser.send('POST', '/api/v1/prospects', { body: leadBody() });
    const { prospectId } = (await reply.json()) as { prospectId: string };
    const read = await site.get<{ record: { ownerId: string } }>(`prospects/${prospectId}`, people.admin);
    expect(read.body.record.ownerId).toBe('s-0101');
  });

  test('whether or not the address is written in capitals', async () => {
    expect((await new Browser(site.origin).signIn(manager.toUpperCase(), demoPassword)).status).toBe(200);
  });

  test('no script sees the session: an http-only cookie of the own site, and no token in the answer', async () => {
    const reply = await new Browser(site.origin).signIn(manager, demoPassword);
    const [cookie = '', ...more] = reply.headers.getSetCookie();
    expect(cookie).toMatch(/^tuoke\.session_token=/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/Secure/);
    expect(more).toEqual([]);
    expect(await reply.json()).toEqual({ staffId: 's-0101', mustChangePassword: false });
  });
});

describe('nobody learns from a refusal whether an address has an account', () => {
  test.each([
    ['a wrong password', manager, 'six-steps-to-nowhere'],
    ['an address without an account', 'nobody@demo.tuoke.invalid', demoPassword],
  ])('%s', async (_case, email, password) => {
    const reply = await new Browser(site.origin).signIn(email, password);
    expect(reply.headers.getSetCookie()).toEqual([]);
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await problem(reply)).toEqual({
      status: 401,
      code: 'SIGN_IN_REFUSED',
      detail: 'The e-mail address or the password is not right.',
    });
  });

  test('something else than an address and a password is told as what it is', async () => {
    const reply = await new Browser(site.origin).send('POST', '/api/auth/sign-in/email', { body: { email: 'x' } });
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ errors: [{ pointer: '/email' }, { pointer: '/password' }] });
  });
});

describe('accounts are made by administrators alone', () => {
  test.each([
    'sign-up/email',
    'update-user',
    'change-email',
    'delete-user',
    'reset-password',
    'request-password-reset',
    'get-session',
    'list-sessions',
    'change-password',
    'link-social',
    'update-session',
  ])('better-auth’s own /%s does not exist here', async (path) => {
    const browser = await signedIn();
    for (const method of ['GET', 'POST'])
      expect(
        await problem(await browser.send(method, `/api/auth/${path}`, method === 'POST' ? { body: {} } : {})),
      ).toMatchObject({
        status: 404,
        code: 'NOT_FOUND',
      });
  });
});

describe('a session is refused', () => {
  const refused = { status: 401, code: 'NOT_SIGNED_IN' };

  test('without a cookie, and with one that somebody made up', async () => {
    const stranger = new Browser(site.origin);
    expect(await problem(await stranger.get('/api/v1/me'))).toMatchObject(refused);
    const browser = await signedIn();
    const [, value = ''] = browser.cookieHeader.split('=');
    const [token = ''] = decodeURIComponent(value).split('.');
    for (const forged of [token, `${token}.`, `${token}.${'A'.repeat(43)}=`, `x${token}.x`, 'x'.repeat(5_000)]) {
      browser.set('tuoke.session_token', encodeURIComponent(forged));
      expect(await problem(await browser.get('/api/v1/me'))).toMatchObject(refused);
    }
    browser.set('tuoke.session_token', value);
    expect((await browser.get('/api/v1/me')).status).toBe(200);
  });

  test('of somebody who has left since, and nobody who has left signs in', async () => {
    const browser = await signedIn(demoEmail('0303'));
    expect((await browser.get('/api/v1/me')).status).toBe(200);
    await models.staff.updateOne({ _id: 's-0303' }, { $set: { active: false } });
    const later = await Site.open({
      temporal: rig.workflows.client,
      models,
      settings: { environment: 'test', requestTimeoutMs: 1_000, taskQueue: rig.workflows.taskQueue },
    });
    expect(
      await problem(await fetch(`${later.origin}/api/v1/me`, { headers: { cookie: browser.cookieHeader } })),
    ).toEqual({
      ...refused,
      detail: 's-0303 is not an active member of staff.',
    });
    const again = new Browser(later.origin);
    expect(await problem(await again.signIn(demoEmail('0303'), demoPassword))).toMatchObject({
      status: 403,
      code: 'NOT_STAFF',
    });
    expect(again.cookieHeader).toBe('');
    await later.close();
  });

  test.each([
    ['that was not used for eight hours', { lastSeenAt: new Date(Date.now() - testAuth.idleMs - 1_000) }],
    ['twelve hours after signing in, however busy', { expiresAt: new Date(Date.now() - 1_000) }],
  ])('%s', async (_case, change) => {
    const browser = await signedIn();
    const token = decodeURIComponent(browser.cookieHeader.split('=')[1] ?? '').split('.')[0] ?? '';
    const { matchedCount } = await models.sessions.updateOne({ token }, { $set: change });
    expect(matchedCount).toBe(1);
    expect(await problem(await browser.get('/api/v1/me'))).toMatchObject(refused);
  });

  test('after signing out, also when the cookie was kept; another browser stays signed in', async () => {
    const [browser, other] = [await signedIn(), await signedIn()];
    const kept = browser.cookieHeader;
    expect((await browser.send('POST', '/api/auth/sign-out')).status).toBe(200);
    expect(browser.cookieHeader).toBe('');
    const stolen = await fetch(`${site.origin}/api/v1/me`, { headers: { cookie: kept } });
    expect(await problem(stolen)).toMatchObject(refused);
    expect((await other.get('/api/v1/me')).status).toBe(200);
  });
});

describe('another site cannot act with somebody’s session', () => {
  const crossSite = { status: 403, code: 'CROSS_SITE_REQUEST' };

  test('a write from a page of another site, or from nowhere, is refused; from our own page it is done', async () => {
    const browser = await signedIn();
    const lead = { body: leadBody() };
    for (const from of ['https://evil.example', 'null', null, 'http://localhost.evil.example:3000'])
      expect(await problem(await browser.send('POST', '/api/v1/prospects', { ...lead, from }))).toMatchObject(
        crossSite,
      );
    expect((await browser.send('POST', '/api/v1/prospects', lead)).status).toBe(200);
  });

  test('nobody is signed in or out from another site', async () => {
    const stranger = new Browser(site.origin);
    const body = { email: manager, password: demoPassword };
    const url = '/api/auth/sign-in/email';
    expect(await problem(await stranger.send('POST', url, { body, from: 'https://evil.example' }))).toMatchObject(
      crossSite,
    );
    const browser = await signedIn();
    const out = await browser.send('POST', '/api/auth/sign-out', { from: 'https://evil.example' });
    expect(await problem(out)).toMatchObject(crossSite);
    expect((await browser.get('/api/v1/me')).status).toBe(200);
  });

  test('reading needs no such word: browsers do not show the answer to another site', async () => {
    const browser = await signedIn();
    expect((await browser.send('GET', '/api/v1/me', { from: null })).status).toBe(200);
  });
});

describe('a one-time password', () => {
  test('opens nothing but the news that it must be changed', async () => {
    const password = createOneTimePassword();
    expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    const email = 'administrator@tuoke.invalid';
    const passwordHash = await hashPassword(password);
    await createAccount(models, { member: await member('s-0000'), email, passwordHash, mustChangePassword: true });
    const browser = new Browser(site.origin);
    expect(await (await browser.signIn(email, password)).json()).toEqual({
      staffId: 's-0000',
      mustChangePassword: true,
    });
    expect(await (await browser.get('/api/v1/me')).json()).toMatchObject({ mustChangePassword: true });
    expect(await problem(await browser.get('/api/v1/organisation'))).toMatchObject({
      status: 403,
      code: 'PASSWORD_CHANGE_REQUIRED',
    });
    const lead = await browser.send('POST', '/api/v1/prospects', { body: leadBody() });
    expect(await problem(lead)).toMatchObject({ code: 'PASSWORD_CHANGE_REQUIRED' });
  });
});

describe('in production', () => {
  test('cookies are for HTTPS only, other origins of the machine count for nothing, demonstration accounts are shut', async () => {
    const { client, taskQueue } = rig.workflows;
    const production = await Site.open({
      temporal: client,
      models,
      settings: {
        environment: 'production',
        requestTimeoutMs: 1_000,
        taskQueue,
        auth: { ...testAuth, publicUrl: 'https://tuoke.example' },
      },
    });
    const browser = new Browser(production.origin);
    const from = 'https://tuoke.example';
    const signIn = (email: string, password: string) =>
      browser.send('POST', '/api/auth/sign-in/email', { body: { email, password }, from });
    expect(await problem(await signIn(manager, demoPassword))).toMatchObject({ status: 403, code: 'NOT_STAFF' });

    await createAccount(models, {
      member: { _id: 's-0304', name: { zh: '0304', en: '0304' } },
      email: '0304@bank.example',
      passwordHash: await hashPassword('a quiet afternoon'),
      mustChangePassword: false,
    });
    await models.accounts.updateOne({ staffId: 's-0304' }, { $set: { isDemo: false } });
    const reply = await signIn(demoEmail('0304'), demoPassword);
    expect(reply.status).toBe(200);
    expect(reply.headers.getSetCookie()[0]).toMatch(/^__Secure-tuoke\.session_token=.*; Secure/);
    expect((await browser.get('/api/v1/me')).status).toBe(200);
    const local = await browser.send('POST', '/api/v1/prospects', { body: leadBody(), from: production.origin });
    expect(await problem(local)).toMatchObject({ code: 'CROSS_SITE_REQUEST' });
    expect((await browser.send('POST', '/api/v1/prospects', { body: leadBody(), from })).status).toBe(200);
    await production.close();
  });
});
