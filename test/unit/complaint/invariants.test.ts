import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addWorkingMs, nextWorkingInstant, workingMsBetween } from '../../../domain/calendar.ts';
import { isOver, openStatuses, severities } from '../../../domain/complaint/catalogue.ts';
import { dueIfResumed, earliestClock, pausedMs, waitOf } from '../../../domain/complaint/clock.ts';
import {
  complaintCommands,
  type ComplaintCommandName,
  type ComplaintCommandPayload,
} from '../../../domain/complaint/commands.ts';
import { hasStandingDecision } from '../../../domain/complaint/deciding.ts';
import { foldComplaintEvents } from '../../../domain/complaint/event.ts';
import { namedIn } from '../../../domain/complaint/named.ts';
import { isHolding } from '../../../domain/complaint/hold.ts';
import type { RegisterComplaint } from '../../../domain/complaint/register.ts';
import type { ComplaintClock, ComplaintState } from '../../../domain/complaint/state.ts';
import { actsAtMs, leftUntilDue } from '../../../domain/escalation/climb.ts';
import type { Actor } from '../../../domain/prospect/command.ts';
import { countsWorkingTime, hourMs } from '../../../domain/wait.ts';
import {
  branchHead,
  Case,
  officer,
  otherBranchHead,
  otherOfficer,
  otherSponsor,
  remedy,
  sponsor,
  teller,
  usualComplaint,
} from '../../factories/complaint.ts';

type Action =
  | {
      readonly kind: 'command';
      readonly name: ComplaintCommandName;
      readonly actor: Actor;
      readonly other: Actor;
      readonly turn: number;
    }
  | { readonly kind: 'forward'; readonly turn: number }
  | { readonly kind: 'wait'; readonly hours: number }
  | { readonly kind: 'cluster' };

const people = [teller, officer, otherOfficer, branchHead, otherBranchHead, sponsor, otherSponsor];
const names = Object.keys(complaintCommands) as ComplaintCommandName[];

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      name: fc.constantFrom(...names),
      actor: fc.constantFrom(...people),
      other: fc.constantFrom(...people),
      turn: fc.nat(5),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('forward' as const), turn: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 300 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cluster' as const) }) },
);

const registration: fc.Arbitrary<Partial<RegisterComplaint>> = fc.record({
  category: fc.constantFrom('waitingTime', 'error', 'privacy', 'fee'),
  channel: fc.constantFrom('counter', 'phone', 'phone', 'regulator'),
  complainedStaffId: fc.constantFrom(null, teller.staffId, otherOfficer.staffId),
  isSettledOnTheSpot: fc.boolean(),
  isAboutSupervisor: fc.boolean(),
  isRepeated: fc.boolean(),
});

function levelOfPerson({ profiles }: Actor): 1 | 2 | 3 | null {
  if (profiles.includes('executiveSponsor')) return 3;
  if (profiles.includes('supervisor')) return 2;
  return profiles.includes('complaintOfficer') ? 1 : null;
}

/** Payloads that differ from the usual ones where a rule branches. */
function payloadOf(
  name: ComplaintCommandName,
  complaint: Case,
  { other, turn }: { readonly other: Actor; readonly turn: number },
): ComplaintCommandPayload<ComplaintCommandName> {
  const { state, nowMs } = complaint;
  const person = other.staffId;
  const severity = severities[turn % 4] ?? 's3';
  const causes = ['people', 'process'] as const;
  const decision = remedy({
    rootCauseClass: causes[turn % 2] ?? 'people',
    compensationFen: [0, 60_000, 600_000][turn % 3] ?? 0,
    actions: turn % 2 === 0 ? [] : [{ text: 'pay back', ownerId: person, dueAtMs: nowMs + hourMs }],
  });
  const openAction = state.actions.find(({ doneAtMs }) => doneAtMs === null)?.actionId ?? 'none';
  const special: Partial<Record<ComplaintCommandName, object>> = {
    acknowledge: { handlerId: person, severity: turn > 3 ? severity : state.severity },
    submitDecision: decision,
    decideApproval: turn === 0 ? { decision: 'rejected', reason: 'too much' } : {},
    giveAction: { ownerId: person },
    callOffAction: { actionId: openAction },
    completeAction: { actionId: openAction, result: 'done' },
    recordReportBack: { accepted: turn < 3, reason: turn < 3 ? null : 'no', externalRouteTold: turn !== 4 },
    acknowledgeAppeal: { reviewerId: person, reviewerLevel: levelOfPerson(other) },
    decideAppeal: turn < 3 ? { decision: 'partlyUpheld', remedy: decision } : {},
    decideExtension: turn === 0 ? { decision: 'declined', reason: 'no' } : {},
    requestExtension: { amount: 1 + (turn % 10) },
    withdraw: { rootCauseClass: turn % 2 === 0 ? null : 'people', rootCause: 'a figure was mistyped' },
    recordOutsideDecision: {
      to: turn % 2 === 0 ? 'closed' : 'resolving',
      decision: turn === 3 ? null : remedy({ rootCauseClass: turn === 2 ? 'process' : 'external' }),
      reportBack: turn === 0 ? null : { channel: 'visit', understood: true, accepted: false },
    },
    replaceHandler: { handlerId: person },
    nameStaff: { staffId: person, isSupervisor: levelOfPerson(other) === 2 },
    changeSeverity: { severity },
  };
  return { ...usualComplaint[name](nowMs), ...special[name] } as ComplaintCommandPayload<ComplaintCommandName>;
}

/** What diligent people would do next; `turn` is how the customer reacts, and who is at hand. */
function forward({ state }: Case, turn: number): ComplaintCommandName {
  switch (state.status) {
    case 'received':
      return 'acknowledge';
    case 'acknowledged':
      return 'startWork';
    case 'investigating':
      if (turn > 2) return 'submitDecision';
      if (state.extensions.some(({ decision }) => decision === 'pending')) return 'decideExtension';
      return (['askCustomer', 'tellCustomer', 'requestExtension'] as const)[turn] ?? 'submitDecision';
    case 'awaitingCustomer':
      return turn === 0 ? 'tellCustomer' : 'recordAnswer';
    case 'awaitingApproval':
      return 'decideApproval';
    case 'resolving':
      return state.actions.some(({ doneAtMs }) => doneAtMs === null) ? 'completeAction' : 'completeActions';
    case 'reportingBack':
      if (turn === 0 && state.improvementItems.length === 0) return 'addImprovementItem';
      if (turn > 3 || turn === 1) return 'recordReportBack';
      return state.failedReportBacks.length < 3 ? 'recordFailedReportBack' : 'sendLetter';
    case 'appealed':
      return state.appeals.at(-1)?.reviewerId === null ? 'acknowledgeAppeal' : 'decideAppeal';
    case 'external':
      return 'recordOutsideDecision';
    default:
      return 'appeal';
  }
}

function run(complaint: Case, step: Action): void {
  switch (step.kind) {
    case 'command':
      complaint.attempt(step.name, payloadOf(step.name, complaint, step), step.actor);
      return;
    case 'forward': {
      const name = forward(complaint, step.turn);
      // whoever may do it does it
      for (const other of [officer, branchHead, sponsor, otherSponsor])
        for (const actor of people)
          if (complaint.attempt(name, payloadOf(name, complaint, { other, turn: step.turn }), actor) === null) return;
      return;
    }
    case 'wait':
      complaint.wait(complaint.nowMs + step.hours * hourMs);
      return;
    case 'cluster':
      complaint.signal({ kind: 'clusterDetected', parentId: 'k-9', workflowId: 'complaint/k-9' });
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

function expectIndependence(state: ComplaintState): void {
  const { handlerId, pastHandlerIds, appeals } = state;
  if (handlerId !== null) {
    expect(namedIn(state)).not.toContain(handlerId);
    expect(pastHandlerIds).toContain(handlerId);
  }
  const reviewers = appeals.flatMap(({ reviewerId }) => (reviewerId === null ? [] : [reviewerId]));
  expect(reviewers.filter((staffId) => pastHandlerIds.includes(staffId))).toEqual([]);
  expect(new Set(reviewers).size).toBe(reviewers.length);
  const open = appeals.at(-1);
  if (state.status === 'appealed' && open?.reviewerId !== null) {
    expect(namedIn(state)).not.toContain(open?.reviewerId);
    expect(open?.reviewerId).not.toBe(state.decision?.decidedBy);
  }
}

/** One clock of each code, and one of each action. */
function nameOf({ key, actionId = '' }: Pick<ComplaintClock, 'key' | 'actionId'>): string {
  return `${key} ${actionId}`;
}

/** Whoever was asked for something has a day, and nobody else. */
function expectActionDays(state: ComplaintState): void {
  const open = isOpenStatus(state) ? state.actions.filter(({ doneAtMs }) => doneAtMs === null) : [];
  const asked = open.filter(({ askedBy }) => askedBy !== undefined || hasStandingDecision(state));
  const days = state.clocks.flatMap(({ actionId }) => actionId ?? []);
  expect(asked.map(({ actionId }) => actionId).filter((actionId) => !days.includes(actionId))).toEqual([]);
  expect(days.filter((day) => !open.some(({ actionId }) => actionId === day))).toEqual([]);
}

function isOpenStatus({ status }: ComplaintState): boolean {
  return (openStatuses as readonly string[]).includes(status);
}

/** Of each action its owner hears once, and everybody else as often as the ladder has rungs. */
function expectToldOnce({ log }: Case): void {
  const late = log.filter(({ type }) => type === 'actionDue');
  for (const [, events] of Map.groupBy(late, ({ ledger }) => ledger[0]?.actionId)) {
    expect(events.length).toBeLessThanOrEqual(2);
    expect(events.flatMap(({ notices }) => notices.filter(({ audience }) => audience === 'owner'))).toHaveLength(1);
  }
}

function expectInvariants(complaint: Case, before: ComplaintState): void {
  const { state, nowMs } = complaint;
  expect(state.level).toBeGreaterThanOrEqual(before.level);
  expectIndependence(state);
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);

  const isOpen = isOpenStatus(state);
  const waits = state.clocks.some(({ frozenRemainingMs }) => frozenRemainingMs !== null);
  expect(waits && state.status !== 'awaitingCustomer').toBe(false);
  expect(state.pauses.some(({ toMs }) => toMs === null)).toBe(state.status === 'awaitingCustomer');
  if (isOpen || state.status === 'closed') expect(earliestClock(state) !== null || waits).toBe(true);
  if (isOver(state.status)) expect(state.clocks).toEqual([]);
  for (const clock of state.clocks) {
    const atMs = actsAtMs(clock);
    if (atMs !== null) expect(atMs).toBeGreaterThanOrEqual(nowMs);
  }
  expect(new Set(state.clocks.map(nameOf)).size).toBe(state.clocks.length);
  expectActionDays(state);

  const { calendar, rules } = complaint.time();
  expect(pausedMs(state, nowMs, { calendar, countsWorkingTime: true })).toBeLessThanOrEqual(80 * hourMs);
  expect(state.appeals.length).toBeLessThanOrEqual(rules.maxAppeals);
  expect(state.extensions.filter(({ decision }) => decision === 'granted').length).toBeLessThanOrEqual(1);

  if (state.status === 'closed' || state.status === 'finalised') {
    const isUnreachable = state.failedReportBacks.length >= 3 && state.letterSentAtMs !== null;
    expect(state.reportBack !== null || isUnreachable).toBe(true);
    expect(state.closing).not.toBeNull();
    const mustImprove = ['process', 'system', 'product', 'policy'].includes(state.decision?.rootCauseClass ?? '');
    expect(mustImprove && state.improvementItems.length === 0).toBe(false);
  }
}

const afterTheEnd = new Set(['closed', 'finalised', 'withdrawn', 'merged']);

/** Every due time from the ledger alone: what was started or reset, then what pauses took away. */
function expectLedger(complaint: Case): void {
  const { calendar, rules } = complaint.time();
  const due = new Map<string, { dueAtMs: number | null; leftMs: number | null; counts: boolean }>();
  let state: ComplaintState | null = null;
  for (const event of complaint.log) {
    state = foldComplaintEvents([...(state === null ? [] : [{ ...event, changes: state }]), event]) as ComplaintState;
    for (const { clock: key, actionId, kind, dueAtMs, leftMs } of event.ledger) {
      const clock = nameOf(actionId === undefined ? { key } : { key, actionId });
      const known = due.get(clock);
      const counts = key === 'actionDue' || countsWorkingTime(waitOf(rules, state, key));
      switch (kind) {
        case 'started':
        case 'reset':
          expect(kind === 'started').toBe(known === undefined);
          due.set(clock, { dueAtMs, leftMs, counts });
          break;
        case 'paused': {
          const leftNow = known?.counts
            ? workingMsBetween(calendar, event.atMs, known.dueAtMs ?? 0)
            : (known?.dueAtMs ?? 0) - event.atMs;
          if (leftMs === null) expect(known?.dueAtMs).toBeLessThanOrEqual(event.atMs);
          else expect(leftMs).toBe(leftNow);
          if (leftMs !== null) due.set(clock, { dueAtMs: null, leftMs, counts: known?.counts ?? false });
          break;
        }
        case 'resumed': {
          const left = known?.leftMs ?? null;
          const resumedMs =
            left === null
              ? (known?.dueAtMs ?? null)
              : known?.counts
                ? nextWorkingInstant(calendar, addWorkingMs(calendar, event.atMs, left))
                : event.atMs + left;
          expect(dueAtMs).toBe(resumedMs);
          due.set(clock, { dueAtMs: resumedMs, leftMs: null, counts: known?.counts ?? false });
          break;
        }
        case 'met':
        case 'stopped':
          expect(known).toBeDefined();
          due.delete(clock);
          break;
        default:
          expect(dueAtMs).toBe(known?.dueAtMs);
      }
    }
  }
  const byLedger = [...due].map(([code, { dueAtMs, leftMs }]) => `${code} ${dueAtMs} ${leftMs}`);
  const byState = complaint.state.clocks.map((clock) => {
    const left = leftUntilDue(clock);
    return `${nameOf(clock)} ${left === null ? clock.dueAtMs : null} ${left}`;
  });
  expect(byLedger.toSorted()).toEqual(byState.toSorted());
}

describe('whatever people do and clocks say', () => {
  test('no invariant of 11.2 breaks, the log folds to the state, and the ledger alone tells every due time', () => {
    const reached = new Map<string, number>();
    const done = new Set<string | null>();
    let late = 0;
    fc.assert(
      fc.property(registration, fc.array(action, { minLength: 10, maxLength: 90, size: 'max' }), (facts, actions) => {
        const complaint = new Case(facts);
        for (const step of actions) {
          const before = deepFreeze(complaint.state);
          run(complaint, step);
          complaint.wait(complaint.nowMs); // what is due already acts at once
          expectInvariants(complaint, before);
          expect(isHolding(complaint.state)).toBe(
            complaint.state.severity !== 's4' && !afterTheEnd.has(complaint.state.status),
          );
          reached.set(complaint.state.status, (reached.get(complaint.state.status) ?? 0) + 1);
        }
        expect(complaint.log.map(({ revision }) => revision)).toEqual(complaint.log.map((_, index) => index + 1));
        expect(foldComplaintEvents(complaint.log)).toEqual(complaint.state);
        expectLedger(complaint);
        expectToldOnce(complaint);
        late += complaint.log.filter(({ type }) => type === 'actionDue').length;
        for (const { rule } of complaint.log) done.add(rule);
      }),
      { numRuns: 300, seed: 20_261_126 },
    );
    expect([...reached.keys()].toSorted()).toEqual([
      'acknowledged',
      'appealed',
      'awaitingApproval',
      'awaitingCustomer',
      'closed',
      'external',
      'finalised',
      'investigating',
      'merged',
      'received',
      'reportingBack',
      'resolving',
      'withdrawn',
    ]);
    expect(late).toBeGreaterThan(100);
    const rows = Array.from({ length: 27 }, (_, index) => `C-${String(index + 1).padStart(2, '0')}`);
    expect(rows.filter((row) => !done.has(row))).toEqual([]);
  });

  test('another severity makes nothing due later, whenever it comes', () => {
    fc.assert(
      fc.property(
        registration,
        fc.array(action, { maxLength: 25, size: 'max' }),
        fc.constantFrom(...severities),
        (facts, actions, severity) => {
          const complaint = new Case(facts);
          for (const step of actions) run(complaint, step);
          const dues = (): Map<string, number> =>
            new Map(
              complaint.state.clocks.map((clock) => [
                nameOf(clock),
                dueIfResumed(clock, complaint.nowMs, complaint.time()),
              ]),
            );
          const before = dues();
          complaint.attempt('changeSeverity', { severity, reason: 'seen at triage' }, sponsor);
          for (const [code, dueAtMs] of dues()) expect(dueAtMs).toBeLessThanOrEqual(before.get(code) ?? 0);
        },
      ),
      { numRuns: 200, seed: 20_261_126 },
    );
  });
});
