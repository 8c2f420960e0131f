import { open } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { clientRow, columns, problemsOf, type ClientRow } from './client-row.ts';

/** A row that nothing could be made of. */
export interface BadRow {
  /** Line of the file; the header is line 1. */
  readonly line: number;
  readonly problems: readonly string[];
  /** As it stands in the file. */
  readonly original: string;
}

export interface RowsRead {
  readonly rows: readonly ClientRow[];
  readonly bad: readonly BadRow[];
}

/** The file is none that the demonstration understands, so that no row of it can be. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** Reads the first `limit` rows after the header, good and bad ones counted together. Each line is parsed by itself: no
 *  field of this file holds a line break, and so a stray quotation mark spoils one row instead of all that follow.
 *  @throws UnreadableFile when the header lacks a column or repeats one, or when there is no such file */
export async function readRows(file: string, limit: number): Promise<RowsRead> {
  const rows: ClientRow[] = [];
  const bad: BadRow[] = [];
  const lineOfId = new Map<number, number>();
  let header: readonly string[] | null = null;
  let line = 0;
  for await (const text of linesOf(file)) {
    line += 1;
    if (text.trim() === '') continue;
    if (header === null) {
      header = checkedHeader(text);
      continue;
    }
    if (rows.length + bad.length >= limit) break;
    const parsed = parseRow(text, header, lineOfId);
    if ('problems' in parsed) {
      bad.push({ line, problems: parsed.problems, original: text });
    } else {
      rows.push(parsed.row);
      lineOfId.set(parsed.row.id, line);
    }
  }
  if (header === null) throw new UnreadableFile(`${file} is empty.`);
  return { rows, bad };
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const opened = await open(file).catch((error: Error) => {
    throw new UnreadableFile(`${file} cannot be read: ${error.message}.`);
  });
  try {
    yield* opened.readLines();
  } finally {
    await opened.close();
  }
}

function checkedHeader(text: string): readonly string[] {
  const header = fieldsOf(text);
  if (typeof header === 'string') throw new UnreadableFile(`The header is not CSV: ${header}.`);
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0)
    throw new UnreadableFile(`The header lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}.`);
  const repeated = header.filter((column, index) => header.indexOf(column) !== index);
  if (repeated.length > 0) throw new UnreadableFile(`The header names ${repeated.join(', ')} twice.`);
  return header;
}

function parseRow(
  text: string,
  header: readonly string[],
  lineOfId: ReadonlyMap<number, number>,
): { row: ClientRow } | { problems: string[] } {
  const fields = fieldsOf(text);
  if (typeof fields === 'string') return { problems: [fields] };
  if (fields.length !== header.length) return { problems: [`has ${fields.length} fields instead of ${header.length}`] };
  const parsed = clientRow.safeParse(Object.fromEntries(header.map((column, index) => [column, fields[index]])));
  if (!parsed.success) return { problems: problemsOf(parsed.error) };
  const earlier = lineOfId.get(parsed.data.id);
  return earlier === undefined
    ? { row: parsed.data }
    : { problems: [`id: ${parsed.data.id} is the client of line ${earlier} already`] };
}

/** The fields of one line, or the parser's word on why it is no CSV. */
function fieldsOf(text: string): readonly string[] | string {
  try {
    return parse(text, { bom: true, trim: true, relax_column_count: true })[0] ?? [];
  } catch (error) {
    if (error instanceof CsvError) return error.message.replace(/ at line \d+/, '');
    throw error;
  }
}
