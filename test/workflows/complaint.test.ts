import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldComplaintEvents } from '../../domain/complaint/event.ts';
import type { ComplaintRung } from '../../domain/complaint/rules.ts';
import { complaintSignals } from '../../workflows/complaint/messages.ts';
import { bankRules, branchHead, officer, otherOfficer, remedy, sponsor } from '../factories/complaint.ts';
import { CaseOnServer } from '../helpers/case-on-server.ts';
import { eventually } from '../helpers/eventually.ts';
import { WorkflowRig } from '../helpers/workflow-rig.ts';

let rig: WorkflowRig;
beforeAll(async () => {
  rig = await WorkflowRig.start();
});
afterAll(async () => {
  expect((await rig.stop()).replayed).toBeGreaterThan(5);
});

const dayS = 86_400;

async function toReportingBack(given: CaseOnServer): Promise<void> {
  await given.do('acknowledge');
  await given.do('startWork');
  await given.do('submitDecision');
  await given.do('completeActions');
}

async function snapshotOf({ complaintId }: CaseOnServer) {
  return rig.models.complaints.findById(complaintId).lean();
}

describe('a complaint', () => {
  test('is answered, approved, carried out, reported back and closed, and is final when nobody appeals', async () => {
    const given = await CaseOnServer.register(rig);
    await given.do('acknowledge');
    await given.do('tellCustomer');
    await given.do('startWork');
    await given.do('askCustomer');
    expect(await snapshotOf(given)).toMatchObject({ status: 'awaitingCustomer', paused: true, dueAt: null });
    await given.do('recordAnswer');
    await given.do('submitDecision', remedy({ compensationFen: 60_000 }));
    expect((await given.state()).status).toBe('awaitingApproval');
    expect(await given.unmet('decideApproval')).toContain('CX.LEVEL2');
    await given.do('decideApproval', {}, { actor: branchHead });
    const { receipt, projected } = await given.do('completeActions');
    expect(projected).toBe(true);
    expect(await snapshotOf(given)).toMatchObject({
      revision: receipt.revision,
      status: 'reportingBack',
      dueClock: 'reportBack',
      handlerId: officer.staffId,
      holdsSales: true,
    });
    await given.do('recordReportBack');
    expect(await snapshotOf(given)).toMatchObject({ status: 'closed', open: false, holdsSales: false, dueClock: null });
    await given.wait(31 * dayS);
    expect(await given.handle.result()).toMatchObject({ status: 'finalised' });

    const log = await given.log();
    expect(log.map(({ revision }) => revision)).toEqual(log.map((_, index) => index + 1));
    expect(foldComplaintEvents(log)).toEqual(await given.state());
    const rules = log.flatMap(({ rule }) => rule ?? []);
    expect(rules.join(' ')).toBe('C-01 C-03 C-05 C-06 C-07 C-08 C-09 C-10 C-11 C-26');
  });

  test('that was withdrawn or is a duplicate is over at once', async () => {
    const withdrawn = await CaseOnServer.register(rig);
    await withdrawn.do('withdraw');
    expect(await withdrawn.handle.result()).toMatchObject({ status: 'withdrawn' });
    const merged = await CaseOnServer.register(rig);
    await merged.do('confirmDuplicate');
    expect(await merged.handle.result()).toMatchObject({ status: 'merged' });
    await expect(merged.do('acknowledge')).rejects.toThrow(/completed/);
  });

  test('answers the same command twice with the same receipt, and refuses whoever has not seen what changed', async () => {
    const given = await CaseOnServer.register(rig);
    const updateId = randomUUID();
    const first = await given.do('acknowledge', {}, { updateId });
    expect(await given.do('acknowledge', {}, { updateId })).toEqual(first);
    const { lastCommandRevision } = await given.state();
    await given.do('tellCustomer');
    expect(await given.unmet('startWork', {}, { expectedRevision: lastCommandRevision })).toEqual(['STALE_STATE']);
  });

  test('of two people who decide at the same time one is refused', async () => {
    const given = await CaseOnServer.register(rig);
    const { revision: expectedRevision } = await given.state();
    await rig.stopWorker();
    const racing = [0, 1].map(async () => given.unmet('acknowledge', {}, { expectedRevision }));
    await rig.startWorker();
    expect((await Promise.all(racing)).toSorted((a, b) => a.length - b.length)).toEqual([[], ['STALE_STATE']]);
  });

  test('acknowledged too late is escalated first, though nobody was at work when it fell due', async () => {
    await rig.stopWorker();
    const given = await CaseOnServer.register(rig, { receivedAtMs: Date.now() - 4 * dayS * 1000 });
    const late = given.do('acknowledge');
    await rig.startWorker();
    await late;
    await eventually(async () =>
      expect(await given.ledger(['overdue', 'met'])).toEqual(
        ['acknowledge overdue', 'firstAnswer overdue', 'acknowledge met'].map((entry) =>
          expect.stringContaining(entry),
        ),
      ),
    );
    expect((await given.state()).level).toBe(2);
  });

  test('C-25 belongs to one systemic case, however often it is told so', async () => {
    const given = await CaseOnServer.register(rig);
    for (const parentId of ['k-parent', 'k-parent', 'k-other'])
      await given.handle.signal(complaintSignals.clusterDetected, { parentId, workflowId: 'cluster/b-01' });
    await eventually(async () => expect((await snapshotOf(given))?.parentId).toBe('k-parent'));
    expect((await given.log()).filter(({ rule }) => rule === 'C-25')).toHaveLength(1);
  });

  test('S-25 cannot be closed without report-back', async () => {
    const given = await CaseOnServer.register(rig);
    expect(await given.unmet('recordReportBack')).toEqual(['WRONG_PHASE']);
    await toReportingBack(given);
    expect(await given.unmet('sendLetter')).toEqual(['CX.ATTEMPTS']);
    for (let attempt = 0; attempt < 3; attempt++) await given.do('recordFailedReportBack');
    expect(await given.unmet('sendLetter')).toEqual(['CX.ATTEMPTS']);
    await given.wait(dayS);
    await given.do('recordFailedReportBack');
    await given.do('sendLetter');
    expect((await given.state()).status).toBe('reportingBack');
    await given.wait(11 * dayS);
    await eventually(async () => expect(await snapshotOf(given)).toMatchObject({ status: 'closed' }));
    expect((await given.state()).closing?.kind).toBe('unreachable');
  });
});

describe('its clocks', () => {
  test('X-38 act at their instants: received on Friday at 16:00', async () => {
    const given = await CaseOnServer.register(rig);
    await given.waitUntil('2026-11-27 16:00');
    await eventually(async () =>
      expect(await given.ledger()).toEqual([
        'acknowledge acted Mon 2026-11-23 11:00',
        'acknowledge overdue Mon 2026-11-23 12:00',
        'firstAnswer acted Mon 2026-11-23 15:00',
        'firstAnswer overdue Mon 2026-11-23 16:00',
        'firstAnswer overdue Wed 2026-11-25 16:00',
        'resolve acted Thu 2026-11-26 16:00',
        'resolve overdue Fri 2026-11-27 16:00',
        'firstAnswer overdue Fri 2026-11-27 16:00',
      ]),
    );
  });

  test('go on by the ladder of the graver severity, and tell nothing twice', async () => {
    const resolve: readonly ComplaintRung[] = [
      { at: { before: { unit: 'workingDays', amount: 2 } }, tell: 'level2', action: 'warn', repeatEvery: null },
      { at: { after: { unit: 'workingDays', amount: 0 } }, tell: 'handler', action: 'raise', repeatEvery: null },
      { at: { after: { unit: 'workingDays', amount: 1 } }, tell: 'executive', action: 'inform', repeatEvery: null },
    ];
    const rules = { ...bankRules, laddersBySeverity: { s2: { resolve } } };
    const given = await CaseOnServer.register(rig, {}, { rules });
    for (const name of ['acknowledge', 'tellCustomer', 'startWork'] as const) await given.do(name);
    await given.waitUntil('2026-11-24 10:00');
    // due on Wednesday instead of Friday; two days before that have passed
    await given.do('changeSeverity');
    await given.waitUntil('2026-11-26 16:00');
    await eventually(async () => {
      const told = (await given.log()).flatMap(({ atMs, notices }) =>
        notices
          .filter(({ clock }) => clock === 'resolve')
          .map(({ audience, action }) => `${given.local(atMs)} ${audience} ${action}`),
      );
      expect(told).toEqual([
        'Wed 2026-11-25 16:00 handler raise',
        'Wed 2026-11-25 16:00 level2 raise',
        'Wed 2026-11-25 16:00 level3 raise',
        'Thu 2026-11-26 16:00 executive inform',
      ]);
    });
    expect(foldComplaintEvents(await given.log())).toEqual(await given.state());
  });

  test('do not count the National Day holiday, and count the Saturday that is worked for it', async () => {
    const given = await CaseOnServer.register(rig, {}, { local: '2026-09-30 16:00' });
    await given.waitUntil('2026-10-14 16:00');
    await eventually(async () =>
      expect(await given.ledger()).toEqual([
        'acknowledge acted Thu 2026-10-08 11:00',
        'acknowledge overdue Thu 2026-10-08 12:00',
        'firstAnswer acted Thu 2026-10-08 15:00',
        'firstAnswer overdue Thu 2026-10-08 16:00',
        'firstAnswer overdue Sat 2026-10-10 16:00',
        'resolve acted Mon 2026-10-12 16:00',
        'resolve overdue Tue 2026-10-13 16:00',
        'firstAnswer overdue Tue 2026-10-13 16:00',
      ]),
    );
    const levels = (await given.log()).flatMap(({ changes }) => changes.level ?? []);
    expect(levels).toEqual([1, 2, 3]);
  });

  test('of a grave case run through the holiday', async () => {
    const given = await CaseOnServer.register(rig, { category: 'fraudSecurity' }, { local: '2026-10-01 22:00' });
    await given.waitUntil('2026-10-04 22:00');
    await eventually(async () =>
      expect(await given.ledger(['overdue'])).toEqual([
        'acknowledge overdue Thu 2026-10-01 22:30',
        'firstAnswer overdue Fri 2026-10-02 00:00',
        'resolve overdue Sun 2026-10-04 22:00',
      ]),
    );
  });

  test('S-24 lift the level by one when nobody acts, and the answer does not lower it', async () => {
    const given = await CaseOnServer.register(rig);
    expect((await given.state()).level).toBe(1);
    await given.do('acknowledge');
    await given.waitUntil('2026-11-23 16:00');
    await eventually(async () => expect((await given.state()).level).toBe(2));
    const raised = (await given.log()).find(({ rule, changes }) => rule === 'C-18' && changes.level === 2);
    expect(raised?.notices.map(({ audience, action }) => `${audience} ${action}`)).toEqual([
      'handler raise',
      'level2 raise',
    ]);
    await given.do('tellCustomer');
    await given.do('startWork');
    expect((await given.state()).level).toBe(2);
    expect((await given.state()).clocks.map(({ key }) => key)).not.toContain('firstAnswer');
  });

  test('stand still while the customer is asked, and the case goes on by itself after ten working days', async () => {
    const given = await CaseOnServer.register(rig, {}, { local: '2026-09-29 10:00' });
    await given.do('acknowledge');
    await given.do('tellCustomer');
    await given.do('startWork');
    await given.do('askCustomer');
    // 30 September, 8 to 10 October, 12 to 16 and 19 October are worked
    // it was asked within the minute
    await given.waitUntil('2026-10-19 10:01');
    await eventually(async () => expect((await given.state()).status).toBe('investigating'));
    expect(await given.ledger(['paused', 'resumed', 'overdue'])).toEqual([
      'resolve paused Tue 2026-09-29 10:00',
      'interimNews paused Tue 2026-09-29 10:00',
      'answerOfCustomer overdue Mon 2026-10-19 10:00',
      'resolve resumed Mon 2026-10-19 10:00',
      'interimNews resumed Mon 2026-10-19 10:00',
    ]);
    const resolve = (await given.state()).clocks.find(({ key }) => key === 'resolve');
    expect(given.local(resolve?.dueAtMs ?? 0)).toBe('Mon 2026-10-26 10:00');
    expect(await given.unmet('askCustomer')).toEqual(['CX.PAUSE_SPENT']);
  });

  test('S-27 an appeal has a reviewer who had no part in it, and clocks of its own', async () => {
    const given = await CaseOnServer.register(rig);
    await toReportingBack(given);
    await given.do('recordReportBack');
    await given.do('appeal');
    expect(await given.unmet('acknowledgeAppeal', { reviewerId: officer.staffId }, { actor: sponsor })).toContain(
      'CX.INVOLVED',
    );
    await given.do('acknowledgeAppeal', {}, { actor: sponsor });
    await given.do('decideAppeal', {}, { actor: branchHead });
    const { status, level } = await given.state();
    expect([status, level]).toEqual(['reportingBack', 2]);
    await given.do('recordReportBack', { accepted: false, reason: 'still nobody apologised' });
    const { appeals, level: highest } = await given.state();
    expect([appeals.length, highest]).toEqual([2, 3]);
  });
});

describe('an action that a colleague was asked for', () => {
  /** An investigated case with an action due on Monday; nothing else of it is late before Thursday. */
  async function asked(rules = bankRules): Promise<CaseOnServer> {
    const given = await CaseOnServer.register(rig, {}, { rules });
    for (const name of ['acknowledge', 'tellCustomer', 'startWork'] as const) await given.do(name);
    await given.do('giveAction', { dueAtMs: given.instant('2026-11-23 15:00') });
    return given;
  }

  const told = async (given: CaseOnServer): Promise<string[]> =>
    (await given.log())
      .filter(({ type }) => type === 'actionDue')
      .flatMap(({ atMs, ledger, notices }) =>
        notices.map(({ audience }) => `${ledger[0]?.actionId} ${audience} ${given.local(atMs)}`),
      );

  test('is told of when its day has passed, and once more above when it stays open; each action by itself', async () => {
    const given = await asked();
    await given.do('giveAction', { dueAtMs: given.instant('2026-11-24 10:00') });
    await given.waitUntil('2026-11-24 08:59');
    expect(await told(given)).toEqual([]);
    await given.waitUntil('2026-11-26 08:00');
    await given.do('completeAction', { actionId: 'action-2', result: 'it was in the archive' });
    await given.waitUntil('2026-12-15 09:00');
    await eventually(async () =>
      expect(await told(given)).toEqual([
        'action-1 handler Tue 2026-11-24 09:00',
        'action-1 owner Tue 2026-11-24 09:00',
        'action-2 handler Wed 2026-11-25 09:00',
        'action-2 owner Wed 2026-11-25 09:00',
        'action-1 level2 Thu 2026-11-26 09:00',
      ]),
    );
    expect((await given.log()).filter(({ type, changes }) => type === 'actionDue' && 'level' in changes)).toEqual([]);
    await given.do('callOffAction');
    expect((await given.state()).clocks.map(({ key }) => key)).not.toContain('actionDue');
    expect(foldComplaintEvents(await given.log())).toEqual(await given.state());
  });

  test('and done in time, or of a case that began before its rules knew such a day, is told of to nobody', async () => {
    const done = await asked();
    await done.do('completeAction', { result: 'it was in the archive' });
    const { actionDue: _, ...ladders } = bankRules.ladders;
    const before = await asked({ ...bankRules, ladders });
    for (const given of [done, before]) {
      await given.waitUntil('2026-12-15 09:00');
      await eventually(async () => expect((await given.ledger()).join()).toContain('Mon 2026-12-14'));
      expect(await told(given)).toEqual([]);
    }
  });
});

describe('less usual ways', () => {
  test('C-19 more time is granted one level up, once: the case is due at the new date and not at the old one', async () => {
    const given = await CaseOnServer.register(rig);
    await given.do('acknowledge');
    await given.do('startWork');
    await given.do('tellCustomer');
    await given.do('requestExtension', { amount: 5 });
    expect(await given.unmet('decideExtension')).toEqual(expect.arrayContaining(['CX.LEVEL2', 'CX.OWN_REQUEST']));
    await given.do('decideExtension', {}, { actor: branchHead });
    const resolve = (await given.state()).clocks.find(({ key }) => key === 'resolve');
    expect(given.local(resolve?.dueAtMs ?? 0)).toBe('Fri 2026-12-04 16:00');
    expect(await given.unmet('requestExtension')).toEqual(['CX.EXTENSIONS']);
    // a second one cannot be decided either: nobody asks
    expect(await given.unmet('decideExtension', {}, { actor: sponsor })).toEqual(['CX.NO_REQUEST']);
    await given.waitUntil('2026-12-04 15:59');
    expect((await given.state()).level).toBe(1);
    await given.waitUntil('2026-12-04 16:00');
    await eventually(async () =>
      expect((await given.ledger(['overdue'])).filter((line) => line.startsWith('resolve'))).toEqual([
        'resolve overdue Fri 2026-12-04 16:00',
      ]),
    );
    expect((await given.state()).level).toBe(2);
  });

  test('C-22 an outside body decides: the bank carries it out with a limit of its own, and level 3 stays', async () => {
    const given = await CaseOnServer.register(rig);
    await given.do('acknowledge');
    await given.do('startWork');
    await given.do('takeOutside');
    await given.waitUntil('2026-12-15 10:00');
    // nothing of the bank's own is due while the body has it
    expect(await given.ledger(['overdue'])).toEqual([]);
    await given.do('recordOutsideDecision');
    const { status, level, clocks } = await given.state();
    expect([status, level]).toEqual(['resolving', 3]);
    const resolve = clocks.find(({ key }) => key === 'resolve');
    // within the minute in which it was recorded
    expect(given.local(resolve?.dueAtMs ?? 0)).toMatch(/^Tue 2026-12-22 10:0[01]$/);
    expect(await given.unmet('recordOutsideDecision')).toEqual(['WRONG_PHASE']);
  });

  test('C-22 an outside body decides and nothing is left to do: closed, once the customer has been told', async () => {
    const given = await CaseOnServer.register(rig);
    await given.do('acknowledge');
    await given.do('startWork');
    await given.do('takeOutside');
    const closes = { to: 'closed' as const, decision: remedy() };
    expect(await given.unmet('recordOutsideDecision', closes)).toEqual(['CX.REPORT_BACK']);
    await given.do('recordOutsideDecision', {
      ...closes,
      reportBack: { channel: 'phone', understood: true, accepted: false },
    });
    expect(await snapshotOf(given)).toMatchObject({ status: 'closed', level: 3, holdsSales: false });
    await given.wait(31 * dayS);
    expect(await given.handle.result()).toMatchObject({ status: 'finalised' });
  });

  test('C-23 another handler takes over what was under way; the first one has no say any more', async () => {
    const given = await CaseOnServer.register(rig);
    await given.do('acknowledge');
    await given.do('startWork');
    const before = (await given.state()).clocks;
    await given.do('replaceHandler', {}, { actor: branchHead });
    const { status, handlerId, pastHandlerIds, clocks } = await given.state();
    expect([status, handlerId, pastHandlerIds]).toEqual([
      'investigating',
      otherOfficer.staffId,
      [officer.staffId, otherOfficer.staffId],
    ]);
    expect(clocks).toEqual(before);
    expect(await given.unmet('requestExtension')).toContain('CX.NOT_HANDLER');
    await given.do('submitDecision', {}, { actor: otherOfficer });
    expect((await snapshotOf(given))?.handlerId).toBe(otherOfficer.staffId);
  });

  test('C-23 a handler whom the customer names is out of the case, and level 2 is asked for another one', async () => {
    const given = await CaseOnServer.register(rig);
    await given.do('acknowledge');
    await given.do('nameStaff', { staffId: officer.staffId }, { actor: branchHead });
    expect(await snapshotOf(given)).toMatchObject({ handlerId: null, complainedStaffId: officer.staffId });
    const named = (await given.log()).find(({ rule }) => rule === 'C-23');
    expect(named?.notices.map(({ audience, action }) => `${audience} ${action}`)).toEqual(['level2 decide']);
    expect(await given.unmet('startWork')).toContain('CX.NAMED');
    await given.do('replaceHandler', {}, { actor: branchHead });
    await given.do('startWork', {}, { actor: otherOfficer });
  });

  test('C-27 rejected after two appeals: closed and not accepted, with the way outside told; no third appeal', async () => {
    const given = await CaseOnServer.register(rig);
    await toReportingBack(given);
    const rejects = { accepted: false, reason: 'still nobody apologised' };
    for (const reviewer of [branchHead, sponsor]) {
      await given.do('recordReportBack', rejects);
      await given.do(
        'acknowledgeAppeal',
        { reviewerId: reviewer.staffId, reviewerLevel: reviewer === sponsor ? 3 : 2 },
        { actor: sponsor },
      );
      await given.do('decideAppeal', {}, { actor: reviewer });
    }
    expect(await given.unmet('recordReportBack', rejects)).toEqual(['CX.EXTERNAL_ROUTE']);
    await given.do('recordReportBack', { ...rejects, externalRouteTold: true });
    expect(await snapshotOf(given)).toMatchObject({ status: 'closed', level: 3, holdsSales: false });
    expect((await given.state()).closing?.kind).toBe('notAccepted');
    expect(await given.unmet('appeal')).toEqual(['CX.APPEALS']);
    expect((await given.log()).map(({ rule }) => rule)).toContain('C-27');
  });
});
