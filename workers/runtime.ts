import { DefaultLogger, Runtime, type LogLevel } from '@temporalio/worker';
import type { Logger } from 'pino';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const satisfies Record<
  LogLevel,
  string
>;

/** Prepares Temporal's runtime, once in a process and before the first connection: its log lines go to ours, and its
 *  metrics are served for Prometheus on `metricsPort` when that is set. */
export function installRuntime(logger: Logger, metricsPort: number | undefined): void {
  Runtime.install({
    logger: new DefaultLogger('INFO', ({ level, message, meta = {} }) => {
      // `err` is the field whose stack pino writes out.
      const { error, ...fields } = meta;
      logger[levels[level]](error === undefined ? fields : { ...fields, err: error }, message);
    }),
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'WARN' }, forward: {} },
      ...(metricsPort === undefined ? {} : { metrics: { prometheus: { bindAddress: `0.0.0.0:${metricsPort}` } } }),
    },
    // The process drains in an order of its own.
    shutdownSignals: [],
  });
}
