import { expect, test } from 'vitest';
import { repairProspect } from '../../activities/reconciliation/repair.ts';
import { writeProjections } from '../../activities/projection/write.ts';
import type { StoredContact } from '../../models/contact.ts';
import type { StoredInboxItem } from '../../models/inbox-item.ts';
import { eventsOf } from '../../models/prospect-event.ts';
import { findProspect } from '../../models/prospect.ts';
import { supervisor } from '../factories/context.ts';
import { projection } from '../factories/projection.ts';
import { Pursuit } from '../factories/pursuit.ts';
import { useModels } from '../helpers/models.ts';

const models = await useModels('tuoke-inbox-projection');

/** A pursuit of today, because nobody is told of what is long past. */
function pursuitOfToday(): Pursuit {
  return new Pursuit({}, Date.now() - 60_000);
}

async function seedUnits(leadId: string | null): Promise<void> {
  await models.branches.create({ _id: 'b-01', name: { zh: '一', en: 'one' }, headId: 's-0001' });
  await models.teams.create({ _id: 't-0101', branchId: 'b-01', name: { zh: '一', en: 'one' }, leadId });
}

async function items(): Promise<string[]> {
  const found = await models.inboxItems.find().sort({ revision: 1, receiverId: 1 }).lean<StoredInboxItem[]>();
  return found.map(({ revision, receiverId, kind }) => `${revision} ${receiverId} ${kind}`);
}

test('whoever is told is told once, however often it is projected; what was read stays read', async () => {
  await seedUnits('s-0111');
  const pursuit = pursuitOfToday();
  pursuit
    .do('freeze', {}, supervisor)
    .do('unfreeze', {}, supervisor)
    .do('assignOwner', { staffId: 's-0102' }, supervisor);
  const told = ['2 s-0101 command', '3 s-0101 command', '4 s-0101 handedOver', '4 s-0102 assigned'];
  await writeProjections(models, [projection(pursuit.log, 1, 2)]);
  await writeProjections(models, [projection(pursuit.log, 3)]);
  await writeProjections(models, [projection(pursuit.log, 1, 2)]);
  expect(await items()).toEqual(told);
  await models.inboxItems.updateMany({ receiverId: 's-0101' }, { $set: { readAt: new Date() } });
  await writeProjections(models, [projection(pursuit.log), projection(pursuit.log)]);
  expect(await items()).toEqual(told);
  expect(await models.inboxItems.countDocuments({ receiverId: 's-0101', readAt: null })).toBe(0);
});

test('where nobody leads the team, its branch head hears', async () => {
  await seedUnits(null);
  const pursuit = pursuitOfToday().do('submitQualification', { growthType: true });
  await writeProjections(models, [projection(pursuit.log)]);
  expect(await items()).toEqual(['2 s-0001 task']);
});

test('while the holder of a post is on leave, the deputy is told, too; before and after nobody but the holder', async () => {
  await seedUnits('s-0111');
  const asked = pursuitOfToday().do('submitQualification', { growthType: true });
  const dayMs = 86_400_000;
  const leave = (number: number, deputyId: string, fromMs: number, untilMs: number) => ({
    _id: `leave-${number}`,
    staffId: 's-0111',
    deputyId,
    from: '2026-11-23',
    to: '2026-11-27',
    fromAt: new Date(fromMs),
    untilAt: new Date(untilMs),
    enteredBy: 's-0111',
  });
  await models.absences.create([
    leave(1, 's-0112', asked.nowMs - dayMs, asked.nowMs + dayMs),
    leave(2, 's-0113', asked.nowMs - 2 * dayMs, asked.nowMs - dayMs),
    leave(3, 's-0114', asked.nowMs + dayMs, asked.nowMs + 2 * dayMs),
  ]);
  await writeProjections(models, [projection(asked.log)]);
  await writeProjections(models, [projection(asked.log)]);
  expect(await items()).toEqual(['2 s-0111 task', '2 s-0112 task']);
});

test('nobody is told of what is long past', async () => {
  await seedUnits('s-0111');
  const pursuit = new Pursuit({}, Date.now() - 40 * 86_400_000).do('freeze', {}, supervisor);
  await writeProjections(models, [projection(pursuit.log)]);
  expect(await items()).toEqual([]);
});

test('a contact is counted once, for who was in touch and when it was', async () => {
  const pursuit = pursuitOfToday();
  pursuit.do('recordContact', { purpose: 'coldCall', outcome: 'noAnswer', atMs: pursuit.nowMs - 5_000 });
  await writeProjections(models, [projection(pursuit.log)]);
  await writeProjections(models, [projection(pursuit.log)]);
  const contacts = await models.contacts.find().lean<StoredContact[]>();
  expect(contacts).toMatchObject([
    { staffId: 's-0101', at: new Date(pursuit.nowMs - 5_000), purpose: 'coldCall', outcome: 'noAnswer' },
  ]);
});

test('a repair takes back what was told and counted for a workflow task that never happened', async () => {
  await seedUnits('s-0111');
  const kept = pursuitOfToday();
  const lost = pursuitOfToday().do('recordContact').do('freeze', {}, supervisor);
  await writeProjections(models, [projection(lost.log)]);
  const [snapshot, events] = await Promise.all([
    findProspect(models.prospects, 'p-1'),
    eventsOf(models.prospectEvents, 'p-1', { afterRevision: 0, limit: 0 }),
  ]);
  const record = { state: kept.state, recentEvents: kept.log, processVersion: 'six-steps-v1' };
  await repairProspect(models, record, { snapshot, events, openTasks: [], stepIntervals: [] });
  expect(await items()).toEqual([]);
  expect(await models.contacts.countDocuments()).toBe(0);
});
