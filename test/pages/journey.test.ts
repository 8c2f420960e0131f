import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { CommandName } from '../../domain/prospect/commands.ts';
import { usualPayload } from '../factories/wire.ts';
import { demoPassword } from '../../scripts/seed-accounts.ts';
import { people, walkTo } from '../helpers/api-rig.ts';
import { CommandFormOnPage } from './command-form.ts';
import { signInAgain, Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  // a team lead with customers of their own
  const profiles = ['supervisor', 'customerManager'];
  await stage.rig.workflows.models.staff.updateOne({ _id: people.teamLead }, { $set: { profiles } });
});
afterAll(async () => {
  await stage.close();
});
afterEach(() => {
  expect(stage.takeComplaints()).toEqual([]);
});

let serial = 13_500_000_000;

function named(name: string): Record<string, unknown> {
  serial += 1;
  return { customer: { name, customerType: 'company', phone: String(serial) } };
}

/** The phase that the page shows in its head. */
async function phaseOn(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).getByText(name, { exact: true }).waitFor();
}

async function doOnPage(page: Page, prospectId: string, command: CommandName, payload: Record<string, unknown> = {}) {
  const form = await CommandFormOnPage.open(page, prospectId, command);
  await form.fill({ ...usualPayload[command](), ...payload });
  await form.carryOut();
}

test('a manager takes a lead to maintenance; the supervisor approves the review and sees it live', async () => {
  const { prospectId } = await stage.rig.site.create(named('Harbour Trading Ltd'));
  const manager = await stage.person(people.manager);
  const supervisor = await stage.person(people.teamLead);
  const watching = await supervisor.context().newPage();
  await watching.goto(`/prospects/${prospectId}`);
  await phaseOn(watching, 'Qualifying');
  await supervisor.goto('/reviews');
  await supervisor.getByText('Nothing waits for a decision').waitFor();
  await stage.isListening();

  // nobody reloads anything from here on
  await doOnPage(manager, prospectId, 'submitQualification', { growthType: true });
  await phaseOn(manager, 'Rigorous review');
  await phaseOn(watching, 'Rigorous review');
  const review = supervisor.getByRole('region', { name: 'Harbour Trading Ltd' });
  await review.getByRole('button', { name: 'Approve' }).click();
  const decision = await CommandFormOnPage.opened(supervisor, 'decideReview');
  await decision.fill(usualPayload.decideReview());
  await decision.carryOut();
  await supervisor.getByText('Nothing waits for a decision').waitFor();
  await phaseOn(manager, 'Gathering intelligence');
  await phaseOn(watching, 'Gathering intelligence');

  await doOnPage(manager, prospectId, 'saveIntel');
  const [stakeholderId] = await stage.rig.site.stakeholderIds(prospectId);
  await doOnPage(manager, prospectId, 'advance');
  await doOnPage(manager, prospectId, 'submitVisitPlan', { stakeholderIds: [stakeholderId] });
  await doOnPage(manager, prospectId, 'proposeAppointment', { stakeholderIds: [stakeholderId] });
  await doOnPage(manager, prospectId, 'confirmAppointment');
  await doOnPage(manager, prospectId, 'advance', { to: 'meeting' });
  await doOnPage(manager, prospectId, 'submitMinutes');
  await doOnPage(manager, prospectId, 'advance', { to: 'closing' });
  await doOnPage(manager, prospectId, 'recordClosingAttempt');
  await doOnPage(manager, prospectId, 'completeDeal');
  await doOnPage(manager, prospectId, 'createMaintenancePlan');
  const backOffice = await stage.person(people.backOffice);
  await doOnPage(backOffice, prospectId, 'confirmBooking');
  await phaseOn(manager, 'Maintaining');
  await phaseOn(watching, 'Maintaining');
  const { body } = await stage.rig.site.get<{ record: { phase: string } }>(`prospects/${prospectId}`);
  expect(body.record.phase).toBe('maintaining');
}, 300_000);

test.each([
  ['a manager', people.otherManager],
  ['the head', people.otherHead],
])('%s of another branch is told that there is no such prospect, and can go on', async (_who, staffId) => {
  const { prospectId } = await stage.rig.site.create();
  const stranger = await stage.person(staffId);
  await stranger.goto(`/prospects/${prospectId}`);
  await stranger.getByRole('heading', { name: 'This record was not found' }).waitFor();
  await expect.poll(() => stranger.getByText('Harbour Trading Ltd').count()).toBe(0);
  await stranger.getByRole('link', { name: 'Board' }).first().click();
  await stranger.waitForURL('**/board**');
});

test('a supervisor does not decide on a customer of their own', async () => {
  const { site } = stage.rig;
  const { prospectId } = await site.create(named('Osprey Foods'));
  await site.do(prospectId, 'assignOwner', { staffId: people.teamLead }, { as: people.head });
  await site.do(prospectId, 'submitQualification', { growthType: true }, { as: people.teamLead });
  const supervisor = await stage.person(people.teamLead);
  await supervisor.goto('/reviews');
  const own = supervisor.getByRole('region', { name: 'Osprey Foods' });
  await own.getByText(/another supervisor decides/).waitFor();
  await expect.poll(() => own.getByRole('button', { name: 'Approve' }).isDisabled()).toBe(true);
  await site.do(prospectId, 'decideReview', {}, { as: people.head });

  await supervisor.goto(`/prospects/${prospectId}`);
  await site.do(prospectId, 'saveIntel', { completeness: 0.2 }, { as: people.teamLead });
  // what is missing is to be met: there is nothing to advance or to waive
  await supervisor.locator('.forward').getByRole('button', { name: 'Update the intelligence' }).waitFor();
  await expect.poll(() => supervisor.getByRole('button', { name: 'Advance to' }).count()).toBe(0);
  const overrides = [{ code: 'G2.INTEL', reason: 'I know them well' }];
  const refused = await site.command(prospectId, 'advance', {}, { as: people.teamLead, overrides });
  expect(refused.body.code).toBe('UNMET_CONDITIONS');
  expect(refused.body.unmet?.map(({ code }) => code)).toContain('X.OVERRIDE');
});

/** A prospect with too little intelligence to go on, where its owner asks for a waiver. */
async function tooLittleKnown(name: string): Promise<string> {
  const { site } = stage.rig;
  const { prospectId } = await site.create(named(name));
  await site.do(prospectId, 'submitQualification');
  await site.do(prospectId, 'saveIntel', { completeness: 0.2 });
  return prospectId;
}

async function waiveOnReviews(supervisor: Page, customer: string): Promise<void> {
  const item = supervisor.getByRole('region', { name: customer });
  await item.getByRole('button', { name: 'Waive and advance' }).click();
  await supervisor.getByRole('dialog').getByRole('button', { name: 'Waive and advance' }).click();
}

test('a waiver that the owner asks for is granted among the reviews, and the owner’s open page moves on', async () => {
  const prospectId = await tooLittleKnown('Heron Mills');
  const owner = await stage.person(people.manager);
  const supervisor = await stage.person(people.head);
  await supervisor.goto('/reviews?kind=override');
  await stage.isListening();
  const reason = 'the tender closes on Friday';
  await doOnPage(owner, prospectId, 'requestOverride', { codes: ['G2.INTEL'], reason });
  await owner.getByText('Waiting for the supervisor').first().waitFor();
  // whoever has asked does not ask twice
  await expect.poll(() => owner.getByRole('button', { name: 'Ask for a waiver' }).count()).toBe(0);
  const item = supervisor.getByRole('region', { name: 'Heron Mills' });
  await item.getByText(reason).waitFor();
  const kinds = supervisor.getByRole('navigation', { name: 'Kinds' });
  await expect.poll(() => kinds.locator('[aria-current]').allTextContents()).toEqual(['Waivers asked for 1']);
  await item.getByRole('textbox').fill('the branch knows the customer');
  await waiveOnReviews(supervisor, 'Heron Mills');
  await supervisor.getByText('Heron Mills is in “Planning the visit” now').first().waitFor();
  await phaseOn(owner, 'Planning the visit');
  await expect.poll(() => owner.getByText('Waiting for the supervisor').count()).toBe(0);
});

test('whoever grants a waiver is shown what changed meanwhile, and the reason typed is kept', async () => {
  const { site } = stage.rig;
  const prospectId = await tooLittleKnown('Curlew Ropes');
  await site.do(prospectId, 'requestOverride', { codes: ['G2.INTEL'], reason: 'the tender closes on Friday' });
  const supervisor = await stage.person(people.head);
  await supervisor.goto('/reviews?kind=override');
  const item = supervisor.getByRole('region', { name: 'Curlew Ropes' });
  await item.getByRole('textbox').fill('the branch knows the customer');
  await item.getByRole('button', { name: 'Waive and advance' }).click();
  // the question is on the screen when the owner is faster
  await site.do(prospectId, 'saveIntel', { completeness: 0.3 });
  await supervisor.getByRole('dialog').getByRole('button', { name: 'Waive and advance' }).click();
  await item.getByText('Somebody has changed this pursuit since you opened it').waitFor();
  await item
    .getByText(/Manager 0101/)
    .first()
    .waitFor();
  await expect.poll(() => item.getByRole('textbox').inputValue()).toBe('the branch knows the customer');
  await item.getByRole('button', { name: 'Go on from the new state' }).click();
  await waiveOnReviews(supervisor, 'Curlew Ropes');
  await expect
    .poll(async () => (await site.get<{ record: { phase: string } }>(`prospects/${prospectId}`)).body.record.phase)
    .toBe('planningVisit');
});

test('an advance that is refused is mended on the page', async () => {
  const { prospectId } = await stage.rig.site.create();
  await stage.rig.site.do(prospectId, 'submitQualification');
  const manager = await stage.person(people.manager);
  await manager.goto(`/prospects/${prospectId}`);
  const forward = manager.locator('.forward').getByRole('button').first();
  const missing = manager.locator('.gate-unmet');
  await missing.first().waitFor();
  const before = await missing.count();
  // the one button that leads on opens the form that meets what is missing; it does not stand at each condition again
  await expect.poll(() => missing.getByRole('button', { name: /^Update the intelligence/ }).count()).toBe(0);
  await forward.click();
  const form = await CommandFormOnPage.opened(manager, 'saveIntel');
  await form.fill(usualPayload.saveIntel());
  await form.carryOut();
  await expect.poll(() => missing.count(), { timeout: 20_000 }).toBeLessThan(before);
  await manager.getByRole('button', { name: 'Advance to “Planning the visit”' }).click();
  await (await CommandFormOnPage.opened(manager, 'advance')).carryOut();
  await phaseOn(manager, 'Planning the visit');
});

test('what somebody else changed meanwhile is shown, and nothing typed is lost', async () => {
  const { prospectId } = await stage.rig.site.create();
  await stage.rig.site.do(prospectId, 'submitQualification');
  const manager = await stage.person(people.manager);
  const form = await CommandFormOnPage.open(manager, prospectId, 'park');
  await form.fill({ ...usualPayload.park(), reason: 'the board decides in spring' });
  await stage.rig.site.do(prospectId, 'saveIntel', { occupation: 'executive' }, { as: people.teamLead });
  await form.submit();
  await manager.getByText('has changed while you were typing').waitFor();
  await manager.getByText('Team lead 0111').first().waitFor();
  await expect.poll(() => form.input('reason').inputValue()).toBe('the board decides in spring');
  await manager.getByRole('button', { name: 'submit again' }).click();
  await manager.locator('form.command-form').waitFor({ state: 'detached' });
  await phaseOn(manager, 'Nurture');
});

test('a session that ends in the middle of a form loses nothing typed', async () => {
  const { prospectId } = await stage.rig.site.create();
  const manager = await stage.person(people.manager);
  const form = await CommandFormOnPage.open(manager, prospectId, 'recordContact');
  await form.fill({ ...usualPayload.recordContact(), notes: 'asked for the price list' });
  await manager.context().clearCookies();
  await form.submit();
  await signInAgain(manager, demoPassword);
  await manager.locator('form.command-form').waitFor({ state: 'detached' });
  const { body } = await stage.rig.site.get<{ items: { type: string }[] }>(`prospects/${prospectId}/history`);
  expect(body.items.filter(({ type }) => type === 'contactRecorded' || type === 'recordContact')).toHaveLength(1);
});

test('the slider shows a prospect as it was, when nothing can be done; then it is now again', async () => {
  const prospectId = await walkTo(stage.rig.site, 'closing');
  const page = await stage.person(people.manager);
  await page.goto(`/prospects/${prospectId}`);
  await phaseOn(page, 'Closing');
  await page.getByRole('heading', { name: 'Why is this waiting?' }).waitFor();
  await page.getByRole('button', { name: 'Look back' }).click();
  const bar = page.getByRole('region', { name: 'Look back' });
  await bar.getByRole('slider', { name: 'Moment' }).press('Home');
  await bar.getByText(/Event 1 of \d+/).waitFor();
  await phaseOn(page, 'Qualifying');
  await expect.poll(() => page.getByRole('heading', { name: 'Why is this waiting?' }).count()).toBe(0);
  await expect.poll(() => page.getByRole('button', { name: /Record a closing attempt|More actions/ }).count()).toBe(0);
  await bar.getByRole('button', { name: 'Event after' }).click();
  await phaseOn(page, 'Gathering intelligence');
  await bar.getByRole('button', { name: 'Back to now' }).click();
  await phaseOn(page, 'Closing');
  await page.getByRole('button', { name: 'Record a closing attempt' }).first().waitFor();
});

test('a log that cannot be read says so; other moments can still be looked at, and it is read on when asked', async () => {
  const prospectId = await walkTo(stage.rig.site, 'gatheringIntel', named('Lapwing Glass'));
  await stage.rig.site.do(prospectId, 'recordContact', { notes: 'asked for the price list' });
  const page = await stage.person(people.manager);
  const wholeLog = /\/history\?.*limit=200/;
  const refused = { type: 'about:blank', title: 'No', status: 403, code: 'FORBIDDEN', detail: 'No', instance: '/' };
  await page.route(wholeLog, (route) => route.fulfill({ status: 403, json: refused }));
  await page.goto(`/prospects/${prospectId}?tab=contacts`);
  await page.getByRole('tabpanel').getByText('You are not allowed to do this').waitFor();
  await page.getByText('No contact is in what has been read').waitFor();
  await page.getByRole('button', { name: 'Look back' }).click();
  const bar = page.getByRole('region', { name: 'Look back' });
  await bar.getByRole('textbox', { name: 'Moment' }).waitFor();
  await page.unroute(wholeLog);
  await bar.getByRole('button', { name: 'Read what is older' }).click();
  await bar.getByRole('slider', { name: 'Moment' }).waitFor();
  await bar.getByRole('button', { name: 'Back to now' }).click();
  await page.getByRole('cell', { name: 'asked for the price list' }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Read what is older' }).count()).toBe(0);
});

test('a number of the funnel opens its list, which has as many rows', async () => {
  const page = await stage.person(people.head);
  await page.goto('/funnel');
  for (const [name, title] of [
    ['Open now', 'Open now'],
    ['New pursuits', 'New pursuits'],
  ] as const) {
    const number = page.getByRole('region', { name: 'Figures' }).getByRole('link', { name: new RegExp(`^${name}: `) });
    const count = Number(await number.textContent());
    expect(count).toBeGreaterThan(4);
    await number.click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByText(`${count} pursuits`).waitFor();
    await expect.poll(() => page.getByRole('rowheader').count()).toBe(count);
    await page.getByRole('link', { name: 'Back to the funnel' }).click();
  }
});
