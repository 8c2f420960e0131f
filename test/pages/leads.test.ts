import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '../../scripts/seed-accounts.ts';
import { people } from '../helpers/api-rig.ts';
import { signInAgain, Stage } from './stage.ts';

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

const rowCount = 40;

/** The head of the bank's sample, five rows of it broken: by number, what they hold instead. */
async function brokenSample(): Promise<string> {
  const csv = await readFile(new URL('../../samples/bank-marketing-10pct.csv', import.meta.url), 'utf8');
  const [header = '', ...lines] = csv.trim().split(/\r?\n/);
  // Who owes the bank has a negative balance: no amount that a lead is worth.
  const rows = lines
    .map((line) => line.split(','))
    .filter(([, , , , , , balance]) => Number(balance) >= 0)
    .slice(0, rowCount);
  const breakCell = (rowNo: number, column: number, cell: string): void => {
    rows[rowNo - 1]?.splice(column, 1, cell);
  };
  breakCell(3, 0, '');
  breakCell(8, 6, 'a lot');
  breakCell(15, 2, '');
  breakCell(22, 6, '-12');
  rows[30]?.push('one more');
  return [header, ...rows.map((cells) => cells.join(','))].join('\n');
}

async function mapColumn(page: Page, header: string, field: string): Promise<void> {
  await page.getByRole('combobox', { name: `${header}: Holds` }).click();
  await page.keyboard.type(field);
  await page.getByTitle(field, { exact: true }).last().click();
}

async function mend(page: Page, rowNo: number, cell: string, value: string): Promise<void> {
  const row = page.getByRole('form', { name: `Row ${rowNo}`, exact: true });
  if ((await row.getByLabel(cell, { exact: true }).count()) === 0)
    await row.getByRole('button', { name: 'Show the whole row' }).click();
  await row.getByLabel(cell, { exact: true }).fill(value);
  await row.getByRole('button', { name: 'Save this row' }).click();
  await row.waitFor({ state: 'detached' });
}

async function startImport(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start the import' }).click();
  await page.getByRole('heading', { name: 'The import is done' }).waitFor();
}

test('the bank’s own sample with five broken rows is mapped, mended on the page and imported to the end', async () => {
  const page = await stage.person(people.manager);
  await page.goto('/imports');
  const file = { name: 'bank-marketing.csv', mimeType: 'text/csv', buffer: Buffer.from(await brokenSample()) };
  await page.getByLabel('Drop a CSV file here').setInputFiles(file);
  await page.getByRole('heading', { name: 'bank-marketing.csv' }).waitFor();
  const check = page.getByRole('button', { name: `Check all ${rowCount} rows` });
  await expect.poll(() => check.isDisabled()).toBe(true);
  await mapColumn(page, 'id', 'Customer name');
  await mapColumn(page, 'job', 'Address');
  await mapColumn(page, 'balance', 'Expected value');
  // How often somebody was called is not the campaign of a lead.
  await mapColumn(page, 'campaign', 'Leave out');
  const preview = page.getByRole('region', { name: 'Preview' });
  await preview.getByText('Nothing wrong').first().waitFor();
  await check.click();

  const problems = page.getByRole('region', { name: 'What is wrong' });
  await problems.getByText('must be filled in').waitFor();
  await problems.getByText('is no amount').waitFor();
  await problems.getByText('at least one of phone, e-mail and address').waitFor();
  await problems.getByText('has more cells than the header').waitFor();
  const broken = page.getByRole('form', { name: /^Row \d+$/ });
  const names = () => broken.evaluateAll((forms) => forms.map((form) => form.getAttribute('aria-label')));
  await expect.poll(names).toEqual(['Row 3', 'Row 8', 'Row 15', 'Row 22', 'Row 31']);

  await mend(page, 3, 'id', '400');
  await mend(page, 8, 'balance', '1200');
  await mend(page, 15, 'job', 'Harbour Street 5');
  await mend(page, 22, 'balance', '12');
  await startImport(page, `Import ${rowCount - 1} rows`);
  await page.getByText(`${rowCount - 1} leads were captured.`).waitFor();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByText('Download the rows with problems (CSV)').click(),
  ]);
  const problemsFile = await readFile(await download.path(), 'utf8');
  expect(problemsFile.trim().split(/\r?\n/)).toHaveLength(2);
  expect(problemsFile).toContain('has more cells than the header');

  await page.getByRole('button', { name: 'Mend them here' }).click();
  await mend(page, 31, 'Cell 1 beyond the header', '');
  await startImport(page, 'Import 1 more row');
  await page.getByText(`${rowCount} of ${rowCount} rows dealt with`).waitFor();

  await stage.rig.site.create({ customer: { name: 'Of another list', customerType: 'company', phone: '13700000001' } });
  await page.getByRole('link', { name: 'See these leads' }).click();
  await page.getByRole('button', { name: 'Do not filter by campaign bank-marketing' }).waitFor();
  await page.getByRole('button', { name: 'Board', exact: true }).click();
  await page.getByRole('heading', { name: new RegExp(`^Step 1 .*: ${rowCount} customers,`) }).waitFor();
});

test('a lead is captured; who is being pursued already is told while the number is typed', async () => {
  const phone = '13700001111';
  await stage.rig.site.create({ customer: { name: 'Tern Shipping', customerType: 'company', phone } });
  const page = await stage.person(people.colleague);
  await page.setViewportSize({ width: 1280, height: 620 });
  await page.goto('/leads/new');
  await page.getByLabel('E-mail').fill('gull at harbour');
  await page.getByLabel('Expected value').fill('500k');
  await page.getByRole('button', { name: 'Capture' }).click();
  await page.getByText('3 to be corrected.').waitFor();
  await page.getByText('This is not in the right form').waitFor();
  await page.getByText('This is no amount').waitFor();
  await expect.poll(() => page.getByLabel('Expected value').inputValue()).toBe('500k');
  await page.getByLabel('Expected value').fill('50万');
  await page.getByLabel('E-mail').fill('');
  await expect.poll(() => page.getByLabel('Expected value').inputValue()).toBe('500,000');
  await page.getByLabel('Customer name').fill('Gull Shipping');
  await page.getByLabel('Phone').fill(phone);
  // Whose customer it is, only who may read it is told.
  const hint = page.getByText('Somebody at Branch 01 is already pursuing this customer');
  await hint.waitFor();
  await page.getByRole('button', { name: 'Capture' }).click();
  const refusal = page.getByText('Not captured: the customer is already being pursued.');
  await refusal.waitFor();
  const bottom = async () => {
    const { y = -1, height = 0 } = (await refusal.boundingBox()) ?? {};
    return y < 0 ? -1 : y + height;
  };
  await expect.poll(bottom).toSatisfy((pixels) => pixels >= 0 && pixels <= 620);
  await page.getByLabel('Phone').fill('13700002222');
  await hint.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Capture' }).click();
  await page.getByRole('heading', { name: 'Captured: Gull Shipping' }).waitFor();

  // the session ends while the next one is typed
  await page.getByRole('button', { name: 'Next lead' }).click();
  await page.getByLabel('Customer name').fill('Heron Mills');
  await page.getByLabel('Phone').fill('13700003333');
  await page.getByLabel('Note').fill('met at the harbour fair');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Capture' }).click();
  await signInAgain(page, demoPassword);
  await page.getByRole('heading', { name: 'Captured: Heron Mills' }).waitFor();
  await page.getByRole('link', { name: 'Open the prospect' }).click();
  await page.getByRole('heading', { level: 1, name: /Heron Mills/ }).waitFor();
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await page.getByText('met at the harbour fair').first().waitFor();
});
