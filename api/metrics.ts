import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the API measures about itself. */
export interface ApiMetrics {
  readonly registry: Registry;
  readonly requestSeconds: Histogram<'route' | 'method' | 'status'>;
  readonly updateSeconds: Histogram<'command' | 'outcome'>;
  readonly unforeseenErrors: Counter;
  readonly openStreams: Gauge;
}

const buckets = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

export function createMetrics(registry = new Registry()): ApiMetrics {
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'tuoke_http_request_duration_seconds',
      help: 'Time from the request to its answer, by route pattern',
      labelNames: ['route', 'method', 'status'],
      buckets,
      registers: [registry],
    }),
    updateSeconds: new Histogram({
      name: 'tuoke_prospect_update_duration_seconds',
      help: 'Time of the one call to Temporal inside a command',
      labelNames: ['command', 'outcome'],
      buckets,
      registers: [registry],
    }),
    unforeseenErrors: new Counter({
      name: 'tuoke_http_unforeseen_errors_total',
      help: 'Answers with the code INTERNAL',
      registers: [registry],
    }),
    openStreams: new Gauge({
      name: 'tuoke_http_open_streams',
      help: 'Pages that are told of changes as they happen',
      registers: [registry],
    }),
  };
}
