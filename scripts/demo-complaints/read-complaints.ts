import { readFile } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse/sync';
import { complaintRow, type ComplaintRow } from './complaint-row.ts';

/** A row that no case is made of. */
export interface UnusableRow {
  /** Line of the file; the header is line 1. */
  readonly line: number;
  readonly problems: readonly string[];
  /** As it stands in the file, by column. */
  readonly original: Readonly<Record<string, string>>;
}

export interface ComplaintsRead {
  readonly rows: readonly ComplaintRow[];
  readonly unusable: readonly UnusableRow[];
}

/** The file is none that the demonstration understands. */
export class UnreadableComplaints extends Error {
  override readonly name = 'UnreadableComplaints';
}

interface Parsed {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/** Reads the first `limit` complaints, usable and unusable ones counted together.
 *  @throws UnreadableComplaints when there is no such file, it is not CSV or it lacks a column */
export async function readComplaints(file: string, limit: number): Promise<ComplaintsRead> {
  const rows: ComplaintRow[] = [];
  const unusable: UnusableRow[] = [];
  const known = new Set<number>();
  for (const { record, info } of (await parseFile(file)).slice(0, limit)) {
    const parsed = complaintRow.safeParse(record);
    if (parsed.success && !known.has(parsed.data.complaint_id)) {
      known.add(parsed.data.complaint_id);
      rows.push(parsed.data);
      continue;
    }
    const problems = parsed.success
      ? [`complaint_id: ${parsed.data.complaint_id} was there before`]
      : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    unusable.push({ line: info.lines, problems, original: record });
  }
  return { rows, unusable };
}

async function parseFile(file: string): Promise<readonly Parsed[]> {
  try {
    const parsed = parse(await readFile(file, 'utf8'), { columns: checkedHeader, info: true, bom: true });
    return parsed as unknown as Parsed[];
  } catch (error) {
    if (error instanceof UnreadableComplaints) throw error;
    const isExpected = error instanceof CsvError || (error as NodeJS.ErrnoException).code !== undefined;
    if (!isExpected) throw error;
    throw new UnreadableComplaints(`${file} cannot be read: ${(error as Error).message}.`);
  }
}

function checkedHeader(header: string[]): string[] {
  const missing = Object.keys(complaintRow.shape).filter((column) => !header.includes(column));
  if (missing.length > 0) throw new UnreadableComplaints(`The header lacks ${missing.join(', ')}.`);
  return header;
}
