import type { RowProblem } from './problem.ts';

/** What became of a row: waiting; a prospect; the customer is pursued already; something must be mended first. */
export const rowStatuses = ['pending', 'created', 'duplicate', 'refused'] as const;
export type RowStatus = (typeof rowStatuses)[number];

/** Where an import stands. Rows are mended and columns mapped while nothing runs. */
export const importStatuses = ['draft', 'running', 'paused', 'cancelling', 'cancelled', 'ended'] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** Whether rows may be mended and another run be started. */
export function isAtRest(status: ImportStatus): boolean {
  return status === 'draft' || status === 'cancelled' || status === 'ended';
}

export type RowCounts = Readonly<Record<RowStatus, number>>;

/** How often a problem occurs in a column. */
export interface ProblemCount extends RowProblem {
  readonly count: number;
}

/** What a set of rows amounts to. */
export interface Tally {
  readonly counts: RowCounts;
  readonly problems: readonly ProblemCount[];
}

interface Row {
  readonly status: RowStatus;
  readonly problems: readonly RowProblem[];
}

/** Counts rows, and the problems of those that need mending. */
export function tallyRows(rows: readonly Row[]): Tally {
  const counts = { pending: 0, created: 0, duplicate: 0, refused: 0 };
  for (const { status } of rows) counts[status] += 1;
  const problems = rows
    .filter(({ status }) => status === 'refused')
    .flatMap((row) => row.problems.map((problem) => ({ ...problem, count: 1 })));
  return { counts, problems: addUp(problems) };
}

/** The tally of everything.   Shape: problems, the most frequent first */
export function sumTallies(tallies: readonly Tally[]): Tally {
  const counts = { pending: 0, created: 0, duplicate: 0, refused: 0 };
  for (const tally of tallies) for (const status of rowStatuses) counts[status] += tally.counts[status];
  return { counts, problems: addUp(tallies.flatMap(({ problems }) => problems)) };
}

function addUp(problems: readonly ProblemCount[]): ProblemCount[] {
  const sums = new Map<string, ProblemCount>();
  for (const { count, code, field, column } of problems) {
    const key = `${code}/${field}/${column}`;
    sums.set(key, { code, field, column, count: (sums.get(key)?.count ?? 0) + count });
  }
  return [...sums.values()].toSorted((a, b) => b.count - a.count || (a.column ?? -1) - (b.column ?? -1));
}
