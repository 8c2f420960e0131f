import type { Client } from '@temporalio/client';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { connectDatabase, createModels, ensureIndexes } from '../../models/connect.ts';
import { seed, seedAccounts } from '../../scripts/seed.ts';
import { demoEmail, demoPassword } from '../../scripts/seed-accounts.ts';
import { emptyOrganisation } from '../../scripts/seed-data.ts';
import { Site } from '../helpers/api-rig.ts';
import { Browser } from '../helpers/browser.ts';

const uri = new URL(inject('mongoUri'));
uri.pathname = '/tuoke-first-accounts';
const models = createModels(await connectDatabase(uri.toString(), 'tuoke-test'));
const administratorEmail = 'first@bank.example';
let site: Site;

beforeAll(async () => {
  await ensureIndexes(models);
  const settings = { environment: 'test', requestTimeoutMs: 1_000, taskQueue: 'none', bulkQueue: 'none' } as const;
  site = await Site.open({ temporal: {} as Client, models, settings });
});
afterAll(async () => {
  await site.close();
  await models.connection.dropDatabase();
  await models.connection.close();
});
beforeEach(async () => {
  await models.accounts.deleteMany({});
  await models.credentials.deleteMany({});
});

async function signIn(email: string, password: string): Promise<{ browser: Browser; status: number }> {
  const browser = new Browser(site.origin);
  return { browser, status: (await browser.signIn(email, password)).status };
}

const wishes = { isProduction: false, isDemonstration: false, administratorEmail };
const ofAdministrator = (lines: readonly string[]) => lines.filter((line) => line.startsWith('first administrator'));

describe('the first administrator of an installation', () => {
  test.each([
    ['in production', true],
    ['elsewhere', false],
  ])(
    'is told the one-time password once, %s; it opens the change of it and nothing else',
    async (_where, isProduction) => {
      await seed(models, Date.now(), isProduction ? emptyOrganisation() : undefined);
      const told = ofAdministrator(await seedAccounts(models, { ...wishes, isProduction }));
      expect(told).toHaveLength(1);
      expect(ofAdministrator(await seedAccounts(models, { ...wishes, isProduction }))).toEqual([]);
      const password = /one-time password (\S+)/.exec(told[0] ?? '')?.[1] ?? '';
      const { browser, status } = await signIn(administratorEmail, password);
      expect(status).toBe(200);
      expect(await (await browser.get('/api/v1/me')).json()).toMatchObject({ mustChangePassword: true });
      expect((await browser.get('/api/v1/staff')).status).toBe(403);
      const chosen = { currentPassword: password, newPassword: 'harbour lights at dusk' };
      expect((await browser.send('POST', '/api/v1/me/password', { body: chosen })).status).toBe(200);
      expect((await browser.get('/api/v1/staff')).status).toBe(200);
    },
  );
});

describe('accounts with the password that the README tells', () => {
  const nobody = [0, 401];
  const made = async () => [
    await models.accounts.countDocuments({ isDemo: true }),
    (await signIn(demoEmail('0101'), demoPassword)).status,
  ];

  test('are not made on a database of somebody else’s, nor in production', async () => {
    await seed(models);
    await seedAccounts(models, wishes);
    expect(await made()).toEqual(nobody);
    await seedAccounts(models, { ...wishes, isProduction: true, isDemonstration: true });
    expect(await made()).toEqual(nobody);
  });

  test('are made for the demonstration', async () => {
    await seed(models);
    await seedAccounts(models, { ...wishes, isDemonstration: true });
    expect(await made()).toEqual([expect.any(Number), 200]);
  });
});
