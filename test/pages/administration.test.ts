import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { demoEmail, demoPassword } from '../../scripts/seed-accounts.ts';
import { people, walkTo } from '../helpers/api-rig.ts';
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

async function choose(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label }).last();
  await field.click();
  await page.getByTitle(option, { exact: true }).last().click();
  await page.keyboard.press('Escape');
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const isUsable = async (page: Page): Promise<void> => {
  await expect.poll(() => tooWide(page)).toEqual([]);
  await expect.poll(() => seriousFindings(page)).toEqual([]);
};

test('who has left is out; who typed a wrong password too often is let in again', async () => {
  const page = await stage.person(people.admin);
  const someone = await stage.person(null);
  for (let time = 0; time < 5; time += 1) {
    await signIn(someone, demoEmail('0302'), `wrong guess ${time}`);
    await someone.getByRole('alert').first().waitFor();
  }
  await someone.getByText('the account is locked for a while').waitFor();
  await page.goto('/admin/staff?q=0302');
  await page.getByText('locked until').waitFor();
  // what can be done to somebody is in sight
  const table = page.locator('.ant-table-content');
  await expect.poll(() => table.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  await page.getByRole('button', { name: 'More: Manager 0302' }).click();
  await page.getByRole('menuitem', { name: 'Release the lock' }).click();
  await page.getByText('The lock is released').waitFor();
  await signIn(someone, demoEmail('0302'), demoPassword);
  await someone.getByRole('navigation').first().waitFor();

  await page.getByRole('button', { name: 'More: Manager 0302' }).click();
  await page.getByRole('menuitem', { name: 'Leaves the bank' }).click();
  const dialog = page.getByRole('dialog', { name: 'Manager 0302 leaves the bank?' });
  await dialog.getByRole('button', { name: 'Leaves the bank' }).click();
  await page.getByText('Manager 0302 has left').waitFor();
  await someone.goto('/');
  await someone.getByLabel('E-mail').waitFor();
});

test('who leaves has customers: the administrator sees which, and the team lead gets each of them to give away', async () => {
  const { site } = stage.rig;
  await site.create(
    { ownerId: 's-0303', customer: { name: 'Pine Mills', customerType: 'company', phone: '13900007777' } },
    's-0003',
  );
  const page = await stage.person(people.admin);
  await page.goto('/admin/staff?q=0303');
  await page.getByRole('button', { name: 'More: Manager 0303' }).click();
  await page.getByRole('menuitem', { name: 'Leaves the bank' }).click();
  const dialog = page.getByRole('dialog', { name: 'Manager 0303 leaves the bank?' });
  await dialog.getByText('1 open pursuit needs another owner').waitFor();
  const [list] = await Promise.all([
    page.context().waitForEvent('page'),
    dialog.getByRole('link', { name: 'List them' }).click(),
  ]);
  await list.getByRole('link', { name: 'Pine Mills' }).waitFor();
  await dialog.getByRole('button', { name: 'Leaves the bank' }).click();
  await page.getByText('whoever answers for 1 open pursuit has been told').waitFor();

  const lead = await stage.person('s-0312');
  await lead.goto('/inbox');
  await lead.getByText('Another owner is proposed: the owner has left the bank').waitFor();
  await lead.goto('/?view=team');
  await lead.getByRole('link', { name: /^Unassigned .*: 1$/ }).click();
  await lead.getByRole('row', { name: /Pine Mills.*Has left: Manager 0303/ }).waitFor();
  await lead.getByRole('link', { name: 'Pine Mills' }).click();
  await lead.getByRole('heading', { level: 1, name: 'Pine Mills' }).waitFor();
  await lead.getByText('Has left: Manager 0303').waitFor();
  await lead.goto('/board');
  const card = lead.getByRole('button', { name: /Pine Mills.*its owner has left/ });
  await card.getByText('Has left:').waitFor();
  await isUsable(lead);
});

test('a branch is opened and gets a team; the page says who answers for nothing yet', async () => {
  const page = await stage.person(people.admin);
  await page.goto('/admin/organisation');
  await page.getByRole('button', { name: 'Add a branch' }).click();
  await page.getByLabel('Code').fill('b-01');
  await page.getByLabel('Name in Chinese').fill('第 05 支行');
  await page.getByLabel('Name in English').fill('Branch 05');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This code is taken').waitFor();
  await page.getByLabel('Code').fill('b-05');
  await page.getByRole('button', { name: 'Save' }).click();
  const branch = page.getByRole('region', { name: 'Branch 05' });
  await branch.getByText('Nobody: reminders that go up reach no one').waitFor();
  await branch.getByRole('button', { name: 'Add a team' }).click();
  await page.getByLabel('Code').fill('t-0501');
  await page.getByLabel('Name in Chinese').fill('第 1 团队');
  await page.getByLabel('Name in English').fill('Team 1 of branch 05');
  await page.getByRole('button', { name: 'Save' }).click();
  await branch.getByText('Team 1 of branch 05').waitFor();
  await isUsable(page);
});

test('somebody goes on leave, and the deputy finds the work on their day', async () => {
  await walkTo(stage.rig.site, 'qualifying', {
    customer: { name: 'Harbour Foods', customerType: 'company', phone: '0571-88886666' },
  });
  const away = await stage.person(people.manager);
  await away.goto('/account');
  await choose(away, 'Deputy', 'Manager 0102');
  await away.getByRole('button', { name: 'Enter the leave' }).click();
  await away.getByText('Manager 0102 stands in for Manager 0101').waitFor();
  await isUsable(away);
  const deputy = await stage.person(people.colleague);
  await deputy.goto('/');
  await deputy.getByText('Harbour Foods').first().waitFor();
  await away.getByRole('button', { name: 'End the leave' }).click();
  await away.getByText('No leaves').waitFor();
});

test('one’s own account: another language, another password, signed out everywhere else', async () => {
  const page = await stage.person(null);
  await signIn(page, demoEmail('0301'), demoPassword);
  await page.getByRole('navigation').first().waitFor();
  const elsewhere = await stage.person(null);
  await signIn(elsewhere, demoEmail('0301'), demoPassword);
  await elsewhere.getByRole('navigation').first().waitFor();

  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await page.getByText('1 session ended').waitFor();
  await elsewhere.goto('/account');
  await elsewhere.getByLabel('E-mail').waitFor();

  await page.getByLabel('Present password').fill('not the present one');
  await page.getByLabel('New password', { exact: true }).fill('harbour lights at dusk');
  await page.getByLabel('New password once more').fill('harbour lights at dusk');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('is not the present password').waitFor();
  await page.getByLabel('Present password').fill(demoPassword);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('Changed; you are signed out everywhere else').waitFor();

  await page.getByRole('radio', { name: '中文' }).check();
  await page.getByRole('heading', { name: '我的账户' }).waitFor();
  await isUsable(page);
});

test('limits of complaints: a preset is chosen, tried before it counts, published after its difference was read; nothing typed is lost when somebody else was faster', async () => {
  const page = await stage.person(people.admin);
  await page.goto('/admin/complaint-rules');
  await page.getByText('Nothing was published yet: the bank’s own preset counts').first().waitFor();
  const publish = page.getByRole('button', { name: 'Publish', exact: true });
  await expect.poll(() => publish.isDisabled()).toBe(true);
  await page.getByText('A second appeal: 10 working days, fixed by the preset').waitFor();
  await isUsable(page);

  // what happens when, by what is typed and not published
  const happenings = page.getByRole('region', { name: 'What happens when, if nobody acts' });
  await happenings.getByLabel('Received').fill('2026-11-20T16:30');
  await happenings.getByText('Mon 2026-11-23 12:30').waitFor();
  await page.getByLabel('S3 normal · Acknowledge, amount').fill('3');
  await happenings.getByText('Mon 2026-11-23 11:30').waitFor();
  const changes = page.getByRole('region', { name: 'Changed against the published version' });
  await changes.getByText('S3 normal · Acknowledge: 4 working hours → 3 working hours').waitFor();

  // everything that is wrong is said where it is
  await page.getByLabel('S3 normal · First answer, amount').fill('0');
  await page.getByText('Must be more than zero').waitFor();
  // what is typed stays, with what is wrong, and nothing is published meanwhile
  const most = page.getByLabel('Most that level 1 may grant');
  for (const typed of ['', '-1', '0.005', '1,000,000,001']) {
    await most.fill(typed);
    await page.getByText('An amount from 0 to', { exact: false }).waitFor();
    expect([await most.inputValue(), await publish.isDisabled()]).toEqual([typed, true]);
    await most.fill('500');
    await expect.poll(() => page.getByText('An amount from 0 to', { exact: false }).count()).toBe(0);
  }
  await most.fill('6000.5');
  await changes.getByText('Most that level 1 may grant: ¥500 → ¥6,000.50').waitFor();
  await page.getByText('May not be less than what level 1 may grant').waitFor();
  await page.getByRole('button', { name: 'Resolve, rung 2: Remove' }).click();
  await page.getByText('the level must rise', { exact: false }).waitFor();
  await expect.poll(() => publish.isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Undo everything' }).click();
  await changes.getByText('Nothing is changed.').waitFor();

  // an action that is late lifts no level
  const doesWhat = (ladder: string) =>
    page.getByLabel(`${ladder}, rung 2, what happens`).locator('option').allTextContents();
  await expect.poll(() => doesWhat('Resolve')).toContain('Level rises');
  expect(await doesWhat('Day of an action')).toEqual((await doesWhat('Resolve')).slice(0, 2));

  // one severity's own ladder: tried, seen at a glance, taken back
  await page.getByLabel('Resolve, severity').selectOption('s1');
  await page.getByRole('button', { name: 'Give it its own ladder' }).click();
  await page.getByText('Own ladder: S1 critical').waitFor();
  await page.getByLabel('S1 critical · Resolve, rung 2, who hears').selectOption('compliance');
  await changes.getByText('S1 critical · ladder of Resolve: as for all severities →', { exact: false }).waitFor();
  await expect.poll(() => happenings.getByText('Compliance').count()).toBe(0);
  await happenings.getByRole('combobox', { name: 'Severity' }).selectOption('s1');
  await happenings.getByText('Compliance', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: 'S1 critical · Resolve, rung 2: Remove' }).click();
  await page.getByLabel('Resolve, severity').selectOption('all');
  await page.getByText('One rung must act exactly when it is due').waitFor();
  await expect.poll(() => publish.isDisabled()).toBe(true);
  await isUsable(page);
  await page.getByRole('button', { name: 'S1 critical', exact: true }).click();
  await page.getByRole('button', { name: 'Take its own ladder back' }).click();
  await changes.getByText('Nothing is changed.').waitFor();

  // a regulator's preset, and laxer than it says
  await page.getByRole('combobox', { name: 'Preset' }).selectOption('uk');
  await page.getByText(/FCA Handbook/).waitFor();
  await page.getByLabel('S4 minor · Resolve, amount').fill('60');
  await page.getByText(/Laxer than the preset/).waitFor();
  await page.getByLabel('What compliance said, and where').fill('Opinion 2026-17 of 20 November');
  await publish.click();
  const dialog = page.getByRole('dialog', { name: 'Publish version 1?' });
  await dialog.getByText('S4 minor · Resolve: 7 working days → 60 days').waitFor();
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await page.getByText(/^Version 1, published by /).waitFor();
  const history = page.getByRole('region', { name: 'Versions' });
  await history.getByText('Compliance: Opinion 2026-17 of 20 November').waitFor();
  await isUsable(page);

  // a second administrator has looked at the old version: nothing typed is lost
  const second = await stage.person(people.admin);
  await second.goto('/admin/complaint-rules');
  await second.getByLabel('S4 minor · Resolve, amount').fill('57');
  await page.getByLabel('S4 minor · Resolve, amount').fill('58');
  await publish.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await page.getByText(/^Version 2, published by /).waitFor();
  await second.getByRole('button', { name: 'Publish', exact: true }).click();
  await second.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await second.getByText(/has published version 2/).waitFor();
  await expect.poll(() => second.getByLabel('S4 minor · Resolve, amount').inputValue()).toBe('57');
  await second.getByRole('button', { name: 'Compare with the new version' }).click();
  await second.getByText('S4 minor · Resolve: 58 days → 57 days').waitFor();

  // a branch of its own, and back
  await page.goto('/admin/complaint-rules?branchId=b-01');
  await page.getByText('This branch follows the bank’s rules', { exact: false }).waitFor();
  await page.getByRole('combobox', { name: 'Preset' }).selectOption('bank');
  await publish.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await page.getByText('This branch has rules of its own.').waitFor();
  await page.getByRole('button', { name: /^Follow the bank/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Follow the bank’s rules again' }).click();
  await page.getByText('This branch follows the bank’s rules', { exact: false }).waitFor();
});

test('limits of pursuits: a wait and a ladder are changed, published, and a new pursuit waits by them', async () => {
  const page = await stage.person(people.admin);
  await page.goto('/admin/process');
  await page.getByText('Nothing was changed yet: the published process counts').first().waitFor();
  await isUsable(page);
  const publish = page.getByRole('button', { name: 'Publish', exact: true });
  const qualify = page.getByLabel('Finish the qualification, amount');
  await qualify.fill('0');
  await page.getByText('Must be more than zero').waitFor();
  await expect.poll(() => publish.isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Finish the qualification: as in the process' }).click();
  await page.getByText('Nothing is changed.').first().waitFor();
  await qualify.fill('9');
  const asked: string[] = [];
  page.once('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.reload();
  expect(asked).toEqual(['beforeunload']);
  await page.getByText(/were not published before the page was reloaded/).waitFor();
  await isUsable(page);
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect.poll(() => qualify.inputValue()).toBe('9');
  await page.getByRole('link', { name: 'Inbox' }).first().click();
  const leaving = page.getByRole('dialog', { name: 'Leave? Changes are not published' });
  await leaving.getByRole('button', { name: 'Cancel' }).click();
  await leaving.waitFor({ state: 'hidden' });
  await expect.poll(() => qualify.inputValue()).toBe('9');
  await page.getByLabel('Ladder of step 1, rung 1, who hears').selectOption('branchHead');
  await page
    .getByText(/Must not tell somebody lower/)
    .first()
    .waitFor();
  await page.getByLabel('Ladder of step 1, rung 1, who hears').selectOption('owner');
  await publish.click();
  const dialog = page.getByRole('dialog', { name: 'Publish version 1?' });
  await dialog.getByText('Finish the qualification: 5 working days → 9 working days').waitFor();
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await page.getByText(/^Version 1, published by /).waitFor();
  await page
    .getByRole('region', { name: 'Versions' })
    .getByText('Finish the qualification', { exact: false })
    .waitFor();
  await isUsable(page);

  const { prospectId } = await stage.rig.site.create();
  const snapshot = await stage.rig.workflows.models.prospects.findById(prospectId).lean();
  expect(snapshot?.processEdits).toEqual({ waits: { 'T1.QUALIFY': { unit: 'workingDays', amount: 9 } }, ladders: {} });
});

test('the working calendar: a day off is published, the edit of a colleague in between is not lost', async () => {
  const page = await stage.person(people.admin);
  const colleague = await stage.person(people.admin);
  const day = (of: Page, date: string) => of.getByRole('button', { name: new RegExp(`^${date}:`) });
  for (const one of [page, colleague]) {
    await one.goto('/admin/calendar');
    await day(one, '2026-12-24').waitFor();
  }
  await page.getByText('on the same working days it is 09:00–17:00').waitFor();
  await isUsable(page);
  const publish = async (of: Page): Promise<void> => {
    await of.getByRole('button', { name: 'Publish', exact: true }).click();
    await of.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  };
  await day(page, '2026-12-24').click();
  await page.getByText('New holidays: 2026-12-24').first().waitFor();
  await publish(page);
  await page.getByText('Version 2, changed by').waitFor();

  await day(colleague, '2026-12-26').click();
  await publish(colleague);
  await colleague.getByText('has published version 2', { exact: false }).waitFor();
  await colleague.getByRole('button', { name: 'Compare with the new version' }).click();
  // compared with the new version the day off would be taken away
  await colleague.getByText('No holidays any more: 2026-12-24').waitFor();
  await day(colleague, '2026-12-24').click();
  await publish(colleague);
  await colleague.getByText('Version 3, changed by').waitFor();
  const stored = await stage.rig.workflows.models.calendars.findById('default').lean();
  expect(stored?.holidays).toContain('2026-12-24');
  expect(stored?.makeUpWorkdays).toContain('2026-12-26');
});

test('whoever follows an address that is not for them reads so, without buttons that would be refused', async () => {
  const manager = await stage.person(people.manager);
  for (const address of ['/admin/channels', '/admin/staff', '/surveys/results', '/reviews']) {
    await manager.goto(address);
    await manager.getByRole('heading', { name: 'You may not see this page' }).waitFor();
    await expect.poll(() => manager.locator('#content').getByRole('button').count()).toBe(0);
  }
  await manager.getByRole('alert').getByRole('link').click();
  await manager.getByRole('heading', { name: 'My day' }).waitFor();
});
