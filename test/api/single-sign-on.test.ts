import { hashPassword } from 'better-auth/crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount } from '../../api/auth/accounts.ts';
import type { Models } from '../../models/connect.ts';
import { demoEmail } from '../../scripts/seed-accounts.ts';
import { findFreePort } from '../../scripts/servers/ports.ts';
import { ApiRig, people, Site } from '../helpers/api-rig.ts';
import { Browser } from '../helpers/browser.ts';
import { signInThere, startOidcServer, type OidcServer } from '../helpers/oidc-server.ts';
import { testAuth } from '../helpers/signed-in.ts';

let rig: ApiRig;
let models: Models;
let server: OidcServer;
/** Compares the e-mail address, and the employee number. */
let byEmail: Site;
let byNumber: Site;

const persons = {
  manager: { email: demoEmail('0101'), email_verified: true, employee_number: '0101' },
  stranger: { email: 'stranger@bank.example', email_verified: true, employee_number: '4711' },
  left: { email: demoEmail('0303'), email_verified: true, employee_number: '0303' },
  unverified: { email: demoEmail('0102'), email_verified: false },
  nameless: {},
  mistaken: { email: demoEmail('0202'), email_verified: true },
  noAccount: { employee_number: '0304', email: 'somebody@bank.example' },
};

async function open(staffClaim: string, publicUrl: string): Promise<Site> {
  const { client, taskQueue } = rig.workflows;
  const { issuer, clientId, clientSecret } = server;
  const sso = {
    issuer,
    clientId,
    clientSecret,
    staffClaim,
    name: 'Bank login',
    scopes: ['openid', 'profile', 'email'],
  };
  return Site.open({
    temporal: client,
    models,
    settings: { environment: 'test', requestTimeoutMs: 1_000, taskQueue, auth: { ...testAuth, publicUrl, sso } },
  });
}

beforeAll(async () => {
  rig = await ApiRig.start();
  ({ models } = rig.workflows);
  const passwordHash = await hashPassword('a quiet afternoon');
  for (const number of ['0101', '0102', '0202', '0303'])
    await createAccount(models, {
      member: { _id: `s-${number}`, name: { zh: number, en: number } },
      email: demoEmail(number),
      passwordHash,
      mustChangePassword: number === '0101',
    });
  await models.staff.updateOne({ _id: 's-0303' }, { $set: { active: false } });
  const publicUrl = `http://127.0.0.1:${await findFreePort()}`;
  server = await startOidcServer(persons, () => `${publicUrl}/api/auth/callback/sso`);
  byEmail = await open('email', publicUrl);
  byNumber = await open('employee_number', publicUrl);
});
afterAll(async () => {
  await byEmail.close();
  await byNumber.close();
  await server.close();
  await rig.stop();
});

interface Outcome {
  readonly browser: Browser;
  readonly location: string | null;
}

/** From our sign-in page to the other server, through its pages, and back. */
async function signIn(
  site: Site,
  who: keyof typeof persons,
  { returnTo = '/board', cancel = false, tamper = (query: URLSearchParams) => query } = {},
): Promise<Outcome> {
  const browser = new Browser(site.origin);
  const start = await browser.send('POST', '/api/auth/sign-in/sso', { body: { returnTo } });
  const { url } = (await start.json()) as { url: string };
  const back = new URL(await signInThere(url, who, { cancel }));
  expect(back.pathname).toBe('/api/auth/callback/sso');
  const reply = await browser.get(`${back.pathname}?${tamper(back.searchParams).toString()}`);
  expect(reply.status).toBe(302);
  return { browser, location: reply.headers.get('location') };
}

const statusOfMe = async (browser: Browser): Promise<number> => (await browser.get('/api/v1/me')).status;

describe('a customer manager signs in with the bank’s own server', () => {
  test('and is back on the page they wanted, as the member of staff of that address', async () => {
    const { browser, location } = await signIn(byEmail, 'manager', { returnTo: '/prospects/p-1?tab=history' });
    expect(location).toBe('/prospects/p-1?tab=history');
    const me = await browser.get('/api/v1/me');
    // the one-time password is none of the single sign-on's business
    expect(await me.json()).toMatchObject({ staffId: 's-0101', signedInBy: 'sso', mustChangePassword: false });
    const { body } = await byEmail.get<{ items: unknown[] }>('audit?staffId=s-0101', people.admin);
    expect(body.items[0]).toMatchObject({ action: 'signedIn', reason: 'sso' });
  });

  test('also by employee number, where the other server says that instead', async () => {
    const { browser, location } = await signIn(byNumber, 'manager');
    expect(location).toBe('/board');
    expect(await (await browser.get('/api/v1/me')).json()).toMatchObject({ staffId: 's-0101' });
  });

  test('by the code flow with PKCE and a nonce, and no token of the other server is kept', async () => {
    await signIn(byEmail, 'manager');
    expect(server.asked.at(-1)).toEqual({
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      method: 'S256',
      nonce: expect.stringMatching(/.{16}/),
    });
    const linked = await models.credentials.find({ providerId: 'sso' }).lean<Record<string, unknown>[]>();
    expect(linked.length).toBeGreaterThan(0);
    for (const credential of linked) {
      expect(credential).toMatchObject({ accountId: expect.any(String) });
      expect(Object.keys(credential).filter((name) => /token/i.test(name) && credential[name] != null)).toEqual([]);
    }
  });

  test('the sign-in page knows what it may offer', async () => {
    expect((await byEmail.get('/api/auth/methods')).body).toMatchObject({
      password: true,
      sso: { name: 'Bank login' },
    });
    expect((await rig.site.get('/api/auth/methods')).body).toMatchObject({ password: true, sso: null });
    expect((await new Browser(rig.site.origin).send('POST', '/api/auth/sign-in/sso', { body: {} })).status).toBe(404);
  });
});

describe('an administrator undoes a wrong link', () => {
  const linked = async (): Promise<number> => {
    const account = await models.accounts.findOne({ staffId: 's-0202' }).lean();
    return models.credentials.countDocuments({ userId: account?._id ?? '', providerId: 'sso' });
  };

  test('by another address: whoever came in by the old one is out, and comes in no more', async () => {
    const { browser } = await signIn(byEmail, 'mistaken');
    expect([await statusOfMe(browser), await linked()]).toEqual([200, 1]);
    const { body } = await byEmail.get<{ staff: { staffId: string; version: number }[] }>('staff', people.admin);
    const version = body.staff.find(({ staffId }) => staffId === 's-0202')?.version;
    const change = {
      name: { zh: '0202', en: '0202' },
      email: 'right@bank.example',
      titles: ['customerManager'],
      branchId: 'b-02',
      teamId: 't-0201',
      version,
    };
    expect((await byEmail.call('PUT', 'staff/s-0202', { as: people.admin, body: change })).status).toBe(200);
    expect([await statusOfMe(browser), await linked()]).toEqual([401, 0]);
    expect((await signIn(byEmail, 'mistaken')).location).toBe('/sign-in?error=notStaff');
  });

  test('by a one-time password', async () => {
    await models.accounts.updateOne({ staffId: 's-0202' }, { $set: { email: demoEmail('0202') } });
    const { browser } = await signIn(byEmail, 'mistaken');
    expect([await statusOfMe(browser), await linked()]).toEqual([200, 1]);
    const path = 'staff/s-0202/one-time-password';
    expect((await byEmail.call('POST', path, { as: people.admin, body: {} })).status).toBe(200);
    expect([await statusOfMe(browser), await linked()]).toEqual([401, 0]);
  });
});

describe('nobody else is let in, and nobody is added', () => {
  const accounts = (): Promise<number> => models.accounts.countDocuments();

  test.each([
    ['somebody whom the bank’s server knows and we do not', 'stranger', 'email'],
    ['who has left', 'left', 'email'],
    ['who has left, by number', 'left', 'number'],
    ['an address that the server calls unverified', 'unverified', 'email'],
    ['somebody of whom the server says nothing', 'nameless', 'email'],
    ['a member of staff without an account', 'noAccount', 'number'],
  ] as const)('%s', async (_case, who, by) => {
    const before = await accounts();
    const { browser, location } = await signIn(by === 'email' ? byEmail : byNumber, who);
    expect(location).toBe('/sign-in?error=notStaff');
    expect(await statusOfMe(browser)).toBe(401);
    expect(await accounts()).toBe(before);
  });

  test('who gives up over there is back at the sign-in page', async () => {
    const { browser, location } = await signIn(byEmail, 'manager', { cancel: true });
    expect(location).toBe('/sign-in?error=cancelled');
    expect(await statusOfMe(browser)).toBe(401);
  });

  test('a way back that we did not begin leads nowhere, and a code counts once', async () => {
    const forged = new Browser(byEmail.origin);
    const reply = await forged.get('/api/auth/callback/sso?code=abc&state=made-up');
    expect(reply.headers.get('location')).toBe('/sign-in?error=failed');
    expect(await statusOfMe(forged)).toBe(401);

    let stolen = new URLSearchParams();
    await signIn(byEmail, 'manager', { tamper: (query) => (stolen = query) });
    const thief = new Browser(byEmail.origin);
    const replay = await thief.get(`/api/auth/callback/sso?${stolen.toString()}`);
    expect(replay.headers.get('location')).toBe('/sign-in?error=failed');
    expect(await statusOfMe(thief)).toBe(401);
  });

  test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'nobody is sent on to %s',
    async (returnTo) => {
      const browser = new Browser(byEmail.origin);
      expect((await browser.send('POST', '/api/auth/sign-in/sso', { body: { returnTo } })).status).toBe(400);
    },
  );
});
