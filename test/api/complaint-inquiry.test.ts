import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MyDayView } from '../../contracts/my-day.ts';
import { ApiRig, people, type Site } from '../helpers/api-rig.ts';
import { CaseDesk, desk } from '../helpers/case-desk.ts';

const { manager, colleague } = people;

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

const owed = async (as: string): Promise<MyDayView['caseActions']> =>
  (await site.get<MyDayView>('my-day', as)).body.caseActions;

test('a colleague is asked by a date, finds it on their day and in the inbox, answers, and is out of the case again', async () => {
  const { complaintId, caseNumber } = await cases.register();
  await cases.walk(complaintId, 'investigating');
  expect((await cases.read(complaintId, colleague)).status).toBe(404);
  await cases.do(complaintId, 'giveAction', { ownerId: colleague, text: 'call 13912345678 for the receipt' }, manager);
  expect(await owed(colleague)).toMatchObject([
    { complaintId, caseNumber, actionId: 'action-1', ownerId: colleague, overdue: false },
  ]);
  // a number in the text is masked like everywhere
  expect(JSON.stringify(await owed(colleague))).not.toContain('13912345678');
  expect(await owed(people.otherManager)).toEqual([]);
  const { body: asked } = await cases.read(complaintId, manager);
  const day = asked.clocks.find(({ clock }) => clock === 'actionDue');
  expect(day).toMatchObject({ actionId: 'action-1', overdue: false, nextActsAt: day?.dueAt });
  const { body: next } = await site.get<{ happenings: { clock: string; heard: { audience: string }[] }[] }>(
    `complaints/${complaintId}/what-happens-when`,
    manager,
  );
  expect(next.happenings.find(({ clock }) => clock === 'actionDue')).toMatchObject({
    actionId: 'action-1',
    at: day?.dueAt,
    heard: [
      { audience: 'handler', action: 'inform' },
      { audience: 'owner', action: 'action' },
    ],
  });
  const { body: inbox } = await site.get<{ items: { complaintId?: string; kind: string }[] }>('inbox', colleague);
  expect(inbox.items.filter((item) => item.complaintId === complaintId).map(({ kind }) => kind)).toEqual(['action']);

  const bare = await cases.command(complaintId, 'completeAction', {}, colleague);
  expect(bare.body.unmet?.map(({ code }) => code)).toEqual(['CX.REASON']);
  expect((await cases.command(complaintId, 'recordEvidence', {}, colleague)).status).toBe(403);
  await cases.do(complaintId, 'completeAction', { result: 'the courier has it' }, colleague);
  expect(await owed(colleague)).toEqual([]);
  expect((await cases.read(complaintId, colleague)).status).toBe(404);
  const { body: history } = await site.get<{ items: { ledger: { actionId?: string; kind: string }[] }[] }>(
    `complaints/${complaintId}/history?order=desc&limit=1`,
    manager,
  );
  expect(history.items[0]?.ledger).toMatchObject([{ clock: 'actionDue', actionId: 'action-1', kind: 'met' }]);
  const { body } = await cases.read(complaintId, manager);
  expect(body.record?.actions).toMatchObject([{ askedBy: manager, result: 'the courier has it' }]);
});

test('evidence is on record with author and source; somebody unknown is no witness, and a statement is somebody’s', async () => {
  const { complaintId } = await cases.register();
  await cases.walk(complaintId, 'investigating');
  await cases.do(complaintId, 'recordEvidence', {}, manager);
  const document = { kind: 'document', text: 'roster', of: null, staffId: null, keptIn: 'file 7' };
  await cases.do(complaintId, 'recordEvidence', document, manager);
  const { body } = await cases.read(complaintId, desk.officer);
  expect(body.record?.evidence).toMatchObject([
    { kind: 'statement', of: 'staff', staffId: 's-0104', by: manager },
    { kind: 'document', keptIn: 'file 7', by: manager },
  ]);
  const unknown = await cases.command(complaintId, 'recordEvidence', { staffId: 's-none' }, manager);
  expect(unknown).toMatchObject({ status: 400, body: { errors: [{ pointer: '/payload/staffId' }] } });
  const nobody = await cases.command(complaintId, 'recordEvidence', { of: null }, manager);
  expect(nobody.body.unmet?.map(({ code }) => code)).toEqual(['CX.SOURCE']);
  expect((await cases.command(complaintId, 'giveAction', {}, desk.lobby)).status).toBe(404);
});
