import { workingMsBetween } from '../calendar.ts';
import type { ClockCode } from './catalogue.ts';
import type { ComplaintClock, ComplaintState, ComplaintTime } from './state.ts';

/** What the bank owes the customer; the other clocks are about the customer's own time, or the calendar's. */
const promises: readonly ClockCode[] = [
  'acknowledge',
  'firstAnswer',
  'resolve',
  'interimNews',
  'reportBack',
  'appealAcknowledge',
  'appealDecision',
];

/** The promise that is due first, overdue or paused ones included: where the case stands in the queue of the complaint desk.
 *  Null when the bank owes nothing at the moment. */
export function nextPromise({ clocks }: Pick<ComplaintState, 'clocks'>): ComplaintClock | null {
  const owed = clocks.filter(({ key }) => promises.includes(key));
  return owed.toSorted((a, b) => a.dueAtMs - b.dueAtMs || promises.indexOf(a.key) - promises.indexOf(b.key))[0] ?? null;
}

/** Stands behind every case that is due: the last instant that dates know. */
const neverMs = 8_640_000_000_000_000;

/** The order of the queue, UTC ms: when the next promise is due; for a paused one, when it may run on at the latest; far in
 *  the future when the bank owes nothing. */
export function queueAtMs(state: Pick<ComplaintState, 'clocks'>): number {
  const promise = nextPromise(state);
  if (promise === null) return neverMs;
  if (promise.frozenRemainingMs === null) return promise.dueAtMs;
  return state.clocks.find(({ key }) => key === 'answerOfCustomer')?.dueAtMs ?? promise.dueAtMs;
}

/** How much of its time a clock has left. */
export interface TimeLeft {
  /** In working time where the limit counts working time; 0 when overdue. */
  readonly leftMs: number;
  /** 0 to 1. */
  readonly share: number;
}

export function timeLeft(clock: ComplaintClock, nowMs: number, { calendar }: ComplaintTime): TimeLeft {
  const between = (fromMs: number, toMs: number): number =>
    clock.countsWorkingTime ? workingMsBetween(calendar, fromMs, toMs) : Math.max(0, toMs - fromMs);
  const leftMs = frozenUntilDue(clock) ?? between(nowMs, clock.dueAtMs);
  const wholeMs = between(clock.fromMs, clock.dueAtMs);
  return { leftMs, share: wholeMs === 0 ? 0 : Math.min(1, leftMs / wholeMs) };
}

/** What a paused clock had left until it is due; null while it runs. */
function frozenUntilDue({ frozenRemainingMs, rungsAtMs, rungsActed, dueAtMs }: ComplaintClock): number | null {
  if (frozenRemainingMs === null) return null;
  const rungAtDue = rungsAtMs.indexOf(dueAtMs);
  return rungAtDue < rungsActed ? 0 : (frozenRemainingMs[rungAtDue - rungsActed] ?? 0);
}
