import { addWorkingMs, nextWorkingInstant, workingMsBetween, type WorkingCalendar } from '../calendar.ts';
import { instantAfter, instantBefore, type Wait } from '../wait.ts';

/** When a rung acts, seen from the due time; a wait of 0 is the due time itself. */
export type RungTime = { readonly after: Wait } | { readonly before: Wait };

/** A due time and the ladder that is climbed when it comes. The same for prospects and complaints: who is told and what is
 *  asked of them is theirs; when, and what a pause does to it, is here. */
export interface Climb {
  /** When it is (or was) due, before any rung. */
  readonly dueAtMs: number;
  /** Instants at which the rungs act, ascending. Empty entries are never stored. */
  readonly rungsAtMs: readonly number[];
  /** How many rungs have acted; `rungsAtMs[rungsActed]` is what the workflow sleeps for. */
  readonly rungsActed: number;
  /** While frozen: what is left until each remaining rung, in working or plain ms. */
  readonly frozenRemainingMs: readonly number[] | null;
}

/** The instants of the rungs of a ladder; the due time alone when it has none. */
export function rungInstants(calendar: WorkingCalendar, dueAtMs: number, rungs: readonly RungTime[]): number[] {
  if (rungs.length === 0) return [dueAtMs];
  return rungs.map((rung) => {
    const wait = 'after' in rung ? rung.after : rung.before;
    if (wait.amount === 0) return dueAtMs;
    return 'after' in rung ? instantAfter(calendar, dueAtMs, wait) : instantBefore(calendar, dueAtMs, wait);
  });
}

/** When the next rung acts; null while frozen, and when all have acted. */
export function actsAtMs({ frozenRemainingMs, rungsAtMs, rungsActed }: Climb): number | null {
  return frozenRemainingMs === null ? (rungsAtMs[rungsActed] ?? null) : null;
}

/** The one that acts first; ties go to the smaller key, so that there is exactly one. */
export function earliest<Keyed extends Climb & { readonly key: string }>(climbs: readonly Keyed[]): Keyed | null {
  let first: Keyed | null = null;
  let firstAtMs = Number.POSITIVE_INFINITY;
  for (const climb of climbs) {
    const atMs = actsAtMs(climb);
    if (atMs === null) continue;
    if (atMs < firstAtMs || (atMs === firstAtMs && first !== null && climb.key < first.key)) {
      first = climb;
      firstAtMs = atMs;
    }
  }
  return first;
}

/** How a climb counts its time. */
export interface Clock {
  readonly calendar: WorkingCalendar;
  /** False: the plain clock, nights and holidays included. */
  readonly countsWorkingTime: boolean;
}

/** Stops the clock: keeps what is left until each remaining rung. A rung already due keeps nothing. */
export function freeze<Frozen extends Climb>(climb: Frozen, nowMs: number, clock: Clock): Frozen {
  if (climb.frozenRemainingMs !== null) return climb;
  const left = climb.rungsAtMs
    .slice(climb.rungsActed)
    .map((atMs) =>
      clock.countsWorkingTime ? workingMsBetween(clock.calendar, nowMs, atMs) : Math.max(0, atMs - nowMs),
    );
  return { ...climb, frozenRemainingMs: left };
}

/** Lets a frozen clock run on with what it had left. */
export function thaw<Thawed extends Climb>(climb: Thawed, nowMs: number, clock: Clock): Thawed {
  if (climb.frozenRemainingMs === null) return climb;
  const { calendar } = clock;
  // the end of a shift and the start of the next are the same working time: the later one, so that nothing is due earlier than before
  const resumed = climb.frozenRemainingMs.map((leftMs) =>
    clock.countsWorkingTime ? nextWorkingInstant(calendar, addWorkingMs(calendar, nowMs, leftMs)) : nowMs + leftMs,
  );
  const rungsAtMs = [...climb.rungsAtMs.slice(0, climb.rungsActed), ...resumed];
  const dueAtMs = hasBeenDue(climb) ? climb.dueAtMs : (rungsAtMs[dueRung(climb)] ?? climb.dueAtMs);
  return { ...climb, dueAtMs, rungsAtMs, frozenRemainingMs: null };
}

/** What a frozen climb has left until its due time; null when that had passed, and when it is not frozen.   @returns ms */
export function leftUntilDue(climb: Climb): number | null {
  return climb.frozenRemainingMs?.[dueRung(climb) - climb.rungsActed] ?? null;
}

/** Whether the rung of the due time has acted, and with it everything before. */
export function hasBeenDue(climb: Climb): boolean {
  return dueRung(climb) < climb.rungsActed;
}

/** Which rung acts at the due time; the first of a ladder that has none there. */
function dueRung({ rungsAtMs, dueAtMs }: Climb): number {
  return Math.max(0, rungsAtMs.indexOf(dueAtMs));
}
