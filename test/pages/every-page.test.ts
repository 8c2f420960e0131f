import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { people, walkTo } from '../helpers/api-rig.ts';
import { complaintBody } from '../factories/complaint-wire.ts';
import { upload } from '../helpers/uploads.ts';
import { CommandFormOnPage } from './command-form.ts';
import { seriousFindings, Stage, tooWide } from './stage.ts';

let stage: Stage;
let closing: string;
let gathering: string;
let importId: string;
let complaintId: string;
beforeAll(async () => {
  stage = await Stage.open();
  const { site } = stage.rig;
  closing = await walkTo(site, 'closing');
  gathering = await walkTo(site, 'gatheringIntel');
  await site.create();
  // what a supervisor finds on the page of reviews
  const { prospectId } = await site.create();
  await site.do(prospectId, 'submitQualification', { growthType: true });
  const complaint = await site.call<{ complaintId: string }>('POST', 'complaints', { body: complaintBody() });
  ({ complaintId } = complaint.body);
  const rows = '客户名称,联系电话,地址\n客户甲,19811110001,南京路1号\n客户乙,12,\n';
  importId = (await upload(site, rows, { fileName: '客户名单.csv' })).body.importId;
});
afterAll(async () => {
  await stage.close();
});
afterEach(() => {
  expect(stage.takeComplaints()).toEqual([]);
});

/** A page as it is looked at. */
interface Case {
  /** What the address has besides the route; CLOSING, IMPORT and COMPLAINT stand for those that the stage has. */
  readonly address: string;
  readonly staffId: string | null;
}

const cases = {
  '/sign-in': [{ address: '/sign-in', staffId: null }],
  '/': [
    { address: '/', staffId: people.manager },
    { address: '/?view=team', staffId: people.teamLead },
  ],
  '/inbox': [{ address: '/inbox?all=true', staffId: people.manager }],
  '/prospects/$prospectId': [
    { address: '/prospects/CLOSING', staffId: people.manager },
    { address: '/prospects/CLOSING?tab=timeline', staffId: people.manager },
  ],
  '/board': [
    { address: '/board', staffId: people.manager },
    { address: '/board?view=table', staffId: people.teamLead },
  ],
  '/funnel': [{ address: '/funnel', staffId: people.head }],
  '/complaint-reports': [{ address: '/complaint-reports', staffId: people.officer }],
  '/saved-replies': [
    { address: '/saved-replies', staffId: people.officer },
    { address: '/saved-replies?list=retired', staffId: people.admin },
    { address: '/saved-replies?list=product', staffId: people.officer },
  ],
  '/stories': [{ address: '/stories', staffId: people.officer }],
  '/improvements': [{ address: '/improvements', staffId: people.officer }],
  '/funnel/list': [
    { address: '/funnel/list?flow=entered&flowStep=1&from=2020-01-01&to=2020-01-31', staffId: people.head },
  ],
  '/reviews': [{ address: '/reviews', staffId: people.teamLead }],
  '/complaints': [
    { address: '/complaints', staffId: people.officer },
    { address: '/complaints?list=appeals', staffId: people.manager },
  ],
  '/complaints/new': [{ address: '/complaints/new', staffId: people.manager }],
  '/complaints/$complaintId': [
    { address: '/complaints/COMPLAINT', staffId: people.officer },
    { address: '/complaints/COMPLAINT?tab=clocks', staffId: people.officer },
    { address: '/complaints/COMPLAINT', staffId: people.manager },
  ],
  '/surveys/results': [{ address: '/surveys/results', staffId: people.officer }],
  '/leads/new': [{ address: '/leads/new', staffId: people.manager }],
  '/imports': [{ address: '/imports', staffId: people.manager }],
  '/imports/$importId': [{ address: '/imports/IMPORT', staffId: people.manager }],
  '/account': [{ address: '/account', staffId: people.manager }],
  '/admin/staff': [{ address: '/admin/staff', staffId: people.admin }],
  '/admin/organisation': [{ address: '/admin/organisation', staffId: people.admin }],
  '/admin/calendar': [{ address: '/admin/calendar', staffId: people.admin }],
  '/admin/process': [{ address: '/admin/process', staffId: people.admin }],
  '/admin/complaint-rules': [{ address: '/admin/complaint-rules?branchId=b-01', staffId: people.admin }],
  '/admin/channels': [{ address: '/admin/channels', staffId: people.admin }],
} as const satisfies Record<string, readonly Case[]>;

test('every address has a case', async () => {
  // As text: the routes bring every page along, whose modules are for browsers.
  const routes = await readFile(new URL('../../web/shell/routes.ts', import.meta.url), 'utf8');
  const addresses = [...routes.matchAll(/^ {4}path: '(.+)',$/gm)].map(([, address]) => address);
  expect(addresses).toHaveLength(routes.split('createRoute(').length - 1);
  expect(Object.keys(cases).toSorted()).toEqual(addresses.toSorted());
});

const looks = [
  ['zh', 1280],
  ['en', 375],
] as const;

/** Nothing is on its way, nothing stands for what is not there yet. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1, h2').first().waitFor();
  await page.locator('.ant-skeleton, .ant-spin-spinning').first().waitFor({ state: 'detached' });
}

/** @param within what lies behind a drawer is covered, and not looked at */
async function isUsable(page: Page, within?: string): Promise<void> {
  await expect.poll(() => page.getByText(/undefined|\[object Object\]|\{\{/).count()).toBe(0);
  await expect.poll(() => tooWide(page)).toEqual([]);
  // The header stands: only the page inside of the frame scrolls.
  const scrolls = `document.querySelector('#content') !== null && document.documentElement.scrollHeight > innerHeight`;
  await expect.poll(() => page.evaluate(scrolls)).toBe(false);
  await expect.poll(() => seriousFindings(page, within)).toEqual([]);
}

const drawer = '.ant-drawer-section';

describe.each(looks)('in %s at %i px', (language, width) => {
  const pages = new Map<string | null, Page>();
  /** One browser for each person: its second page comes out of the cache. */
  const open = async (staffId: string | null, address: string): Promise<Page> => {
    const page = pages.get(staffId) ?? (await stage.person(staffId, { language, width }));
    pages.set(staffId, page);
    await page.goto(address);
    return page;
  };
  afterAll(async () => {
    await Promise.all([...pages.values()].map(async (page) => page.context().close()));
  });

  test.each<Case>(Object.values(cases).flat())(
    '$address is there, fits, and axe finds nothing serious',
    async (one) => {
      const page = await open(
        one.staffId,
        one.address.replace('CLOSING', closing).replace('IMPORT', importId).replace('COMPLAINT', complaintId),
      );
      await settled(page);
      await expect.poll(() => page.locator('.state').count()).toBe(0);
      await isUsable(page);
    },
  );

  test('forms fit, and axe finds nothing serious', async () => {
    const page = await open(people.manager, '/');
    await CommandFormOnPage.open(page, gathering, 'saveIntel');
    await isUsable(page, drawer);
    await CommandFormOnPage.open(page, closing, 'recordClosingAttempt');
    await isUsable(page, drawer);
  });

  test('the gate of the board fits, and axe finds nothing serious', async () => {
    const page = await open(people.manager, '/board?step=2');
    await page.locator(`[data-prospect="${gathering}"]`).focus();
    await page.keyboard.press('m');
    await page.getByRole('dialog').getByRole('button').filter({ hasText: '3' }).first().click();
    await page.locator('.gate-conditions').first().waitFor();
    await page.locator('form.command-form').waitFor();
    await isUsable(page, drawer);
  });

  test('an address without a page says so and leads back', async () => {
    const page = await open(people.manager, '/no-such-page');
    await page.getByRole('main').getByRole('alert').getByRole('link').waitFor();
    await isUsable(page);
  });
});

test('what is too wide or has no name is found', async () => {
  const page = await stage.person(people.manager, { width: 375 });
  await page.goto('/no-such-page');
  await page.getByRole('main').getByRole('alert').waitFor();
  await page.evaluate(`document.querySelector('#content').insertAdjacentHTML('beforeend',
    '<button class="planted" style="width: 500px"></button>')`);
  await expect.poll(() => tooWide(page)).toEqual([expect.stringMatching(/^main#content/), 'button.planted']);
  await expect.poll(() => seriousFindings(page)).toEqual([expect.stringMatching(/^button-name: .*planted/)]);
});
