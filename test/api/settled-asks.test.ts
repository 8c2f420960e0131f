import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createComplaintWriter } from '../../activities/complaint/write.ts';
import { findPerson } from '../../activities/correspondence/person.ts';
import { repairProspect } from '../../activities/reconciliation/repair.ts';
import { writeProjections } from '../../activities/projection/write.ts';
import { foldComplaintEvents, type ComplaintEvent } from '../../domain/complaint/event.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import { foldEvents, type ProspectEvent } from '../../domain/prospect/event.ts';
import type { ProspectState } from '../../domain/prospect/state.ts';
import { untried, type Delivery } from '../../models/delivery.ts';
import { countUnread, markItems, type StoredInboxItem } from '../../models/inbox-item.ts';
import { eventsOf } from '../../models/prospect-event.ts';
import { findProspect } from '../../models/prospect.ts';
import { branchHead, Case, officer, otherSponsor, remedy, sponsor } from '../factories/complaint.ts';
import { supervisor } from '../factories/context.ts';
import { projection } from '../factories/projection.ts';
import { Pursuit } from '../factories/pursuit.ts';
import { emptyCollections, useModels } from '../helpers/models.ts';

const models = await useModels('tuoke-settled-asks');
const lead = 's-0111';

async function seedUnits(): Promise<void> {
  await models.branches.create({ _id: 'b-01', name: { zh: '一', en: 'one' }, headId: branchHead.staffId });
  await models.teams.create({ _id: 't-0101', branchId: 'b-01', name: { zh: '一', en: 'one' }, leadId: lead });
  for (const [staffId, profile] of [
    [sponsor.staffId, 'executiveSponsor'],
    [otherSponsor.staffId, 'executiveSponsor'],
    [officer.staffId, 'complaintOfficer'],
  ] as const)
    await models.staff.create({
      _id: staffId,
      employeeNo: staffId,
      name: { zh: staffId, en: staffId },
      profiles: [profile],
      branchId: 'b-01',
      teamId: null,
      active: true,
    });
}

/** What was asked for and how it came out, as `revision receiver asks: outcome type by read`. */
async function asks(): Promise<string[]> {
  const found = await models.inboxItems
    .find({ asks: { $ne: null } })
    .sort({ revision: 1, receiverId: 1 })
    .lean<StoredInboxItem[]>();
  return found.map(({ revision, receiverId, asks: asked, done, readAt }) => {
    const end = done == null ? 'waits' : `${done.outcome} ${done.type} ${done.by ?? 'process'}`;
    return `${revision} ${receiverId} ${asked?.split('/')[0]}: ${end}${readAt === null ? ', unread' : ''}`;
  });
}

const pursuitOfToday = (): Pursuit => new Pursuit({}, Date.now() - 60_000);

/** Projects a slice of a log with the state that it led to. */
async function projectSlice(log: readonly ProspectEvent[], from: number, to: number): Promise<void> {
  const snapshot = foldEvents(log.slice(0, to)) as ProspectState;
  await writeProjections(models, [{ ...projection(log, from, to), snapshot }]);
}

test('a review that somebody has decided asks nobody any more, and says who decided it and how', async () => {
  await seedUnits();
  const pursuit = pursuitOfToday().do('submitQualification', { growthType: true });
  await projectSlice(pursuit.log, 1, 2);
  expect(await asks()).toEqual([`2 ${lead} p-1: waits, unread`]);
  expect(await countUnread(models.inboxItems, lead)).toBe(1);
  pursuit.do('decideReview', {}, supervisor);
  await projectSlice(pursuit.log, 3, 3);
  expect(await asks()).toEqual([`2 ${lead} p-1: approved decideReview ${supervisor.staffId}`]);
  expect(await countUnread(models.inboxItems, lead)).toBe(0);
});

test('of a waiver asked for, a refusal is declined; one that its asker could do without is not needed any more', async () => {
  await seedUnits();
  const pursuit = pursuitOfToday().toPhase('gatheringIntel').do('requestOverride');
  const taskId = pursuit.state.tasks.find(({ kind }) => kind === 'decideOverride')?.taskId ?? '';
  pursuit.do('declineOverride', { taskId }, supervisor).do('requestOverride').do('saveIntel').do('advance');
  await writeProjections(models, [projection(pursuit.log)]);
  const [first, second] = await asks();
  expect(first).toMatch(/: declined declineOverride s-/);
  expect(second).toMatch(/: obsolete advance s-0101$/);
});

test('however a log is projected, in pieces, again and out of order, each ask ends once and the same', async () => {
  const pursuit = pursuitOfToday().do('submitQualification', { growthType: true }).do('decideReview', {}, supervisor);
  const { log } = pursuit;
  const slice = fc
    .tuple(fc.integer({ min: 1, max: log.length }), fc.integer({ min: 1, max: log.length }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  await fc.assert(
    fc.asyncProperty(fc.array(slice, { maxLength: 4 }), async (before) => {
      await emptyCollections(models);
      await models.teams.updateOne({ _id: 't-0101' }, { branchId: 'b-01', leadId: lead }, { upsert: true });
      for (const [from, to] of before) await projectSlice(log, from, to);
      // What was lost with a worker is projected whole in the end.
      await projectSlice(log, 1, log.length);
      await projectSlice(log, 2, 2);
      expect(await asks()).toEqual([`2 ${lead} p-1: approved decideReview ${supervisor.staffId}`]);
    }),
    { numRuns: 5 },
  );
});

test('an attempt that comes late writes nothing that still asks, also for a lead who is new', async () => {
  await seedUnits();
  const { log } = pursuitOfToday().do('submitQualification', { growthType: true }).do('decideReview', {}, supervisor);
  await projectSlice(log, 1, 3);
  await models.teams.updateOne({ _id: 't-0101' }, { leadId: 's-0112' });
  await projectSlice(log, 2, 2);
  const ended = `p-1: approved decideReview ${supervisor.staffId}`;
  expect(await asks()).toEqual([`2 ${lead} ${ended}`, `2 s-0112 ${ended}`]);
});

test('a repair does not bring back what was decided; a decision that never happened is taken back, read marks kept', async () => {
  await seedUnits();
  const kept = pursuitOfToday().do('submitQualification', { growthType: true });
  const { nowMs } = kept;
  const decided = new Pursuit({}, nowMs)
    .do('submitQualification', { growthType: true })
    .do('decideReview', {}, supervisor);
  const repair = async (truth: Pursuit): Promise<void> => {
    const [snapshot, events] = await Promise.all([
      findProspect(models.prospects, 'p-1'),
      eventsOf(models.prospectEvents, 'p-1', { afterRevision: 0, limit: 0 }),
    ]);
    const record = { state: truth.state, recentEvents: truth.log, processVersion: 'six-steps-v1' };
    await repairProspect(models, record, { snapshot, events, openTasks: [], stepIntervals: [] });
  };
  await writeProjections(models, [projection(decided.log)]);
  await models.inboxItems.deleteMany({});
  await repair(decided);
  expect(await asks()).toEqual([`2 ${lead} p-1: approved decideReview ${supervisor.staffId}`]);
  await repair(kept);
  expect(await asks()).toEqual([`2 ${lead} p-1: waits, unread`]);
  const [item] = await models.inboxItems.find({ receiverId: lead }).lean();
  await markItems(models.inboxItems, lead, { kind: 'named', itemIds: [item?._id ?? ''] }, true);
  await writeProjections(models, [projection(decided.log)]);
  await repair(kept);
  expect(await asks()).toEqual([`2 ${lead} p-1: waits`]);
});

/** Asks of a case, projected whole. */
async function asksOf(given: Case): Promise<string[]> {
  await project(given.log);
  return (await asks()).map((ask) => ask.replace(/^\d+ /, ''));
}

async function project(events: readonly ComplaintEvent[]): Promise<void> {
  const snapshot = foldComplaintEvents(events) as ComplaintState;
  await createComplaintWriter(models).write({ snapshot, events });
}

const caseNow = (): Case => new Case({ receivedAtMs: Math.floor(Date.now() / 60_000) * 60_000 - 60_000 });
const dear = () => remedy({ compensationFen: 200_000 });

test('of a complaint: approval, more time, the reviewer’s place and the appeal itself end with their decisions', async () => {
  await seedUnits();
  const given = caseNow().to('investigating').do('requestExtension');
  given.do('decideExtension', {}, branchHead).do('submitDecision', dear());
  given.do('decideApproval', { decision: 'rejected', reason: 'the sum is too high' }, branchHead);
  expect(await asksOf(given)).toEqual([
    `${branchHead.staffId} extension: granted decideExtension ${branchHead.staffId}`,
    `${branchHead.staffId} approval: rejected decideApproval ${branchHead.staffId}`,
  ]);
  given.do('submitDecision', dear());
  expect((await asksOf(given)).at(-1)).toBe(`${branchHead.staffId} approval: waits, unread`);
});

test('of an appeal: naming the reviewer ends one ask and begins another; its decision says how it came out', async () => {
  await seedUnits();
  const given = caseNow().to('closed').do('appeal');
  const before = await asksOf(given);
  expect(before.length).toBeGreaterThan(0);
  expect(before.every((ask) => ask.endsWith('reviewer: waits, unread'))).toBe(true);
  given.do('acknowledgeAppeal', {}, sponsor);
  const reviewerId = given.state.appeals.at(-1)?.reviewerId ?? '';
  const named = await asksOf(given);
  expect(named.filter((ask) => ask.includes('waits'))).toEqual([`${reviewerId} appeal: waits, unread`]);
  expect(named.some((ask) => ask.includes('reviewer: done acknowledgeAppeal'))).toBe(true);
  given.do('decideAppeal', {}, { ...sponsor, staffId: reviewerId });
  const decision = given.state.appeals.at(-1)?.decision;
  expect((await asksOf(given)).at(-1)).toBe(`${reviewerId} appeal: ${decision} decideAppeal ${reviewerId}`);
});

test('a case that the customer takes back asks for no decision any more', async () => {
  await seedUnits();
  const given = caseNow().to('investigating').do('submitDecision', dear()).do('withdraw');
  expect((await asksOf(given)).at(-1)).toMatch(/approval: obsolete withdraw s-/);
});

test('more time that nobody granted before the case was resolved is not asked for any more; what is asked anew waits', async () => {
  await seedUnits();
  const given = caseNow().to('investigating').do('requestExtension').do('submitDecision').do('completeActions');
  expect(await asksOf(given)).toEqual([`${branchHead.staffId} extension: obsolete completeActions ${officer.staffId}`]);
  given.do('takeOutside').do('recordOutsideDecision', { decision: remedy() }).do('requestExtension');
  expect((await asksOf(given)).at(-1)).toMatch(/extension: waits, unread$/);
});

const helper = 's-0701';
const owned = (ownerId: string) => ({ text: 'pay back', ownerId, dueAtMs: Date.now() + 86_400_000 });
/** A case whose decision gives one person two things to do, and another one. */
const carriedOut = (): Case =>
  caseNow()
    .to('investigating')
    .do('submitDecision', remedy({ actions: [owned(helper), owned(helper), owned(sponsor.staffId)] }));

test('what a decision gave somebody to do is settled when the last of it is reported done, and not before', async () => {
  await seedUnits();
  const given = carriedOut();
  const waits = [`${sponsor.staffId} actions: waits, unread`, `${helper} actions: waits, unread`];
  expect(await asksOf(given)).toEqual(waits);
  given.do('completeAction').wait(given.nowMs + 1000);
  expect(await asksOf(given)).toEqual(waits);
  given.do('completeAction', { actionId: 'action-2' });
  expect(await asksOf(given)).toEqual([waits[0], `${helper} actions: done completeAction ${officer.staffId}`]);
  given.do('withdraw');
  expect((await asksOf(given))[0]).toBe(`${sponsor.staffId} actions: obsolete withdraw ${officer.staffId}`);
});

test('what a colleague was asked for is settled by itself, whatever else they have to do', async () => {
  await seedUnits();
  const given = caseNow().to('investigating').do('giveAction').do('giveAction');
  given.do('completeAction', { actionId: 'action-2', result: 'it was in the archive' });
  expect(await asksOf(given)).toEqual([
    `${helper} action-1: waits, unread`,
    `${helper} action-2: done completeAction ${officer.staffId}`,
  ]);
});

test('an item from before it said what it asks for is settled as well, when nothing is left to do', async () => {
  await seedUnits();
  const given = carriedOut();
  await project(given.log);
  await models.inboxItems.updateMany({}, { $unset: { asks: 1 } });
  const open = async (): Promise<readonly string[]> =>
    (await models.inboxItems.find({ kind: 'action', done: null }).sort({ receiverId: 1 }).lean()).map(
      ({ receiverId }) => receiverId,
    );
  for (const [actionId, left] of [
    ['action-1', [sponsor.staffId, helper]],
    ['action-2', [sponsor.staffId]],
  ] as const) {
    given.wait(given.nowMs + 1000).do('completeAction', { actionId });
    await createComplaintWriter(models).write({ snapshot: given.state, events: given.log.slice(-1) });
    expect(await open()).toEqual(left);
  }
});

test('a mail that waits for a decision which somebody has made is not sent, urgent or not; one that still waits is', async () => {
  await seedUnits();
  const given = caseNow().to('investigating').do('submitDecision', dear());
  await project(given.log);
  const { revision } = given.state;
  const at = new Date();
  const correspondent = `staff:${branchHead.staffId}`;
  const delivery = (urgent: boolean): Delivery => ({
    _id: `k-1:${revision}>${correspondent}`,
    correspondent,
    medium: 'email',
    about: 'complaint',
    recordId: 'k-1',
    caseNumber: 'TS-1',
    revision,
    kind: 'decide',
    type: 'submitDecision',
    clock: null,
    severity: urgent ? 's1' : 's3',
    branchId: 'b-01',
    urgent,
    at,
    ...untried(at),
  });
  await models.staff.create({
    _id: branchHead.staffId,
    employeeNo: 'e-1',
    name: { zh: '甲', en: 'A' },
    profiles: ['supervisor'],
    branchId: 'b-01',
    teamId: null,
    active: true,
  });
  await models.accounts.create({
    _id: 'account-1',
    staffId: branchHead.staffId,
    email: 'head@bank.example',
    name: 'A',
    emailVerified: true,
    mustChangePassword: false,
    isDemo: false,
    language: 'zh',
    createdAt: at,
    updatedAt: at,
  });
  await models.calendars.create({
    _id: 'default',
    utcOffsetMinutes: 480,
    shifts: [{ fromMinute: 540, toMinute: 1020 }],
    workingWeekdays: [1, 2, 3, 4, 5],
    holidays: [],
    makeUpWorkdays: [],
    knownUntilYear: 2026,
    editedBy: null,
    version: 1,
  });
  const wantedAtMs = async (urgent: boolean): Promise<number | null> => {
    const deps = { models, mail: () => Promise.resolve(), publicUrl: 'https://tuoke.bank.example' };
    const person = await findPerson(deps, branchHead.staffId, [delivery(urgent)]);
    return person?.sendAtMs(delivery(urgent), Date.now()) ?? null;
  };
  expect(await wantedAtMs(false)).not.toBeNull();
  expect(await wantedAtMs(true)).not.toBeNull();
  given.do('decideApproval', {}, branchHead);
  await project(given.log);
  expect(await wantedAtMs(false)).toBeNull();
  expect(await wantedAtMs(true)).toBeNull();
});
