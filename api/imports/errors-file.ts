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
  yield byteOrderMark + csvLine([...job.headers, problemHeader[lang]]);
  for await (const row of rowsOf(deps, job, { status: ['refused', 'duplicate'], afterRow: 0 })) {
    const cells = Array.from({ length: width }, (_, column) => row.cells[column] ?? '');
    yield csvLine([...cells, problemsOf(row, job, lang)]);
  }
}

function problemsOf({ problems }: ImportRow, { headers }: ImportJob, lang: Language): string {
  const sentences = problems.map(({ code, field, column }) => {
    const where = column === null ? (field === null ? '' : leadFieldWords[field].name[lang]) : (headers[column] ?? '');
    const separator = lang === 'zh' ? '：' : ': ';
    return where === '' ? problemText(code)[lang] : `${where}${separator}${problemText(code)[lang]}`;
  });
  return sentences.join(lang === 'zh' ? '；' : '; ');
}
