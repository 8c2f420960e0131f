import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultPreferences, mailModes } from '../../../domain/correspondence/preferences.ts';
import { nextTryAtMs, givenUpAfterMs } from '../../../domain/correspondence/retry.ts';
import { isQuiet, sendAtMs } from '../../../domain/correspondence/when-to-send.ts';

const offset = 480;
const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+08:00`);
const local = (ms: number): string => new Date(ms + offset * 60_000).toISOString().slice(0, 16).replace('T', ' ');
const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const { quiet } = defaultPreferences;

describe('a notice goes out', () => {
  test.each([
    // mode, urgent, waits since, now, goes out
    ['now', false, '2026-11-26 10:00', '2026-11-26 10:00', '2026-11-26 10:00'],
    ['now', false, '2026-11-26 20:59', '2026-11-26 20:59', '2026-11-26 20:59'],
    ['now', false, '2026-11-26 21:00', '2026-11-26 21:00', '2026-11-27 08:30'],
    ['now', false, '2026-11-27 03:00', '2026-11-27 03:00', '2026-11-27 08:30'],
    ['now', false, '2026-11-27 08:29', '2026-11-27 08:29', '2026-11-27 08:30'],
    ['now', false, '2026-11-26 20:00', '2026-11-26 22:00', '2026-11-27 08:30'],
    ['now', true, '2026-11-26 23:00', '2026-11-26 23:00', '2026-11-26 23:00'],
    ['digest', false, '2026-11-26 10:00', '2026-11-26 10:00', '2026-11-27 08:30'],
    ['digest', false, '2026-11-26 08:30', '2026-11-26 08:30', '2026-11-27 08:30'],
    ['digest', false, '2026-11-26 08:29', '2026-11-26 08:29', '2026-11-26 08:30'],
    ['digest', false, '2026-11-20 10:00', '2026-11-26 10:00', '2026-11-26 10:00'],
    ['digest', true, '2026-11-26 10:00', '2026-11-26 10:00', '2026-11-26 10:00'],
  ] as const)('%s, urgent %s, since %s, at %s: at %s', (mode, urgent, since, now, expected) => {
    const times = { digestAtMinute: minutes('08:30'), quiet };
    expect(local(sendAtMs({ sinceMs: at(since), urgent, mode }, times, at(now), offset))).toBe(expected);
  });

  test('a digest whose time lies in the quiet hours goes out at their end', () => {
    const times = { digestAtMinute: minutes('07:00'), quiet };
    const notice = { sinceMs: at('2026-11-26 10:00'), urgent: false, mode: 'digest' } as const;
    expect(local(sendAtMs(notice, times, at('2026-11-26 10:00'), offset))).toBe('2026-11-27 08:30');
  });

  const minute = fc.integer({ min: 0, max: 1_439 });
  const instant = fc.integer({ min: at('2026-01-01 00:00'), max: at('2027-01-01 00:00') });
  const waiting = fc.record({
    sinceMs: instant,
    urgent: fc.boolean(),
    mode: fc.constantFrom(...mailModes.filter((mode) => mode !== 'off')),
  });
  const times = fc.record({ digestAtMinute: minute, quiet: fc.record({ fromMinute: minute, untilMinute: minute }) });

  test('never in quiet hours unless it is urgent, never in the past, and never later than two days', () => {
    fc.assert(
      fc.property(waiting, times, instant, (notice, chosen, nowMs) => {
        fc.pre(nowMs >= notice.sinceMs);
        const sentMs = sendAtMs(notice, chosen, nowMs, offset);
        expect(sentMs).toBeGreaterThanOrEqual(nowMs);
        expect(sentMs - nowMs).toBeLessThanOrEqual(2 * 86_400_000);
        if (!notice.urgent) expect(isQuiet(sentMs, chosen.quiet, offset)).toBe(false);
        else expect(sentMs).toBe(nowMs);
      }),
    );
  });

  test('never lost: whoever looks again at the told instant finds it due', () => {
    fc.assert(
      fc.property(waiting, times, (notice, chosen) => {
        const sentMs = sendAtMs(notice, chosen, notice.sinceMs, offset);
        expect(sendAtMs(notice, chosen, sentMs, offset)).toBe(sentMs);
      }),
    );
  });
});

describe('a provider that does not take something is asked again', () => {
  test('soon at first, every quarter of an hour later, and for four days', () => {
    const waits: number[] = [];
    let nowMs = 0;
    for (let tries = 1; ; tries += 1) {
      const nextMs = nextTryAtMs(tries, 0, nowMs);
      if (nextMs === null) break;
      waits.push((nextMs - nowMs) / 1_000);
      nowMs = nextMs;
    }
    expect(waits.slice(0, 8)).toEqual([15, 30, 60, 120, 240, 480, 900, 900]);
    expect(Math.max(...waits)).toBe(900);
    expect(nowMs).toBeGreaterThanOrEqual(givenUpAfterMs);
    expect(nowMs).toBeLessThan(givenUpAfterMs + 900_000);
  });
});
