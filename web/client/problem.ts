import type { Problem } from '../../contracts/problem.ts';
import type { FailureCode } from '../../domain/failure.ts';

/** An answer that is a problem document (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem;
  /** Seconds after which the server asked to be asked again. */
  readonly retryAfterSec: number | null;

  constructor(problem: Problem, retryAfterSec: number | null = null) {
    super(`${problem.code}: ${problem.detail}`);
    this.problem = problem;
    this.retryAfterSec = retryAfterSec;
  }

  get code(): FailureCode {
    return this.problem.code;
  }
}

/** The request did not reach the server, or its answer did not come back: whether it was carried out is not known. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor(cause: unknown) {
    super('The server did not answer.', { cause });
  }
}

/** True for a problem with one of these codes. */
export function isProblem(error: unknown, ...codes: readonly FailureCode[]): error is ApiProblem {
  return error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));
}

/** True when there is nothing at an address: not for the caller, or because nothing could have such an id. */
export function isMissing(error: unknown): boolean {
  if (!isProblem(error, 'NOT_FOUND', 'VALIDATION_FAILED')) return false;
  const { code, errors = [] } = error.problem;
  return code === 'NOT_FOUND' || (errors.length > 0 && errors.every((mistake) => mistake.in === 'path'));
}

/** True when the very same request may succeed in a moment. */
export function isPassing(error: unknown): error is ApiProblem | NoAnswer {
  return error instanceof NoAnswer || (error instanceof ApiProblem && error.problem.status === 503);
}
