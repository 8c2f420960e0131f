import type { WorkingCalendar } from '../calendar.ts';
import { actsAtMs } from '../escalation/climb.ts';
import type { Wait } from '../wait.ts';
import type { ClockCode, Level, Severity } from './catalogue.ts';
import { earliestClock, type ClockContext } from './clock.ts';
import type { ComplaintNotice } from './event.ts';
import { fireDue } from './fire.ts';
import { complaintCalendar } from './hours.ts';
import { registerComplaint, type RegisterComplaint } from './register.ts';
import { ladderOf, type ComplaintRules, type ComplaintRung } from './rules.ts';
import type { ComplaintClock, ComplaintState } from './state.ts';

/** A moment at which somebody hears of a case that nobody touches. */
export interface Happening {
  readonly atMs: number;
  /** The clock that acts; null when the case is registered. */
  readonly clock: ClockCode | null;
  /** Whose day it is, when it is that of an action. */
  readonly actionId: string | null;
  /** True when the limit itself has passed; false for a warning before it. */
  readonly isOverdue: boolean;
  readonly heard: readonly Pick<ComplaintNotice, 'audience' | 'action'>[];
  /** As it is afterwards. */
  readonly level: Level;
  /** From now on the same is said again this often, for as long as nothing is done; null when it is not. */
  readonly repeatsEvery: Wait | null;
}

/** Answers 'received Friday 16:30: what happens when?' by letting a case lie: the same rules and clocks that a real one has.
 *  @param workdays the branch's calendar   @returns in order of time */
export function whatHappensWhen(
  rules: ComplaintRules,
  workdays: WorkingCalendar,
  { severity, receivedAtMs }: { readonly severity: Severity; readonly receivedAtMs: number },
): Happening[] {
  return foresee(rules, workdays, registrationOf(severity, receivedAtMs), receivedAtMs).happenings;
}

/** What a registration becomes at an instant, and what follows when nobody touches the case.
 *  @param workdays the branch's calendar   @returns `happenings` in order of time, the registration first */
export function foresee(
  rules: ComplaintRules,
  workdays: WorkingCalendar,
  registration: RegisterComplaint,
  nowMs: number,
): { readonly state: ComplaintState; readonly happenings: Happening[] } {
  const calendar = complaintCalendar(workdays, registration.receivedAtMs, nowMs);
  const actor = { staffId: '', profiles: [], branchId: '', teamId: null };
  const context = { nowMs, actor, calendar, rules };
  const { state, event } = registerComplaint('preview', registration, context, 'preview');
  const first = happening(state, event.notices, nowMs);
  return { state, happenings: [first, ...letLie(state, nowMs, { ...context, ...ofToday })] };
}

/** The same for a case as it stands: what follows when nobody touches it from now on; a clock that only repeats what it has
 *  said stands in it once.
 *  @param workdays the branch's calendar   @returns in order of time */
export function whatHappensNext(
  rules: ComplaintRules,
  workdays: WorkingCalendar,
  state: ComplaintState,
  nowMs: number,
): Happening[] {
  const calendar = complaintCalendar(workdays, state.receivedAtMs, nowMs);
  return letLie(state, nowMs, { rules, calendar, ...ofToday });
}

/** What is to come is carried out by the rules of today. */
const ofToday = { doesMore: () => true, tellsMore: () => true };

/** @param fromMs what should have acted before acts then */
function letLie(from: ComplaintState, fromMs: number, context: ClockContext): Happening[] {
  const { rules } = context;
  const happenings: Happening[] = [];
  let state = from;
  for (let clock = earliestClock(state); clock !== null; clock = earliestClock(state)) {
    const atMs = Math.max(actsAtMs(clock) as number, fromMs);
    const fired = fireDue(state, atMs, context);
    if (fired === null) break;
    const { notices } = fired.event;
    if (notices.length > 0)
      happenings.push({
        ...happening(fired.state, notices, atMs),
        ...about(clock, { ladder: ladderOf(rules, clock.key, state.severity), level: fired.state.level }),
      });
    state = withoutRepeats(fired.state, clock.key, rules);
  }
  return happenings;
}

function happening(state: ComplaintState, notices: readonly ComplaintNotice[], atMs: number): Happening {
  const heard = notices.map(({ audience, action }) => ({ audience, action }));
  return { atMs, clock: null, actionId: null, isOverdue: false, heard, level: state.level, repeatsEvery: null };
}

function about(
  clock: ComplaintClock,
  { ladder, level }: { readonly ladder: readonly ComplaintRung[]; readonly level: Level },
): Pick<Happening, 'clock' | 'actionId' | 'isOverdue' | 'repeatsEvery'> {
  const isLast = clock.rungsActed >= ladder.length - 1;
  // a raise that has a level left says something new when it acts again
  const isTheSame = level === 3 || ladder.at(-1)?.action !== 'raise';
  const again = isLast && isTheSame ? (ladder.at(-1)?.repeatEvery ?? null) : null;
  const { key, actionId = null, dueAtMs } = clock;
  return { clock: key, actionId, isOverdue: (actsAtMs(clock) ?? 0) >= dueAtMs, repeatsEvery: again };
}

/** Without the clock that has just acted when from now on it would only repeat that: raises are followed up to level 3. */
function withoutRepeats(state: ComplaintState, acted: ClockCode, rules: ComplaintRules): ComplaintState {
  const ladder = ladderOf(rules, acted, state.severity);
  const hasNews = ({ key, rungsActed }: ComplaintClock): boolean =>
    key !== acted || rungsActed < ladder.length || (ladder.at(-1)?.action === 'raise' && state.level < 3);
  return { ...state, clocks: state.clocks.filter(hasNews) };
}

/** What makes a case of this severity, and nothing else of it (8.4). */
const categoryOf = { s1: 'privacy', s2: 'error', s3: 'other', s4: 'other' } as const satisfies Record<Severity, string>;

function registrationOf(severity: Severity, receivedAtMs: number): RegisterComplaint {
  return {
    caseNumber: '',
    branchId: '',
    customer: null,
    prospectId: null,
    channel: 'counter',
    receivedAtMs,
    category: categoryOf[severity],
    description: '',
    customerDemand: '',
    contact: '',
    complainedStaffId: null,
    isSettledOnTheSpot: severity === 's4',
    isRepeated: false,
    isAboutSupervisor: false,
  };
}
