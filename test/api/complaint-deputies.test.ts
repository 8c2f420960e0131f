import { correspondentOf } from '../../models/delivery.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ApiRig, people, type Reply, type Site } from '../helpers/api-rig.ts';
import { CaseDesk, desk, type CommandReply } from '../helpers/case-desk.ts';

const dayMs = 86_400_000;
const { manager, colleague, head } = people;

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

async function endLeaves(): Promise<void> {
  const { models } = rig.workflows;
  const { body } = await site.get<{ absences: { absenceId: string }[] }>('absences', people.admin);
  for (const { absenceId } of body.absences)
    await site.call('POST', `absences/${absenceId}/end`, { as: people.admin, body: {} });
  await models.absences.deleteMany({});
}
beforeEach(endLeaves);

const day = (fromToday: number): string =>
  new Date(Date.now() + fromToday * dayMs + 8 * 3_600_000).toISOString().slice(0, 10);

async function leave(staffId: string, deputyId: string): Promise<void> {
  const body = { staffId, deputyId, from: day(0), to: day(3) };
  expect((await site.call('POST', 'absences', { as: staffId, body })).status).toBe(200);
}

const codes = ({ status, body }: Reply<CommandReply>): unknown =>
  status === 200 ? 'done' : (body.unmet?.map(({ code }) => code) ?? status);

/** A case of branch b-01 that the customer manager handles. */
async function handled(fields: Record<string, unknown> = {}): Promise<string> {
  const { complaintId } = await cases.register(fields);
  await cases.walk(complaintId, 'investigating');
  return complaintId;
}

describe('while the handler is on leave', () => {
  test('the deputy decides in the handler’s place, and the log says so; after the leave it is none of theirs', async () => {
    const [first, second] = [await handled(), await handled()];
    expect(codes(await cases.command(first, 'submitDecision', {}, colleague))).toBe(404);
    await leave(manager, colleague);
    const { body } = await cases.read(first, colleague);
    expect(body.permittedCommands).toContain('submitDecision');
    expect(codes(await cases.command(first, 'submitDecision', {}, colleague))).toBe('done');
    const { body: history } = await site.get<{ items: { actor: unknown }[] }>(
      `complaints/${first}/history`,
      desk.officer,
    );
    expect(history.items.at(-1)?.actor).toEqual({ kind: 'staff', staffId: colleague, actingFor: manager });
    await endLeaves();
    expect(codes(await cases.command(second, 'submitDecision', {}, colleague))).toBe(404);
  });

  test('a deputy has nothing to say in another one’s case', async () => {
    const complaintId = await handled();
    await leave('s-0103', colleague);
    expect(codes(await cases.command(complaintId, 'submitDecision', {}, colleague))).toBe(404);
    // a supervisor reads it, and still is no deputy of the handler
    expect(codes(await cases.command(complaintId, 'submitDecision', {}, head))).toEqual(['CX.NOT_HANDLER']);
  });

  test('a deputy whom the case is about finds nothing', async () => {
    const complaintId = await handled({ complainedStaffId: colleague });
    await leave(manager, colleague);
    expect((await cases.read(complaintId, colleague)).status).toBe(404);
    expect(codes(await cases.command(complaintId, 'submitDecision', {}, colleague))).toBe(404);
  });

  test('nobody on leave becomes handler or reviewer, and the refusal says until when', async () => {
    await leave(colleague, manager);
    const complaintId = await handled();
    const reply = await cases.command(complaintId, 'replaceHandler', { handlerId: colleague }, desk.officer);
    expect(reply).toMatchObject({ status: 422, body: { unmet: [{ code: 'CX.ABSENT' }] } });
    expect(reply.body.unmet?.[0]?.text).toEqual({
      zh: `所选人员休假至 ${day(3)}`,
      en: `The chosen person is on leave until ${day(3)}`,
    });
    await endLeaves();
    expect(codes(await cases.command(complaintId, 'replaceHandler', { handlerId: colleague }, desk.officer))).toBe(
      'done',
    );
  });
});

describe('while the branch head is on leave', () => {
  const dear = { compensationFen: 60_000 };

  test('the deputy approves in their place what others submitted, and never an own submission', async () => {
    const [others, own] = [await handled(), await handled()];
    await cases.do(others, 'submitDecision', dear, manager);
    await cases.do(own, 'replaceHandler', { handlerId: colleague }, desk.officer);
    await cases.do(own, 'submitDecision', dear, colleague);
    // no profile of the deputy's own decides anything
    expect(codes(await cases.command(others, 'decideApproval', {}, colleague))).toBe(403);
    await leave(head, colleague);
    expect((await cases.read(others, colleague)).body.permittedCommands).toContain('decideApproval');
    expect(codes(await cases.command(own, 'decideApproval', {}, colleague))).toEqual(['CX.OWN_CASE']);
    expect(codes(await cases.command(others, 'decideApproval', {}, colleague))).toBe('done');
    await endLeaves();
    const { body } = await cases.read(others, desk.officer);
    expect(body.record?.approval).toMatchObject({ decision: 'approved', decidedBy: colleague });
  });

  test('the deputy decides nothing about the branch head, and nothing above that level', async () => {
    const about = await handled({ complainedStaffId: head });
    const above = await handled();
    await cases.do(about, 'submitDecision', dear, manager);
    await cases.do(above, 'submitDecision', { compensationFen: 600_000 }, manager);
    await leave(head, colleague);
    expect(codes(await cases.command(about, 'decideApproval', {}, colleague))).toBe(404);
    expect(codes(await cases.command(above, 'decideApproval', {}, colleague))).toEqual(['CX.LEVEL3']);
  });
});

describe('when somebody with a part in open cases is not there', () => {
  interface Told {
    readonly items: readonly {
      readonly about: string;
      readonly complaintId: string;
      readonly type: string;
      readonly kind: string;
    }[];
  }
  const toldOf = async (complaintId: string, as: string): Promise<string[]> => {
    const { body } = await site.get<Told>('inbox?limit=200', as);
    return body.items.filter((item) => item.complaintId === complaintId).map(({ type, kind }) => `${type} ${kind}`);
  };
  const desked = async (query: string, as: string): Promise<Record<string, string | null>> => {
    const { body } = await site.get<{ items: { complaintId: string; handlerAbsence: string | null }[] }>(
      `complaints?limit=200&${query}`,
      as,
    );
    return Object.fromEntries(body.items.map((row) => [row.complaintId, row.handlerAbsence]));
  };

  test('a leave: the deputy, the officers and the level above hear of each case at once, and the desk shows it', async () => {
    const complaintId = await handled();
    await leave(manager, colleague);
    expect(await toldOf(complaintId, colleague)).toEqual(['handlerAway assigned']);
    expect(await toldOf(complaintId, head)).toContain('handlerAway inform');
    expect(await toldOf(complaintId, people.officer)).toContain('handlerAway inform');
    expect((await desked('handlerAbsent=true', desk.officer))[complaintId]).toBe('away');
    expect((await cases.read(complaintId, desk.officer)).body.summary.handlerAbsence).toBe('away');
    await endLeaves();
    expect((await desked('handlerAbsent=true', desk.officer))[complaintId]).toBeUndefined();
    expect((await desked('', desk.officer))[complaintId]).toBeNull();
  });

  test('somebody leaves: whoever may name another handler hears of each open case, once', async () => {
    const leaver = 's-0104';
    const complaintId = await handled();
    const closed = (await cases.register()).complaintId;
    const aboutOfficer = await handled({ complainedStaffId: people.officer });
    await cases.do(aboutOfficer, 'nameStaff', { staffId: 's-0103' }, head);
    for (const id of [complaintId, closed, aboutOfficer])
      await cases.do(id, 'replaceHandler', { handlerId: leaver }, desk.officer);
    await cases.do(closed, 'withdraw', {}, desk.officer);
    await site.call('POST', `staff/${leaver}/leave`, { as: people.admin, body: {} });
    await site.call('POST', `staff/${leaver}/leave`, { as: people.admin, body: {} });
    for (const who of [head, people.officer]) {
      expect((await toldOf(complaintId, who)).filter((one) => one === 'handlerLeft decide')).toHaveLength(1);
      expect(await toldOf(closed, who)).not.toContain('handlerLeft decide');
    }
    expect(await toldOf(aboutOfficer, desk.officer)).toContain('handlerLeft decide');
    expect(await toldOf(aboutOfficer, people.officer)).not.toContain('handlerLeft decide');
    const goingOut = { recordId: complaintId, type: 'handlerLeft', correspondent: correspondentOf({ staffId: head }) };
    expect(await rig.workflows.models.deliveries.countDocuments(goingOut)).toBe(1);
    const toldLeaver = { receiverId: leaver, type: 'handlerLeft' };
    expect(await rig.workflows.models.inboxItems.countDocuments(toldLeaver)).toBe(0);
    expect((await desked('handlerAbsent=true', head))[complaintId]).toBe('left');
    expect(codes(await cases.command(complaintId, 'replaceHandler', {}, desk.officer))).toBe('done');
    expect((await desked('handlerAbsent=true', head))[complaintId]).toBeUndefined();
    const asked = await rig.workflows.models.inboxItems.find({ complaintId, type: 'handlerLeft' }).lean();
    expect(asked.map(({ done }) => done?.type)).toEqual(asked.map(() => 'replaceHandler'));
  });
});
