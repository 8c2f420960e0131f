import {
  ServiceError,
  isGrpcDeadlineError,
  isGrpcServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common';
import { Error as MongooseError, mongo } from 'mongoose';
import type { ComplaintRefusal } from '../domain/complaint/command.ts';
import { failureCodes, type FailureCode, type Refusal } from '../domain/failure.ts';
import { RequestFailure } from './errors.ts';

/** gRPC codes that mean: the same call may succeed a little later. CANCELLED, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, UNAVAILABLE. */
const passingGrpcCodes: readonly number[] = [1, 4, 8, 10, 14];

const repeat =
  'Nothing is known about the result. Repeat the request with the same Idempotency-Key: it has its effect once.';

/** Any error as a refusal. What nobody foresaw is INTERNAL and says nothing about the inside. */
export function toRequestFailure(error: unknown): RequestFailure {
  if (error instanceof RequestFailure) return error;
  return (
    fromHttp(error) ??
    fromTemporal(error) ??
    fromDatabase(error) ??
    new RequestFailure('INTERNAL', 'The error has been logged.', {}, error)
  );
}

function fromTemporal(error: unknown): RequestFailure | null {
  if (error instanceof WorkflowUpdateFailedError) return fromUpdate(error);
  if (error instanceof WorkflowNotFoundError)
    return new RequestFailure('NOT_FOUND', 'There is no such prospect.', {}, error);
  if (isTemporalAway(error)) return new RequestFailure('TEMPORAL_UNAVAILABLE', repeat, {}, error);
  return null;
}

/** True when Temporal, or every worker, did not answer in time. */
export function isTemporalAway(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcDeadlineError(error)) return true;
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && passingGrpcCodes.includes(cause.code);
}

function fromUpdate(error: WorkflowUpdateFailedError): RequestFailure | null {
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure) || !isFailureCode(cause.type)) return null;
  const refusal = cause.details?.[0] as Refusal | ComplaintRefusal | undefined;
  if (refusal === undefined) return new RequestFailure(cause.type, cause.message, {}, error);
  const { unmet, actualRevision } = refusal;
  const isComplaint = 'actualStatus' in refusal;
  const actual = isComplaint ? { actualStatus: refusal.actualStatus } : { actualPhase: refusal.actualPhase };
  return new RequestFailure(
    cause.type,
    isComplaint ? complaintSentence(refusal) : sentence(refusal),
    { actualRevision, ...actual, ...(unmet.length === 0 ? {} : { unmet }) },
    error,
  );
}

function isFailureCode(type: string | null | undefined): type is FailureCode {
  return failureCodes.some((code) => code === type);
}

function sentence({ code, unmet, actualPhase, actualRevision }: Refusal): string {
  switch (code) {
    case 'STALE_STATE':
      return `The prospect is at revision ${actualRevision} (${actualPhase}) now. Read it again before you decide.`;
    case 'WRONG_PHASE':
      return `The prospect is in phase ${actualPhase}, where this command is not possible.`;
    case 'PROSPECT_CLOSED':
      return `The pursuit has ended (${actualPhase}); a supervisor can reopen a lost or disqualified one.`;
    case 'HOLD':
      return 'A complaint or a freeze stands: only service contacts are allowed until it ends.';
    case 'UNMET_CONDITIONS':
      return notYet(unmet);
    default:
      return code;
  }
}

function complaintSentence({ code, unmet, actualStatus, actualRevision }: ComplaintRefusal): string {
  switch (code) {
    case 'STALE_STATE':
      return `The complaint is at revision ${actualRevision} (${actualStatus}) now. Read it again before you decide.`;
    case 'WRONG_PHASE':
      return `The complaint is ${actualStatus}, where this command is not possible.`;
    case 'COMPLAINT_CLOSED':
      return `The complaint is over (${actualStatus}).`;
    case 'UNMET_CONDITIONS':
      return notYet(unmet);
    default:
      return code;
  }
}

function notYet(unmet: Refusal['unmet']): string {
  return `Not yet: ${unmet.map((condition) => condition.code).join(', ')}.`;
}

function fromDatabase(error: unknown): RequestFailure | null {
  const isAway =
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoOperationTimeoutError ||
    error instanceof MongooseError.MongooseServerSelectionError ||
    // The driver passes a socket's own error on when it writes in the moment in which the server goes away.
    isSocketError(error) ||
    // `bufferCommands: false` answers so before the first connection and after the last one was closed.
    (error instanceof MongooseError && error.message.includes('initial connection'));
  return isAway ? new RequestFailure('DATABASE_UNAVAILABLE', 'Try again in a moment.', {}, error) : null;
}

function isSocketError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ECONNRESET');
}

interface HttpError {
  readonly status: number;
  readonly type?: string;
  readonly message: string;
}

/** Errors of the body parser and the router. */
function fromHttp(error: unknown): RequestFailure | null {
  if (!isHttpError(error)) return null;
  switch (error.type) {
    case 'entity.parse.failed':
      return invalid('The body is not valid JSON.', 'invalid_json', error);
    case 'entity.too.large':
      return invalid('The body is too large.', 'too_big', error);
    default:
      return error.status < 500 ? invalid(error.message, 'malformed', error) : null;
  }
}

function invalid(detail: string, code: string, cause: unknown): RequestFailure {
  return new RequestFailure(
    'VALIDATION_FAILED',
    detail,
    { errors: [{ in: 'body', pointer: '', code, detail }] },
    cause,
  );
}

function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' && 'statusCode' in error;
}
