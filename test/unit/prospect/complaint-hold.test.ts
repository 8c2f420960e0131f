import { describe, expect, test } from 'vitest';
import { workingMsBetween } from '../../../domain/calendar.ts';
import type { DeadlineCode } from '../../../domain/process/definition.ts';
import { startChange } from '../../../domain/prospect/change.ts';
import { armDeadline } from '../../../domain/prospect/deadline.ts';
import { foldEvents } from '../../../domain/prospect/event.ts';
import { nextAction } from '../../../domain/prospect/next-action.ts';
import { isOnHold, restsUnderHold } from '../../../domain/prospect/rest.ts';
import { applySignal, type ProspectSignal } from '../../../domain/prospect/signals.ts';
import { plannedTouchMs } from '../../../domain/board/touch.ts';
import { dayMs, hourMs } from '../../../domain/wait.ts';
import { calendar, definition, mondayMorningMs, rules, supervisor } from '../../factories/context.ts';
import { Pursuit } from '../../factories/pursuit.ts';

const nov25 = Date.parse('2026-11-25T15:00:00+08:00');

function hear(pursuit: Pursuit, kind: ProspectSignal['kind'], complaintId = 'k-1'): Pursuit {
  const signal = { kind, complaintId, workflowId: `complaint/${complaintId}` };
  const decision = applySignal(pursuit.state, signal, pursuit.nowMs, { calendar, rules });
  if (decision === null) throw new Error(`${kind} changed nothing`);
  pursuit.state = decision.state;
  pursuit.log.push(decision.event);
  return pursuit;
}

const hold = (pursuit: Pursuit, complaintId?: string) => hear(pursuit, 'complaintOpened', complaintId);
const release = (pursuit: Pursuit, complaintId?: string) => hear(pursuit, 'complaintReleased', complaintId);

/** An appointment for 25 November, 15:00. */
function proposed(): Pursuit {
  const pursuit = new Pursuit().toPhase('appointing');
  const slot = { startAtMs: nov25, endAtMs: nov25 + hourMs, place: 'their office' };
  return pursuit.do('proposeAppointment', { stakeholderIds: pursuit.people(), slot });
}

const confirmed = (): Pursuit => proposed().do('confirmAppointment');
const tasksOf = ({ state }: Pursuit): string[] => state.tasks.map(({ kind }) => kind);
const armed = ({ state }: Pursuit): string[] => state.deadlines.map(({ code }) => code);
const ofTheAppointment = ['T2.CONFIRM', 'T2.REMIND', 'T2.NOSHOW'];
const actedSince = ({ log }: Pursuit, from: number): string[] => log.slice(from).map(({ type }) => type);

describe('an appointment when a complaint comes (P-58)', () => {
  test.each<[string, () => Pursuit, string, string | undefined]>([
    ['none', () => new Pursuit().toPhase('appointing'), 'appointing', undefined],
    ['proposed', proposed, 'appointing', 'cancelled'],
    ['proposed for a time that has passed', () => proposed().wait(nov25 + dayMs), 'appointing', 'proposed'],
    ['confirmed', confirmed, 'appointed', 'cancelled'],
    ['confirmed and confirmed again', () => confirmed().wait(nov25 - 20 * hourMs), 'appointed', 'cancelled'],
    ['two hours before', () => confirmed().wait(nov25 - hourMs), 'appointed', 'cancelled'],
    ['over and not reported', () => confirmed().wait(nov25 + 3 * hourMs), 'appointed', 'confirmed'],
    ['held', () => new Pursuit().toPhase('meeting'), 'meeting', 'held'],
    [
      'called off by the customer',
      () => confirmed().do('cancelAppointment', { reason: 'no time' }),
      'appointing',
      undefined,
    ],
  ])('%s: the phase stays and no attempt is counted', (_state, given, phase, status) => {
    const pursuit = given();
    const attempts = pursuit.state.counters.appointmentAttempts;
    const isCalledOff = status === 'cancelled';
    hold(pursuit);
    expect(pursuit.state).toMatchObject({ phase, counters: { appointmentAttempts: attempts } });
    expect(pursuit.state.appointment?.status).toBe(status);
    expect(pursuit.state.appointment?.calledOff).toEqual(
      isCalledOff ? { reason: 'complaintHold', complaintId: 'k-1', atMs: pursuit.nowMs } : undefined,
    );
    expect(tasksOf(pursuit).includes('callOffAppointment')).toBe(isCalledOff);
    if (isCalledOff) {
      expect(armed(pursuit).filter((code) => ofTheAppointment.includes(code))).toEqual([]);
      expect(tasksOf(pursuit)).not.toEqual(expect.arrayContaining(['confirmAppointment']));
      expect(tasksOf(pursuit)).not.toEqual(expect.arrayContaining(['prepareVisit']));
      expect(tasksOf(pursuit)).not.toEqual(expect.arrayContaining(['reportStatus']));
    }
    expect(foldEvents(pursuit.log)).toEqual(pursuit.state);
  });

  test('is called off within a working day, and before it begins', () => {
    const dueOf = ({ state }: Pursuit) => state.tasks.find(({ kind }) => kind === 'callOffAppointment')?.dueAtMs;
    expect(dueOf(hold(confirmed()))).toBe(mondayMorningMs + dayMs);
    expect(dueOf(hold(confirmed().wait(nov25 - 3 * hourMs)))).toBe(nov25);
  });

  test.each([
    ['before its time', nov25 - 4 * hourMs],
    ['after its time', Date.parse('2026-12-03T10:00:00+08:00')],
  ])('released %s: nothing of it acts, and it is planned anew within two working days', (_when, releasedAtMs) => {
    const pursuit = hold(confirmed());
    const from = pursuit.log.length;
    pursuit.wait(releasedAtMs);
    release(pursuit);
    const planned = pursuit.state.tasks.find(({ kind }) => kind === 'makeAppointment');
    expect(pursuit.state.phase).toBe('appointed');
    expect(tasksOf(pursuit)).toEqual(expect.arrayContaining(['callOffAppointment', 'makeAppointment', 'care']));
    expect(workingMsBetween(calendar, releasedAtMs, planned?.dueAtMs ?? 0)).toBe(2 * 7 * hourMs);
    pursuit.wait(releasedAtMs + 40 * dayMs);
    expect(actedSince(pursuit, from).filter((type) => ofTheAppointment.includes(type))).toEqual([]);
    expect(actedSince(pursuit, from)).toContain('T2.APPT');
  });

  test('a proposed one keeps the working time that was left for the next attempt', () => {
    const pursuit = proposed().wait(mondayMorningMs + 3 * hourMs);
    const leftOf = () =>
      workingMsBetween(
        calendar,
        pursuit.nowMs,
        pursuit.state.deadlines.find(({ code }) => code === 'T2.APPT')?.dueAtMs ?? 0,
      );
    const left = leftOf();
    hold(pursuit).wait(mondayMorningMs + 12 * dayMs);
    release(pursuit);
    expect(leftOf()).toBe(left);
    expect(pursuit.do('proposeAppointment', { stakeholderIds: pursuit.people() }).state.appointment).toMatchObject({
      status: 'proposed',
    });
    expect(pursuit.state.appointment).not.toHaveProperty('calledOff');
  });

  test('another time confirms it again with clocks of its own, and settles what was to be told', () => {
    const pursuit = hold(confirmed());
    release(pursuit.wait(nov25 + 5 * dayMs)).do('rescheduleAppointment');
    expect(pursuit.state).toMatchObject({ phase: 'appointed', appointment: { status: 'confirmed' } });
    expect(pursuit.state.appointment).not.toHaveProperty('calledOff');
    expect(armed(pursuit)).toEqual(expect.arrayContaining(ofTheAppointment));
    expect(armed(pursuit)).not.toContain('T2.APPT');
    expect(tasksOf(pursuit)).not.toContain('callOffAppointment');
    expect(tasksOf(pursuit)).not.toContain('makeAppointment');
    pursuit.wait(pursuit.state.appointment?.startAtMs ?? 0).do('advance', { to: 'meeting' });
  });

  test('the customer is told by a contact that is no sales contact; selling stays refused', () => {
    const pursuit = hold(confirmed());
    const refusal = (name: 'recordContact', payload: object) =>
      pursuit.attempt(name, {
        direction: 'outbound',
        channel: 'phone',
        purpose: 'followUp',
        atMs: pursuit.nowMs,
        durationSec: 60,
        outcome: 'done',
        notes: 'told',
        ...payload,
      })?.code;
    expect(refusal('recordContact', { purpose: 'followUp' })).toBe('HOLD');
    // whatever the call was for, no meeting is agreed on in it
    const agreed = { purpose: 'care', outcome: 'appointmentMade' };
    expect(refusal('recordContact', agreed)).toBe('UNMET_CONDITIONS');
    expect(refusal('recordContact', { purpose: 'complaint', outcome: 'noAnswer' })).toBeUndefined();
    expect(tasksOf(pursuit)).toContain('callOffAppointment');
    expect(refusal('recordContact', { purpose: 'complaint' })).toBeUndefined();
    expect(tasksOf(pursuit)).not.toContain('callOffAppointment');
    expect(pursuit.log.at(-1)?.tasksClosed).toContainEqual({ taskId: expect.any(String), status: 'done' });
    // what was agreed on before the complaint came is put on record
    const sinceMs = pursuit.state.holds[0]?.sinceMs ?? 0;
    expect(refusal('recordContact', { ...agreed, atMs: sinceMs - 1 })).toBeUndefined();
  });

  test('nothing makes a sales contact of it while the complaint is open', () => {
    const codesOf = (pursuit: Pursuit, name: 'rescheduleAppointment' | 'cancelAppointment' | 'markNoShow') => {
      const payloads = {
        rescheduleAppointment: {
          startAtMs: pursuit.nowMs + dayMs,
          endAtMs: pursuit.nowMs + 2 * dayMs,
          place: '',
          reason: '',
        },
        cancelAppointment: { reason: '' },
        markNoShow: { note: '' },
      };
      return pursuit.attempt(name, payloads[name])?.unmet.map(({ code }) => code);
    };
    const held = hold(confirmed()).wait(nov25 + hourMs);
    expect(codesOf(held, 'rescheduleAppointment')).toEqual(['G2.HOLD']);
    expect(codesOf(held, 'cancelAppointment')).toEqual(['X.CALLED_OFF']);
    expect(codesOf(held, 'markNoShow')).toEqual(['X.CALLED_OFF']);
    expect(codesOf(hold(confirmed().wait(nov25 + hourMs)), 'rescheduleAppointment')).toEqual(['G2.HOLD']);
    const waiting = release(hold(proposed()));
    expect(waiting.attempt('confirmAppointment', {})?.unmet).toEqual([{ code: 'X.NO_PROPOSAL', kind: 'hard' }]);
  });

  test('of two complaints the first calls it off, and the last one releases it', () => {
    const pursuit = hold(hold(confirmed()), 'k-2');
    expect(pursuit.state.appointment?.calledOff?.complaintId).toBe('k-1');
    release(pursuit);
    expect(tasksOf(pursuit)).not.toContain('makeAppointment');
    release(pursuit, 'k-2');
    expect(tasksOf(pursuit)).toContain('makeAppointment');
    const remaining = pursuit.state.deadlines.find(({ code }) => code === 'T2.APPT')?.dueAtMs;
    release(hold(pursuit, 'k-3'), 'k-3');
    expect(pursuit.state.deadlines.find(({ code }) => code === 'T2.APPT')?.dueAtMs).toBe(remaining);
  });

  test('the customer is still to be told when the prospect is parked meanwhile', () => {
    expect(tasksOf(hold(confirmed()).do('park'))).toContain('callOffAppointment');
    expect(hold(confirmed()).do('markLost').state.tasks).toEqual([]);
  });
});

describe('a manual freeze (P-66)', () => {
  const freeze = (pursuit: Pursuit, days: number) =>
    pursuit.do('freeze', { untilMs: pursuit.nowMs + days * dayMs, reason: 'typhoon' }, supervisor);

  test('leaves the appointment to its owner, who may move it', () => {
    const pursuit = freeze(confirmed(), 1);
    expect(pursuit.state.appointment?.status).toBe('confirmed');
    expect(tasksOf(pursuit)).not.toContain('callOffAppointment');
    expect(pursuit.do('rescheduleAppointment').state.appointment?.status).toBe('confirmed');
  });

  test.each([
    ['by its end', (pursuit: Pursuit) => pursuit.wait(pursuit.nowMs + dayMs + 1)],
    ['by a supervisor', (pursuit: Pursuit) => pursuit.wait(pursuit.nowMs + dayMs - 1).do('unfreeze', {}, supervisor)],
  ])('released %s: the clocks of the appointment go by its date and not by what the freeze took', (_how, end) => {
    const pursuit = end(freeze(confirmed(), 1));
    const due = Object.fromEntries(pursuit.state.deadlines.map(({ code, dueAtMs }) => [code, dueAtMs]));
    expect(due).toMatchObject({ 'T2.CONFIRM': nov25 - dayMs, 'T2.REMIND': nov25 - 2 * hourMs });
    expect(due['T2.NOSHOW']).toBe(nov25 + hourMs / 2);
  });

  test('that outlasts the appointment asks at its end whether it took place, and for nothing before', () => {
    const pursuit = freeze(confirmed(), 10);
    const from = pursuit.log.length;
    pursuit.wait(pursuit.nowMs + 10 * dayMs + hourMs);
    expect(actedSince(pursuit, from).filter((type) => ofTheAppointment.includes(type))).toEqual(['T2.NOSHOW']);
    expect(pursuit.log.at(-1)?.notices).toMatchObject([{ audience: 'owner', action: 'remind' }]);
  });

  test('under which a complaint comes: the appointment is called off, and planned anew after the last of both', () => {
    const pursuit = hold(freeze(confirmed(), 10));
    expect(pursuit.state.appointment?.status).toBe('cancelled');
    release(pursuit);
    expect(tasksOf(pursuit)).not.toContain('makeAppointment');
    const slot = { startAtMs: pursuit.nowMs + dayMs, endAtMs: pursuit.nowMs + 2 * dayMs, place: '', reason: '' };
    expect(pursuit.attempt('rescheduleAppointment', slot)?.unmet).toEqual([{ code: 'G2.HOLD', kind: 'hard' }]);
    pursuit.wait(pursuit.nowMs + 11 * dayMs);
    expect(tasksOf(pursuit)).toContain('makeAppointment');
  });
});

/** Every deadline of the process: whether a hold stops it. Repayments have no deadline in the product (docs/GLOSSARY.md). */
const underHold: Readonly<Record<DeadlineCode, 'frozen' | 'runs on'>> = {
  'T1.ASSIGN': 'frozen',
  'T1.VERIFY': 'frozen',
  'T1.QUALIFY': 'frozen',
  'T1.REVIEW': 'frozen',
  'T1.CONDITION': 'frozen',
  'T1.NURTURE': 'frozen',
  'T2.INTEL': 'frozen',
  'T2.PLAN': 'frozen',
  'T2.APPT': 'frozen',
  'T2.CONFIRM': 'frozen',
  'T2.REMIND': 'frozen',
  'T2.NOSHOW': 'frozen',
  'T2.TIDY': 'runs on',
  'T3.MINUTES': 'frozen',
  'T3.FOLLOW': 'frozen',
  'T4.ANSWER': 'frozen',
  'T4.CONFIRM': 'frozen',
  'T4.STALE': 'frozen',
  'T5.DECIDE': 'frozen',
  'T5.BOOK': 'frozen',
  'T5.PROMISE': 'runs on',
  'T6.WELCOME': 'frozen',
  'T6.CADENCE': 'frozen',
  'T6.REVIEW': 'frozen',
  'T6.SILENT': 'frozen',
  'T.STEP': 'frozen',
  'T.HOLD': 'runs on',
};

const allDeadlines = [...definition.steps.flatMap(({ deadlines }) => deadlines), ...definition.sharedDeadlines];

describe('the deadlines under a hold (SM-8)', () => {
  test.each(Object.entries(underHold) as [DeadlineCode, 'frozen' | 'runs on'][])('%s: %s', (code, what) => {
    const pursuit = new Pursuit().toPhase('gatheringIntel');
    const change = startChange(pursuit.state, pursuit.nowMs);
    armDeadline(change, code, { calendar, rules }, { dueAtMs: nov25 });
    pursuit.state = change.state;
    hold(pursuit);
    const from = pursuit.log.length;
    const leftMs = pursuit.state.deadlines.find((deadline) => deadline.code === code)?.frozenRemainingMs?.[0];
    pursuit.wait(nov25 + 9 * dayMs);
    expect(actedSince(pursuit, from).includes(code)).toBe(what === 'runs on');
    expect(leftMs !== undefined && leftMs > 0).toBe(what === 'frozen');
    release(pursuit);
    const releasedAtMs = pursuit.nowMs;
    pursuit.wait(releasedAtMs + 30 * dayMs);
    const acted = pursuit.log.slice(from).find(({ type }) => type === code)?.atMs ?? 0;
    if (what === 'runs on') return expect(acted).toBe(nov25);
    const rule = allDeadlines.find((one) => one.code === code);
    const isWorkingTime = rule?.wait.unit === 'workingDays';
    expect(isWorkingTime ? workingMsBetween(calendar, releasedAtMs, acted) : acted - releasedAtMs).toBe(leftMs);
  });

  test('there is no other', () => {
    expect(allDeadlines.map(({ code }) => code).toSorted()).toEqual(Object.keys(underHold).toSorted());
  });
});

describe('work under a hold', () => {
  test('rests where its deadline is frozen; care goes on', () => {
    for (const { code, task, nature } of allDeadlines)
      if (task !== null && task !== 'care') expect([code, restsUnderHold[task]]).toEqual([code, nature === 'sales']);
    expect(restsUnderHold.care).toBe(false);
  });

  test('that rests is nobody’s next action, and comes back with the working time it had left', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel').wait(mondayMorningMs + 2 * dayMs);
    const due = () => pursuit.state.tasks.find(({ kind }) => kind === 'collectIntel')?.dueAtMs ?? 0;
    const leftMs = workingMsBetween(calendar, pursuit.nowMs, due());
    hold(pursuit).wait(pursuit.nowMs + 30 * dayMs);
    expect(due()).toBeLessThan(pursuit.nowMs);
    expect(nextAction(pursuit.state)?.code).toBe('tidyRecord');
    expect(pursuit.state.tasks.map((task) => [task.kind, isOnHold(pursuit.state, task)])).toEqual([
      ['collectIntel', true],
      ['tidyRecord', false],
    ]);
    release(pursuit);
    expect(workingMsBetween(calendar, pursuit.nowMs, due())).toBe(leftMs);
    expect(pursuit.state.tasks.some((task) => isOnHold(pursuit.state, task))).toBe(false);
  });

  test('of a supervisor comes back with the working time it had left, too', () => {
    const pursuit = new Pursuit().do('submitQualification', { growthType: true });
    const due = () => pursuit.state.tasks.find(({ kind }) => kind === 'review')?.dueAtMs ?? 0;
    const leftMs = workingMsBetween(calendar, pursuit.nowMs, due());
    hold(pursuit).wait(pursuit.nowMs + 10 * dayMs);
    release(pursuit);
    expect(workingMsBetween(calendar, pursuit.nowMs, due())).toBe(leftMs);
  });

  test('no touch is planned while a complaint is open', () => {
    expect(plannedTouchMs(confirmed().state)).toBe(nov25);
    expect(plannedTouchMs(hold(confirmed()).state)).toBeNull();
    const thinking = new Pursuit()
      .toPhase('closing')
      .do('recordClosingAttempt', { result: 'thinking', thinkingUntilMs: nov25 + 20 * dayMs });
    expect(plannedTouchMs(thinking.state)).toBe(nov25 + 20 * dayMs);
    expect(plannedTouchMs(hold(thinking).state)).toBeNull();
  });

  test('a run of before is replayed as it went: its appointment stands', () => {
    const { state, nowMs } = confirmed();
    const signal = { kind: 'complaintOpened', complaintId: 'k-1', workflowId: 'complaint/k-1' } as const;
    const before = { calendar, rules, holdsKeepAppointments: true };
    expect(applySignal(state, signal, nowMs, before)?.state.appointment?.status).toBe('confirmed');
  });
});
