import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { people, walkTo } from '../helpers/api-rig.ts';
import { overflows, seriousFindings, Stage } from './stage.ts';

let stage: Stage;
let prospectId: string;
beforeAll(async () => {
  stage = await Stage.open();
  prospectId = await walkTo(stage.rig.site, 'closing');
  await walkTo(stage.rig.site, 'appointing');
  await stage.rig.site.create();
});
afterAll(async () => {
  await stage.close();
});
afterEach(() => {
  expect(stage.takeComplaints()).toEqual([]);
});

const pages: readonly (readonly [string, string])[] = [
  ['/', people.manager],
  ['/board', people.manager],
  ['/board?view=table', people.teamLead],
  ['/prospects/PROSPECT', people.manager],
  ['/leads/new', people.manager],
  ['/imports', people.manager],
  ['/inbox', people.manager],
  ['/funnel', people.head],
  ['/reviews', people.teamLead],
  ['/account', people.manager],
  ['/admin/staff', people.admin],
  ['/admin/organisation', people.admin],
];

describe.each([
  ['zh', 1280],
  ['en', 375],
] as const)('in %s at %i px', (language, width) => {
  test.each(pages)('%s has a heading, fits, and axe finds nothing serious', async (address, staffId) => {
    const page = await stage.person(staffId, { language, width });
    await page.goto(address.replace('PROSPECT', prospectId));
    await page.getByRole('main').getByRole('heading').first().waitFor();
    await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
    expect(await page.getByText(/not found|找不到|没有这个页面|no such page/i).count()).toBe(0);
    expect(await page.getByText(/undefined|\[object Object\]|\{\{/).count()).toBe(0);
    expect(await overflows(page)).toBe(false);
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });
});
