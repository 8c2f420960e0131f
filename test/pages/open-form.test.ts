import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { people, walkTo } from '../helpers/api-rig.ts';
import { CommandFormOnPage } from './command-form.ts';
import { hasFocus, Stage } from './stage.ts';

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

const before = 'asked for the fees of transfers, ';
const after = 'and who signs for the company';

test('whoever types while a colleague moves the prospect back goes on typing in the same place', async () => {
  const { site } = stage.rig;
  const prospectId = await walkTo(site, 'meeting');
  const page = await stage.person(people.manager);
  const form = await CommandFormOnPage.open(page, prospectId, 'recordContact');
  await stage.isListening();
  const notes = form.input('notes');
  await notes.focus();
  await page.keyboard.type(before);
  await site.do(prospectId, 'fallBack', { to: 'gatheringIntel', reason: 'another decider' }, { as: people.teamLead });
  await page.getByRole('heading', { level: 1 }).getByText('Gathering intelligence', { exact: true }).waitFor();
  await page.keyboard.type(after);
  await expect.poll(() => notes.inputValue()).toBe(before + after);
  await expect.poll(() => hasFocus(notes)).toBe(true);
  await expect.poll(() => page.getByText('did not submit is back').count()).toBe(0);
});

test('who the customer is, is corrected on the page', async () => {
  const { site } = stage.rig;
  const prospectId = await walkTo(site, 'closing', {
    customer: { name: 'Curlew Glass', customerType: 'company', phone: '13500009999' },
  });
  const page = await stage.person(people.manager);
  const form = await CommandFormOnPage.open(page, prospectId, 'updateCustomer');
  await form.input('name').fill('Curlew Glass Works');
  await form.input('expectedValueFen').fill('80万');
  await form.carryOut();
  await page.getByRole('heading', { level: 1, name: /Curlew Glass Works/ }).waitFor();
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await page.getByText('corrected the customer’s data').first().waitFor();
  expect((await site.get(`/api/v1/prospects/${prospectId}`)).body).toMatchObject({
    record: { customer: { name: 'Curlew Glass Works' }, expectedValueFen: 80_000_000 },
  });
});
