import type * as z from 'zod';
import type { importListItem, importRowView, importView } from '../../contracts/import.ts';
import { checkMapping, mappingProblemText } from '../../domain/import/mapping.ts';
import { problemText } from '../../domain/import/problem.ts';
import { sumTallies } from '../../domain/import/tally.ts';
import type { StaffId } from '../../domain/ids.ts';
import type { PursuitHolder } from '../../models/customer-pursuits.ts';
import { findSameFile, readChunks, type ImportJob, type ImportRow } from '../../models/import-job.ts';
import type { ApiDeps } from '../deps.ts';

export function presentListItem(job: ImportJob): z.output<typeof importListItem> {
  return {
    importId: job._id,
    fileName: job.fileName,
    rowCount: job.rowCount,
    status: job.status,
    uploadedBy: job.uploadedBy,
    uploadedAt: job.uploadedAt.toISOString(),
    startedAt: job.run?.startedAt.toISOString() ?? null,
    endedAt: job.run?.endedAt?.toISOString() ?? null,
    counts: { ...sumTallies(job.tallies).counts },
  };
}

const sampleRows = 3;

/** The whole import.   @param readerId whoever did not upload it sees its samples masked */
export async function presentImport(
  deps: ApiDeps,
  job: ImportJob,
  readerId: StaffId,
): Promise<z.output<typeof importView>> {
  const [chunks, same] = await Promise.all([readChunks(deps.models, job, [0]), findSameFile(deps.models, job)]);
  const rows = chunks.flatMap((chunk) => chunk.rows).slice(0, sampleRows);
  const { defaults, columns, ...mapping } = job.mapping;
  return {
    ...presentListItem(job),
    encoding: job.encoding,
    delimiter: job.delimiter,
    columns: job.headers.map((header, index) => ({
      header,
      samples: rows.map(({ cells }) => showCell(deps, job, readerId, index, cells[index] ?? '')),
    })),
    mapping: { ...mapping, columns: [...columns], defaults: { ...defaults } },
    mappingProblems: checkMapping(job.mapping, job.headers.length).map((problem) => ({
      ...problem,
      text: mappingProblemText(problem.code),
    })),
    problems: sumTallies(job.tallies).problems.map((problem) => ({ ...problem, text: problemText(problem.code) })),
    isMine: job.uploadedBy === readerId,
    sameFile:
      same === null
        ? null
        : {
            importId: same._id,
            uploadedAt: same.uploadedAt.toISOString(),
            uploadedBy: same.uploadedBy,
            created: sumTallies(same.tallies).counts.created,
          },
  };
}

/** A cell as its reader may see it: the uploader has the file, everybody else sees as much as of a prospect. */
function showCell(
  { rules }: ApiDeps,
  { mapping, uploadedBy }: ImportJob,
  readerId: StaffId,
  column: number,
  cell: string,
): string {
  if (readerId === uploadedBy) return cell;
  const field = mapping.columns[column] ?? 'other';
  return rules.maskRecord({ [field]: cell }, 'names')[field] ?? '';
}

/** @param standing by the id of the prospect that was created or stands in the way */
export function presentRow(
  deps: ApiDeps,
  job: ImportJob,
  readerId: StaffId,
  row: ImportRow,
  standing: ReadonlyMap<string, PursuitHolder>,
): z.output<typeof importRowView> {
  const { rowNo, status, prospectId } = row;
  const pursuit = prospectId === null ? undefined : standing.get(prospectId);
  return {
    rowNo,
    status,
    cells: row.cells.map((cell, column) => showCell(deps, job, readerId, column, cell)),
    problems: row.problems.map((problem) => ({ ...problem, text: problemText(problem.code) })),
    prospectId: status === 'created' || pursuit?.isReadable === true ? prospectId : null,
    pursuedBy: status === 'duplicate' && pursuit?.isReadable === true ? pursuit.ownerId : null,
  };
}
