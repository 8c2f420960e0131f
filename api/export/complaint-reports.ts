import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { complaintReportsExportQuery } from '../../contracts/complaint-report.ts';
import { writeAudit } from '../../models/audit-entry.ts';
import { findOrganisation } from '../../models/organisation.ts';
import { readAgeing } from '../complaint-reports/ageing.ts';
import { readRootCauses } from '../complaint-reports/root-causes.ts';
import { FileBody } from '../file-body.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute } from '../route.ts';
import { unitName, type ExportContext } from './columns.ts';
import { complaintSheets, type ComplaintReports } from './complaint-sheets.ts';
import { workbook, workbookType, type Say, type Sheet } from './workbook.ts';
import { localTime } from './words.ts';

export const exportComplaintReportsRoute = defineRoute({
  method: 'get',
  path: '/complaint-reports/report.xlsx',
  operationId: 'exportComplaintReports',
  tag: 'management',
  summary: 'The reports on complaints as an Excel workbook, of what the caller may read; every export is written down',
  needs: 'readComplaint',
  query: complaintReportsExportQuery,
  answers: {
    200: { description: 'A sheet for each report, and one that says what was asked', contentType: workbookType },
  },
  handle: async ({ actor, ability, query }, deps) => {
    const { language, ...wish } = query;
    const [calendars, organisation, ageing, rootCauses] = await Promise.all([
      requireCalendars(deps),
      findOrganisation(deps.models),
      readAgeing(deps, ability, wish),
      readRootCauses(deps, { actor, ability }, wish),
    ]);
    const member = organisation.staff.find(({ _id }) => _id === actor.staffId);
    if (member === undefined) throw new Error(`${actor.staffId} is not in the register`);
    const nowMs = Date.parse(rootCauses.asOf);
    const context: ExportContext = { language, nowMs, calendar: calendars.of(actor.branchId), organisation };
    const { from, to, branchId } = wish;
    // Before the first byte: nothing leaves that was not written down.
    await writeAudit(deps.models.auditEntries, {
      _id: randomUUID(),
      at: new Date(nowMs),
      staffId: actor.staffId,
      action: 'complaintReportsExported',
      subject: { kind: 'list', id: 'complaint-reports' },
      field: null,
      reason: `xlsx: from=${from} to=${to}${branchId === undefined ? '' : ` branchId=${branchId}`}`,
    });
    const asked = askedOf({ ageing, rootCauses }, wish, `${member.name[language]} (${member._id})`, context);
    const sheets = [asked.sheet, ...complaintSheets({ ageing, rootCauses }, context)];
    const fileName = `complaint-reports-${from}-${to}.xlsx`;
    return { status: 200 as const, body: new FileBody(fileName, workbookType, workbook(sheets, asked.mark, language)) };
  },
});

type Wish = Omit<z.output<typeof complaintReportsExportQuery>, 'language'>;

/** What was asked, by whom and when: as a sheet, and in the first row of each. */
function askedOf(
  { ageing, rootCauses }: ComplaintReports,
  { from, to, branchId }: Wish,
  who: string,
  context: ExportContext,
): { readonly sheet: Sheet; readonly mark: string } {
  const say: Say = (text) => text[context.language];
  const branch =
    unitName('branches', branchId ?? null, context) ?? say({ zh: '全部可见范围', en: 'everything in reach' });
  const at = localTime(context.calendar, context.nowMs);
  const openAt = localTime(context.calendar, Date.parse(ageing.asOf));
  const period = say({ zh: `${from} 至 ${to}`, en: `${from} to ${to}` });
  const sheet: Sheet = {
    name: say({ zh: '说明', en: 'What was asked' }),
    headings: [say({ zh: '项目', en: 'Item' }), say({ zh: '内容', en: 'Content' })],
    rows: [
      [say({ zh: '期间（按收到日期）', en: 'Period (day of receipt)' }), period],
      [say({ zh: '支行', en: 'Branch' }), branch],
      [say({ zh: '导出人', en: 'Exported by' }), who],
      [say({ zh: '导出时间', en: 'Exported at' }), at],
      [say({ zh: '账龄截至', en: 'Ages as of' }), openAt],
      [say({ zh: '期间内收到', en: 'Received in the period' }), rootCauses.totals.count],
      [say({ zh: '未了结', en: 'Open' }), ageing.total],
      [
        say({ zh: '口径', en: 'What is counted' }),
        say({
          zh: '仅含导出人可查看的投诉；期间统计不计系统性问题本身，其下的投诉照计',
          en: 'Only complaints that the exporter may read; in the period a systemic case itself is not counted, its cases are',
        }),
      ],
    ],
  };
  const mark = say({
    zh: `内部资料，请勿外传。导出人：${who}；数据时间：${at}；期间：${period}；范围：${branch}`,
    en: `Internal, not to be passed on. Exported by ${who}; data as of ${at}; period: ${period}; scope: ${branch}`,
  });
  return { sheet, mark };
}
