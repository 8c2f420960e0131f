import type { RowProblem } from '../../../domain/import/problem.ts';

/** The cells of a row as they are mended: one for each column at least, and those for which the file has no header. */
export function cellsToMend(cells: readonly string[], width: number): readonly string[] {
  return Array.from({ length: Math.max(width, cells.length) }, (_, column) => cells[column] ?? '');
}

/** What is sent of them: a cell beyond the header is left out only when somebody has emptied it and all behind it. */
export function cellsToSend(cells: readonly string[], width: number): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, Math.max(width, last + 1));
}

/** Which cells are offered: those with a problem; the whole row where it has more cells than the header, since then nobody
 *  knows which of them are in their place. */
export function shownColumns(
  problems: readonly Pick<RowProblem, 'code' | 'column'>[],
  { cells, width, isWhole }: { readonly cells: readonly string[]; readonly width: number; readonly isWhole: boolean },
): readonly number[] {
  const wrong = new Set(problems.map(({ column }) => column));
  const isShifted = problems.some(({ code }) => code === 'tooManyCells');
  return [...cells.keys()].filter((column) => isWhole || isShifted || column >= width || wrong.has(column));
}
