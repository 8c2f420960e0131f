import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { people } from '../helpers/api-rig.ts';
import { CaseDesk, desk } from '../helpers/case-desk.ts';
import { eventually } from '../helpers/eventually.ts';
import { keyTo, seriousFindings, Stage, tooWide } from './stage.ts';

let stage: Stage;
let cases: CaseDesk;
beforeAll(async () => {
  stage = await Stage.open();
  cases = await CaseDesk.open(stage.rig);
});
afterAll(async () => {
  await stage.close();
});
afterEach(() => {
  expect(stage.takeComplaints()).toEqual([]);
});

/** A closed case whose customer may be asked.   @returns its id */
async function closedCase(): Promise<string> {
  const { complaintId } = await cases.register();
  await cases.walk(complaintId, 'reportingBack');
  await cases.do(complaintId, 'recordReportBack', {}, people.manager);
  const { site, workflows } = stage.rig;
  await eventually(async () => expect(await workflows.models.surveys.exists({ complaintId })).not.toBeNull());
  const reply = await site.call('POST', `complaints/${complaintId}/surveys`, { as: people.head, body: {} });
  expect(reply.status, reply.text).toBe(200);
  await eventually(async () =>
    expect(await workflows.models.surveys.exists({ complaintId, status: 'sent' })).not.toBeNull(),
  );
  return complaintId;
}

/** What the handler passes on, as the case page shows it. */
async function passedOn(handler: Page, complaintId: string): Promise<string> {
  await handler.goto(`/complaints/${complaintId}`);
  await handler.getByRole('button', { name: 'Make a link' }).click();
  const link = handler.getByRole('dialog').getByRole('textbox', { name: 'Link for the customer' });
  await expect.poll(async () => link.inputValue()).toMatch(/\/survey#[\w-]{43}$/);
  expect(await handler.getByRole('dialog').locator('svg').count()).toBeGreaterThan(0);
  return link.inputValue();
}

/** Gives every statement the same score with a finger. */
async function score(phone: Page, perception: number): Promise<void> {
  const scales = phone.getByRole('group');
  await scales.first().waitFor();
  for (const scale of await scales.all())
    await scale
      .getByRole('radio')
      .nth(perception - 1)
      .tap();
}

test('five customers answer on their telephones without signing in, and the supervisor sees the results after the fifth', async () => {
  const handler = await stage.person(people.manager);
  const supervisor = await stage.person(people.head);
  const hidden = supervisor.getByText('Not enough answers yet');
  for (let customer = 1; customer <= 5; customer++) {
    const url = await passedOn(handler, await closedCase());
    const phone = await stage.person(null, { language: 'zh', width: 375 });
    await phone.goto(url);
    await score(phone, customer === 5 ? 2 : 5);
    if (customer === 1) {
      expect(await tooWide(phone)).toEqual([]);
      expect(await seriousFindings(phone)).toEqual([]);
      expect(await phone.locator('body').innerText()).not.toMatch(/TS\d{8}|Owner of flat|登录拓客/);
    }
    await phone.getByRole('button', { name: '提交' }).click();
    await phone.getByText('谢谢您！').waitFor();
    if (customer === 5) break;
    await supervisor.goto('/surveys/results');
    await hidden.waitFor();
    await phone.context().close();
  }
  await supervisor.goto('/surveys/results');
  const reliability = supervisor.getByRole('row', { name: /^Reliability/ });
  await reliability.waitFor();
  expect(await reliability.innerText()).toMatch(/4\.40/);
  expect(await hidden.count()).toBe(0);
  expect(await seriousFindings(supervisor)).toEqual([]);

  // the low score waits on the desk, and on the page of its case
  await supervisor.goto('/complaints?list=surveyToFollowUp');
  await supervisor
    .getByRole('link', { name: /^TS\d{8}/ })
    .first()
    .click();
  await supervisor.getByRole('button', { name: 'Record a follow-up' }).waitFor();
  await supervisor.getByRole('button', { name: 'Record a follow-up' }).click();
  const form = supervisor.getByRole('dialog');
  await form.getByRole('textbox', { name: 'What was said and done' }).fill('called and apologised');
  await form.getByRole('button', { name: 'Save' }).click();
  await supervisor.getByText(/followed up .*called and apologised/).waitFor();
  await supervisor.getByRole('link', { name: 'Open that case' }).click();
  await supervisor.getByText(/^满意度调查中有 2 分或以下的评分/).waitFor();
}, 120_000);

test('what was entered stays when it cannot be sent; with keys alone it is sent once, and never again', async () => {
  const handler = await stage.person(people.manager);
  const url = await passedOn(handler, await closedCase());
  const phone = await stage.person(null, { width: 375 });
  await phone.goto(url);
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByText('missing: 5').waitFor();
  // the first statement without a score has the focus
  for (let item = 0; item < 5; item++) {
    await keyTo(phone, 'Tab', async () =>
      phone.evaluate(
        'document.activeElement.type === "radio" && !document.querySelector(`input[name="${document.activeElement.name}"]:checked`)',
      ),
    );
    await phone.keyboard.press('ArrowRight');
  }
  await phone.getByLabel('Anything else? (optional)').fill('the counter was friendly');
  await phone.context().setOffline(true);
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByText('It was not sent').waitFor();
  expect(await phone.getByLabel('Anything else? (optional)').inputValue()).toBe('the counter was friendly');
  expect(await phone.locator('input[type=radio]:checked').count()).toBe(5);
  await phone.context().setOffline(false);
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByText('Thank you!').waitFor();
  await phone.reload();
  await phone.getByText('Already answered').waitFor();
  await phone.getByRole('button', { name: '中文' }).click();
  await phone.getByText('已经填写过了').waitFor();
});

test.each([
  ['cut off', 'short'],
  ['of nobody', 'A'.repeat(43)],
  ['without a token', ''],
])('a link %s is told to be incomplete', async (_what, token) => {
  const phone = await stage.person(null, { width: 375 });
  await phone.goto(`/survey#${token}`);
  await phone.getByText('The link is not complete').waitFor();
  expect(await seriousFindings(phone)).toEqual([]);
});

test('the desk of a complaint officer has the surveys that are to be passed on', async () => {
  const complaintId = await closedCase();
  const officer = await stage.person(desk.officer);
  await officer.goto('/complaints?list=surveyToPassOn');
  await officer.locator(`a[href*="${complaintId}"]`).first().waitFor();
});
