import type { FailureCode, UnmetCondition } from '../domain/failure.ts';
import type { Problem, ValidationProblem } from '../contracts/problem.ts';
import { complaintConditionText } from '../domain/complaint/conditions.ts';
import { storyConditionText } from '../domain/story/conditions.ts';
import { surveyConditionText } from '../domain/survey/conditions.ts';
import { conditionText, type ConditionText } from '../domain/process/conditions.ts';
import { latestVersion, publishedDefinition } from '../domain/process/published.ts';
import type { LocalizedText, ProcessDefinition } from '../domain/process/definition.ts';

/** HTTP status of every reason for a refusal. */
export const statusOf = {
  VALIDATION_FAILED: 400,
  IDEMPOTENCY_KEY_MISSING: 400,
  IDEMPOTENCY_KEY_REUSED: 422,
  NOT_SIGNED_IN: 401,
  SIGN_IN_REFUSED: 401,
  SIGN_IN_LOCKED: 429,
  NOT_STAFF: 403,
  TOO_MANY_REQUESTS: 429,
  CROSS_SITE_REQUEST: 403,
  PASSWORD_CHANGE_REQUIRED: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  STALE_STATE: 409,
  WRONG_PHASE: 409,
  PROSPECT_CLOSED: 409,
  PROSPECT_OPEN: 409,
  COMPLAINT_CLOSED: 409,
  SURVEY_ANSWERED: 409,
  SURVEY_EXPIRED: 410,
  UNMET_CONDITIONS: 422,
  HOLD: 423,
  EXPORT_TOO_LARGE: 422,
  TEMPORAL_UNAVAILABLE: 503,
  DATABASE_UNAVAILABLE: 503,
  INTERNAL: 500,
} as const satisfies Record<FailureCode, number>;

const titleOf = {
  VALIDATION_FAILED: 'The request is not valid',
  IDEMPOTENCY_KEY_MISSING: 'The Idempotency-Key header is missing',
  IDEMPOTENCY_KEY_REUSED: 'This Idempotency-Key was used for another request',
  NOT_SIGNED_IN: 'Not signed in',
  SIGN_IN_REFUSED: 'The e-mail address or the password is not right',
  SIGN_IN_LOCKED: 'Locked after too many failed attempts',
  NOT_STAFF: 'No active member of staff',
  TOO_MANY_REQUESTS: 'Too many requests',
  CROSS_SITE_REQUEST: 'The request comes from another site',
  PASSWORD_CHANGE_REQUIRED: 'The one-time password must be changed first',
  FORBIDDEN: 'Not allowed',
  NOT_FOUND: 'Not found',
  STALE_STATE: 'Somebody has changed this in the meantime',
  WRONG_PHASE: 'Not possible in this phase',
  PROSPECT_CLOSED: 'The pursuit has ended',
  PROSPECT_OPEN: 'The customer is already being pursued',
  COMPLAINT_CLOSED: 'The complaint is over',
  SURVEY_ANSWERED: 'The survey was answered already',
  SURVEY_EXPIRED: 'The survey has ended',
  UNMET_CONDITIONS: 'Conditions are not met',
  HOLD: 'Selling is on hold',
  EXPORT_TOO_LARGE: 'Too many rows for one file',
  TEMPORAL_UNAVAILABLE: 'The workflow service does not answer',
  DATABASE_UNAVAILABLE: 'The database does not answer',
  INTERNAL: 'Something went wrong',
} as const satisfies Record<FailureCode, string>;

/** Seconds after which a request that found a server away should be repeated. */
const retryAfterSec: Partial<Record<FailureCode, number>> = { TEMPORAL_UNAVAILABLE: 2, DATABASE_UNAVAILABLE: 2 };

/** What a refusal may say besides its code. */
export interface FailureDetails {
  readonly errors?: readonly ValidationProblem[];
  readonly unmet?: readonly UnmetCondition[];
  /** Version of the process whose words explain the unmet conditions; the latest unless told. */
  readonly processVersion?: string;
  readonly actualRevision?: number;
  readonly actualPhase?: string;
  readonly actualStatus?: string;
  readonly prospectId?: string;
  /** After how many seconds the request may be repeated, where its code does not say. */
  readonly retryAfterSec?: number;
  /** End of a lock-out, ISO. */
  readonly lockedUntil?: string;
}

/** The only error that handlers throw on purpose; everything else is translated or becomes INTERNAL. */
export class RequestFailure extends Error {
  readonly code: FailureCode;
  readonly details: FailureDetails;

  constructor(code: FailureCode, detail: string, details: FailureDetails = {}, cause?: unknown) {
    super(detail, cause === undefined ? undefined : { cause });
    this.name = 'RequestFailure';
    this.code = code;
    this.details = details;
  }
}

/** One mistake in the body, as a failure of its own. */
export function invalidBody(pointer: string, detail: string): RequestFailure {
  return new RequestFailure('VALIDATION_FAILED', detail, { errors: [{ in: 'body', pointer, code: 'custom', detail }] });
}

/** A failure as it goes over the wire (RFC 9457). */
export interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Problem;
}

export function toProblem({ code, message, details }: RequestFailure, instance: string): ProblemAnswer {
  const { errors, unmet, processVersion, retryAfterSec: toldSec, ...rest } = details;
  const status = statusOf[code];
  const waitSec = toldSec ?? retryAfterSec[code];
  const body: Problem = {
    type: `urn:tuoke:problem:${code}`,
    title: titleOf[code],
    status,
    code,
    detail: message,
    instance,
    ...(errors === undefined ? {} : { errors: [...errors] }),
    ...(unmet === undefined ? {} : { unmet: describeUnmet(unmet, processVersion) }),
    ...rest,
  };
  return { status, headers: waitSec === undefined ? {} : { 'Retry-After': String(waitSec) }, body };
}

/** Unmet conditions with the words of the process definition, or of complaints. */
export function describeUnmet(
  unmet: readonly UnmetCondition[],
  processVersion: string = latestVersion,
): NonNullable<Problem['unmet']> {
  const definition = publishedDefinition(processVersion) ?? (publishedDefinition(latestVersion) as ProcessDefinition);
  return unmet.map(({ code, kind, until }) => {
    const found = complaintConditionText(code) ??
      surveyConditionText(code) ??
      storyConditionText(code) ??
      conditionText(definition, code) ?? {
        text: { zh: code, en: code },
        howToMeet: { zh: code, en: code },
      };
    const words = until === undefined ? found : dated(found, until);
    return { code, kind, text: words.text, howToMeet: words.howToMeet };
  });
}

/** A condition with the day that it names. */
function dated({ text, howToMeet }: ConditionText, until: string): ConditionText {
  const put = (words: LocalizedText): LocalizedText => ({
    zh: words.zh.replaceAll('{{until}}', until),
    en: words.en.replaceAll('{{until}}', until),
  });
  return { text: put(text), howToMeet: put(howToMeet) };
}
