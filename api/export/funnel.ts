import { randomUUID } from 'node:crypto';
import { funnelExportQuery, type FunnelReport } from '../../contracts/funnel-report.ts';
import { writeAudit } from '../../models/audit-entry.ts';
import { findOrganisation } from '../../models/organisation.ts';
import { FileBody } from '../file-body.ts';
import { readReport } from '../funnel/report.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute } from '../route.ts';
import { unitName, type ExportContext } from './columns.ts';
import { funnelSheets } from './funnel-sheets.ts';
import { workbook, workbookType } from './workbook.ts';
import { localTime } from './words.ts';

/** How many stalled prospects the file lists; their sheet says how many there are. */
const stalledAtMost = 500;

export const exportFunnelRoute = defineRoute({
  method: 'get',
  path: '/funnel/report.xlsx',
  operationId: 'exportFunnelReport',
  tag: 'management',
  summary: 'The funnel of a period as an Excel workbook; every export is written down',
  needs: 'readFunnel',
  query: funnelExportQuery,
  answers: { 200: { description: 'A sheet for each part of the report', contentType: workbookType } },
  handle: async ({ actor, ability, query }, deps) => {
    const { language, ...wish } = query;
    const [calendars, organisation, report] = await Promise.all([
      requireCalendars(deps),
      findOrganisation(deps.models),
      readReport(deps, { actor, ability }, wish, stalledAtMost),
    ]);
    const member = organisation.staff.find(({ _id }) => _id === actor.staffId);
    if (member === undefined) throw new Error(`${actor.staffId} is not in the register`);
    const nowMs = Date.parse(report.asOf);
    const context: ExportContext = { language, nowMs, calendar: calendars.of(actor.branchId), organisation };
    const scope = scopeCodes(wish);
    // Before the first byte: nothing leaves that was not written down.
    await writeAudit(deps.models.auditEntries, {
      _id: randomUUID(),
      at: new Date(nowMs),
      staffId: actor.staffId,
      action: 'prospectsExported',
      subject: { kind: 'list', id: 'funnel' },
      field: null,
      reason: `xlsx: from=${wish.from} to=${wish.to}${scope === '' ? '' : ` ${scope}`}`,
    });
    const mark = watermark(report, wish, `${member.name[language]} (${member._id})`, context);
    const fileName = `funnel-${wish.from}-${wish.to}.xlsx`;
    return {
      status: 200 as const,
      body: new FileBody(fileName, workbookType, workbook(funnelSheets(report, wish.rankBy, context), mark, language)),
    };
  },
});

type Scope = Readonly<Partial<Record<'branchId' | 'teamId' | 'ownerId', string | undefined>>>;

function scopeCodes({ branchId, teamId, ownerId }: Scope): string {
  const parts = Object.entries({ branchId, teamId, ownerId }).filter(([, id]) => id !== undefined);
  return parts.map(([field, id]) => `${field}=${id}`).join(' ');
}

/** The first row of each sheet: whose copy it is, and of what. */
function watermark(
  { period, asOf }: FunnelReport,
  { branchId, teamId, ownerId }: Scope,
  who: string,
  context: ExportContext,
): string {
  const names = [
    unitName('branches', branchId ?? null, context),
    unitName('teams', teamId ?? null, context),
    unitName('staff', ownerId ?? null, context),
  ].filter((name) => name !== null);
  const at = localTime(context.calendar, Date.parse(asOf));
  if (context.language === 'zh') {
    const scope = names.length === 0 ? '全部可见范围' : names.join(' / ');
    return `内部资料，请勿外传。导出人：${who}；数据时间：${at}；期间：${period.from} 至 ${period.to}；范围：${scope}`;
  }
  const scope = names.length === 0 ? 'everything in reach' : names.join(' / ');
  return `Internal, not to be passed on. Exported by ${who}; data as of ${at}; period: ${period.from} to ${period.to}; scope: ${scope}`;
}
