import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { CommandName } from '../../domain/prospect/commands.ts';
import { usualPayload } from '../factories/wire.ts';
import { demoPassword } from '../../scripts/seed-accounts.ts';
import { people } from '../helpers/api-rig.ts';
import { CommandFormOnPage } from './command-form.ts';
import { Stage } from './stage.ts';

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

/** The step and phase that the page shows in its head. */
async function phaseOn(page: Page, name: string): Promise<void> {
  await page.getByText(name, { exact: false }).first().waitFor();
}

async function doOnPage(page: Page, prospectId: string, command: CommandName, payload: Record<string, unknown> = {}) {
  const form = await CommandFormOnPage.open(page, prospectId, command);
  await form.fill({ ...usualPayload[command](), ...payload });
  await form.carryOut();
}

test('a manager takes a lead to maintenance; the supervisor approves the review and sees it live', async () => {
  const { prospectId } = await stage.rig.site.create();
  const manager = await stage.person(people.manager);
  const supervisor = await stage.person(people.teamLead);
  await doOnPage(manager, prospectId, 'submitQualification', { growthType: true });
  await phaseOn(manager, 'Rigorous review');

  await supervisor.goto(`/prospects/${prospectId}`);
  await doOnPage(supervisor, prospectId, 'decideReview');
  await phaseOn(supervisor, 'Gathering intelligence');
  await phaseOn(manager, 'Gathering intelligence');

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
  const { body } = await stage.rig.site.get<{ record: { phase: string } }>(`prospects/${prospectId}`);
  expect(body.record.phase).toBe('maintaining');
}, 300_000);

test('whoever has nothing to do with a prospect is told that there is none, and can go on', async () => {
  const { prospectId } = await stage.rig.site.create();
  const stranger = await stage.person(people.otherManager);
  await stranger.goto(`/prospects/${prospectId}`);
  await stranger.getByRole('main').getByText('not found', { exact: false }).first().waitFor();
  expect(await stranger.getByText('Harbour Trading Ltd').count()).toBe(0);
  await stranger.getByRole('link', { name: 'Board' }).first().click();
  await stranger.waitForURL('**/board**');
});

test('an advance that is refused is mended on the page', async () => {
  const { prospectId } = await stage.rig.site.create();
  await stage.rig.site.do(prospectId, 'submitQualification');
  const manager = await stage.person(people.manager);
  await manager.goto(`/prospects/${prospectId}`);
  const forward = manager.getByRole('button', { name: 'Advance to' });
  await forward.waitFor();
  expect(await forward.isDisabled()).toBe(true);
  const missing = manager.locator('.gate-unmet');
  const before = await missing.count();
  expect(before).toBeGreaterThan(0);
  await missing.getByRole('button').first().click();
  const form = await CommandFormOnPage.opened(manager, 'saveIntel');
  await form.fill(usualPayload.saveIntel());
  await form.carryOut();
  await expect.poll(() => missing.count(), { timeout: 20_000 }).toBeLessThan(before);
  await expect.poll(() => forward.isEnabled(), { timeout: 20_000 }).toBe(true);
  await forward.click();
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
  expect(await form.input('reason').inputValue()).toBe('the board decides in spring');
  await manager.getByRole('button', { name: 'submit again' }).click();
  await manager.locator('form.command-form').waitFor({ state: 'detached' });
  await phaseOn(manager, 'Parked');
});

test('a session that ends in the middle of a form loses nothing typed', async () => {
  const { prospectId } = await stage.rig.site.create();
  const manager = await stage.person(people.manager);
  const form = await CommandFormOnPage.open(manager, prospectId, 'recordContact');
  await form.fill({ ...usualPayload.recordContact(), notes: 'asked for the price list' });
  await manager.context().clearCookies();
  await form.submit();
  const dialog = manager.getByRole('dialog').filter({ has: manager.locator('input[type=password]') });
  await dialog.locator('input[type=password]').fill(demoPassword);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await manager.locator('form.command-form').waitFor({ state: 'detached' });
  const { body } = await stage.rig.site.get<{ items: { type: string }[] }>(`prospects/${prospectId}/history`);
  expect(body.items.filter(({ type }) => type === 'contactRecorded' || type === 'recordContact')).toHaveLength(1);
});
