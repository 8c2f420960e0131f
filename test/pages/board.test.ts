import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { people, walkTo, type Site } from '../helpers/api-rig.ts';
import { CommandFormOnPage } from './command-form.ts';
import { usualPayload } from '../factories/wire.ts';
import { hasFocus, keyTo, Stage, tabTo } from './stage.ts';

let stage: Stage;
let site: Site;
beforeAll(async () => {
  stage = await Stage.open();
  ({ site } = stage.rig);
  await walkTo(site, 'qualifying', customer('Anchor Mills'));
  await walkTo(site, 'gatheringIntel', customer('Beacon Steel'));
  await walkTo(site, 'appointed', customer('Cove Textiles'));
});
afterAll(async () => {
  await stage.close();
});
afterEach(() => {
  expect(stage.takeComplaints()).toEqual([]);
});

let serial = 13_600_000_000;

function customer(name: string): Record<string, unknown> {
  serial += 1;
  return { customer: { name, customerType: 'company', phone: String(serial) } };
}

function columnOf(page: Page, step: number): Locator {
  return page.getByRole('region', { name: new RegExp(`^Step ${step} `) });
}

function cardOf(where: Page | Locator, name: string): Locator {
  return where.getByRole('button', { name: new RegExp(`^${name}, `) });
}

/** How many customers the heads of the six columns tell. */
async function countOnBoard(page: Page): Promise<number> {
  const names = await page
    .getByRole('heading', { name: /^Step \d .*customers/ })
    .evaluateAll((heads) => heads.map((head) => head.getAttribute('aria-label') ?? ''));
  expect(names).toHaveLength(6);
  return names.reduce((sum, name) => sum + Number(/: (\d+) customers/.exec(name)?.[1]), 0);
}

/** Lifts a card with the mouse and holds it over a column. */
async function dragOver(page: Page, card: Locator, column: Locator): Promise<void> {
  const from = await card.boundingBox();
  const to = await column.boundingBox();
  if (from === null || to === null) throw new Error('not in sight');
  await page.mouse.move(from.x + 40, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 30, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + 150, { steps: 8 });
}

const opacityOf = (column: Locator): Promise<string | undefined> =>
  column.evaluate((element) => element.ownerDocument.defaultView?.getComputedStyle(element).opacity);

test('a card dropped on a column opens its gate with what is missing; given up, it lies where it was', async () => {
  const page = await stage.person(people.manager);
  await page.goto('/board');
  const card = cardOf(columnOf(page, 1), 'Anchor Mills');
  await dragOver(page, card, columnOf(page, 2));
  await expect.poll(() => opacityOf(columnOf(page, 2))).toBe('1');
  await page.mouse.up();
  const gate = page.getByRole('dialog', { name: 'On to step 2: Anchor Mills' });
  await gate.getByText(/^\d+ missing$/).waitFor();
  await gate.getByRole('heading', { name: 'Next: Submit the qualification' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(/“Anchor Mills” stays in step 1: not met yet/).waitFor();
  await cardOf(columnOf(page, 1), 'Anchor Mills').waitFor();

  // what is missing is filled in where it was asked for
  await dragOver(page, card, columnOf(page, 2));
  await page.mouse.up();
  const form = await CommandFormOnPage.opened(page, 'submitQualification');
  await form.fill(usualPayload.submitQualification());
  await form.submit();
  await page.getByText('“Anchor Mills” is in step 2 now').waitFor();
  await cardOf(columnOf(page, 2), 'Anchor Mills').waitFor();
});

test('a column that refuses is dimmed while a card is held, and a card dropped on it goes back', async () => {
  const page = await stage.person(people.manager);
  await page.goto('/board');
  const card = cardOf(columnOf(page, 2), 'Beacon Steel');
  await dragOver(page, card, columnOf(page, 6));
  // a column that refuses keeps its name
  await columnOf(page, 6).getByText('Not to this step').waitFor();
  await columnOf(page, 6)
    .getByRole('heading', { name: /Maintain/ })
    .waitFor();
  expect(Number(await opacityOf(columnOf(page, 6)))).toBeLessThan(1);
  await page.mouse.up();
  await page.getByRole('alert').or(page.locator('.ant-message')).getByText('The process does not allow it').waitFor();
  await card.waitFor();
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  const { body } = await site.get<{ items: { customerName: string; step: number }[] }>('prospects?q=Beacon');
  expect(body.items).toMatchObject([{ customerName: 'Beacon Steel', step: 2 }]);
});

test('filters are in the address and kept as a view; the table counts the same, and the file has its rows', async () => {
  const page = await stage.person(people.manager);
  await page.goto('/board');
  await cardOf(page, 'Cove Textiles').waitFor();
  await expect.poll(() => countOnBoard(page)).toBe(3);
  const search = page.getByRole('searchbox', { name: 'Find by the customer’s name' });
  await search.pressSequentially('Beacon');
  await cardOf(page, 'Cove Textiles').waitFor({ state: 'detached' });
  await expect.poll(() => hasFocus(search)).toBe(true);
  await page.reload();
  await cardOf(page, 'Beacon Steel').waitFor();
  await expect.poll(() => countOnBoard(page)).toBe(1);

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Save these filters as a view…' }).click();
  await page.getByLabel('Name of the view').fill('Only Beacon');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('View “Only Beacon” saved').waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await cardOf(page, 'Cove Textiles').waitFor();
  await page.getByRole('button', { name: 'Table' }).click();
  const rows = page
    .getByRole('table', { name: 'Prospects' })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });
  await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(3);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('button', { name: 'Only Beacon', exact: true }).click();
  await page.waitForURL(/[?&]q=Beacon/);
  await cardOf(page, 'Beacon Steel').waitFor();
  await page.getByRole('button', { name: 'Table' }).click();
  await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(1);

  await page.getByRole('button', { name: 'Export' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain('Beacon Steel');
  expect(text).not.toMatch(/Anchor Mills|Cove Textiles/);
});

test('a card goes through its gate with the keyboard alone', async () => {
  const page = await stage.person(people.manager);
  await page.goto('/board');
  await cardOf(page, 'Anchor Mills').waitFor();
  await tabTo(page, page.locator('.board-card').first());
  const card = cardOf(page, 'Cove Textiles');
  await keyTo(page, 'ArrowRight', () => hasFocus(page.locator('[data-step="2"]').first()));
  await keyTo(page, 'ArrowDown', () => hasFocus(card));
  await page.keyboard.press('m');
  const chooser = page.getByRole('dialog', { name: 'Where does “Cove Textiles” go?' });
  await tabTo(page, chooser.getByRole('button', { name: /^Forward to step 3/ }));
  await page.keyboard.press('Enter');
  const gate = page.getByRole('dialog', { name: 'On to step 3: Cove Textiles' });
  await gate.getByText('All conditions are met').waitFor();
  await tabTo(page, gate.getByRole('button', { name: 'Advance to “Meeting”' }));
  await page.keyboard.press('Enter');
  await page.getByText('“Cove Textiles” is in step 3 now').waitFor();
  await cardOf(columnOf(page, 3), 'Cove Textiles').waitFor();
});

test('filters that hide everybody say so, on board and table, and are cleared on the spot', async () => {
  const page = await stage.person(people.manager);
  await page.goto('/board?q=Nobody&step=2');
  await page.getByText('No customer matches these filters').waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
  await cardOf(page, 'Beacon Steel').waitFor();
  await page.goto('/board?view=table&q=Nobody');
  await page.getByText('No customer matches these filters').waitFor();
  await page.getByRole('main').getByRole('button', { name: 'Clear filters' }).last().click();
  await page.getByRole('button', { name: 'Beacon Steel' }).waitFor();
});

test('a customer that is opened from the table or by an address is moved like a card', async () => {
  const page = await stage.person(people.manager);
  await page.goto('/board?view=table');
  await page.getByRole('button', { name: 'Beacon Steel' }).click();
  const panel = page.getByRole('dialog', { name: 'Beacon Steel' });
  await panel.getByRole('button', { name: 'Move…' }).waitFor();
  await page.reload();
  await panel.getByRole('button', { name: 'Move…' }).click();
  const chooser = page.getByRole('dialog', { name: 'Where does “Beacon Steel” go?' });
  await chooser.getByRole('button', { name: /^Forward to step 3/ }).click();
  await page.getByRole('dialog', { name: 'On to step 3: Beacon Steel' }).waitFor();
});

test('views that cannot be read are not taken for none, and a view that is gone is not updated in silence', async () => {
  const page = await stage.person(people.colleague);
  const body = { name: 'Overdue', page: 'board', filter: { nextAction: 'overdue' }, sharedWith: 'private' };
  const { body: view } = await site.call<{ viewId: string }>('POST', 'views', { as: people.colleague, body });
  const refused = { code: 'FORBIDDEN', title: 'Not allowed', status: 403 };
  await page.route('**/api/v1/views?*', (route) => route.fulfill({ status: 403, json: refused }));
  await page.goto('/board');
  await page.getByRole('button', { name: 'Views' }).click();
  const menu = page.getByRole('group', { name: 'Views' });
  await menu.getByRole('alert').waitFor();
  await expect.poll(() => menu.getByText('No saved views yet').count()).toBe(0);
  await page.unroute('**/api/v1/views?*');
  await menu.getByRole('button', { name: 'Try again' }).click();
  await menu.getByRole('button', { name: 'Overdue', exact: true }).waitFor();
  // in another window, meanwhile
  await site.call('DELETE', `views/${view.viewId}`, { as: people.colleague });
  await menu.getByRole('button', { name: 'Update with these filters: Overdue' }).click();
  await page.getByRole('dialog').getByRole('alert').waitFor();
});

test('on a phone a card is moved by its menu, and carried to another step by a finger', async () => {
  const page = await stage.person(people.manager, { width: 375 });
  await page.goto('/board?step=2');
  await cardOf(page, 'Beacon Steel').tap();
  await page.getByRole('dialog', { name: 'Beacon Steel' }).getByRole('button', { name: 'Move…' }).tap();
  const chooser = page.getByRole('dialog', { name: 'Where does “Beacon Steel” go?' });
  await chooser.getByRole('button', { name: /^Forward to step 3/ }).tap();
  const gate = page.getByRole('dialog', { name: 'On to step 3: Beacon Steel' });
  await gate.waitFor();
  await gate.getByRole('button', { name: 'Close' }).tap();
  await page.getByText(/“Beacon Steel” stays in step 2/).waitFor();
  await page.goto('/board?step=2');

  const target = page.getByRole('button', { name: /^Step 3 / });
  await carry(page, cardOf(page, 'Beacon Steel'), target);
  await gate.waitFor();
});

/** Holds a finger on a card until it is lifted, and takes it to where it is let go. */
async function carry(page: Page, card: Locator, target: Locator): Promise<void> {
  const from = await card.boundingBox();
  const to = await target.boundingBox();
  if (from === null || to === null) throw new Error('not in sight');
  const finger = await page.context().newCDPSession(page);
  const at = (type: 'touchStart' | 'touchMove', x: number, y: number): Promise<unknown> =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y }] });
  await at('touchStart', from.x + 60, from.y + 30);
  await page.locator('.board-card-lifted').waitFor();
  for (const part of [0.25, 0.5, 0.75, 1])
    await at(
      'touchMove',
      from.x + 60 + (to.x + to.width / 2 - from.x - 60) * part,
      from.y + 30 + (to.y + to.height / 2 - from.y - 30) * part,
    );
  await page.locator('.board-step.is-over').waitFor();
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
