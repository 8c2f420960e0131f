import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import type { Connection as DatabaseConnection } from 'mongoose';
import type { Logger } from 'pino';
import { createDataConverter } from '../adapters/payload-codec.ts';
import type { Config } from '../config/config.ts';
import { connectDatabase } from '../models/connect.ts';

const longestWaitMs = 5_000;

/** A Temporal client that connects with its first call: until the server is up, commands are answered with 503. */
export async function createTemporalClient(
  { address, namespace, apiKey, tlsFiles }: Config['temporal'],
  payloadKeys: Config['payloadKeys'],
): Promise<Client> {
  const options: ConnectionOptions = { address };
  if (tlsFiles !== undefined) {
    const [crt, key] = await Promise.all([readFile(tlsFiles.cert), readFile(tlsFiles.key)]);
    options.tls = { clientCertPair: { crt, key } };
  }
  if (apiKey !== undefined) Object.assign(options, { apiKey, tls: options.tls ?? true });
  return new Client({
    connection: Connection.lazy(options),
    namespace,
    dataConverter: createDataConverter(payloadKeys),
  });
}

/** The database as soon as it answers.   @throws the signal's reason when it is aborted first */
export async function awaitDatabase(uri: string, log: Logger, signal: AbortSignal): Promise<DatabaseConnection> {
  for (let pauseMs = 250; ; pauseMs = Math.min(pauseMs * 2, longestWaitMs)) {
    signal.throwIfAborted();
    try {
      return await connectDatabase(uri, 'tuoke-api');
    } catch (error) {
      log.warn(
        { reason: error instanceof Error ? error.message : String(error), retryInMs: pauseMs },
        'MongoDB does not answer yet',
      );
    }
    await wait(pauseMs, undefined, { signal });
  }
}
