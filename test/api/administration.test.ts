import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MyDayView } from '../../contracts/my-day.ts';
import type { Problem } from '../../contracts/problem.ts';
import { profilesOf, titles } from '../../domain/staff/titles.ts';
import type { Models } from '../../models/connect.ts';
import { demoEmail, demoPassword, seedDemoAccounts } from '../../scripts/seed-accounts.ts';
import { demonstrationOrganisation } from '../../scripts/seed-data.ts';
import { ApiRig, people, walkTo, type Site } from '../helpers/api-rig.ts';
import { Browser } from '../helpers/browser.ts';

let rig: ApiRig;
let site: Site;
let models: Models;
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
  ({ models } = rig.workflows);
  await seedDemoAccounts(models, demonstrationOrganisation().staff);
});
afterAll(async () => {
  await rig.stop();
});

interface Member {
  readonly staffId: string;
  readonly profiles: string[];
  readonly titles: string[];
  readonly version: number;
  readonly active: boolean;
  readonly openProspects: number;
  readonly name: { zh: string; en: string };
  readonly branchId: string;
  readonly teamId: string | null;
  readonly account: { email: string; lockedUntil: string | null; sessions: number } | null;
}

const as = people.admin;
const newcomer = (employeeNo: string, more: Record<string, unknown> = {}) => ({
  employeeNo,
  name: { zh: `客户经理 ${employeeNo}`, en: `Customer manager ${employeeNo}` },
  email: `${employeeNo}@bank.example`,
  titles: ['customerManager'],
  branchId: 'b-01',
  teamId: 't-0101',
  ...more,
});

async function member(staffId: string): Promise<Member> {
  const { body } = await site.get<{ staff: Member[] }>('staff', as);
  const found = body.staff.find((one) => one.staffId === staffId);
  if (found === undefined) throw new Error(`${staffId} is not listed`);
  return found;
}

async function change(staffId: string, edit: Record<string, unknown>, by: string = as) {
  const { name, titles: held, branchId, teamId, version, account } = await member(staffId);
  const body = { name, titles: held, branchId, teamId, version, email: account?.email, ...edit };
  return site.call<Member & Problem>('PUT', `staff/${staffId}`, { as: by, body });
}

async function signIn(email: string, password: string): Promise<{ browser: Browser; status: number }> {
  const browser = new Browser(site.origin);
  return { browser, status: (await browser.signIn(email, password)).status };
}

const pointers = ({ errors = [] }: Partial<Problem>): string[] => errors.map(({ pointer }) => pointer);

async function audited(subjectId: string): Promise<string[]> {
  const rows = await models.auditEntries.find({ 'subject.id': subjectId }).sort({ at: 1 }).lean();
  return rows.map(({ staffId, action, reason }) => `${staffId} ${action}: ${reason}`);
}

describe('a new member of staff', () => {
  test('is added with a one-time password, chooses an own one, and works', async () => {
    const added = await site.call<{ member: Member; oneTimePassword: string }>('POST', 'staff', {
      as,
      key: 'newcomer-0105',
      body: newcomer('0105'),
    });
    expect(added).toMatchObject({
      status: 200,
      body: { member: { staffId: 's-0105', profiles: ['customerManager'], active: true, openProspects: 0 } },
    });
    const { oneTimePassword } = added.body;
    const { browser } = await signIn('0105@BANK.example', oneTimePassword);
    expect((await browser.get('/api/v1/my-day')).status).toBe(403);
    const chosen = { currentPassword: oneTimePassword, newPassword: 'harbour lights at dusk' };
    expect((await browser.send('POST', '/api/v1/me/password', { body: chosen })).status).toBe(200);
    expect((await browser.get('/api/v1/my-day')).status).toBe(200);
    expect(await audited('s-0105')).toContainEqual('s-0999 staffAdded: customerManager, b-01, t-0101');
    // the page that got no answer asks again
    const again = await site.call('POST', 'staff', { as, key: 'newcomer-0105', body: newcomer('0105') });
    expect(again.body).toMatchObject({ oneTimePassword, member: { staffId: 's-0105' } });
  });

  test('the one-time password is stored nowhere and told in no other answer', async () => {
    const { body } = await site.call<{ oneTimePassword: string }>('POST', 'staff', { as, body: newcomer('0106') });
    const everything = JSON.stringify([
      await models.accounts.find().lean(),
      await models.credentials.find().lean(),
      await models.auditEntries.find().lean(),
      (await site.get('staff', as)).body,
    ]);
    expect(everything).toContain('0106@bank.example');
    expect(everything).not.toContain(body.oneTimePassword);
  });

  test('every mistake is told at once', async () => {
    const reply = await site.call<Problem>('POST', 'staff', {
      as,
      body: newcomer('0101', { email: demoEmail('0102'), branchId: 'b-01', teamId: 't-0201' }),
    });
    expect(reply.status).toBe(400);
    expect(pointers(reply.body).toSorted()).toEqual(['/email', '/employeeNo', '/teamId']);
    const nonsense = { ...newcomer('0107'), employeeNo: 'a b', titles: ['sorcerer'], email: 'x', name: { zh: 'x' } };
    const refused = await site.call<Problem>('POST', 'staff', { as, body: nonsense });
    expect(pointers(refused.body).toSorted()).toEqual(['/email', '/employeeNo', '/name/en', '/titles/0']);
  });
});

describe('titles decide what somebody may do', () => {
  test('each of the bank’s titles brings the profiles of chapter 2.1', () => {
    expect(Object.fromEntries(Object.entries(titles).map(([code, { profiles }]) => [code, profiles]))).toEqual({
      customerManager: ['customerManager'],
      marketManager: ['customerManager'],
      creditOfficer: ['customerManager'],
      lobbyManager: ['lobbyManager'],
      teller: ['teller'],
      wealthManager: ['wealthManager'],
      vipWealthManager: ['seniorWealthManager'],
      teamLead: ['supervisor'],
      subBranchHead: ['unitHead', 'supervisor'],
      branchManager: ['supervisor'],
      businessDepartmentManager: ['allocator'],
      productManager: ['productManager'],
      industryLead: ['industryLead'],
      campaignPlanner: ['campaignPlanner'],
      campaignCoordinator: ['campaignCoordinator'],
      complaintOfficer: ['complaintOfficer'],
      itSupport: ['backOffice'],
      settlement: ['backOffice'],
      oversight: ['backOffice'],
      executive: ['executiveSponsor'],
      researcher: ['researchAnalyst'],
      serviceAnalyst: ['serviceQualityAnalyst'],
      trainer: ['trainer'],
      administrator: ['admin'],
      complianceOfficer: ['compliance'],
    });
    expect(profilesOf(['businessDepartmentManager', 'subBranchHead', 'branchManager'])).toEqual([
      'unitHead',
      'allocator',
      'supervisor',
    ]);
  });

  test('a change holds with the next request', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    const read = () => site.get(`prospects/${prospectId}`, 's-0103');
    expect((await read()).status).toBe(404);
    const changed = await change('s-0103', { titles: ['customerManager', 'teamLead'] });
    expect(changed.body).toMatchObject({ profiles: ['customerManager', 'supervisor'], version: 1 });
    expect((await read()).status).toBe(200);
    expect(await audited('s-0103')).toEqual([
      's-0999 staffChanged: titles: customerManager → customerManager, teamLead',
    ]);
    expect((await change('s-0103', { titles: ['customerManager'] })).status).toBe(200);
    expect((await read()).status).toBe(404);
  });

  test('of two administrators who change the same, the second is told', async () => {
    const { version } = await member('s-0104');
    expect((await change('s-0104', { titles: ['wealthManager'], version })).status).toBe(200);
    const late = await change('s-0104', { titles: ['teller'], version });
    expect(late).toMatchObject({ status: 409, body: { code: 'STALE_STATE', actualRevision: version + 1 } });
  });

  test('an administrator cannot take the administration from themselves', async () => {
    const reply = await change(as, { titles: ['teller'] });
    expect(reply.status).toBe(400);
    expect(pointers(reply.body)).toEqual(['/titles']);
    expect((await change(as, { titles: ['teller', 'administrator'] })).status).toBe(200);
  });
});

describe('who leaves the bank', () => {
  test('is signed out at once, is let in no more, heads nothing; open pursuits are counted', async () => {
    await walkTo(site, 'qualifying', { ownerId: null });
    const { browser } = await signIn(demoEmail('0201'), demoPassword);
    expect((await browser.get('/api/v1/me')).status).toBe(200);
    await models.teams.updateOne({ _id: 't-0201' }, { $set: { leadId: 's-0201' } });
    const left = await site.call<Member>('POST', 'staff/s-0201/leave', { as, body: {} });
    expect(left.body).toMatchObject({ active: false, account: { sessions: 0 } });
    expect((await browser.get('/api/v1/me')).status).toBe(401);
    expect((await signIn(demoEmail('0201'), demoPassword)).status).toBe(403);
    expect((await models.teams.findById('t-0201').lean())?.leadId).toBeNull();
    expect(await audited('s-0201')).toContainEqual('s-0999 staffLeft: left');

    expect((await member('s-0101')).openProspects).toBeGreaterThan(0);
    const back = await site.call<Member>('POST', 'staff/s-0201/return', { as, body: {} });
    expect(back.body.active).toBe(true);
    expect((await signIn(demoEmail('0201'), demoPassword)).status).toBe(200);
  });

  test('whoever answers for the open pursuits hears of each in the inbox and finds it unassigned, parked ones too', async () => {
    const pursuitOf = async (ownerId: string) => (await site.create({ ownerId }, 's-0003')).prospectId;
    const [worked, parked, ended] = [await pursuitOf('s-0304'), await pursuitOf('s-0304'), await pursuitOf('s-0304')];
    await site.do(parked, 'park', {}, { as: 's-0304' });
    await site.do(ended, 'markLost', {}, { as: 's-0304' });
    const toldTo = async (staffId: string) => {
      const { body } = await site.get<{ items: { prospectId: string; kind: string; type: string; actorId: string }[] }>(
        'inbox',
        staffId,
      );
      return body.items.filter(({ type }) => type === 'ownerLeft');
    };
    const unassigned = async () => {
      const { body } = await site.get<MyDayView>('my-day', 's-0312');
      return { count: body.team?.unassigned.count ?? 0, ids: body.team?.unassigned.first.map((one) => one.prospectId) };
    };
    const before = await unassigned();

    expect((await site.call('POST', 'staff/s-0304/leave', { as, body: {} })).status).toBe(200);
    const told = await toldTo('s-0312');
    expect(told.map(({ prospectId }) => prospectId).toSorted()).toEqual([worked, parked].toSorted());
    expect(told[0]).toMatchObject({ kind: 'reassignment', actorId: as });
    expect(await toldTo('s-0003')).toEqual([]);
    const after = await unassigned();
    expect(after.count).toBe(before.count + 2);
    expect(after.ids).toEqual(expect.arrayContaining([worked, parked]));
    const { body: board } = await site.get<{ columns: { items: { prospectId: string }[] }[] }>(
      'board?unassigned=true',
      's-0312',
    );
    expect(board.columns.flatMap(({ items }) => items.map(({ prospectId }) => prospectId))).toContain(worked);
    // the administrator who got no answer asks again
    await site.call('POST', 'staff/s-0304/leave', { as, body: {} });
    expect(await toldTo('s-0312')).toHaveLength(2);

    await site.do(worked, 'assignOwner', { staffId: 's-0302' }, { as: 's-0312' });
    expect((await unassigned()).count).toBe(before.count + 1);
    await site.call('POST', 'staff/s-0304/return', { as, body: {} });
    expect((await unassigned()).count).toBe(before.count);
  });

  test('where the leaver led the team, its branch head hears; where nobody heads the branch, every supervisor there', async () => {
    const heard = async () => {
      const found = await models.inboxItems.find({ type: 'ownerLeft', prospectId }).lean();
      return found.map(({ receiverId }) => receiverId);
    };
    const { prospectId } = await site.create({ ownerId: 's-0302' }, 's-0003');
    await models.teams.updateOne({ _id: 't-0301' }, { $set: { leadId: 's-0302' } });
    await site.call('POST', 'staff/s-0302/leave', { as, body: {} });
    expect(await heard()).toEqual(['s-0003']);
    await site.call('POST', 'staff/s-0302/return', { as, body: {} });
    await models.branches.updateOne({ _id: 'b-03' }, { $set: { headId: null } });
    await models.inboxItems.deleteMany({ type: 'ownerLeft' });
    await site.call('POST', 'staff/s-0302/leave', { as, body: {} });
    expect((await heard()).toSorted()).toEqual(['s-0003', 's-0311', 's-0312']);
    await site.call('POST', 'staff/s-0302/return', { as, body: {} });
    await models.branches.updateOne({ _id: 'b-03' }, { $set: { headId: 's-0003' } });
  });

  test('nobody sends themselves away', async () => {
    expect((await site.call('POST', `staff/${as}/leave`, { as, body: {} })).status).toBe(403);
  });
});

describe('who moves to another branch', () => {
  test('heads and leads nothing of the old one, and neither stands in there nor is stood in for', async () => {
    await models.branches.updateOne({ _id: 'b-03' }, { $set: { headId: 's-0301' } });
    await models.teams.updateOne({ _id: 't-0301' }, { $set: { leadId: 's-0301' } });
    const dayMs = 86_400_000;
    const absence = (staffId: string, deputyId: string) => ({
      _id: `leave-${staffId}`,
      staffId,
      deputyId,
      from: '2026-01-01',
      to: '2026-01-02',
      fromAt: new Date(Date.now() - dayMs),
      untilAt: new Date(Date.now() + dayMs),
      enteredBy: 's-0003',
    });
    await models.absences.insertMany([absence('s-0301', 's-0302'), absence('s-0303', 's-0301')]);
    const { prospectId } = await site.create({ ownerId: 's-0303' }, 's-0003');
    const status = async () => (await site.get(`prospects/${prospectId}`, 's-0301')).status;
    expect(await status()).toBe(200);

    expect((await change('s-0301', { branchId: 'b-02', teamId: 't-0201' })).status).toBe(200);
    expect((await models.branches.findById('b-03').lean())?.headId).toBeNull();
    expect((await models.teams.findById('t-0301').lean())?.leadId).toBeNull();
    expect((await site.get('me', 's-0301')).body).toMatchObject({ branchIdsHeaded: [], teamIdsLed: [] });
    expect(await status()).toBe(404);
    const { body } = await site.get<{ absences: { staffId: string }[] }>('absences', as);
    expect(body.absences.map(({ staffId }) => staffId)).not.toContain('s-0301');
    expect(body.absences.map(({ staffId }) => staffId)).not.toContain('s-0303');
    expect(await audited('b-03')).toContainEqual('s-0999 branchChanged: head: s-0301 → –');
    expect(await audited('s-0303')).toContainEqual('s-0999 absenceChanged: ended: s-0301 moves to b-02');
  });

  test('a deputy of another branch sees nothing, however the leave came to stand there', async () => {
    await models.absences.create({
      _id: 'leave-across',
      staffId: 's-0303',
      deputyId: 's-0202',
      from: '2026-01-01',
      to: '2026-01-02',
      fromAt: new Date(0),
      untilAt: new Date(Date.now() + 86_400_000),
      enteredBy: 's-0003',
    });
    const { prospectId } = await site.create({ ownerId: 's-0303' }, 's-0003');
    expect((await site.get(`prospects/${prospectId}`, 's-0202')).status).toBe(404);
  });
});

describe('who cannot sign in', () => {
  test('gets a new one-time password, which ends what was open', async () => {
    const { browser } = await signIn(demoEmail('0202'), demoPassword);
    const path = 'staff/s-0202/one-time-password';
    const reply = await site.call<{ oneTimePassword: string }>('POST', path, { as, key: 'reset-0001', body: {} });
    expect((await browser.get('/api/v1/me')).status).toBe(401);
    expect((await signIn(demoEmail('0202'), demoPassword)).status).toBe(401);
    const again = await signIn(demoEmail('0202'), reply.body.oneTimePassword);
    expect(await (await again.browser.get('/api/v1/me')).json()).toMatchObject({ mustChangePassword: true });
    expect((await site.call('POST', path, { as, key: 'reset-0001', body: {} })).body).toEqual(reply.body);
    expect(await audited('s-0202')).toContainEqual('s-0999 oneTimePasswordSet: by an administrator');
  });

  test('who got an address but no password yet is refused like anybody else, until there is one', async () => {
    await models.staff.create({
      _id: 's-0109',
      employeeNo: '0109',
      name: { zh: '客户经理 0109', en: 'Manager 0109' },
      titles: ['customerManager'],
      profiles: ['customerManager'],
      branchId: 'b-01',
      teamId: 't-0101',
      active: true,
      version: 0,
    });
    expect((await change('s-0109', { email: '0109@bank.example' })).status).toBe(200);
    expect((await signIn('0109@bank.example', 'no password opens this account')).status).toBe(401);
    const path = 'staff/s-0109/one-time-password';
    const { body } = await site.call<{ oneTimePassword: string }>('POST', path, { as, body: {} });
    expect((await signIn('0109@bank.example', body.oneTimePassword)).status).toBe(200);
  });

  test('is let try again after too many wrong passwords', async () => {
    const email = demoEmail('0203');
    for (let time = 0; time < 5; time += 1) await signIn(email, `wrong guess ${time}`);
    expect((await signIn(email, demoPassword)).status).toBe(429);
    expect((await member('s-0203')).account?.lockedUntil).toMatch(/^20/);
    const release = () => site.call('POST', 'staff/s-0203/release-lock', { as, body: {} });
    expect((await release()).body).toEqual({ wasLocked: true });
    expect((await signIn(email, demoPassword)).status).toBe(200);
    expect((await release()).body).toEqual({ wasLocked: false });
    expect(await audited('s-0203')).toContainEqual('s-0999 lockReleased: by an administrator');
  });
});

describe('branches and teams', () => {
  const names = (text: string) => ({ zh: text, en: text });

  test('a branch is opened, gets a team, people and a head, and is closed when they are gone', async () => {
    const branch = { branchId: 'b-04', name: names('第 04 支行') };
    for (let time = 0; time < 2; time += 1)
      expect((await site.call('POST', 'branches', { as, body: branch })).body).toMatchObject({
        headId: null,
        version: 1,
      });
    const team = { teamId: 't-0401', branchId: 'b-04', name: names('第 1 团队') };
    expect((await site.call('POST', 'teams', { as, body: team })).body).toMatchObject({ leadId: null, version: 1 });
    const head = newcomer('0401', { titles: ['subBranchHead'], branchId: 'b-04', teamId: 't-0401' });
    expect((await site.call('POST', 'staff', { as, body: head })).status).toBe(200);

    const edit = { name: branch.name, headId: 's-0401', active: true, version: 1 };
    expect((await site.call('PUT', 'branches/b-04', { as, body: edit })).body).toMatchObject({
      headId: 's-0401',
      version: 2,
    });
    expect((await site.get<{ branchIdsHeaded: string[] }>('me', 's-0401')).body.branchIdsHeaded).toEqual(['b-04']);
    const lead = { name: team.name, leadId: 's-0401', active: true, version: 1 };
    expect((await site.call('PUT', 'teams/t-0401', { as, body: lead })).body).toMatchObject({ leadId: 's-0401' });

    const close = { ...edit, headId: null, active: false, version: 2 };
    const early = await site.call<Problem>('PUT', 'branches/b-04', { as, body: close });
    expect(early.body.errors?.map(({ detail }) => detail)).toEqual([
      '1 members of staff still work there',
      '1 teams are still open',
    ]);
    expect((await change('s-0401', { branchId: 'b-01', teamId: null })).status).toBe(200);
    const dissolve = { ...lead, leadId: null, active: false, version: 3 };
    expect((await site.call('PUT', 'teams/t-0401', { as, body: dissolve })).status).toBe(200);
    expect((await site.call('PUT', 'branches/b-04', { as, body: { ...close, version: 3 } })).body).toMatchObject({
      active: false,
    });
    const nobody = await site.call<Problem>('POST', 'staff', {
      as,
      body: newcomer('0402', { branchId: 'b-04', teamId: null }),
    });
    expect(pointers(nobody.body)).toEqual(['/branchId']);
    expect(await audited('b-04')).toEqual([
      's-0999 branchChanged: opened',
      's-0999 branchChanged: head: – → s-0401',
      's-0999 branchChanged: head: s-0401 → –',
      's-0999 branchChanged: closed',
    ]);
  });

  test('somebody of another branch heads nothing here, and an old page saves nothing', async () => {
    const body = { name: names('第 02 支行'), headId: 's-0101', active: true, version: 0 };
    expect(pointers((await site.call<Problem>('PUT', 'branches/b-02', { as, body })).body)).toEqual(['/headId']);
    const renamed = { ...body, headId: 's-0002' };
    expect((await site.call('PUT', 'branches/b-02', { as, body: renamed })).status).toBe(200);
    expect((await site.call('PUT', 'branches/b-02', { as, body: { ...renamed, name: names('x') } })).status).toBe(409);
  });
});
