import { subtractWorkingMs, type WorkingCalendar } from '../calendar.ts';

/** How old an open case is, in working days since it was received: the day from which each band counts. */
export const ageBands = ['from0', 'from1', 'from3', 'from5', 'from10', 'from20'] as const;
export type AgeBand = (typeof ageBands)[number];

/** Eight business hours are a working day (8.4). */
const workingDayMs = 8 * 3_600_000;

/** When the cases of a band were received: after `afterMs`, up to and with `untilMs`; null: no bound. */
export interface ReceivedSpan {
  readonly afterMs: number | null;
  readonly untilMs: number | null;
}

/** What each band means at an instant, so that cases are counted and found by the same bounds.
 *  @param calendar with the hours of complaints, reaching back far enough */
export function spansOfBands(calendar: WorkingCalendar, nowMs: number): Readonly<Record<AgeBand, ReceivedSpan>> {
  const edges = ageBands.map((band) => subtractWorkingMs(calendar, nowMs, daysOf(band) * workingDayMs));
  const spans = ageBands.map((band, index): [AgeBand, ReceivedSpan] => [
    band,
    { untilMs: index === 0 ? null : (edges[index] ?? null), afterMs: edges[index + 1] ?? null },
  ]);
  return Object.fromEntries(spans) as Record<AgeBand, ReceivedSpan>;
}

export function bandOf(spans: Readonly<Record<AgeBand, ReceivedSpan>>, receivedAtMs: number): AgeBand {
  const found = ageBands.find((band) => receivedAtMs > (spans[band].afterMs ?? Number.NEGATIVE_INFINITY));
  return found ?? 'from20';
}

function daysOf(band: AgeBand): number {
  return Number(band.slice('from'.length));
}
