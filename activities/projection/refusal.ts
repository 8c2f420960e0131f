import { ApplicationFailure } from '@temporalio/common';
import { mongo } from 'mongoose';

/** Server codes that say the same however often one asks: BadValue, FailedToParse, TypeMismatch, DocumentValidationFailure,
 *  BSONObjectTooLarge, KeyTooLong, and the two of a document that grew beyond 16 MB. */
const permanentCodes: ReadonlySet<number> = new Set([2, 9, 14, 121, 10_334, 17_280, 17_419, 17_420]);

/** True when the database refuses the document itself, so that repeating cannot help. */
export function isRefused(error: unknown): boolean {
  if (error instanceof mongo.BSON.BSONError || error instanceof mongo.MongoInvalidArgumentError) return true;
  if (error instanceof mongo.MongoBulkWriteError)
    return [error.writeErrors].flat().some(({ code }) => permanentCodes.has(code));
  return error instanceof mongo.MongoServerError && typeof error.code === 'number' && permanentCodes.has(error.code);
}

/** The error a projection fails with: a refused document must not be tried for ever, anything else must. */
export function projectionFailure(error: unknown): unknown {
  if (!isRefused(error)) return error;
  const cause = error instanceof Error ? error : undefined;
  return ApplicationFailure.create({
    type: 'PROJECTION_REFUSED',
    nonRetryable: true,
    message: 'The database refuses this projection',
    ...(cause === undefined ? {} : { cause }),
  });
}
