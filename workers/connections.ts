import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { NativeConnection, type NativeConnectionOptions } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';

const LONGEST_WAIT_MS = 5_000;

/** Connects to Temporal. @throws when it does not answer */
export async function connectTemporal({ address, apiKey, tlsFiles }: Config['temporal']): Promise<NativeConnection> {
  const options: NativeConnectionOptions = { address };
  if (tlsFiles !== undefined) {
    const [crt, key] = await Promise.all([readFile(tlsFiles.cert), readFile(tlsFiles.key)]);
    options.tls = { clientCertPair: { crt, key } };
  }
  if (apiKey !== undefined) Object.assign(options, { apiKey, tls: options.tls ?? true });
  return NativeConnection.connect(options);
}

/** Connects to a server that may not be up yet: tries until it is, waiting longer each time, and says so in the log.
 *  @throws the signal's reason when it is aborted first */
export async function untilConnected<Connection>(
  name: string,
  connect: () => Promise<Connection>,
  logger: Logger,
  signal: AbortSignal,
): Promise<Connection> {
  for (let waitMs = 500; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    signal.throwIfAborted();
    try {
      return await connect();
    } catch (error) {
      logger.warn(
        { reason: error instanceof Error ? error.message : String(error), retryInMs: waitMs },
        `${name} does not answer yet`,
      );
    }
    // An abort ends the wait early; the loop then ends with the signal's own reason.
    await delay(waitMs, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}
