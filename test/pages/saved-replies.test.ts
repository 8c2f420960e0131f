import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { people } from '../helpers/api-rig.ts';
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

async function choose(page: Page, within: Locator, label: string, text: string): Promise<void> {
  await within.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: text }).first().click();
}

test('an officer keeps a reply made from the product’s own; without what it must say it is not kept', async () => {
  const officer = await stage.person(people.officer);
  await officer.goto('/saved-replies');
  await officer.getByText('The bank keeps no replies of its own yet').waitFor();
  await officer.getByRole('link', { name: 'Of the product' }).click();
  const card = officer.locator('.reply-card').filter({ hasText: 'The number of your case is' }).first();
  await card.getByText('have compliance confirm it before use').waitFor();
  await card.getByRole('button', { name: 'Make one of your own from it' }).click();
  const form = officer.getByRole('dialog', { name: 'New saved reply' });
  const whole = await form.getByLabel('Text').inputValue();
  await form.getByLabel('Title').fill('Received, in short');
  await form.getByLabel('Text').fill(whole.replace('{{handlerName}} deals with it.', ''));
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('Must say the name of the handler').waitFor();
  await expect.poll(() => seriousFindings(officer)).toEqual([]);
  await form
    .getByLabel('Text')
    .fill('Case {{caseNumber}}: {{handlerName}} deals with it. You hear from us by {{promisedAt}}.');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.waitFor({ state: 'detached' });
  await officer.getByRole('link', { name: 'Offered', exact: true }).click();
  const own = officer.locator('.reply-card').filter({ hasText: 'Received, in short' });
  await own.getByText('the whole bank').waitFor();
  await expect.poll(() => seriousFindings(officer)).toEqual([]);

  await own.getByRole('button', { name: 'Change' }).click();
  const changing = officer.getByRole('dialog', { name: 'Change' });
  await changing.getByLabel('Title').fill('Received');
  await changing.getByRole('button', { name: 'Save' }).click();
  await officer.getByText('Every version (2)').waitFor();
  const admin = await stage.person(people.admin);
  await admin.goto('/saved-replies');
  await admin.getByRole('heading', { name: 'Received', exact: true }).waitFor();
  // retired and offered again, after a question
  await admin.getByRole('button', { name: 'Retire' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Retire' }).click();
  await admin.getByText('The bank keeps no replies of its own yet').waitFor();
  await admin.getByRole('link', { name: 'Retired', exact: true }).click();
  await admin.getByRole('button', { name: 'Offer again' }).click();
  await admin.getByText('No reply is retired').waitFor();
  // whoever keeps none finds them in the forms, and no page
  const head = await stage.person(people.head);
  await head.goto('/saved-replies');
  await head.getByText('You may not see this page').waitFor();
});

test('a reply is put in by r and a choice; without a mandatory sentence it is refused at its field, with it it is sent', async () => {
  const { complaintId, caseNumber } = await stage.registerComplaint();
  const officer = await stage.person(people.officer);
  await officer.goto(`/complaints/${complaintId}`);
  await officer.getByText('r replies to the customer').waitFor();
  await officer.keyboard.press('r');
  const form = officer.locator('form.command-form');
  const told = form.getByLabel('What the customer was told', { exact: true });
  await told.waitFor();
  // what the product puts down says all that it must
  await form.getByText('It says all that it must.').waitFor();
  const usual = await told.inputValue();
  expect(usual).toContain(caseNumber);

  await told.fill('We are sorry.');
  await form.getByText('the number of the case').waitFor();
  await choose(officer, form, 'Insert a saved reply', 'Received');
  await expect.poll(() => told.inputValue()).toMatch(/^We are sorry\.\nCase /);
  await form.getByRole('button', { name: 'Undo the insertion' }).click();
  await expect.poll(() => told.inputValue()).toBe('We are sorry.');
  await choose(officer, form, 'Insert a saved reply', 'Received');
  await expect.poll(() => told.inputValue()).toContain(`Case ${caseNumber}: Complaint officer 0800 deals with it.`);
  await form.getByText('It says all that it must.').waitFor();

  // somebody takes the sentence out; a letter of the keys is typed and opens nothing
  const text = await told.inputValue();
  await told.fill(text.replace('Complaint officer 0800 deals with it.', 'Somebody cares for it.'));
  await told.press('End');
  await told.pressSequentially(' rc');
  await form.getByText('the name of the handler').waitFor();
  await form.locator('button[type=submit]').click();
  await form.locator('.ant-form-item-explain-error').getByText('Must say the name of the handler').waitFor();
  await expect.poll(() => seriousFindings(officer)).toEqual([]);
  await expect.poll(() => tooWide(officer)).toEqual([]);

  await form.getByRole('button', { name: 'Insert the name of the handler' }).click();
  await expect.poll(() => told.inputValue()).toContain('rc Complaint officer 0800 deals with it.');
  await form.locator('button[type=submit]').click();
  await form.waitFor({ state: 'detached' });
  await officer.locator('.case-tags').getByText('Acknowledged', { exact: true }).waitFor();

  // news by c, the next reply by r; a case that is not one's own has neither
  await officer.keyboard.press('c');
  await officer.getByRole('dialog', { name: /^Tell the customer/ }).waitFor();
  await officer.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  const sponsor = await stage.person(people.sponsor);
  await sponsor.goto(`/complaints/${complaintId}`);
  await sponsor.getByText('r replies to the customer').waitFor();
  await sponsor.keyboard.press('r');
  await sponsor.getByRole('dialog', { name: /^Tell the customer/ }).waitFor();
});
