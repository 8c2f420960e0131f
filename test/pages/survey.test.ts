import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createSurveyWriter } from '../../activities/survey/write.ts';
import { people } from '../helpers/api-rig.ts';
import { scoresOf, survey } from '../factories/survey.ts';
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

/** A closed case whose survey waits for its third day.   @returns its id */
async function scheduledCase(): Promise<string> {
  const { complaintId } = await cases.register();
  await cases.walk(complaintId, 'reportingBack');
  await cases.do(complaintId, 'recordReportBack', {}, people.manager);
  const { surveys } = stage.rig.workflows.models;
  await eventually(async () => expect(await surveys.exists({ complaintId })).not.toBeNull());
  return complaintId;
}

/** A closed case whose customer may be asked.   @returns its id */
async function closedCase(): Promise<string> {
  const complaintId = await scheduledCase();
  const { site, workflows } = stage.rig;
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
  await expect.poll(async () => link.inputValue(), { timeout: 10_000 }).toMatch(/\/survey#[\w-]{43}$/);
  await expect.poll(() => handler.getByRole('dialog').locator('svg').count()).toBeGreaterThan(0);
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

/** What this browser still keeps of surveys. */
async function draftsOf(phone: Page): Promise<unknown> {
  return phone.evaluate(`Object.keys(localStorage).filter((key) => key.startsWith('tuoke.survey'))`);
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
      await expect.poll(() => tooWide(phone)).toEqual([]);
      await expect.poll(() => seriousFindings(phone)).toEqual([]);
      await expect.poll(() => phone.locator('body').innerText()).not.toMatch(/TS\d{8}|Owner of flat|登录拓客/);
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
  await expect.poll(() => reliability.innerText()).toMatch(/4\.40/);
  await expect.poll(() => hidden.count()).toBe(0);
  await expect.poll(() => seriousFindings(supervisor)).toEqual([]);

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

test('asked now, the card offers the link by itself, however late the survey comes to be asked', async () => {
  const complaintId = await scheduledCase();
  const supervisor = await stage.person(people.head);
  let read = 0;
  let scheduled = '';
  await supervisor.route(`**/complaints/${complaintId}/surveys`, async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    read += 1;
    if (read === 1) scheduled = await (await route.fetch()).text();
    return read <= 2 ? route.fulfill({ contentType: 'application/json', body: scheduled }) : route.continue();
  });
  await supervisor.goto(`/complaints/${complaintId}`);
  await supervisor.getByRole('button', { name: 'Ask now' }).click();
  await supervisor.getByRole('button', { name: 'Make a link' }).waitFor();
  await expect.poll(() => supervisor.getByRole('button', { name: 'Ask now' }).count()).toBe(0);
});

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
  await expect.poll(() => phone.getByLabel('Anything else? (optional)').inputValue()).toBe('the counter was friendly');
  await expect.poll(() => phone.locator('input[type=radio]:checked').count()).toBe(5);
  await phone.context().setOffline(false);
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByText('Thank you!').waitFor();
  await phone.reload();
  await phone.getByText('Already answered').waitFor();
  await phone.getByRole('button', { name: '中文' }).click();
  await phone.getByText('已经填写过了').waitFor();
});

test('a half-filled survey is there again after a reload, until it was sent or the customer empties it', async () => {
  const handler = await stage.person(people.manager);
  const phone = await stage.person(null, { language: 'zh', width: 375 });
  await phone.goto(await passedOn(handler, await closedCase()));
  const scales = phone.getByRole('group');
  const comment = phone.getByLabel('您还想说什么');
  const fill = async (): Promise<void> => {
    await scales.nth(0).getByRole('radio').nth(3).tap();
    await scales.nth(2).getByRole('radio').nth(4).tap();
    await phone.getByLabel('同时填写原来的期望').tap();
    await scales.nth(6).getByRole('radio').nth(1).tap();
    await comment.fill('大堂经理很热心');
  };
  await scales.first().waitFor();
  await fill();
  await phone.getByText('已保存在本浏览器').waitFor();
  await phone.reload();
  await scales.first().waitFor();
  await expect.poll(() => phone.locator('input[type=radio]:checked').count()).toBe(3);
  await expect.poll(() => scales.nth(0).getByRole('radio').nth(3).isChecked()).toBe(true);
  await expect.poll(() => scales.nth(6).getByRole('radio').nth(1).isChecked()).toBe(true);
  await expect.poll(() => comment.inputValue()).toBe('大堂经理很热心');
  await expect.poll(() => tooWide(phone)).toEqual([]);
  await expect.poll(() => seriousFindings(phone)).toEqual([]);

  // emptied on request, also for whoever opens it next
  await phone.getByRole('button', { name: '清空已填内容' }).click();
  await phone.getByRole('button', { name: '确定清空' }).click();
  await expect.poll(() => phone.locator('input[type=radio]:checked').count()).toBe(0);
  await expect.poll(() => draftsOf(phone)).toEqual([]);
  await phone.reload();
  await scales.first().waitFor();
  await expect.poll(() => phone.locator('input[type=radio]:checked').count()).toBe(0);

  // sent with the connection lost on the way, once more after a reload: nothing is left behind
  await score(phone, 4);
  await comment.fill('大堂经理很热心');
  await phone.context().setOffline(true);
  await phone.getByRole('button', { name: '提交' }).click();
  await phone.getByText('没有提交成功').waitFor();
  await phone.context().setOffline(false);
  await phone.reload();
  await scales.first().waitFor();
  await expect.poll(() => comment.inputValue()).toBe('大堂经理很热心');
  await phone.getByRole('button', { name: '提交' }).click();
  await phone.getByText('谢谢您！').waitFor();
  await expect.poll(() => draftsOf(phone)).toEqual([]);
});

test('an answer whose receipt never came is not kept, and the customer hears that it arrived', async () => {
  const handler = await stage.person(people.manager);
  const phone = await stage.person(null, { width: 375 });
  await phone.goto(await passedOn(handler, await closedCase()));
  await score(phone, 5);
  await phone.route('**/api/v1/surveys/answer', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByText('It was not sent').waitFor();
  await expect.poll(() => draftsOf(phone)).toHaveLength(1);
  await phone.unroute('**/api/v1/surveys/answer');
  await phone.reload();
  await phone.getByText('Already answered').waitFor();
  await expect.poll(() => draftsOf(phone)).toEqual([]);
});

test('a connection that hangs is given up after half a minute, and sending again counts once', async () => {
  const handler = await stage.person(people.manager);
  const complaintId = await closedCase();
  const phone = await stage.person(null, { width: 375 });
  await phone.clock.install();
  await phone.goto(await passedOn(handler, complaintId));
  await score(phone, 4);
  await phone.route('**/api/v1/surveys/answer', async (route) => void (await route.fetch()));
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByRole('button', { name: 'Sending' }).waitFor();
  await eventually(async () =>
    expect(await stage.rig.workflows.models.surveys.exists({ complaintId, status: 'answered' })).not.toBeNull(),
  );
  await phone.clock.fastForward(31_000);
  await phone.getByText('It was not sent').waitFor();
  await phone.unroute('**/api/v1/surveys/answer');
  await phone.getByRole('button', { name: 'Send' }).click();
  await phone.getByText('Thank you!').waitFor();
  await expect.poll(() => draftsOf(phone)).toEqual([]);
});

test.each([
  ['cut off', 'short'],
  ['of nobody', 'A'.repeat(43)],
  ['without a token', ''],
])('a link %s is told to be incomplete', async (_what, token) => {
  const phone = await stage.person(null, { width: 375 });
  await phone.goto(`/survey#${token}`);
  await phone.getByText('The link is not complete').waitFor();
  await expect.poll(() => seriousFindings(phone)).toEqual([]);
});

test('a low result is a report, from which the supervisor takes a measure that is found again in both places', async () => {
  const answeredAtMs = Date.UTC(2026, 4, 6, 2);
  const { write } = createSurveyWriter(stage.rig.workflows.models);
  for (let number = 1; number <= 5; number++) {
    const answer = { commandId: `c-${number}`, atMs: answeredAtMs, scores: scoresOf(3, 5), comment: '' };
    const asked = { surveyId: `low-${number}`, branchId: 'b-01', askedAtMs: answeredAtMs };
    await write({ survey: survey({ ...asked, status: 'answered', answer }) });
  }
  const supervisor = await stage.person(people.head);
  await supervisor.goto('/surveys/results?quarter=2026-Q2');
  await supervisor.getByText('Below 3.5: to be reported to management').waitFor();
  const report = supervisor.getByRole('region', { name: 'Service-quality report' });
  await expect.poll(() => report.getByRole('row').count()).toBe(6);
  await expect.poll(() => report.getByRole('row', { name: /^Empathy/ }).innerText()).toMatch(/3\.00\s+5\.00\s+-2\.00/);
  await report.getByText('No measure has been taken yet.').waitFor();
  await report
    .getByRole('row', { name: /^Empathy/ })
    .getByRole('button', { name: 'Take a measure' })
    .click();
  const form = supervisor.getByRole('dialog');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => form.getByText('Please fill this in').count()).toBeGreaterThan(0);
  await form.getByRole('textbox', { name: 'What is to get better' }).fill('Empathy: call back on day 1');
  await form.getByRole('combobox', { name: 'Owner' }).fill('Branch head 0001');
  await supervisor.locator('.ant-select-item-option').first().click();
  await form.getByLabel('Due').fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10));
  await expect.poll(() => seriousFindings(supervisor)).toEqual([]);
  await form.getByRole('button', { name: 'Save' }).click();
  await report.getByRole('link', { name: 'Empathy: call back on day 1' }).click();
  await supervisor.getByRole('heading', { name: 'Improvements' }).waitFor();
  await supervisor.getByRole('dialog').getByRole('link', { name: '2026-Q2 Empathy' }).click();
  await report.waitFor();
  await supervisor.setViewportSize({ width: 375, height: 780 });
  await expect.poll(() => tooWide(supervisor)).toEqual([]);
  await expect.poll(() => seriousFindings(supervisor)).toEqual([]);
});

test('the desk of a complaint officer has the surveys that are to be passed on', async () => {
  const complaintId = await closedCase();
  const officer = await stage.person(desk.officer);
  await officer.goto('/complaints?list=surveyToPassOn');
  await officer.locator(`a[href*="${complaintId}"]`).first().waitFor();
});
