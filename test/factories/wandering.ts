import fc from 'fast-check';
import type { ProspectEvent } from '../../domain/prospect/event.ts';
import { reopenProspect } from '../../domain/prospect/reopen.ts';
import { isTerminal } from '../../domain/process/definition.ts';
import { backOffice, contextAt, supervisor } from './context.ts';
import { Pursuit } from './pursuit.ts';
import { usual } from './prospect.ts';

const hourMs = 3_600_000;

/** Something that may happen to a pursuit; what is not allowed where it stands does not happen. */
export type Happening =
  | { readonly kind: 'goOn' | 'fallBack' | 'object' | 'park' | 'resume' | 'lose' | 'disqualify' | 'reopen' }
  | { readonly kind: 'wait'; readonly hours: number }
  | { readonly kind: 'assign'; readonly staffNo: 1 | 2 | 3 };

export const goOn: Happening = { kind: 'goOn' };
const waiting = fc.integer({ min: 1, max: 24 * 12 }).map((hours): Happening => ({ kind: 'wait', hours }));
const events: fc.Arbitrary<readonly Happening[]> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(waiting, fc.constant(goOn)) },
  { weight: 1, arbitrary: waiting.map((wait): Happening[] => [{ kind: 'park' }, wait, { kind: 'resume' }]) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Happening>(
        { kind: 'object' },
        { kind: 'fallBack' },
        { kind: 'park' },
        { kind: 'lose' },
        { kind: 'disqualify' },
        { kind: 'reopen' },
        { kind: 'assign', staffNo: 1 },
        { kind: 'assign', staffNo: 2 },
        { kind: 'assign', staffNo: 3 },
      )
      .map((happening) => [happening]),
  },
);

/** What happens to pursuits that got so far without a stop before anything happened to them. */
export const happenings: fc.Arbitrary<readonly Happening[]> = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.array(events, { maxLength: 12 }))
  .map(([steps, after]) => [...Array<Happening>(steps).fill(goOn), ...after.flat()]);

/** Staff of the seed. */
const hands = {
  1: { staffId: 's-0101', teamId: 't-0101', branchId: 'b-01' },
  2: { staffId: 's-0103', teamId: 't-0102', branchId: 'b-01' },
  3: { staffId: 's-0201', teamId: 't-0201', branchId: 'b-02' },
} as const;

/** The log of a pursuit to which things happened, by the real rules.   @param staffNo who has it at first */
export function wander(
  prospectId: string,
  startMs: number,
  happenings: readonly Happening[],
  staffNo: keyof typeof hands = 1,
): ProspectEvent[] {
  const { staffId: ownerId, teamId, branchId } = hands[staffNo];
  const pursuit = new Pursuit({ expectedValueFen: 100 * prospectId.length, ownerId, teamId, branchId }, startMs);
  for (const happening of happenings) happen(pursuit, happening);
  return pursuit.log.map((event) => renamed(event, prospectId));
}

/** The factory makes every prospect with one id. */
function renamed(event: ProspectEvent, prospectId: string): ProspectEvent {
  const changes = 'prospectId' in event.changes ? { ...event.changes, prospectId } : event.changes;
  return { ...event, prospectId, changes };
}

function happen(pursuit: Pursuit, happening: Happening): void {
  switch (happening.kind) {
    case 'wait':
      if (!isTerminal(pursuit.state.phase)) pursuit.wait(pursuit.nowMs + happening.hours * hourMs);
      else pursuit.nowMs += happening.hours * hourMs;
      return;
    case 'goOn':
      return workOn(pursuit);
    case 'fallBack':
      for (const to of ['gatheringIntel', 'appointing', 'meeting', 'handlingObjections', 'qualifying'] as const)
        if (pursuit.attempt('fallBack', { to, reason: 'back' }) === null) return;
      return;
    case 'object':
      pursuit.attempt('raiseObjection', usual.raiseObjection(pursuit.nowMs));
      pursuit.attempt('advance', { to: 'handlingObjections' });
      pursuit.attempt('recordClosingAttempt', {
        ...usual.recordClosingAttempt(pursuit.nowMs),
        strategy: 'trial',
        result: 'newObjection',
        objection: { verbatim: 'too dear', type: 'price' },
      });
      return;
    case 'assign':
      pursuit.attempt(
        'assignOwner',
        { ...hands[happening.staffNo], eligible: true, reason: 'load' },
        { actor: supervisor },
      );
      return;
    case 'park':
      pursuit.attempt('park', usual.park(pursuit.nowMs));
      return;
    case 'resume':
      pursuit.attempt('resume', usual.resume(pursuit.nowMs));
      return;
    case 'lose':
      pursuit.attempt('markLost', usual.markLost(pursuit.nowMs), { actor: supervisor });
      return;
    case 'disqualify':
      pursuit.attempt('disqualify', usual.disqualify(pursuit.nowMs), { actor: supervisor });
      return;
    case 'reopen':
      return reopen(pursuit);
  }
}

/** The next piece of work towards maintenance. */
function workOn(pursuit: Pursuit): void {
  const { nowMs, state } = pursuit;
  const stakeholderIds = pursuit.people();
  switch (state.phase) {
    case 'qualifying':
      pursuit.attempt('submitQualification', usual.submitQualification(nowMs));
      return;
    case 'gatheringIntel':
      pursuit.attempt('saveIntel', usual.saveIntel(nowMs));
      pursuit.attempt('advance', { to: 'planningVisit' });
      return;
    case 'planningVisit':
      pursuit.attempt('submitVisitPlan', { ...usual.submitVisitPlan(nowMs), stakeholderIds });
      return;
    case 'appointing':
      pursuit.attempt('proposeAppointment', { ...usual.proposeAppointment(nowMs), stakeholderIds });
      pursuit.attempt('confirmAppointment', usual.confirmAppointment(nowMs));
      return;
    case 'appointed':
      pursuit.wait(Math.max(nowMs, state.appointment?.startAtMs ?? nowMs));
      pursuit.attempt('advance', { to: 'meeting' });
      return;
    case 'meeting':
      pursuit.attempt('submitMinutes', usual.submitMinutes(nowMs));
      pursuit.attempt('advance', { to: 'closing' });
      return;
    case 'handlingObjections':
      for (const { objectionId, status } of state.objections) {
        if (status !== 'open' && status !== 'responding') continue;
        pursuit.attempt('answerObjection', { ...usual.answerObjection(nowMs), objectionId });
        pursuit.attempt('confirmObjection', { ...usual.confirmObjection(nowMs), objectionId });
      }
      return;
    case 'closing':
      pursuit.attempt('recordClosingAttempt', usual.recordClosingAttempt(nowMs));
      return;
    case 'won':
      pursuit.attempt('completeDeal', usual.completeDeal(nowMs));
      pursuit.attempt('createMaintenancePlan', usual.createMaintenancePlan(nowMs));
      pursuit.attempt('confirmBooking', usual.confirmBooking(nowMs), { actor: backOffice });
      return;
    default:
  }
}

function reopen(pursuit: Pursuit): void {
  const { state, nowMs } = pursuit;
  if (state.phase !== 'lost' && state.phase !== 'disqualified') return;
  const decision = reopenProspect(state, { reason: 'new fact', newFact: 'moved' }, contextAt(nowMs, supervisor));
  pursuit.state = decision.state;
  pursuit.log.push(decision.event);
}
