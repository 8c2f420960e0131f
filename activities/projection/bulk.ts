import { mongo, type Model } from 'mongoose';

const DUPLICATE_KEY = 11_000;

/** Writes whole documents, whatever was there before.   @returns those that were there before */
export async function writeWhole<Row extends { readonly _id: string }>(
  model: Model<Row>,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  if (rows.length === 0) return [];
  const operations = rows.map((row) => ({
    replaceOne: { filter: { _id: row._id }, replacement: withoutId(row), upsert: true },
  })) as unknown as mongo.AnyBulkWriteOperation<Row>[];
  const { inserted, duplicates } = await bulkWrite(model, operations);
  // Two first writes of one document met: the loser finds it there now.
  if (duplicates.length > 0)
    await bulkWrite(
      model,
      duplicates.map((index) => operations[index] as (typeof operations)[number]),
    );
  const isNew = new Set(inserted);
  return rows.filter((_row, index) => !isNew.has(index));
}

function withoutId<Row extends { readonly _id: string }>({ _id, ...fields }: Row): Omit<Row, '_id'> {
  return fields;
}

/** An update of one document, or its insertion. */
export interface GuardedUpdate<Row> {
  /** Id and guard: a document that exists and fails the guard is left alone. */
  readonly filter: mongo.Filter<Row>;
  readonly update: mongo.UpdateFilter<Row>;
}

/** What became of guarded updates, by index. */
export interface GuardedResult {
  readonly inserted: readonly number[];
  /** The document was there and did not pass the guard, or two first writes met. */
  readonly refused: readonly number[];
}

/** Writes guarded updates in one round trip; in two when some are refused. */
export async function writeGuarded<Row extends { readonly _id: string }>(
  model: Model<Row>,
  updates: readonly GuardedUpdate<Row>[],
): Promise<GuardedResult> {
  if (updates.length === 0) return { inserted: [], refused: [] };
  const { inserted, duplicates } = await bulkWrite(
    model,
    updates.map((update) => operationOf(update, true)),
  );
  // Of two first writes at once the loser must try again, since the winner may carry the lower revision.
  if (duplicates.length > 0)
    await writeExisting(
      model,
      duplicates.map((index) => updates[index] as GuardedUpdate<Row>),
    );
  return { inserted, refused: duplicates };
}

/** Writes guarded updates of documents that exist; the others are left out. */
export async function writeExisting<Row extends { readonly _id: string }>(
  model: Model<Row>,
  updates: readonly GuardedUpdate<Row>[],
): Promise<void> {
  if (updates.length > 0)
    await bulkWrite(
      model,
      updates.map((update) => operationOf(update, false)),
    );
}

function operationOf<Row extends mongo.Document>(
  { filter, update }: GuardedUpdate<Row>,
  upsert: boolean,
): mongo.AnyBulkWriteOperation<Row> {
  return { updateOne: { filter, update, upsert } };
}

/** The driver's collection: mongoose's casting of every field would cost more than the write. */
function driverCollection<Row extends { readonly _id: string }>(model: Model<Row>): mongo.Collection<Row> {
  return model.collection as unknown as mongo.Collection<Row>;
}

async function bulkWrite<Row extends { readonly _id: string }>(
  model: Model<Row>,
  operations: readonly mongo.AnyBulkWriteOperation<Row>[],
): Promise<{ readonly inserted: readonly number[]; readonly duplicates: readonly number[] }> {
  try {
    const result = await driverCollection(model).bulkWrite(operations, { ordered: false });
    return { inserted: indexes(result.upsertedIds), duplicates: [] };
  } catch (error) {
    const duplicates = duplicatesOf(error);
    if (duplicates === null || !(error instanceof mongo.MongoBulkWriteError)) throw error;
    return { inserted: indexes(error.upsertedIds), duplicates };
  }
}

function indexes(ids: Readonly<Record<number, unknown>>): number[] {
  return Object.keys(ids).map(Number);
}

/** Indexes of the operations that met an existing key; null when anything else went wrong too. */
function duplicatesOf(error: unknown): number[] | null {
  if (!(error instanceof mongo.MongoBulkWriteError)) return null;
  const failures = [error.writeErrors].flat();
  const concerns = error.result.getWriteConcernError();
  return concerns === undefined && failures.length > 0 && failures.every(({ code }) => code === DUPLICATE_KEY)
    ? failures.map(({ index }) => index)
    : null;
}
