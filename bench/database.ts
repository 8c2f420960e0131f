import { createConnection } from 'mongoose';
import { createModels, type Models } from '../models/connect.ts';

/** The read model for looking at and filling it: with the driver's patience, since nobody waits for it here. */
export async function openReadModel(uri: string): Promise<Models> {
  return createModels(
    await createConnection(uri, { appName: 'tuoke-bench', autoIndex: false, autoCreate: false }).asPromise(),
  );
}
