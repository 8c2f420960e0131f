import * as z from 'zod';
import { importId } from '../../contracts/import.ts';
import { byteOrderMark, csvLine } from '../../domain/csv.ts';
import { leadFieldWords } from '../../domain/import/lead-field.ts';
import { problemText } from '../../domain/import/problem.ts';
import type { ImportJob, ImportRow } from '../../models/import-job.ts';
import type { ApiDeps } from '../deps.ts';
import { FileBody } from '../file-body.ts';
import { defineRoute, ok } from '../route.ts';
import { readOwnImport } from './access.ts';
import { rowsOf } from './rows.ts';

const contentType = 'text/csv; charset=utf-8';
type Language = 'zh' | 'en';

export const importErrorsRoute = defineRoute({
  method: 'get',
  path: '/imports/:importId/errors.csv',
  operationId: 'getImportErrors',
  tag: 'imports',
  summary: 'The rows that are no prospects because something is wrong, as a file to be mended and uploaded again',
  needs: 'captureLead',
  params: z.object({ importId }),
  query: z.strictObject({ lang: z.enum(['zh', 'en']).default('zh') }),
  answers: { 200: { description: 'CSV, with a column that says what is wrong', contentType } },
  failures: ['NOT_FOUND'],
  handle: async ({ actor, ability, params, query: { lang } }, deps) => {
    const job = await readOwnImport(deps, { actor, ability }, params.importId);
    const stem = job.fileName.replace(/\.[^.]*$/, '');
    return ok(
      new FileBody(`${stem}-${lang === 'zh' ? '问题行' : 'problems'}.csv`, contentType, linesOf(deps, job, lang)),
    );
  },
});

const problemHeader = { zh: '问题', en: 'Problems' } as const;

async function* linesOf(deps: ApiDeps, job: ImportJob, lang: Language): AsyncGenerator<string> {
  const width = job.headers.length;
  const ours = columnOfProblems(job);
  const withoutOurs = (cells: readonly string[]): readonly string[] => cells.filter((_, column) => column !== ours);
  yield byteOrderMark + csvLine([...withoutOurs(job.headers), problemHeader[lang]]);
  for await (const row of rowsOf(deps, job, { status: ['refused', 'duplicate'], afterRow: 0 })) {
    const cells = Array.from({ length: width }, (_, column) => row.cells[column] ?? '');
    // What has no header of its own stays beyond the last header, so that it is asked about again.
    yield csvLine([...withoutOurs(cells), problemsOf(row, job, lang), ...row.cells.slice(width)]);
  }
}

/** The column that an earlier file of problems brought along, which the new one replaces; null when there is none. */
function columnOfProblems({ headers, mapping }: ImportJob): number | null {
  const last = headers.length - 1;
  const isOurs = last > 0 && Object.values(problemHeader).some((header) => header === headers[last]);
  return isOurs && mapping.columns[last] === null ? last : null;
}

function problemsOf({ problems }: ImportRow, { headers }: ImportJob, lang: Language): string {
  const sentences = problems.map(({ code, field, column }) => {
    const where = column === null ? (field === null ? '' : leadFieldWords[field].name[lang]) : (headers[column] ?? '');
    const separator = lang === 'zh' ? '：' : ': ';
    return where === '' ? problemText(code)[lang] : `${where}${separator}${problemText(code)[lang]}`;
  });
  return sentences.join(lang === 'zh' ? '；' : '; ');
}
