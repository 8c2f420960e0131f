import { Readable } from 'node:stream';
import { CsvError, parse, type Parser } from 'csv-parse';
import { importLimits } from '../../contracts/import.ts';
import { unguardFormula } from '../../domain/csv.ts';
import { refused } from '../uploaded-file.ts';

/** A file of rows under a header, read while it is asked for. */
export interface CsvFile {
  /** As `TextDecoder` calls it. */
  readonly encoding: string;
  readonly delimiter: string;
  readonly headers: readonly string[];
  /** Cells of each row; may be fewer or more than headers.
   *  @throws RequestFailure VALIDATION_FAILED in the middle, when the rest is no CSV or there are too many rows */
  readonly rows: AsyncIterable<readonly string[]>;
}

/** Opens the bytes of a file, whatever program wrote it: UTF-8, UTF-16 or GB 18030, commas, semicolons or tabs.
 *  @throws RequestFailure VALIDATION_FAILED: no text, no header */
export async function openCsv(pieces: readonly Uint8Array[]): Promise<CsvFile> {
  const encoding = encodingOf(pieces);
  const line = firstLine(pieces, encoding);
  const told = toldDelimiter(line);
  const delimiter = told ?? delimiterOf(line);
  const records = parser(pieces, encoding, delimiter)[Symbol.asyncIterator]();
  if (told !== null) await nextOf(records);
  const first = await nextOf(records);
  if (first === null) throw refused('no_header', 'The file has no header line.');
  const headers = first.map((header) => header.slice(0, 200));
  if (headers.length > importLimits.columns)
    throw refused('too_big', `The file has ${headers.length} columns; ${importLimits.columns} are the most.`);
  return { encoding, delimiter, headers, rows: rowsOf(records) };
}

/** @throws RequestFailure VALIDATION_FAILED when it is text in none of the encodings that Chinese banks use */
function encodingOf(pieces: readonly Uint8Array[]): string {
  const [a, b] = pieces[0] ?? [];
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const found = ['utf-8', 'gb18030'].find((encoding) => isTextIn(encoding, pieces));
  if (found === undefined || pieces.some((piece) => piece.includes(0)))
    throw refused('no_text', 'The file is no text. Save the sheet as CSV and upload that.');
  return found;
}

function isTextIn(encoding: string, pieces: readonly Uint8Array[]): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (const piece of pieces) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function* textOf(pieces: readonly Uint8Array[], encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

function firstLine(pieces: readonly Uint8Array[], encoding: string): string {
  let text = '';
  for (const piece of textOf(pieces, encoding)) {
    text += piece;
    if (/\S.*[\r\n]/.test(text) || text.length > 65_536) break;
  }
  return text.trimStart().split(/[\r\n]/, 1)[0] ?? '';
}

/** The sign that a line before the header names, as Excel writes and reads it (`sep=;`); null when there is no such line. */
function toldDelimiter(line: string): string | null {
  return /^"?sep=([^"\w\s]|\t)"?$/i.exec(line)?.[1] ?? null;
}

/** The sign that stands most often in the header, outside quotation marks. */
function delimiterOf(header: string): string {
  const bare = header.replaceAll(/"[^"]*"/g, '');
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: bare.split(sign).length }));
  return counted.toSorted((x, y) => y.count - x.count)[0]?.sign ?? ',';
}

/** Longer than any sensible row: a quotation mark that is never closed would swallow the rest of the file. */
const longestRow = 65_536;

function parser(pieces: readonly Uint8Array[], encoding: string, delimiter: string): Parser {
  const parsing = parse({
    delimiter,
    bom: true,
    trim: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: longestRow,
  });
  return Readable.from(textOf(pieces, encoding)).pipe(parsing);
}

async function nextOf(records: AsyncIterator<unknown>): Promise<readonly string[] | null> {
  try {
    const next = await records.next();
    return next.done === true ? null : (next.value as string[]).map(unguardFormula);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? ` near line ${error['lines']}` : '';
    throw refused('no_csv', `The file cannot be read${line}: a quotation mark is not closed, or a row is too long.`);
  }
}

async function* rowsOf(records: AsyncIterator<unknown>): AsyncGenerator<readonly string[]> {
  let count = 0;
  for (let row = await nextOf(records); row !== null; row = await nextOf(records)) {
    count += 1;
    if (count > importLimits.rows)
      throw refused('too_big', `The file has more than ${importLimits.rows} rows. Split it and upload the parts.`);
    yield row;
  }
}
