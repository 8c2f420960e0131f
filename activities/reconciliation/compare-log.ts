import { isDeepStrictEqual } from 'node:util';
import type { Difference } from './look.ts';

export type LogDifferenceKind = 'eventsMissing' | 'eventsLost' | 'eventsDiffer' | 'eventsBeyond';

interface Numbered {
  readonly revision: number;
}

/** Names of the fields in which a stored document is not what it should be. */
export function differingFields<Row extends object>(expected: Partial<Row>, stored: Row): string[] {
  const names = Object.keys(expected) as (keyof Row & string)[];
  return names.filter((name) => !isDeepStrictEqual(expected[name], stored[name]));
}

/** How a stored log differs from what a workflow knows.
 *  @param revision of the workflow   @param recent its last events, oldest first; older ones exist only in the log */
export function compareLog(
  revision: number,
  recent: readonly Numbered[],
  stored: readonly Numbered[],
): Difference<LogDifferenceKind>[] {
  const byRevision = new Map(stored.map((event) => [event.revision, event]));
  const missing = Array.from({ length: revision }, (_, index) => index + 1).filter((each) => !byRevision.has(each));
  const known = new Set(recent.map((event) => event.revision));
  const differing = recent.filter((event) => {
    const found = byRevision.get(event.revision);
    return found !== undefined && !isDeepStrictEqual(found, event);
  });
  const groups: readonly (readonly [LogDifferenceKind, readonly number[], boolean])[] = [
    ['eventsMissing', missing.filter((each) => known.has(each)), true],
    ['eventsLost', missing.filter((each) => !known.has(each)), false],
    ['eventsDiffer', differing.map((event) => event.revision), true],
    ['eventsBeyond', [...byRevision.keys()].filter((each) => each > revision), true],
  ];
  return groups.flatMap(([kind, revisions, repairable]) =>
    revisions.length === 0 ? [] : [{ kind, detail: `revision ${ranges(revisions)}`, repairable }],
  );
}

/** Ascending numbers as people write them: 3-5, 9. */
export function ranges(numbers: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run.to + 1 === number) run.to = number;
    else runs.push({ from: number, to: number });
  }
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}

/** A stored log with what the workflow still knows written over it, up to a revision, in order. */
export function mergedLog<Event extends Numbered>(
  stored: readonly Event[],
  recent: readonly Event[],
  revision: number,
): Event[] {
  const byRevision = new Map([...stored, ...recent].map((event) => [event.revision, event]));
  return [...byRevision.values()]
    .filter((event) => event.revision <= revision)
    .toSorted((a, b) => a.revision - b.revision);
}
