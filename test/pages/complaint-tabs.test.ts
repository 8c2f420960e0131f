import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ComplaintCommandName } from '../../domain/complaint/commands.ts';
import { people } from '../helpers/api-rig.ts';
import { CaseDesk } from '../helpers/case-desk.ts';
import { CaseOnServer } from '../helpers/case-on-server.ts';
import { eventually } from '../helpers/eventually.ts';
import { seriousFindings, Stage, tooWide } from './stage.ts';

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

/** What the officer does elsewhere: in another tab, or on another machine. */
async function done(complaintId: string, name: ComplaintCommandName, payload: Record<string, unknown> = {}) {
  await cases.do(complaintId, name, payload, people.officer);
}

function deed(page: Page, name: string) {
  return page.getByRole('region', { name: 'Next' }).getByRole('button', { name });
}

test('a second tab keeps up with the first, says what changed behind an open form, and catches up when it is back', async () => {
  const { complaintId } = await stage.registerComplaint();
  const first = await stage.person(people.officer);
  await first.goto(`/complaints/${complaintId}`);
  await deed(first, 'Acknowledge').waitFor();
  await stage.isListening();
  const second = await first.context().newPage();
  await second.goto(`/complaints/${complaintId}`);
  await deed(second, 'Acknowledge').waitFor();

  // at once: the second tab has read a moment ago, and has written nothing
  await deed(first, 'Acknowledge').click();
  await first.locator('form.command-form button[type=submit]').click();
  await deed(second, 'Begin the inquiry').waitFor();

  await deed(second, 'More actions').click();
  await second.getByRole('menuitem', { name: 'Tell the customer' }).click();
  const typed = second.locator('form.command-form').getByLabel('What the customer was told', { exact: true });
  await typed.fill('we have spoken with the counter');
  await done(complaintId, 'startWork');
  await second.getByText('This case has changed while you were typing').waitFor();
  await second
    .locator('.ant-alert')
    .getByText(/began the inquiry/)
    .waitFor();
  await expect.poll(() => typed.inputValue()).toBe('we have spoken with the counter');
  await expect.poll(() => seriousFindings(second, '.ant-drawer')).toEqual([]);
  await second.getByRole('button', { name: 'Understood, go on' }).click();
  await second.getByText('This case has changed while you were typing').waitFor({ state: 'detached' });
  await done(complaintId, 'withdraw', { rootCauseClass: 'people', rootCause: 'a misprint' });
  await second.getByText('This step is no longer possible.').waitFor();
  await expect.poll(() => typed.inputValue()).toBe('we have spoken with the counter');
});

test('a tab without a network shows what happened meanwhile when it is back', async () => {
  const { complaintId } = await stage.registerComplaint();
  const page = await stage.person(people.officer);
  await page.goto(`/complaints/${complaintId}`);
  await deed(page, 'Acknowledge').waitFor();
  await page.context().setOffline(true);
  await done(complaintId, 'acknowledge', { handlerId: people.officer });
  await expect.poll(() => deed(page, 'Acknowledge').count()).toBe(1);
  await page.context().setOffline(false);
  await deed(page, 'Begin the inquiry').waitFor();
});

test('a systemic case asks nobody to tell a customer anything, and says in both languages what it is about', async () => {
  const { complaintId } = await stage.registerComplaint();
  const { workflows } = stage.rig;
  const branchId = (await workflows.models.complaints.findById(complaintId).lean())?.branchId ?? '';
  const systemic = await CaseOnServer.register(workflows, {
    branchId,
    channel: 'cluster',
    customer: null,
    contact: '',
    description: '',
    customerDemand: '',
    cluster: { count: 6, days: 7 },
  });
  await eventually(async () =>
    expect(await workflows.models.complaints.exists({ _id: systemic.complaintId })).not.toBeNull(),
  );
  const head = await stage.person(people.head);
  await head.goto(`/complaints/${systemic.complaintId}`);
  await head.getByText(/^6 complaints within 7 days in .* about “Waiting time”/).waitFor();
  await deed(head, 'Name who finds the cause').waitFor();
  await deed(head, 'More actions').click();
  await head.getByRole('menuitem').first().waitFor();
  const offered = await head.getByRole('menuitem').allTextContents();
  expect(offered.filter((name) => /customer|Acknowledge|appeal|withdraw|Merge/i.test(name))).toEqual([]);
  // nor do keys
  await expect.poll(() => head.getByText(/replies to the customer/).count()).toBe(0);
  await expect.poll(() => seriousFindings(head)).toEqual([]);
  const phone = await stage.person(people.head, { language: 'zh', width: 375 });
  await phone.goto(`/complaints/${systemic.complaintId}`);
  await phone.getByText(/7 天内 6 件“等候时间”类投诉/).waitFor();
  await phone.getByRole('region', { name: '下一步' }).getByRole('button', { name: '指定查因人' }).waitFor();
  await expect.poll(() => tooWide(phone)).toEqual([]);
});
