import type * as z from 'zod';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createComplaintWriter } from '../../activities/complaint/write.ts';
import type { complaintHistoryView, whatHappensView } from '../../contracts/complaint-history.ts';
import type { InboxItemView } from '../../contracts/inbox.ts';
import { foldComplaintEvents, type ComplaintEvent } from '../../domain/complaint/event.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import type { StaffProfile } from '../../domain/prospect/catalogue.ts';
import type { StoredInboxItem } from '../../models/inbox-item.ts';
import { branchHead, Case, officer, otherOfficer, teller } from '../factories/complaint.ts';
import { ApiRig, people, type Site } from '../helpers/api-rig.ts';
import { CaseDesk, desk } from '../helpers/case-desk.ts';
import { eventually } from '../helpers/eventually.ts';

let rig: ApiRig;
let site: Site;
let cases: CaseDesk;
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
  cases = await CaseDesk.open(rig);
});
afterAll(async () => {
  await rig.stop();
});

describe('of a complaint’s events', () => {
  beforeEach(async () => {
    const { models } = rig.workflows;
    await models.inboxItems.deleteMany({});
    await models.complaintEvents.deleteMany({ complaintId: 'k-1' });
    await models.staff.deleteMany({ _id: /^x-/ });
    await models.absences.deleteMany({});
  });

  /** A case in a branch of its own with a staff of its own, received a minute ago. */
  function caseNow(overrides = {}): Case {
    const receivedAtMs = Math.floor(Date.now() / 60_000) * 60_000 - 60_000;
    return new Case({ branchId: 'x-01', receivedAtMs, ...overrides });
  }

  async function employ(staffId: string, ...profiles: StaffProfile[]): Promise<void> {
    await rig.workflows.models.staff.create({
      _id: `x-${staffId}`,
      employeeNo: `x-${staffId}`,
      name: { zh: staffId, en: staffId },
      profiles,
      branchId: 'x-01',
      teamId: null,
      active: true,
    });
  }

  async function project(log: readonly ComplaintEvent[], from = 1, to = log.length): Promise<void> {
    const snapshot = foldComplaintEvents(log.slice(0, to)) as ComplaintState;
    await createComplaintWriter(rig.workflows.models).write({ snapshot, events: log.slice(from - 1, to) });
  }

  async function items(): Promise<string[]> {
    const found = await rig.workflows.models.inboxItems
      .find({ complaintId: 'k-1' })
      .sort({ revision: 1, receiverId: 1 })
      .lean<StoredInboxItem[]>();
    return found.map(({ revision, receiverId, kind }) => `${revision} ${receiverId} ${kind}`);
  }

  test('everybody who must hear is told once, however often it is projected and in pieces', async () => {
    await employ('officer', 'complaintOfficer');
    const given = caseNow();
    given.do('acknowledge').do('startWork', {}, officer).do('recordRegulatorOrMedia', {}, teller);
    const sponsors = ['4 s-0010 raise', '4 s-0011 raise', '4 s-0012 raise'];
    await project(given.log, 1, 2);
    await project(given.log, 3);
    await project(given.log);
    expect(await items()).toEqual(['1 x-officer assigned', ...sponsors, '4 s-0301 command', '4 s-0802 raise']);
  });

  test('what was read stays read, and a later handler is not told of what came before', async () => {
    await employ('officer', 'complaintOfficer');
    const given = caseNow().do('acknowledge', {}, branchHead);
    await project(given.log);
    expect(await items()).toEqual(['1 x-officer assigned', '2 s-0301 assigned']);
    await rig.workflows.models.inboxItems.updateMany({ receiverId: 's-0301' }, { $set: { readAt: new Date() } });
    given.do('replaceHandler', { handlerId: otherOfficer.staffId }, branchHead);
    await project(given.log);
    expect(await items()).toEqual(['1 x-officer assigned', '2 s-0301 assigned', '3 s-0302 assigned']);
    expect(await rig.workflows.models.inboxItems.countDocuments({ complaintId: 'k-1', readAt: null })).toBe(2);
  });

  test('the person complained about never hears; where nobody else holds the post in the branch, those of the bank do', async () => {
    await employ('officer', 'complaintOfficer');
    await project(caseNow({ complainedStaffId: 'x-officer' }).log);
    expect(await items()).toEqual(['1 s-0800 assigned', '1 s-0801 assigned']);
  });

  test('whoever was named before another one does not hear either', async () => {
    await employ('officer', 'complaintOfficer');
    const given = caseNow({ complainedStaffId: 'x-officer' }).do('nameStaff', { staffId: teller.staffId });
    given.do('confirmDuplicate', { goesOnWith: null });
    await project(given.log);
    expect(await items()).toEqual(['1 s-0800 assigned', '1 s-0801 assigned', '3 s-0800 inform', '3 s-0801 inform']);
  });

  test('a deputy is told as well, of the handler’s cases, too', async () => {
    const given = caseNow().do('acknowledge', {}, branchHead);
    const dayMs = 86_400_000;
    await rig.workflows.models.absences.create({
      _id: 'leave',
      staffId: officer.staffId,
      deputyId: 's-0302',
      from: '2026-11-23',
      to: '2026-11-27',
      fromAt: new Date(Date.now() - dayMs),
      untilAt: new Date(Date.now() + dayMs),
      enteredBy: 's-0301',
    });
    await project(given.log, 2);
    expect(await items()).toEqual(['2 s-0301 assigned', '2 s-0302 assigned']);
  });

  test('where the case is about the deputy, the post hears beside the handler on leave', async () => {
    await employ('officer', 'complaintOfficer');
    const given = caseNow({ complainedStaffId: otherOfficer.staffId }).do('acknowledge', {}, branchHead);
    const dayMs = 86_400_000;
    await rig.workflows.models.absences.create({
      _id: 'uncovered',
      staffId: officer.staffId,
      deputyId: otherOfficer.staffId,
      from: '2026-11-23',
      to: '2026-11-27',
      fromAt: new Date(Date.now() - dayMs),
      untilAt: new Date(Date.now() + dayMs),
      enteredBy: officer.staffId,
    });
    await project(given.log, 2);
    expect(await items()).toEqual(['2 s-0301 assigned', '2 x-officer assigned']);
  });

  test('of a handler who has left the post hears instead, and its deputy', async () => {
    await employ('officer', 'complaintOfficer');
    await employ('deputy', 'teller');
    await employ('gone', 'complaintOfficer');
    await rig.workflows.models.staff.updateOne({ _id: 'x-gone' }, { $set: { active: false } });
    const dayMs = 86_400_000;
    await rig.workflows.models.absences.create({
      _id: 'of-the-post',
      staffId: 'x-officer',
      deputyId: 'x-deputy',
      from: '2026-11-23',
      to: '2026-11-27',
      fromAt: new Date(Date.now() - dayMs),
      untilAt: new Date(Date.now() + dayMs),
      enteredBy: 'x-officer',
    });
    const given = caseNow().do('acknowledge', { handlerId: 'x-gone' }, branchHead);
    await project(given.log, 2);
    expect(await items()).toEqual(['2 x-deputy assigned', '2 x-officer assigned']);
  });

  test('when the limit to resolve passes, the case comes up to the next level, and those hear who hold it', async () => {
    await employ('head', 'supervisor');
    const given = caseNow().to('investigating');
    const beforeMs = given.log.length;
    given.wait(given.nowMs + 12 * 86_400_000);
    await project(given.log);
    const raised = (await items()).filter((one) => Number(one.split(' ')[0]) > beforeMs && one.includes('raise'));
    // the handler stands for level 1; level 2 hears that the case comes to it, and that it goes on
    expect(raised.map((one) => one.split(' ').slice(1).join(' '))).toEqual([
      ...['s-0301', 'x-head'].map((who) => `${who} raise`),
      ...['s-0010', 's-0011', 's-0012', 's-0301', 's-0802', 'x-head'].map((who) => `${who} raise`),
    ]);
  });

  test('whoever carries out an action of the remedy hears when it is to be carried out', async () => {
    const given = caseNow().to('investigating');
    const action = { text: 'open a second counter', ownerId: 's-0104', dueAtMs: given.nowMs + 86_400_000 };
    given.do('submitDecision', { actions: [action] });
    await project(given.log, given.log.length);
    expect(await items()).toEqual([`${given.log.length} s-0104 action`]);
  });

  /** Who was told of late actions, as `action receiver kind: how it ended`. */
  async function late(): Promise<string[]> {
    const found = await rig.workflows.models.inboxItems
      .find({ complaintId: 'k-1', type: 'actionDue' })
      .sort({ revision: 1, receiverId: 1 })
      .lean<StoredInboxItem[]>();
    return found.map(({ asks, receiverId, kind, done, readAt }) => {
      const end = done == null ? 'waits' : `${done.outcome} by ${done.by}`;
      return `${asks} ${receiverId} ${kind}: ${end}${readAt === null ? ', unread' : ''}`;
    });
  }

  test('of an action whose day has passed, owner, handler and deputy hear, then the level above; done, it asks nobody', async () => {
    await employ('head', 'supervisor');
    await employ('owner', 'teller');
    const given = caseNow().to('investigating');
    const dayMs = 86_400_000;
    await rig.workflows.models.absences.create({
      _id: 'while-it-is-late',
      staffId: 'x-owner',
      deputyId: 'x-deputy',
      from: '2026-11-23',
      to: '2027-11-27',
      fromAt: new Date(Date.now() - dayMs),
      untilAt: new Date(Date.now() + 300 * dayMs),
      enteredBy: 'x-owner',
    });
    given.do('giveAction', { ownerId: 'x-owner' }).do('giveAction', { ownerId: 'x-owner' });
    given.wait(given.nowMs + 20 * dayMs);
    await project(given.log);
    const hear = ['s-0301 inform', 'x-deputy action', 'x-owner action'];
    const waiting = (action: string, people: readonly string[]) =>
      people.map((who) => `${action} ${who}: waits, unread`);
    expect(await late()).toEqual([
      ...waiting('action-1', hear),
      ...waiting('action-2', hear),
      ...waiting('action-1', ['x-head inform']),
      ...waiting('action-2', ['x-head inform']),
    ]);
    given.do('completeAction', { actionId: 'action-1', result: 'it was in the archive' });
    await project(given.log, given.log.length);
    expect(await late()).toEqual([
      ...hear.map((who) => `action-1 ${who}: done by s-0301`),
      ...waiting('action-2', hear),
      'action-1 x-head inform: done by s-0301',
      ...waiting('action-2', ['x-head inform']),
    ]);
    // an attempt of before that comes late brings nothing back
    await project(given.log, 1, given.log.length - 1);
    expect((await late()).filter((line) => line.startsWith('action-1'))).toHaveLength(4);
    expect((await late()).filter((line) => line.includes('action-1') && line.includes('waits'))).toEqual([]);
  });

  test('of a late action the person complained about never hears, and the level above is not the handler', async () => {
    await employ('head', 'supervisor');
    const given = caseNow().do('acknowledge', { handlerId: 'x-head' }, branchHead);
    const head = { ...branchHead, staffId: 'x-head' };
    given.do('startWork', {}, head).do('giveAction', { ownerId: 'x-owner' }, head);
    given.do('nameStaff', { staffId: 'x-owner' }, head);
    given.wait(given.nowMs + 20 * 86_400_000);
    await project(given.log);
    expect(await late()).toEqual([
      'action-1 x-head action: waits, unread',
      ...['s-0010', 's-0011', 's-0012', 's-0802'].map((who) => `action-1 ${who} inform: waits, unread`),
    ]);
  });
});

describe('the inbox', () => {
  const inboxOf = async (as: string): Promise<InboxItemView[]> =>
    (await site.get<{ items: InboxItemView[] }>('inbox?limit=200', as)).body.items;

  test('says of which case, and nothing of the customer; without the case for whoever may not open it any more', async () => {
    const { complaintId, caseNumber } = await cases.register();
    const ofCase = (items: InboxItemView[]) =>
      items.find((item) => item.about === 'complaint' && item.complaintId === complaintId);
    const item = ofCase(await inboxOf(people.officer));
    expect(item).toMatchObject({
      kind: 'assigned',
      type: 'register',
      actorId: people.manager,
      case: { caseNumber, severity: 's3', status: 'received', open: true },
    });
    expect(JSON.stringify(item)).not.toMatch(/flat 12|137\d{8}/);
    await rig.workflows.models.inboxItems.collection.insertOne({
      ...(await rig.workflows.models.inboxItems.findOne({ complaintId, receiverId: people.officer }).lean()),
      _id: `${complaintId}:1:${people.otherManager}`,
      receiverId: people.otherManager,
    } as never);
    const gone = ofCase(await inboxOf(people.otherManager));
    expect(gone).toMatchObject({ kind: 'assigned', case: null });
    expect(JSON.stringify(gone)).not.toContain(caseNumber);
    await cases.do(complaintId, 'withdraw', {}, people.officer);
    expect(ofCase(await inboxOf(people.officer))).toMatchObject({ case: { status: 'received', open: false } });
  });
});

describe('a post that nobody holds but whom the case is about', () => {
  type Ahead = z.output<typeof whatHappensView>;
  const longAgo = (): string => new Date(Date.now() - 7_200_000).toISOString();

  const foreseen = async (complaintId: string): Promise<Ahead> =>
    (await site.get<Ahead>(`complaints/${complaintId}/what-happens-when`, desk.executive)).body;
  async function previewed(fields: Record<string, unknown>): Promise<Ahead> {
    const body = { channel: 'counter', customer: { kind: 'anonymous' }, ...fields };
    const asked = { as: people.manager, key: null, body };
    return (await site.call<Ahead>('POST', 'complaints/registration-previews', asked)).body;
  }

  /** Whom the case's page names for an event, as the timeline has it. */
  async function named(complaintId: string, ofType: string): Promise<unknown[]> {
    const path = `complaints/${complaintId}/history?limit=500`;
    const { body } = await site.get<z.output<typeof complaintHistoryView>>(path, desk.executive);
    return body.items
      .filter(({ type }) => type === ofType)
      .flatMap(({ notices }) => notices.map(({ audience, action, heardBy }) => ({ audience, action, heardBy })));
  }

  /** Who has a notice of an event of the case. */
  async function receivers(complaintId: string, type: string): Promise<string[]> {
    const items = rig.workflows.models.inboxItems.find({ complaintId, type }).sort({ receiverId: 1 });
    return (await items.lean<StoredInboxItem[]>()).map(({ receiverId }) => receiverId);
  }

  test('of a grave case about the branch manager head office hears in the manager’s place, nobody who works for the manager', async () => {
    const fields = { complainedStaffId: people.head, category: 'privacy' };
    const { complaintId } = await cases.register({ ...fields, receivedAt: longAgo() });
    await eventually(async () =>
      expect(await receivers(complaintId, 'acknowledge')).toEqual(['s-0010', 's-0011', 's-0012', desk.executive]),
    );
    const inbox = await site.get<{ items: InboxItemView[] }>('inbox?limit=200', people.sponsor);
    const ofCase = inbox.body.items.filter((item) => item.about === 'complaint' && item.complaintId === complaintId);
    expect(ofCase).toContainEqual(expect.objectContaining({ type: 'acknowledge', kind: 'inform' }));
    const instead = { audience: 'level2', action: 'inform', heardBy: 'level3' };
    expect(await named(complaintId, 'acknowledge')).toEqual([instead]);
    const { happenings } = await previewed(fields);
    expect(happenings.find(({ clock, overdue }) => clock === 'acknowledge' && overdue)?.heard).toEqual([instead]);
  });

  test('where head office has nobody either, compliance hears', async () => {
    const { staff } = rig.workflows.models;
    const sponsors = { profiles: 'executiveSponsor' } as const;
    await staff.create({
      _id: 's-0805',
      employeeNo: '0805',
      name: { zh: '合规', en: 'Compliance' },
      profiles: ['compliance'],
      branchId: 'b-03',
      teamId: null,
      active: true,
    });
    await staff.updateMany(sponsors, { $set: { active: false } });
    try {
      const { complaintId } = await cases.register({ category: 'privacy' });
      await eventually(async () =>
        expect(await receivers(complaintId, 'register')).toEqual([people.officer, 's-0805']),
      );
    } finally {
      await staff.updateMany(sponsors, { $set: { active: true } });
    }
  });

  test('of a case about the only complaint officer the branch manager hears, and what comes next says so', async () => {
    const { staff } = rig.workflows.models;
    await staff.updateOne({ _id: desk.officer }, { $set: { active: false } });
    try {
      const { complaintId } = await cases.register({ complainedStaffId: people.officer });
      await eventually(async () => expect(await receivers(complaintId, 'register')).toEqual([people.head]));
      const instead = { audience: 'level1', action: 'assigned', heardBy: 'level2' };
      expect(await named(complaintId, 'register')).toEqual([instead]);
      const { happenings } = await foreseen(complaintId);
      expect(happenings.find(({ clock }) => clock === 'acknowledge')?.heard).toEqual([
        { audience: 'level1', action: 'warn', heardBy: 'level2' },
      ]);
    } finally {
      await staff.updateOne({ _id: desk.officer }, { $set: { active: true } });
    }
  });
});
