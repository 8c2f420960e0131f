/** Writes a line to the console. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Writes rows under their headings: the first column to the left, numbers to the right. */
export function sayTable(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? formatted(cell) : cell)));
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  say(line(headings));
  say(widths.map((width) => '-'.repeat(width)).join('  '));
  for (const row of cells) say(line(row));
}

/** Three digits that count. */
export function formatted(value: number): string {
  if (!Number.isFinite(value)) return '-';
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
