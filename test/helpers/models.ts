import { afterAll, beforeEach, inject } from 'vitest';
import { connectDatabase, createModels, ensureIndexes, type Models } from '../../models/connect.ts';

/** Models on a database of one test file's own, empty at the start of each test. Call at the top of the file. */
export async function useModels(databaseName: string): Promise<Models> {
  const uri = new URL(inject('mongoUri'));
  uri.pathname = `/${databaseName}`;
  const models = createModels(await connectDatabase(uri.toString(), 'tuoke-test'));
  await ensureIndexes(models);
  beforeEach(() => emptyCollections(models));
  afterAll(() => models.connection.close());
  return models;
}

export async function emptyCollections(models: Models): Promise<void> {
  await Promise.all(Object.values(models.connection.models).map((model) => model.deleteMany({})));
}
