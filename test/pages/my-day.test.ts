import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { people, walkTo, type Site } from '../helpers/api-rig.ts';
import { hasFocus, keyTo, seriousFindings, Stage, tabTo, tooWide } from './stage.ts';

let stage: Stage;
let site: Site;
let qualifying = '';
let frozen = '';
beforeAll(async () => {
  stage = await Stage.open();
  ({ site } = stage.rig);
  qualifying = await walkTo(site, 'qualifying', customer('海湾贸易有限公司', '13911112222'));
  await stage.rig.workflows.models.tasks.updateMany(
    { prospectId: qualifying },
    { $set: { dueAt: new Date(Date.now() - 26 * 3_600_000) } },
  );
  await walkTo(site, 'gatheringIntel', customer('Beacon Steel', '13911113333'));
  frozen = await walkTo(site, 'appointed', customer('Cove Textiles', '13911114444'));
  const won = await walkTo(site, 'won', customer('Delta Paper', '13911115555'));
  const dueAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
  await site.do(won, 'completeDeal', { promises: [{ text: 'set up the payroll file', dueAt }] });
});
afterAll(async () => {
  await stage.close();
});
afterEach(() => {
  expect(stage.takeComplaints()).toEqual([]);
});

function customer(name: string, phone: string): Record<string, unknown> {
  return { customer: { name, customerType: 'company', phone } };
}

type Page = Awaited<ReturnType<Stage['person']>>;

function workOf(page: Page) {
  return page.getByRole('listbox', { name: 'Work to do' });
}

async function goByPalette(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: /Customer’s name/ });
  await expect.poll(() => hasFocus(box)).toBe(true);
  await page.keyboard.type(name);
  const choice = page.getByRole('dialog').getByRole('option', { name: `${name} Page` });
  await choice.waitFor();
  await keyTo(page, 'ArrowDown', async () => (await choice.getAttribute('aria-selected')) === 'true');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

describe('a day with the keyboard', () => {
  test('the most urgent task is in hand; keys move, snooze, take back and search, and a call takes two', async () => {
    const page = await stage.person(people.manager);
    await page.goto('/');
    const list = workOf(page);
    const inHand = workOf(page).getByRole('option', { selected: true });
    await expect.poll(() => inHand.textContent()).toContain('海湾贸易有限公司');
    await expect.poll(() => inHand.textContent()).toContain('Overdue');
    const before = await workOf(page).getByRole('option').count();

    await page.keyboard.press('j');
    await expect.poll(() => inHand.textContent()).not.toContain('海湾贸易有限公司');
    await page.keyboard.press('k');
    await page.keyboard.press('s');
    await page.keyboard.press('1');
    await page
      .getByText(/Snoozed until/)
      .first()
      .waitFor();
    await expect.poll(() => workOf(page).getByRole('option').last().textContent()).toContain('海湾贸易有限公司');
    await expect.poll(() => workOf(page).getByRole('option').count()).toBe(before);
    await expect.poll(() => inHand.textContent()).not.toContain('海湾贸易有限公司');
    await page.keyboard.press('u');
    await page.getByText('The snooze is taken back').waitFor();
    await expect
      .poll(() =>
        workOf(page)
          .getByText(/snoozed until/)
          .count(),
      )
      .toBe(0);

    await list.focus();
    for (let step = 0; step < before; step += 1) await page.keyboard.press('k');
    await page.keyboard.press('c');
    await page.getByLabel('Purpose').selectOption('coldCall');
    await page.getByRole('button', { name: 'Interested' }).click();
    await page.getByText(/Contact recorded: Interested/).waitFor();
    await page.getByText('1 / 30–50').waitFor();
    await page.getByText('100%').waitFor();

    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: /Customer’s name/ });
    await search.fill('海湾');
    await page
      .getByRole('dialog')
      .getByRole('option', { name: /海湾贸易有限公司/ })
      .waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/prospects/${qualifying}*`);
  });

  test('a customer is opened, a contact recorded, the next task ticked off and the inbox read, without a mouse', async () => {
    await site.do(frozen, 'freeze', { reason: 'a letter came back' }, { as: people.head });
    const page = await stage.person(people.manager);
    const { keyboard } = page;
    await page.goto('/');
    const inHand = workOf(page).getByRole('option', { selected: true });
    await keyTo(page, 'j', async () => (await inHand.textContent())?.includes('Beacon Steel') === true);
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Beacon Steel/ }).waitFor();

    await tabTo(page, page.getByRole('button', { name: 'More actions' }));
    await keyboard.press('Enter');
    const entry = page.getByRole('menuitem', { name: 'Record a contact' });
    await entry.waitFor();
    await keyTo(page, 'ArrowDown', async () => /-active/.test((await entry.getAttribute('class')) ?? ''));
    await keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: /^Record a contact/ });
    await tabTo(page, form.getByRole('combobox', { name: 'Outcome' }));
    await keyboard.type('Interested');
    await keyboard.press('Enter');
    await tabTo(page, form.getByLabel('Notes'));
    await keyboard.type('wants to see the branch');
    await keyboard.press('Control+Enter');
    await form.waitFor({ state: 'detached' });
    await page.getByText('Record a contact: done').waitFor();

    await goByPalette(page, 'My day');
    await keyTo(page, 'j', async () => (await inHand.textContent())?.includes('Keep the promise') === true);
    await keyboard.press('d');
    await page.getByText(/Done: Keep the promise · Delta Paper/).waitFor();
    await page.getByText('No promise is open.').waitFor();

    await goByPalette(page, 'Inbox');
    const unread = page.getByRole('status').filter({ hasText: /^\d+ unread$/ });
    await page
      .getByText(/Freeze/)
      .first()
      .waitFor();
    const before = Number.parseInt((await unread.textContent()) ?? '', 10);
    await keyboard.press('m');
    await page.getByText(`${before - 1} unread`, { exact: true }).waitFor();
  });

  test('a task that a deadline of the bank waits for cannot be skipped, and says why', async () => {
    const page = await stage.person(people.manager);
    await page.goto('/?kind=collectIntel');
    await workOf(page).getByRole('option', { selected: true }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Skip' }).isDisabled()).toBe(true);
    await page.getByText(/its deadline and ladder run on/).waitFor();
  });

  test('keys work for whoever comes by the menu and has the focus on its link', async () => {
    const page = await stage.person(people.manager);
    await page.goto('/inbox');
    await page.getByRole('link', { name: 'My day' }).first().click();
    await workOf(page).getByRole('option', { selected: true }).waitFor();
    await page.keyboard.press('s');
    await page.getByRole('group', { name: 'Snooze' }).waitFor();
  });

  test('single keys can be switched off', async () => {
    const page = await stage.person(people.manager);
    await page.goto('/');
    await workOf(page).getByRole('option', { selected: true }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: 'Use single keys' }).uncheck();
    await page.keyboard.press('Escape');
    await workOf(page).focus();
    await page.keyboard.press('s');
    await expect.poll(() => page.getByRole('group', { name: 'Snooze' }).count()).toBe(0);
  });
});

describe('live', () => {
  test('the owner sees what the head does without asking: the page, who did it, and the bell', async () => {
    const page = await stage.person(people.manager);
    await page.goto('/');
    const line = workOf(page).getByRole('option', { name: /Beacon Steel/ });
    await line.waitFor();
    await stage.isListening();
    const { prospectId } = (
      await site.get<{ tasks: { prospectId: string; customerName: string }[] }>('my-day')
    ).body.tasks.find(({ customerName }) => customerName === 'Beacon Steel') ?? { prospectId: '' };
    await site.do(prospectId, 'freeze', { reason: 'the account is being checked' }, { as: people.head });
    await page
      .getByText(/Just updated by/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: /Inbox, [1-9]\d* unread/ }).waitFor();
    await expect.poll(() => page.getByText('the account is being checked').count()).toBe(1);
  });

  test('the inbox tells who did what, and marks are taken back', async () => {
    const page = await stage.person(people.manager);
    await page.goto('/inbox');
    await page
      .getByText(/Freeze/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    await page.getByText('Nothing unread').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page
      .getByText(/Freeze/)
      .first()
      .waitFor();
    await expect.poll(() => seriousFindings(page)).toEqual([]);
  });
});

test('tasks that do not come at once are read on', async () => {
  const page = await stage.person(people.manager);
  await page.route('**/my-day?limit=500', (route) =>
    route.continue({ url: route.request().url().replace('limit=500', 'limit=1') }),
  );
  await page.goto('/');
  await page.getByText(/^1 of \d+ are listed$/).waitFor();
  const lines = workOf(page).getByRole('option');
  await expect.poll(() => lines.count()).toBe(1);
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect.poll(() => lines.count()).toBeGreaterThan(1);
  await expect.poll(() => page.getByRole('button', { name: 'Load more' }).count()).toBe(0);
});

test('the day is read again when something falls due, although nobody does anything', async () => {
  const page = await stage.person(people.manager);
  let asked = 0;
  await page.route('**/my-day?limit=500', async (route) => {
    asked += 1;
    const response = await route.fetch();
    const day = (await response.json()) as { at: string; tasks: { dueAt: string }[] };
    const [first, ...others] = day.tasks;
    const dueAt = new Date(Date.parse(day.at) + 1_000).toISOString();
    await route.fulfill({ response, json: asked === 1 ? { ...day, tasks: [{ ...first, dueAt }, ...others] } : day });
  });
  await page.goto('/');
  await workOf(page).getByRole('option').first().waitFor();
  await expect.poll(() => asked).toBeGreaterThan(1);
});

test('the head of the branch sees the day of the team', async () => {
  const page = await stage.person(people.head);
  await page.goto('/?view=team');
  await page.getByRole('rowheader').first().waitFor();
  await page.getByText('At risk today').waitFor();
  await expect.poll(() => seriousFindings(page)).toEqual([]);
});

test.each([
  ['zh', 1280],
  ['en', 375],
] as const)('the palette in %s at %i px has no serious finding and fits', async (language, width) => {
  const page = await stage.person(people.manager, { language, width });
  await page.goto('/inbox');
  await page.getByRole('main').getByRole('heading').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('a');
  await page.locator('.palette-choice').first().waitFor();
  await expect.poll(() => seriousFindings(page)).toEqual([]);
  await expect.poll(() => tooWide(page)).toEqual([]);
});

test('a page that loses its server says so, and is fresh when it is back', async () => {
  const page = await stage.person(people.manager);
  await page.goto('/');
  await workOf(page).getByRole('option').first().waitFor();
  await page.context().setOffline(true);
  const banner = page.getByText('The server cannot be reached.');
  await banner.waitFor();
  await walkTo(site, 'qualifying', customer('Egret Logistics', '13911116666'));
  await expect.poll(() => page.getByText('Egret Logistics').count()).toBe(0);
  await page.context().setOffline(false);
  await banner.waitFor({ state: 'detached' });
  await workOf(page)
    .getByRole('option', { name: /Egret Logistics/ })
    .waitFor();
});
