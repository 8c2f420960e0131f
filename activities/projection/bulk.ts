import { mongo, type Model } from 'mongoose';

const DUPLICATE_KEY = 11_000;

/** Writes documents that are never changed; those already there stay as they are. */
export async function insertMissing<Row extends { readonly _id: string }>(model: Model<Row>, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const operations = rows.map((document) => ({ insertOne: { document: document as unknown as mongo.OptionalId<Row> } }));
  await bulkWrite(model, operations);
}

/** An update of one document; with `upsert` unless `isOnlyUpdate`. */
export interface GuardedUpdate<Row> {
  /** Id and guard: a document that exists and fails the guard is left alone. */
  readonly filter: mongo.Filter<Row>;
  readonly update: mongo.UpdateFilter<Row>;
  readonly isOnlyUpdate?: boolean;
}

/** Writes guarded updates in one round trip.
 *  @returns indexes of upserts whose document was there and did not pass the guard, and how many updates took effect */
export async function writeGuarded<Row extends { readonly _id: string }>(
  model: Model<Row>,
  updates: readonly GuardedUpdate<Row>[],
): Promise<{ readonly refused: readonly number[]; readonly written: number }> {
  if (updates.length === 0) return { refused: [], written: 0 };
  const first = await bulkWrite(model, updates.map((update) => operationOf(update, update.isOnlyUpdate !== true)));
  const refused = first.duplicates;
  if (refused.length === 0) return { refused, written: first.written };
  // Two first writes at once: the loser must try again, since the winner may carry the lower revision.
  const again = await bulkWrite(model, refused.map((index) => operationOf(updates[index] as GuardedUpdate<Row>, false)));
  return { refused, written: first.written + again.written };
}

function operationOf<Row extends mongo.Document>({ filter, update }: GuardedUpdate<Row>, upsert: boolean): mongo.AnyBulkWriteOperation<Row> {
  return { updateOne: { filter, update, upsert } };
}

/** The driver's collection: mongoose's casting of every field would cost more than the write. */
function driverCollection<Row extends { readonly _id: string }>(model: Model<Row>): mongo.Collection<Row> {
  return model.collection as unknown as mongo.Collection<Row>;
}

async function bulkWrite<Row extends { readonly _id: string }>(
  model: Model<Row>,
  operations: readonly mongo.AnyBulkWriteOperation<Row>[],
): Promise<{ duplicates: number[]; written: number }> {
  try {
    const result = await driverCollection(model).bulkWrite(operations, { ordered: false });
    return { duplicates: [], written: result.matchedCount + result.upsertedCount + result.insertedCount };
  } catch (error) {
    const duplicates = duplicatesOf(error);
    if (duplicates === null || !(error instanceof mongo.MongoBulkWriteError)) throw error;
    return { duplicates, written: error.matchedCount + error.upsertedCount + error.insertedCount };
  }
}

/** Indexes of the operations that met an existing key; null when anything else went wrong too. */
function duplicatesOf(error: unknown): number[] | null {
  if (!(error instanceof mongo.MongoBulkWriteError)) return null;
  const failures = [error.writeErrors].flat();
  const concerns = error.result.getWriteConcernError();
  return concerns === undefined && failures.length > 0 && failures.every(({ code }) => code === DUPLICATE_KEY) ? failures.map(({ index }) => index) : null;
}
