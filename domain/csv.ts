/** What a cell of a table for people may hold. */
export type CsvCell = string | number | null;

/** For spreadsheets that would take UTF-8 for something else. */
export const byteOrderMark = '\u{feff}';

/** A text that a spreadsheet will not take for a formula: customers' names are typed by anybody. */
export function guardFormula(text: string): string {
  return /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** The text that `guardFormula` was given, so that a file of ours can be read back. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && guardFormula(text.slice(1)) === text ? text.slice(1) : text;
}

/** One line of a CSV file (RFC 4180), with its line end. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = guardFormula(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
