import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { demoEmail, demoPassword } from '../../scripts/seed-accounts.ts';
import { people } from '../helpers/api-rig.ts';
import { eventually } from '../helpers/eventually.ts';
import { seriousFindings, Stage, tooWide } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(async () => {
  await stage.close();
});
afterEach(() => {
  expect(stage.takeComplaints()).toEqual([]);
});

test('a wrong password is refused, and the right one opens the first page', async () => {
  const page = await stage.person(null);
  await page.goto('/');
  await page.getByLabel('E-mail').fill(demoEmail('0101'));
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').first().waitFor();
  await page.getByLabel('Password', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation').first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/');
  // The account says Chinese; the page stays as it was.
  await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('en-GB');
});

test('an administrator of the demonstration comes to administration, in the language chosen on the way in', async () => {
  const page = await stage.person(null, { language: 'zh' });
  await page.goto('/');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('Forgotten your password?').waitFor();
  await page.getByRole('button', { name: demoEmail('0999') }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/admin\/staff$/);
  await page.getByRole('heading', { name: 'Staff' }).waitFor();
  await eventually(async () => {
    const me = await page.context().request.get('/api/v1/me');
    expect(await me.json()).toMatchObject({ language: 'en' });
  }, 5_000);
});

test.each([
  ['zh', 1280],
  ['en', 375],
] as const)('the sign-in page in %s at %i px has no serious finding and fits', async (language, width) => {
  const page = await stage.person(null, { language, width });
  await page.goto('/sign-in');
  await page.getByRole('button').first().waitFor();
  await expect.poll(() => seriousFindings(page)).toEqual([]);
  await expect.poll(() => tooWide(page)).toEqual([]);
  await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe(language === 'zh' ? 'zh-CN' : 'en-GB');
});

test('a page opened after the session ended asks for the password first', async () => {
  const page = await stage.person(people.manager);
  await page.goto('/');
  await page.getByRole('navigation').first().waitFor();
  await page.context().clearCookies();
  await page.reload();
  await page.getByLabel('E-mail').waitFor();
  expect(new URL(page.url()).pathname).toBe('/sign-in');
});

test('whoever signs out everywhere comes to the sign-in page', async () => {
  const page = await stage.person(people.colleague);
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out everywhere, here too' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere, here too' }).click();
  await page.waitForURL(/\/sign-in$/);
  await page.getByLabel('E-mail').waitFor();
});
