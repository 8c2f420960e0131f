import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTerminal } from '../../../domain/process/definition.ts';
import type { Actor } from '../../../domain/prospect/command.ts';
import { prospectCommands, type CommandName, type CommandPayload } from '../../../domain/prospect/commands.ts';
import { foldEvents } from '../../../domain/prospect/event.ts';
import { actsAtMs } from '../../../domain/escalation/climb.ts';
import { isHeld, ruleOf } from '../../../domain/prospect/deadline.ts';
import { nextAction } from '../../../domain/prospect/next-action.ts';
import { isOnHold } from '../../../domain/prospect/rest.ts';
import { applySignal } from '../../../domain/prospect/signals.ts';
import type { ProspectState } from '../../../domain/prospect/state.ts';
import { backOffice, calendar, manager, rules, supervisor } from '../../factories/context.ts';
import { answers, usual } from '../../factories/prospect.ts';
import { Pursuit } from '../../factories/pursuit.ts';

type Action =
  | { readonly kind: 'command'; readonly name: CommandName; readonly actor: Actor; readonly variant: number }
  | { readonly kind: 'forward'; readonly turn: number }
  | { readonly kind: 'wait'; readonly hours: number }
  | { readonly kind: 'complaint'; readonly opens: boolean; readonly complaintId: string };

const commandNames = Object.keys(prospectCommands) as CommandName[];

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      name: fc.constantFrom(...commandNames),
      actor: fc.constantFrom(manager, supervisor, backOffice),
      variant: fc.nat(3),
    }),
  },
  { weight: 9, arbitrary: fc.record({ kind: fc.constant('forward' as const), turn: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 900 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('complaint' as const),
      opens: fc.boolean(),
      complaintId: fc.constantFrom('a', 'b'),
    }),
  },
);

/** Payloads that differ from the usual ones where a rule branches. */
function payloadOf(name: CommandName, pursuit: Pursuit, variant: number): CommandPayload<CommandName> {
  const payload = usual[name](pursuit.nowMs) as Record<string, unknown>;
  const { state } = pursuit;
  const objectionId = state.objections.at(-1)?.objectionId ?? 'none';
  const special: Partial<Record<CommandName, Record<string, unknown>[]>> = {
    submitQualification: [
      {},
      { growthType: true },
      { answers: answers({ bankStandard: 'fail' }) },
      { answers: answers({ purchaseAuthority: 'unknown' }), conditionalUntilMs: pursuit.nowMs + 864e5 },
    ],
    decideReview: [{}, { decision: 'defer', deferUntilMs: pursuit.nowMs + 20 * 864e5 }, { decision: 'reject' }],
    verifyLead: [{}, { result: 'notVerified' }],
    submitVisitPlan: [{ stakeholderIds: pursuit.people() }],
    proposeAppointment: [{ stakeholderIds: pursuit.people() }, { result: 'noAnswer', slot: null }],
    submitMinutes: [{}, { anotherMeeting: true }, { objectionsProbed: false }],
    raiseObjection: [{}, { blocking: false }, { type: 'authority' }],
    answerObjection: [{ objectionId }],
    confirmObjection: [{ objectionId }, { objectionId, confirmed: false }],
    recordClosingAttempt: [
      {},
      { result: 'thinking', strategy: 'alternative', thinkingUntilMs: pursuit.nowMs + 5 * 864e5 },
      { result: 'newObjection', strategy: 'trial', objection: { verbatim: 'too slow', type: 'procedure' } },
      {
        result: 'declined',
        strategy: 'silence',
        declined: { reason: 'price', text: 'too dear', noChance: pursuit.nowMs % 2 === 0, recheckAtMs: null },
      },
    ],
    completeDeal: [{}, { promises: [{ text: 'print the ballots', dueAtMs: pursuit.nowMs + 3 * 864e5 }] }],
    completeTask: [{ taskId: state.tasks[0]?.taskId ?? 'none' }, { taskId: state.tasks.at(-1)?.taskId ?? 'none' }],
    snoozeTask: [{ taskId: state.tasks[0]?.taskId ?? 'none' }],
    unsnoozeTask: [{ taskId: state.tasks[0]?.taskId ?? 'none' }],
    skipTask: [{ taskId: state.tasks[0]?.taskId ?? 'none' }, { taskId: state.tasks.at(-1)?.taskId ?? 'none' }],
    advance: [{ to: 'planningVisit' }, { to: 'meeting' }, { to: 'closing' }, { to: 'handlingObjections' }],
    fallBack: [{ to: 'qualifying' }, { to: 'gatheringIntel' }, { to: 'meeting' }],
    recordContact: [{}, { outcome: 'noAnswer' }, { purpose: 'care', outcome: 'done' }],
  };
  const variants = special[name] ?? [{}];
  return { ...payload, ...variants[variant % variants.length] } as CommandPayload<CommandName>;
}

/** What a diligent manager would do next; `turn` is how the customer reacts. */
function forward(pursuit: Pursuit, turn: number): [CommandName, number, Actor] {
  const { state } = pursuit;
  switch (state.phase) {
    case 'qualifying':
      return ['submitQualification', turn === 3 ? 1 : 0, manager];
    case 'rigorousReview':
      return ['decideReview', 0, supervisor];
    case 'gatheringIntel':
      return state.intel.completeness > 0 ? ['advance', 0, manager] : ['saveIntel', 0, manager];
    case 'planningVisit':
      return ['submitVisitPlan', 0, manager];
    case 'appointing':
      return state.appointment?.status === 'proposed'
        ? ['confirmAppointment', 0, manager]
        : ['proposeAppointment', 0, manager];
    case 'appointed':
      return [state.appointment?.status === 'cancelled' ? 'rescheduleAppointment' : 'advance', 1, manager];
    case 'meeting':
      if (turn === 3 && state.objections.length === 0) return ['raiseObjection', 0, manager];
      return state.meetings.length === 0
        ? ['submitMinutes', 0, manager]
        : [
            'advance',
            state.objections.some(({ status, blocking }) => blocking && status !== 'resolved') ? 3 : 2,
            manager,
          ];
    case 'handlingObjections':
      return state.objections.at(-1)?.status === 'responding'
        ? ['confirmObjection', 0, manager]
        : ['answerObjection', 0, manager];
    case 'closing':
      return ['recordClosingAttempt', turn, manager];
    case 'won':
      if (state.deal === null) return ['completeDeal', 1, manager];
      return state.maintenancePlan === null ? ['createMaintenancePlan', 0, manager] : ['confirmBooking', 0, backOffice];
    case 'nurture':
      return ['resume', 0, manager];
    default:
      return ['recordContact', 2, manager];
  }
}

function run(pursuit: Pursuit, step: Action): void {
  switch (step.kind) {
    case 'command':
      pursuit.attempt(step.name, payloadOf(step.name, pursuit, step.variant), { actor: step.actor });
      return;
    case 'forward': {
      if (pursuit.state.phase === 'appointed')
        pursuit.wait(Math.max(pursuit.nowMs, pursuit.state.appointment?.startAtMs ?? 0));
      const [name, variant, actor] = forward(pursuit, step.turn);
      pursuit.attempt(name, payloadOf(name, pursuit, variant), { actor });
      return;
    }
    case 'wait':
      pursuit.wait(pursuit.nowMs + step.hours * 3_600_000);
      return;
    case 'complaint': {
      if (isTerminal(pursuit.state.phase)) return;
      const signal = {
        kind: step.opens ? ('complaintOpened' as const) : ('complaintReleased' as const),
        complaintId: step.complaintId,
        workflowId: 'complaint/x',
      };
      const decision = applySignal(pursuit.state, signal, pursuit.nowMs, { calendar, rules });
      if (decision === null) return;
      expect(decision.state.phase).toBe(pursuit.state.phase);
      pursuit.state = decision.state;
      pursuit.log.push(decision.event);
    }
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

function expectInvariants(state: ProspectState, nowMs: number): void {
  const open = !isTerminal(state.phase);
  expect(new Set(state.deadlines.map(({ key }) => key)).size).toBe(state.deadlines.length);
  expect(new Set(state.tasks.map(({ taskId }) => taskId)).size).toBe(state.tasks.length);
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  if (!open) {
    expect([state.deadlines, state.tasks, nextAction(state)]).toEqual([[], [], null]);
    expect(state.outcome?.phase).toBe(state.phase);
    return;
  }
  const next = nextAction(state);
  expect(next).not.toBeNull();
  const same = [
    ...state.tasks.map(({ kind, dueAtMs }) => `task ${kind} ${dueAtMs}`),
    ...state.deadlines.map((deadline) => `deadline ${deadline.code} ${actsAtMs(deadline)}`),
  ];
  if (next?.kind !== 'hold') expect(same).toContain(`${next?.kind} ${next?.code} ${next?.atMs}`);
  for (const deadline of state.deadlines) {
    const atMs = actsAtMs(deadline);
    if (atMs !== null) expect(atMs).toBeGreaterThan(nowMs - 1);
    if (isHeld(state) && ruleOf(rules, deadline.code).nature === 'sales')
      expect(deadline.frozenRemainingMs).not.toBeNull();
    if (!isHeld(state)) expect(deadline.frozenRemainingMs).toBeNull();
  }
  expectNothingPlannedForAComplaint(state, nowMs);
  if (state.phase !== 'lead' && state.phase !== 'nurture') expect(state.ownerId).not.toBeNull();
  if (state.phase === 'handlingObjections') expect(state.objections.some(({ blocking }) => blocking)).toBe(true);
  if (state.phase === 'won' || state.phase === 'maintaining') expect(state.lastAttempt?.result).toMatch(/^accepted/);
  if (state.phase === 'maintaining')
    expect([state.maintenancePlan === null, state.deal?.coreBankCustomerNo]).toEqual([false, expect.any(String)]);
  if (state.phase === 'nurture') expect(state.parked).not.toBeNull();
}

const clocks: readonly string[] = ['T2.CONFIRM', 'T2.REMIND', 'T2.NOSHOW'];
const preparations: readonly string[] = ['confirmAppointment', 'prepareVisit', 'reportStatus'];

/** P-58: while a complaint is open no sales contact is planned, and nothing of one that was called off ever acts. */
function expectNothingPlannedForAComplaint(state: ProspectState, nowMs: number): void {
  const { appointment, deadlines, tasks, holds } = state;
  const isPlanned = appointment?.status === 'proposed' || appointment?.status === 'confirmed';
  if (holds.some(({ kind }) => kind === 'complaint'))
    expect(isPlanned && appointment.startAtMs > nowMs, 'planned under a complaint').toBe(false);
  if (nextAction(state)?.kind === 'task')
    expect(tasks.filter((task) => !isOnHold(state, task)).map(({ kind }) => kind)).toContain(nextAction(state)?.code);
  if (appointment?.status !== 'cancelled') return;
  expect(deadlines.filter(({ code }) => clocks.includes(code))).toEqual([]);
  expect(tasks.filter(({ kind }) => preparations.includes(kind))).toEqual([]);
  if (state.phase === 'appointed' && !isHeld(state))
    expect([deadlines, tasks].map((all) => all.map((one) => ('kind' in one ? one.kind : one.code)))).toEqual([
      expect.arrayContaining(['T2.APPT']),
      expect.arrayContaining(['makeAppointment']),
    ]);
}

test('no sequence of commands, waits and complaints breaks an invariant of 11.1, and the log folds to the state', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(action, { minLength: 5, maxLength: 100, size: 'max' }), (actions) => {
      const pursuit = new Pursuit();
      for (const step of actions) {
        deepFreeze(pursuit.state);
        run(pursuit, step);
        expectInvariants(pursuit.state, pursuit.nowMs);
        reached.add(pursuit.state.phase);
        if (pursuit.state.appointment?.status === 'cancelled') reached.add(`called off, ${pursuit.state.phase}`);
      }
      expect(pursuit.log.map(({ revision }) => revision)).toEqual(pursuit.log.map((_, index) => index + 1));
      expect(foldEvents(pursuit.log)).toEqual(pursuit.state);
      const opened = pursuit.log.flatMap(({ tasksOpened }) => tasksOpened.map(({ taskId }) => taskId));
      const closed = pursuit.log.flatMap(({ tasksClosed }) => tasksClosed.map(({ taskId }) => taskId));
      expect(new Set(opened).size).toBe(opened.length);
      expect(new Set(closed).size).toBe(closed.length);
      expect(opened.filter((taskId) => !closed.includes(taskId)).toSorted()).toEqual(
        pursuit.state.tasks.map(({ taskId }) => taskId).toSorted(),
      );
    }),
    { numRuns: 250, seed: 20261122 },
  );
  expect([...reached].toSorted()).toEqual(
    expect.arrayContaining([
      'called off, appointed',
      'called off, appointing',
      'closing',
      'disqualified',
      'handlingObjections',
      'lost',
      'maintaining',
      'meeting',
      'nurture',
      'rigorousReview',
      'won',
    ]),
  );
});
