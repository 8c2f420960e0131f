import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RootCauseReport } from '../../contracts/complaint-report.ts';
import { categories, rootCauseClasses } from '../../domain/complaint/catalogue.ts';
import type { ComplaintCommandName } from '../../domain/complaint/commands.ts';
import { complaintTexts } from '../../web/parts/complaint-form/words/texts.ts';
import { complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import { leadBody } from '../factories/wire.ts';
import { people, walkOn } from '../helpers/api-rig.ts';
import type { CaseView } from '../helpers/case-desk.ts';
import { eventually } from '../helpers/eventually.ts';
import { sheetRows } from '../helpers/sheet-rows.ts';
import { seriousFindings, Stage } from './stage.ts';

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

/** A prospect; the first work of a new worker may take longer than a request, which is then repeated.   @returns its id */
async function created(lead: Record<string, unknown>): Promise<string> {
  const body = leadBody(lead);
  const key = randomUUID();
  let prospectId = '';
  await eventually(async () => {
    const reply = await stage.rig.site.call<{ prospectId: string }>('POST', 'prospects', { body, key });
    if (reply.status !== 200) throw new Error(`create: ${reply.status} ${reply.text}`);
    ({ prospectId } = reply.body);
  }, 60_000);
  return prospectId;
}

/** A field of the form that is open, by its label. */
function field(page: Page, label: string): Locator {
  return page.locator('form.command-form').getByLabel(label, { exact: true });
}

/** Chooses from a list that is searched by typing. */
async function pick(page: Page, label: string, text: string): Promise<void> {
  const input = page.locator('form.command-form').getByRole('combobox', { name: label });
  await input.click();
  await input.fill(text);
  await page.locator('.ant-select-item-option').filter({ hasText: text }).first().click();
}

/** Answers a question with radio buttons. */
async function answer(page: Page, question: string, choice: string): Promise<void> {
  await page
    .locator('form.command-form')
    .getByRole('radiogroup', { name: question })
    .getByText(choice, { exact: true })
    .click();
}

/** The form of the deed that leads the case on; a case that others work on is read anew first. */
async function begin(page: Page, complaintId: string, command: ComplaintCommandName): Promise<void> {
  await page.goto(`/complaints/${complaintId}`);
  const title = complaintTexts[command]?.en ?? command;
  await page.getByRole('region', { name: 'Next' }).getByRole('button', { name: title }).click();
  await page.locator('form.command-form').waitFor();
}

/** Submits and waits until it is carried out: the form goes away. */
async function carryOut(page: Page): Promise<void> {
  await page.locator('form.command-form button[type=submit]').click();
  await page.locator('form.command-form').waitFor({ state: 'detached' });
}

async function statusOn(page: Page, status: string): Promise<void> {
  await page.locator('.case-tags').getByText(status, { exact: true }).waitFor();
}

async function tellOutcome(page: Page, complaintId: string, accepts: boolean): Promise<void> {
  await begin(page, complaintId, 'recordReportBack');
  await answer(page, 'Did the customer understand it?', 'Yes');
  await answer(page, 'Does the customer accept it?', accepts ? 'Yes' : 'No');
  if (!accepts) await field(page, 'Why the customer does not accept it').fill('two thousand does not cover the loss');
  await carryOut(page);
}

test('a complaint from registration to its acceptance after an appeal; selling is held and goes on in the open page', async () => {
  const customer = { name: 'Harbour Trading Ltd', customerType: 'company', phone: '13500000777' };
  const prospectId = await created({ customer });
  await walkOn(stage.rig.site, prospectId, 'appointed');
  const manager = await stage.person(people.manager);
  await manager.goto(`/prospects/${prospectId}`);
  const watching = await manager.context().newPage();
  await watching.goto(`/prospects/${prospectId}`);
  await watching.getByRole('heading', { name: /Harbour Trading/ }).waitFor();
  const officer = await stage.person(people.officer);
  await officer.goto('/complaints');
  await officer.getByRole('heading', { name: 'Complaint desk' }).waitFor();
  await stage.isListening(2);

  // the first of two clicks; the customer is known
  await manager.getByRole('button', { name: 'Register a complaint' }).click();
  await manager.getByText('Who complains: Harbour Trading Ltd').waitFor();
  await expect.poll(() => seriousFindings(manager)).toEqual([]);
  await pick(manager, 'What it is about', 'Fees');
  // what will happen is said before the rest is told
  const preview = manager.getByRole('region', { name: 'What will happen' });
  await preview
    .getByText(
      'Once registered: S3 normal for now (nothing makes it graver), dealt with at level 1. Selling to this customer stops at once, until the case is closed.',
    )
    .waitFor();
  await expect
    .poll(() => preview.locator('dt').allTextContents())
    .toEqual(['Belongs to', 'Acknowledge by', 'If late, first to hear', 'First answer by', 'Resolve by']);
  await expect.poll(() => seriousFindings(manager)).toEqual([]);
  await field(manager, 'What happened').fill('charged twice for one transfer');
  await field(manager, 'What the customer wants').fill('the second fee back, and an apology');
  await manager.locator('form.command-form button[type=submit]').click();
  const done = manager.getByRole('heading', { name: /^Registered: / });
  await done.waitFor();
  await manager.getByText('Selling to this customer is on hold until the case is closed.').waitFor();
  const caseNumber = ((await done.textContent()) ?? '').replace('Registered: ', '');
  await manager.getByRole('link', { name: 'Open this case' }).click();
  await manager.getByText('You registered this case and see how it stands').waitFor();
  const complaintId = new URL(manager.url()).pathname.split('/').at(-1) ?? '';

  // nobody reloads the manager's other page
  await watching.getByText('Selling is on hold', { exact: true }).waitFor();
  await watching.getByRole('link', { name: caseNumber }).waitFor();
  await watching.getByText(/^The appointment of .+ is called off: tell the customer/).waitFor();
  await watching.getByRole('tab', { name: /^Tasks/ }).click();
  await watching.getByText('Tell the customer that the appointment is off').first().waitFor();
  await expect.poll(() => seriousFindings(watching)).toEqual([]);

  // nor the officer the desk
  await officer.getByRole('link', { name: caseNumber }).waitFor();
  await officer.keyboard.press('j');
  await officer.keyboard.press('Enter');
  await officer.waitForURL(`**/complaints/${complaintId}`);
  await begin(officer, complaintId, 'acknowledge');
  await carryOut(officer);
  await statusOn(officer, 'Acknowledged');
  await begin(officer, complaintId, 'startWork');
  await carryOut(officer);
  await begin(officer, complaintId, 'submitDecision');
  await answer(officer, 'Finding', 'Founded');
  await pick(officer, 'Class of the root cause', 'People');
  await field(officer, 'Root cause').fill('the transfer was keyed in twice');
  await field(officer, 'Remedy').fill('the fee is paid back, with an apology');
  await field(officer, 'Compensation').fill('2000');
  await carryOut(officer);
  await statusOn(officer, 'Waiting for approval');
  await officer
    .getByRole('region', { name: 'Next' })
    .getByText(/^Level 2, a supervisor \(branch manager or team lead\)/)
    .waitFor();

  const supervisor = await stage.person(people.head);
  await supervisor.goto('/');
  const waiting = supervisor.getByRole('region', { name: 'Complaints that wait for me' });
  await waiting.getByText('Approve the decision').waitFor();
  await waiting.getByRole('link', { name: caseNumber }).click();
  await begin(supervisor, complaintId, 'decideApproval');
  await answer(supervisor, 'Decision', 'Approve');
  await carryOut(supervisor);
  await statusOn(supervisor, 'Being put right');

  await begin(officer, complaintId, 'completeActions');
  await carryOut(officer);
  // the key of the desk leads to the report back
  await officer.goto('/complaints?list=toReportBack');
  await officer.getByRole('link', { name: caseNumber }).waitFor();
  await officer.keyboard.press('j');
  await officer.keyboard.press('r');
  await officer.locator('form.command-form').waitFor();
  await officer.keyboard.press('Escape');
  await tellOutcome(officer, complaintId, false);
  await statusOn(officer, 'Appealed');

  // while there is nobody above the supervisor, the form says so
  const sponsors = { profiles: 'executiveSponsor' } as const;
  await stage.rig.workflows.models.staff.updateMany(sponsors, { active: false });
  await begin(supervisor, complaintId, 'acknowledgeAppeal');
  await supervisor.getByText(/^Nobody can review this: it takes somebody of level 3/).waitFor();
  await stage.rig.workflows.models.staff.updateMany(sponsors, { active: true });
  await begin(supervisor, complaintId, 'acknowledgeAppeal');
  await answer(supervisor, 'Reviewer', 'Executive sponsor 0010 (0010)');
  await field(supervisor, 'What the customer was told').fill('a reviewer of the head office looks at it anew');
  await carryOut(supervisor);

  const reviewer = await stage.person(people.sponsor);
  // who owns no customers is asked for no cold calls, and is not told that all is done
  await reviewer.goto('/');
  await reviewer.getByText('Review the appeal').waitFor();
  await expect.poll(() => reviewer.getByText(/Calls today|All done|cold calls/).count()).toBe(0);
  await reviewer.goto('/complaints?list=appeals&mine=true');
  await reviewer.getByRole('link', { name: caseNumber }).click();
  await begin(reviewer, complaintId, 'decideAppeal');
  await answer(reviewer, 'Decision', 'Rejected');
  await field(reviewer, 'Findings').fill('two thousand is more than the fee and the interest');
  await carryOut(reviewer);
  await statusOn(reviewer, 'Telling the outcome');

  await expect.poll(() => watching.getByText('Selling is on hold', { exact: true }).count()).toBe(1);
  await tellOutcome(officer, complaintId, true);
  await statusOn(officer, 'Closed');
  await watching.getByText('Selling is on hold', { exact: true }).waitFor({ state: 'detached' });
  await watching.getByText('Make the appointment').first().waitFor();

  await officer.getByRole('tab', { name: 'Timeline' }).click();
  await officer.getByText('Executive sponsor 0010 decided the appeal').waitFor();
  await officer.getByRole('tab', { name: 'Clock ledger' }).click();
  await officer.getByText(/^Acknowledge: Started, due /).waitFor();

  // what it teaches, without the customer's name, published by a second person
  await officer.getByRole('link', { name: 'Write a story' }).click();
  const story = officer.getByRole('dialog', { name: 'Write a story' });
  await story.getByLabel('Title').fill('Charged twice');
  await story.getByLabel('What happened').fill('Harbour Trading Ltd was charged twice for one transfer');
  await story.getByLabel('What was done').fill('the second fee was returned, with an apology');
  await story.getByLabel('What it teaches').fill('look at both bookings before answering');
  await story.getByRole('radio', { name: 'For customers' }).check();
  await story.getByRole('combobox', { name: 'Branches that tell it to their customers' }).click();
  await officer.locator('.ant-select-item-option').first().click();
  await officer.keyboard.press('Escape');
  await story.getByRole('button', { name: 'Hand in' }).click();
  await story.getByText('Holds the customer’s name').waitFor();
  await story.getByLabel('What happened').fill('a customer was charged twice for one transfer');
  await story.getByRole('button', { name: 'Hand in' }).click();
  await story.waitFor({ state: 'detached' });
  await officer.getByRole('heading', { name: 'Charged twice' }).waitFor();
  await expect.poll(() => officer.getByRole('button', { name: 'Publish' }).count()).toBe(0);
  await expect.poll(() => seriousFindings(officer)).toEqual([]);
  const head = await stage.person(people.head);
  await head.goto('/stories?list=draft');
  // nobody has asked the customer yet
  await head.getByText(/^The customer’s consent is not recorded/).waitFor();
  await expect.poll(() => head.getByRole('button', { name: 'Publish' }).count()).toBe(0);
  await head.getByRole('textbox', { name: 'Reason' }).fill('ask the customer');
  await head.getByRole('button', { name: 'Send back' }).click();
  await head.getByText('Sent back: ask the customer').waitFor();
  await officer.reload();
  await officer.getByText('Sent back: ask the customer').waitFor();
  await officer.getByRole('button', { name: 'Change' }).click();
  const draft = officer.getByRole('dialog', { name: 'Change' });
  await draft.getByRole('combobox', { name: 'How the customer agreed' }).click();
  await officer.locator('.ant-select-item-option').filter({ hasText: 'Telephone' }).click();
  await draft.getByRole('button', { name: 'Save the change' }).click();
  await draft.getByText('Give both how and when the customer agreed').waitFor();
  await draft.getByLabel('Agreed on').fill('2026-11-01');
  await expect.poll(() => seriousFindings(officer)).toEqual([]);
  await draft.getByRole('button', { name: 'Save the change' }).click();
  await draft.waitFor({ state: 'detached' });
  await officer.getByText(/^The customer agreed on 2026-11-01/).waitFor();
  await head.reload();
  await head.getByRole('button', { name: 'Publish' }).click();
  await head.getByText('No story waits').waitFor();
  await manager.goto('/stories?list=tellable');
  await manager.getByText('look at both bookings before answering').waitFor();
  await expect.poll(() => manager.getByRole('link', { name: 'Open the complaint' }).count()).toBe(0);
}, 300_000);

/** Lets time pass for one case, until just after a limit of it.
 *  @param skippedMs what was skipped before   @returns what is skipped by then */
async function passes(complaintId: string, limit: string, skippedMs = 0): Promise<number> {
  const { body } = await stage.rig.site.get<CaseView>(`complaints/${complaintId}`, people.officer);
  const dueAtMs = Date.parse(body.clocks.find(({ clock }) => clock === limit)?.dueAt ?? '');
  const workflow = { workflowId: complaintWorkflowId(complaintId) };
  const seconds = Math.ceil((dueAtMs - Date.now() - skippedMs) / 1000) + 1;
  await stage.rig.workflows.skip(workflow, seconds);
  return skippedMs + seconds * 1000;
}

test('a case that nobody acknowledges rises by itself: desk, case, ladder and ledger say so, and level 2 has it before them', async () => {
  const { caseNumber, complaintId, level } = await stage.registerComplaint();
  expect(level).toBe(1);
  const officer = await stage.person(people.officer);
  await officer.goto('/complaints');
  const onDesk = officer.locator(`[data-complaint="${complaintId}"]`);
  await onDesk.getByText('Level 1', { exact: true }).waitFor();
  const reader = await stage.person(people.officer);
  await reader.goto(`/complaints/${complaintId}`);
  const ladder = reader.getByRole('region', { name: 'What happens when nobody acts' });
  await ladder.getByText('rises to level 2').waitFor();
  await stage.isListening();

  const skippedMs = await passes(complaintId, 'firstAnswer');
  // nobody reloads either page
  await onDesk.getByText('Level 2', { exact: true }).waitFor();
  await reader.locator('.case-tags').getByText('Level 2', { exact: true }).waitFor();
  await ladder.getByText('rises to level 3').waitFor();
  await expect.poll(() => ladder.getByText('rises to level 2').count()).toBe(0);
  await reader.getByRole('tab', { name: 'Clock ledger' }).click();
  await reader.getByText(/^Acknowledge: Time is up/).waitFor();
  await reader.getByText(/^First answer: Time is up/).waitFor();
  await reader.getByRole('tab', { name: 'Timeline' }).click();
  const timeline = reader.getByRole('tabpanel', { name: 'Timeline' });
  await timeline.getByText('The limit has passed: First answer').waitFor();
  await timeline.getByText('Raised to level 2').waitFor();
  await expect.poll(() => seriousFindings(reader)).toEqual([]);

  // whoever holds level 2 in the branch of the case; the head of another one does not see it
  const head = await stage.person(people.head);
  await head.goto('/complaints');
  await head.getByRole('link', { name: caseNumber }).click();
  await head.locator('.case-tags').getByText('Level 2', { exact: true }).waitFor();
  const other = await stage.person(people.otherHead);
  await other.goto('/complaints');
  await other.getByText('No complaint is open').waitFor();

  // a stray word in the address changes nothing; the number that the customer was told opens the case
  await reader.goto('/complaints?foo=1');
  await reader.getByRole('link', { name: caseNumber }).waitFor();
  await reader.keyboard.press('Control+k');
  await reader.locator('.palette-input').fill(caseNumber.toLowerCase().replace('-', ''));
  await reader.locator('.palette-choice', { hasText: caseNumber }).waitFor();
  await reader.keyboard.press('Enter');
  await reader.getByRole('heading', { level: 1 }).filter({ hasText: caseNumber }).waitFor();

  await passes(complaintId, 'resolve', skippedMs);
  await onDesk.getByText('Level 3', { exact: true }).waitFor();
});

test('an empty desk teaches, a narrowed one says so; what was typed is back after a reload; the same fact is said to be open', async () => {
  const head = await stage.person(people.otherHead);
  await head.goto('/complaints');
  await head.getByText('No complaint is open').waitFor();
  await head.getByRole('combobox', { name: 'Severity' }).selectOption('s1');
  await head.getByText('No complaint is like that').waitFor();
  expect(new URL(head.url()).searchParams.get('severity')).toBe('s1');
  await head.getByRole('link', { name: 'Clear the filters' }).click();
  await head.getByText('No complaint is open').waitFor();

  await head.getByRole('link', { name: 'Register a complaint' }).click();
  // a preview that fails says nothing, and keeps nobody from registering
  const asked = head.waitForResponse('**/registration-previews');
  await head.route('**/registration-previews', (route) => route.fulfill({ status: 429, body: '{}' }));
  await pick(head, 'What it is about', 'Fees');
  await asked;
  await field(head, 'What happened').fill('too short');
  // nobody is kept from registering by a missing telephone number, but told what is missing, and where it goes
  await head.getByText('Nobody knows yet how to reach the customer').waitFor();
  await head.getByRole('button', { name: 'Enter how' }).click();
  await field(head, 'How the customer wants to be reached').fill('at the shop, in the evening');
  await expect.poll(() => head.getByText('Nobody knows yet how to reach the customer').count()).toBe(0);
  await expect.poll(() => head.getByRole('region', { name: 'What will happen' }).count()).toBe(0);
  await expect.poll(() => head.getByRole('alert').count()).toBe(0);
  await head.locator('form.command-form button[type=submit]').click();
  await head.getByText('10 characters or more', { exact: true }).first().waitFor();
  await head.reload();
  await head.getByText('What you typed').waitFor();
  await expect.poll(() => field(head, 'What happened').inputValue()).toBe('too short');

  // before the button is pressed: what the customer has open, with the way to what is the reader's
  const customer = { kind: 'customer', name: 'Owner of flat 12', phone: '13500000812' };
  const { caseNumber } = await stage.registerComplaint({ customer, branchId: 'b-02' });
  await stage.registerComplaint({ customer });
  await head.unroute('**/registration-previews');
  await field(head, 'Who complains').fill(customer.name);
  await field(head, 'Telephone').fill(customer.phone);
  const same = head.getByRole('status').filter({ hasText: 'the same fact need not be registered twice' });
  await same.getByRole('link', { name: caseNumber }).waitFor();
  await same.getByText('and more, outside of what you may see').waitFor();
  await expect.poll(() => seriousFindings(head)).toEqual([]);
});

test('the reports as a workbook; what goes wrong is said on the page', async () => {
  const officer = await stage.person(people.officer);
  await officer.goto('/complaint-reports');
  const button = officer.getByRole('button', { name: 'Export to Excel' });
  const downloading = officer.waitForEvent('download');
  await button.click();
  const file = await downloading;
  expect(file.suggestedFilename()).toMatch(/^complaint-reports-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.xlsx$/);
  expect([...sheetRows(await readFile(await file.path())).keys()]).toHaveLength(5);
  await expect.poll(() => seriousFindings(officer)).toEqual([]);
  // eight of the categories, with figures of a large bank, have room beside each other
  await officer.route('**/complaint-reports/root-causes?*', async (route) => {
    const reply = await route.fetch();
    const body = (await reply.json()) as RootCauseReport;
    const figures = { ...body.totals, count: 1234, decided: 1200, founded: 1000, compensationFen: 123_456_700 };
    const cells = categories.slice(-8).map((category) => ({ category, figures }));
    const causes = rootCauseClasses.map((rootCauseClass) => ({ rootCauseClass, figures, categories: cells }));
    await route.fulfill({ response: reply, json: { ...body, totals: figures, causes } });
  });
  await officer.reload();
  const table = officer.getByRole('region', { name: 'Root causes' });
  await table.getByRole('link', { name: 'Unfounded, Other: 1234' }).waitFor();
  expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await officer.route('**/report.xlsx?*', (route) => route.abort());
  await button.click();
  await officer.getByText(/^The server did not answer/).waitFor();
  await officer.goto('/complaint-reports?from=2026-12-01&to=2026-01-01');
  await officer.getByText(/^The end is before the beginning: choose other days/).waitFor();
  await expect.poll(() => button.isDisabled()).toBe(true);
  await expect.poll(() => officer.getByRole('heading', { name: 'By month' }).count()).toBe(0);
  await officer.goto('/complaints/a b');
  await officer.getByRole('heading', { name: 'This record was not found' }).waitFor();
});
