/** The one list of reasons for which a request or a command is refused; every map over it is checked to be complete. */
export const failureCodes = [
  'VALIDATION_FAILED',
  'IDEMPOTENCY_KEY_MISSING',
  'IDEMPOTENCY_KEY_REUSED',
  'NOT_SIGNED_IN',
  'SIGN_IN_REFUSED',
  'SIGN_IN_LOCKED',
  'NOT_STAFF',
  'TOO_MANY_REQUESTS',
  'CROSS_SITE_REQUEST',
  'PASSWORD_CHANGE_REQUIRED',
  'FORBIDDEN',
  'NOT_FOUND',
  'STALE_STATE',
  'WRONG_PHASE',
  'PROSPECT_CLOSED',
  'PROSPECT_OPEN',
  'COMPLAINT_CLOSED',
  'SURVEY_ANSWERED',
  'SURVEY_EXPIRED',
  'UNMET_CONDITIONS',
  'HOLD',
  'EXPORT_TOO_LARGE',
  'TEMPORAL_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
  'INTERNAL',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** Hard conditions can never be overridden; soft ones by a supervisor with a reason (chapter 4, conventions). */
export type ConditionKind = 'hard' | 'soft';

/** A condition that stands between a prospect and what was asked. Texts live in the process definition. */
export interface UnmetCondition {
  readonly code: string;
  readonly kind: ConditionKind;
  /** Last day of what stands in the way, 'YYYY-MM-DD', where its text names one. */
  readonly until?: string;
}

/** Why a command was refused; travels as the details of an `ApplicationFailure` of type `code`. */
export interface Refusal {
  readonly code: FailureCode;
  readonly unmet: readonly UnmetCondition[];
  /** The prospect's revision and phase at the moment of refusal, so that a stale page can say what changed. */
  readonly actualRevision: number;
  readonly actualPhase: string;
}
