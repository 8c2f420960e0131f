import type { RungTime } from '../escalation/climb.ts';
import type { LocalizedText } from '../process/definition.ts';
import type { Wait } from '../wait.ts';
import type { ClockCode, Severity } from './catalogue.ts';

/** Who is told by a rung. `level2` and above are posts; who holds them is looked up when they are told. */
export type ComplaintAudience = 'handler' | 'reviewer' | 'level1' | 'level2' | 'level3' | 'executive' | 'compliance';

/** One rung of a complaint's ladder (8.6). */
export interface ComplaintRung {
  readonly at: RungTime;
  readonly tell: ComplaintAudience;
  /** `warn` before it is too late; `inform` afterwards; `raise` also lifts the level by one, and tells who holds the new one. */
  readonly action: 'warn' | 'inform' | 'raise';
  /** Acts again after this wait, until nothing is left to raise. */
  readonly repeatEvery: Wait | null;
}

/** Time limits of one severity, all from receipt (8.4). */
export interface SeverityLimits {
  readonly acknowledge: Wait;
  readonly firstAnswer: Wait;
  readonly resolve: Wait;
  /** Level at which a case of this severity starts. */
  readonly startLevel: 1 | 2 | 3;
}

/** Every number that decides when something happens to a complaint: data, pinned in each case when it is registered. */
export interface ComplaintRules {
  /** Name of the preset it was taken from. */
  readonly preset: string;
  readonly limits: Readonly<Record<Severity, SeverityLimits>>;
  readonly waits: Readonly<Record<Exclude<ClockCode, 'acknowledge' | 'firstAnswer' | 'resolve'>, Wait>>;
  /** A second appeal takes longer (8.7). */
  readonly secondAppealDecision: Wait;
  readonly ladders: Readonly<Partial<Record<ClockCode, readonly ComplaintRung[]>>>;
  readonly extension: { readonly maxWait: Wait; readonly times: number };
  /** What each level may grant in fen; null: no limit. */
  readonly compensationFen: readonly [number, number, null];
  readonly maxAppeals: number;
  readonly reportBackAttempts: number;
  /** How close together these attempts are; a letter may follow them (C-13). */
  readonly reportBackWithin: Wait;
}

/** A published set of rules with where it comes from. */
export interface ComplaintPreset {
  readonly code: string;
  readonly name: LocalizedText;
  readonly source: LocalizedText;
  readonly rules: ComplaintRules;
}
