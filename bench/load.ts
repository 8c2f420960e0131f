import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

/** Latencies of one kind of call, in µs. */
export function createLatencies(): RecordableHistogram {
  return createHistogram({ lowest: 1, highest: 600_000_000, figures: 3 });
}

/** Works through `items` with `inFlight` of them under way at any time.
 *  @param latencies gets the time of every call  @returns time from the first call to the last answer, ms
 *  @throws what a call throws, after the calls under way have ended: a failed call makes the whole window worthless */
export async function runLoad<Item>(
  items: readonly Item[],
  inFlight: number,
  latencies: RecordableHistogram,
  call: (item: Item) => Promise<void>,
): Promise<number> {
  const waiting = items.values();
  const startedAtMs = performance.now();
  const worker = async (): Promise<void> => {
    for (const item of waiting) {
      const calledAtMs = performance.now();
      await call(item);
      latencies.record(Math.max(1, Math.round((performance.now() - calledAtMs) * 1_000)));
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: Math.min(inFlight, items.length) }, worker));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return performance.now() - startedAtMs;
}

/** Percentiles in ms. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export function percentilesOf(latencies: RecordableHistogram): Percentiles {
  const at = (percentile: number): number => latencies.percentile(percentile) / 1_000;
  return { p50: at(50), p95: at(95), p99: at(99) };
}
