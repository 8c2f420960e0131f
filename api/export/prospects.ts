import { randomUUID } from 'node:crypto';
import {
  exportRowsAtMost,
  prospectExportQuery,
  type ProspectExportQuery,
  type ProspectListItemView,
} from '../../contracts/prospect-list.ts';
import { writeAudit } from '../../models/audit-entry.ts';
import type { Keyset } from '../../models/keyset.ts';
import { findLeaverIds, findOrganisation } from '../../models/organisation.ts';
import { countProspects, findProspects, type ProspectQuery } from '../../models/prospect-list.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { FileBody } from '../file-body.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { wishedFilter } from '../funnel/prospects-of-flow.ts';
import { sortFieldOf } from '../prospects/list-filter.ts';
import { maskFor } from '../prospects/present.ts';
import { presentRow } from '../prospects/present-row.ts';
import { reachOfList } from '../prospects/reach-of-list.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute, type Input } from '../route.ts';
import type { ExportContext } from './columns.ts';
import { csvFile } from './csv.ts';
import { watermarkText } from './watermark.ts';
import { filterForAudit, localTime } from './words.ts';
import { xlsxFile } from './xlsx.ts';

const rowsARead = 500;

const formats = {
  csv: { contentType: 'text/csv; charset=utf-8', write: csvFile },
  xlsx: { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsxFile },
} as const;
type Format = keyof typeof formats;

const shared = { method: 'get', tag: 'prospects', needs: 'readProspect', query: prospectExportQuery } as const;

export const exportCsvRoute = defineRoute({
  ...shared,
  path: '/prospects/export.csv',
  operationId: 'exportProspectsCsv',
  summary: 'The filtered list as a CSV file for Excel; every export is written down',
  answers: { 200: { description: 'With a byte order mark', contentType: formats.csv.contentType } },
  failures: ['FORBIDDEN', 'EXPORT_TOO_LARGE'],
  handle: (input, deps) => exportProspects('csv', input, deps),
});

export const exportXlsxRoute = defineRoute({
  ...shared,
  path: '/prospects/export.xlsx',
  operationId: 'exportProspectsXlsx',
  summary: 'The filtered list as an Excel workbook; every export is written down',
  answers: { 200: { description: 'One sheet', contentType: formats.xlsx.contentType } },
  failures: ['FORBIDDEN', 'EXPORT_TOO_LARGE'],
  handle: (input, deps) => exportProspects('xlsx', input, deps),
});

type ExportInput = Pick<Input<undefined, ProspectExportQuery, undefined>, 'actor' | 'ability' | 'query'>;

async function exportProspects(
  format: Format,
  { actor, ability, query }: ExportInput,
  deps: ApiDeps,
): Promise<{ readonly status: 200; readonly body: FileBody }> {
  const { language, sort, order, ...wish } = query;
  const calendars = await requireCalendars(deps);
  const calendar = calendars.of(actor.branchId);
  const nowMs = Date.now();
  const question = {
    reach: reachOfList(deps, ability, query),
    filter: await wishedFilter(deps, ability, wish, {
      nowMs,
      branchId: actor.branchId,
      calendars,
      leaverIds: await findLeaverIds(deps.models),
    }),
    sort: { field: sortFieldOf(sort), direction: order },
  } as const;
  const rows = await requireFewRows(question, deps);
  const organisation = await findOrganisation(deps.models);
  const member = organisation.staff.find(({ _id }) => _id === actor.staffId);
  if (member === undefined) throw new Error(`${actor.staffId} is not in the register`);
  // Before the first byte: nothing leaves that was not written down.
  await writeAudit(deps.models.auditEntries, {
    _id: randomUUID(),
    at: new Date(nowMs),
    staffId: actor.staffId,
    action: 'prospectsExported',
    subject: { kind: 'list', id: 'prospects' },
    field: null,
    reason: `${format}, ${rows} rows: ${filterForAudit(wish)}`,
  });
  const context: ExportContext = { language, nowMs, calendar, organisation };
  const watermark = watermarkText({ member, wish, rows }, context);
  const pages = readPages(question, deps, ability, (row, mask) => presentRow(row, nowMs, calendars, mask));
  const { contentType, write } = formats[format];
  const fileName = `prospects-${localTime(calendar, nowMs).replaceAll(/[ :]/g, '-')}.${format}`;
  return { status: 200, body: new FileBody(fileName, contentType, write(watermark, pages, context)) };
}

type Question = Pick<ProspectQuery, 'reach' | 'filter' | 'sort'>;

/** @throws RequestFailure EXPORT_TOO_LARGE */
async function requireFewRows(question: Question, deps: ApiDeps): Promise<number> {
  const atMost = rowsAtMost(deps);
  const rows = await countProspects(deps.models.prospects, question, atMost + 1);
  if (rows <= atMost) return rows;
  throw new RequestFailure(
    'EXPORT_TOO_LARGE',
    `More than ${atMost} prospects match; narrow the filter and export in parts.`,
  );
}

function rowsAtMost({ settings }: ApiDeps): number {
  return settings.exportRowsAtMost ?? exportRowsAtMost;
}

/** At most as many rows as were allowed, also when more have come in between. */
async function* readPages(
  question: Question,
  deps: ApiDeps,
  ability: ActorAbility,
  present: (row: Parameters<typeof presentRow>[0], mask: Parameters<typeof presentRow>[3]) => ProspectListItemView,
): AsyncGenerator<readonly ProspectListItemView[]> {
  let after: Keyset | null = null;
  const atMost = rowsAtMost(deps);
  for (let read = 0; read < atMost; read += rowsARead) {
    const page: Awaited<ReturnType<typeof findProspects>> = await findProspects(deps.models.prospects, {
      ...question,
      after,
      limit: Math.min(rowsARead, atMost - read),
    });
    yield page.rows.map((row) => present(row, maskFor(deps, ability, row)));
    if (page.next === null) return;
    after = page.next;
  }
}
