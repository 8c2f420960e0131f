import { ApplicationFailure } from '@temporalio/workflow';
import type { Refusal } from '../domain/failure.ts';

/** The part that refusals of every kind of record share. */
export type Refused = Pick<Refusal, 'code' | 'unmet'>;

/** The only way workflow code throws: any other error would fail the workflow task for ever and hang the caller. */
export function fail(refusal: Refused): never {
  const { code, unmet } = refusal;
  const message = unmet.length === 0 ? code : `${code}: ${unmet.map((condition) => condition.code).join(', ')}`;
  throw ApplicationFailure.create({ type: code, message, nonRetryable: true, details: [refusal] });
}
