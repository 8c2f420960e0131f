import { ApplicationFailure } from '@temporalio/workflow';
import type { Refusal } from '../domain/failure.ts';

/** The only way workflow code throws: any other error would fail the workflow task for ever and hang the caller. */
export function fail(refusal: Refusal): never {
  const { code, unmet } = refusal;
  const message = unmet.length === 0 ? code : `${code}: ${unmet.map((condition) => condition.code).join(', ')}`;
  throw ApplicationFailure.create({ type: code, message, nonRetryable: true, details: [refusal] });
}
