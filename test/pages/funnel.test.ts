import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { people, walkTo } from '../helpers/api-rig.ts';
import { unzip } from '../helpers/unzip.ts';
import { Stage } from './stage.ts';

const begun = 3;
let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  const { site } = stage.rig;
  await walkTo(site, 'gatheringIntel');
  await walkTo(site, 'qualifying');
  await site.create({ customer: { name: 'Anchor Mills', customerType: 'company', phone: '13600000001' } });
});
afterAll(async () => {
  await stage.close();
});
afterEach(() => {
  expect(stage.takeComplaints()).toEqual([]);
});

/** The first eight bytes of every PNG file. */
const pngSignature = '89504e470d0a1a0a';

test('the funnel is saved as an Excel workbook with the numbers of the page, and as a picture', async () => {
  const page = await stage.person(people.head);
  await page.goto('/funnel');
  const figures = page.getByRole('region', { name: 'Figures' });
  const shown = await figures.getByRole('link', { name: /^New pursuits/ }).textContent();
  expect(shown).toBe(String(begun));

  const [workbook] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export to Excel' }).click(),
  ]);
  expect(workbook.suggestedFilename()).toMatch(/^funnel-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.xlsx$/);
  const sheets = unzip(await readFile(await workbook.path()));
  const texts = [...(sheets.get('xl/sharedStrings.xml') ?? '').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
    ([, text]) => text,
  );
  const rows = [...(sheets.get('xl/worksheets/sheet1.xml') ?? '').matchAll(/<row .*?<\/row>/gs)].map(([row]) => row);
  const named = rows.find((row) => row.includes(`<v>${texts.indexOf('New pursuits')}</v>`));
  expect(named).toContain(`<v>${shown}</v>`);

  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as picture' }).click(),
  ]);
  expect(picture.suggestedFilename()).toMatch(/^funnel-.*\.png$/);
  const bytes = await readFile(await picture.path());
  expect(bytes.subarray(0, 8).toString('hex')).toBe(pngSignature);
  // More than the frame of a picture without drawings.
  expect(bytes.length).toBeGreaterThan(20_000);
});

test('the list behind a number is exported as it is counted', async () => {
  const page = await stage.person(people.head);
  await page.goto('/funnel');
  await page
    .getByRole('region', { name: 'Figures' })
    .getByRole('link', { name: /^New pursuits/ })
    .click();
  await page.getByRole('heading', { name: 'New pursuits' }).waitFor();
  await page.getByText(`${begun} pursuits`).waitFor();
  await page.getByRole('button', { name: 'Export' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as CSV' }).click(),
  ]);
  const [watermark, _headings, ...rows] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  expect(watermark).toContain('number of the funnel: New pursuits');
  expect(rows).toHaveLength(begun);
  expect(rows.join('\n')).toContain('Anchor Mills');
});
