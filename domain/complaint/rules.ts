import type { RungTime } from '../escalation/climb.ts';
import type { LocalizedText } from '../process/definition.ts';
import type { Wait } from '../wait.ts';
import type { ClockCode, Severity, TimedClock } from './catalogue.ts';

/** Who is told by a rung. `level2` and above are posts; who holds them is looked up when they are told. */
export type ComplaintAudience = 'handler' | 'reviewer' | 'level1' | 'level2' | 'level3' | 'executive' | 'compliance';

/** One rung of a complaint's ladder (8.6). */
export interface ComplaintRung {
  readonly at: RungTime;
  readonly tell: ComplaintAudience;
  /** `warn` before it is too late; `inform` afterwards; `raise` also lifts the level by one, and tells who holds the new one. */
  readonly action: 'warn' | 'inform' | 'raise';
  /** Acts again after this wait, until it is done; at level 3, where nothing is left to raise, a raise goes on informing. */
  readonly repeatEvery: Wait | null;
}

/** The ladder of each clock that has one. */
export type ComplaintLadders = Readonly<Partial<Record<ClockCode, readonly ComplaintRung[]>>>;
export type SeverityLadders = Readonly<Partial<Record<Severity, ComplaintLadders>>>;

/** Time limits of one severity, all from receipt (8.4). */
export interface SeverityLimits {
  readonly acknowledge: Wait;
  readonly firstAnswer: Wait;
  readonly resolve: Wait;
  /** Level at which a case of this severity starts. */
  readonly startLevel: 1 | 2 | 3;
}

/** The most that each extension of a case may add, in the order in which they are granted; or, in cases registered before
 *  the steps could differ, the same for each. */
export type ExtensionRules = { readonly steps: readonly Wait[] } | { readonly maxWait: Wait; readonly times: number };

/** Every number that decides when something happens to a complaint: data, pinned in each case when it is registered. */
export interface ComplaintRules {
  /** Name of the preset it was taken from. */
  readonly preset: string;
  readonly limits: Readonly<Record<Severity, SeverityLimits>>;
  readonly waits: Readonly<Record<Exclude<TimedClock, 'acknowledge' | 'firstAnswer' | 'resolve'>, Wait>>;
  /** A second appeal takes longer (8.7). */
  readonly secondAppealDecision: Wait;
  /** Those of every severity that has none of its own. */
  readonly ladders: ComplaintLadders;
  /** Ladders of single severities, each instead of the one that holds for all. Absent: none, as in cases that were registered
   *  before there were any. Which one holds: `ladderOf`. */
  readonly laddersBySeverity?: SeverityLadders | undefined;
  /** More time to resolve the case. Whoever needs it asks `extensionSteps`. */
  readonly extension: ExtensionRules;
  /** What each level may grant in fen; null: no limit. */
  readonly compensationFen: readonly [number, number, null];
  readonly maxAppeals: number;
  readonly reportBackAttempts: number;
  /** How close together these attempts are; a letter may follow them (C-13). */
  readonly reportBackWithin: Wait;
}

/** No decision about a complaint is about more; a slip of the keyboard is. */
export const mostCompensationFen = 100_000_000_000;

/** The most that the first, the second … extension may add; none when there is no more time. */
export function extensionSteps({ extension }: Pick<ComplaintRules, 'extension'>): readonly Wait[] {
  if ('steps' in extension) return extension.steps;
  return Array.from({ length: extension.times }, () => extension.maxWait);
}

const noRungs: readonly ComplaintRung[] = [];

/** The ladder that a clock of a case climbs: the severity's own, or else the one of all severities; empty when there is neither.
 *  Whoever needs a ladder asks here. The same list for the same answer, so that two may be compared by identity. */
export function ladderOf(
  { ladders, laddersBySeverity }: Pick<ComplaintRules, 'ladders' | 'laddersBySeverity'>,
  clock: ClockCode,
  severity: Severity,
): readonly ComplaintRung[] {
  return laddersBySeverity?.[severity]?.[clock] ?? ladders[clock] ?? noRungs;
}

/** A published set of rules with where it comes from. */
export interface ComplaintPreset {
  readonly code: string;
  readonly name: LocalizedText;
  readonly source: LocalizedText;
  readonly rules: ComplaintRules;
}
