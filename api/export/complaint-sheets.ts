import type { AgeingReport, RootCauseReport } from '../../contracts/complaint-report.ts';
import { ageBands } from '../../domain/complaint/ageing.ts';
import {
  ageBandWords,
  complaintCategoryWords,
  complaintStatusWords,
  rootCauseWords,
  severityWords,
} from '../../domain/complaint/catalogue-words.ts';
import { categories, severities, statuses, type RootCauseClass } from '../../domain/complaint/catalogue.ts';
import type { LocalizedText } from '../../domain/process/definition.ts';
import { unitName, type ExportContext } from './columns.ts';
import type { Say, Sheet, SheetCell } from './workbook.ts';

type Figures = RootCauseReport['totals'];

/** What the file is made of. */
export interface ComplaintReports {
  readonly ageing: AgeingReport;
  readonly rootCauses: RootCauseReport;
}

const fenInYuan = 100;

/** The reports as tables, in the order in which the page shows them. */
export function complaintSheets({ ageing, rootCauses }: ComplaintReports, context: ExportContext): readonly Sheet[] {
  const say: Say = (text) => text[context.language];
  return [
    ageingSheet(ageing, say, context),
    totalsSheet(rootCauses, say),
    causesSheet(rootCauses, say),
    monthsSheet(rootCauses, say),
  ];
}

const count = { zh: '收到', en: 'Received' };
const cause = { zh: '根本原因', en: 'Root cause' };
const sum = { zh: '合计', en: 'Sum' };

/** What is told of any set of cases, in the order of `figureCells`. */
const figureWords: readonly LocalizedText[] = [
  count,
  { zh: '已作决定', en: 'Decided' },
  { zh: '成立', en: 'Founded' },
  { zh: '成立占比', en: 'Share founded' },
  { zh: '应办结', en: 'Due' },
  { zh: '按时办结', en: 'Resolved in time' },
  { zh: '按时办结率', en: 'Share in time' },
  { zh: '补偿合计（元）', en: 'Compensation (yuan)' },
  { zh: '升至第 2 级', en: 'Raised to level 2' },
  { zh: '升至第 3 级', en: 'Raised to level 3' },
  { zh: '办结', en: 'Resolved' },
  { zh: '已反馈结果', en: 'Reported back' },
  { zh: '结果反馈率', en: 'Share reported back' },
  { zh: '申诉', en: 'Appealed' },
  { zh: '申诉率', en: 'Share appealed' },
  { zh: '申诉已裁决', en: 'Appeals decided' },
  { zh: '申诉成立', en: 'Appeals upheld' },
  { zh: '申诉成立率', en: 'Share upheld' },
];

function figureCells(figures: Figures): readonly SheetCell[] {
  return [
    figures.count,
    figures.decided,
    figures.founded,
    share(figures.founded, figures.decided),
    figures.due,
    figures.onTime,
    share(figures.onTime, figures.due),
    { yuan: figures.compensationFen / fenInYuan },
    figures.raisedTo2,
    figures.raisedTo3,
    figures.resolved,
    figures.reportedBack,
    share(figures.reportedBack, figures.resolved),
    figures.appealed,
    share(figures.appealed, figures.resolved),
    figures.appealsDecided,
    figures.appealsUpheld,
    share(figures.appealsUpheld, figures.appealsDecided),
  ];
}

/** Nothing where there is nothing to have a share of. */
function share(part: number, whole: number): SheetCell {
  return whole === 0 ? null : { share: part / whole };
}

function ageingSheet(report: AgeingReport, say: Say, context: ExportContext): Sheet {
  const bandsOf = ({ bands, total }: Pick<AgeingReport, 'bands' | 'total'>): readonly SheetCell[] => [
    ...ageBands.map((band) => bands[band]),
    total,
  ];
  const group = (
    by: LocalizedText,
    rows: AgeingReport['byStatus'],
    nameOf: (key: string | null) => string,
  ): readonly (readonly SheetCell[])[] => rows.map((row) => [say(by), nameOf(row.key), ...bandsOf(row)]);
  const nobody = say({ zh: '无经办人', en: 'Nobody yet' });
  return {
    name: say({ zh: '账龄', en: 'Age' }),
    note: say({
      zh: '未了结的投诉，自收到之日起的工作日，与所选期间无关',
      en: 'open complaints by working days since receipt, whatever the period',
    }),
    headings: [
      say({ zh: '分组', en: 'By' }),
      say({ zh: '名称', en: 'Name' }),
      ...ageBands.map((band) => say(ageBandWords[band])),
      say(sum),
    ],
    rows: [
      ...group({ zh: '状态', en: 'Status' }, report.byStatus, (key) =>
        wordOf(statuses, complaintStatusWords, key, say),
      ),
      ...group({ zh: '严重程度', en: 'Severity' }, report.bySeverity, (key) =>
        wordOf(severities, severityWords, key, say),
      ),
      ...group({ zh: '支行', en: 'Branch' }, report.byBranch, (key) => unitName('branches', key, context) ?? ''),
      ...group({ zh: '经办人', en: 'Handler' }, report.byHandler, (key) => unitName('staff', key, context) ?? nobody),
      [say(sum), null, ...bandsOf(report)],
    ],
  };
}

function wordOf<Code extends string>(
  codes: readonly Code[],
  words: Readonly<Record<Code, LocalizedText>>,
  key: string | null,
  say: Say,
): string {
  const code = codes.find((one) => one === key);
  return code === undefined ? (key ?? '') : say(words[code]);
}

function totalsSheet({ totals }: RootCauseReport, say: Say): Sheet {
  const cells = figureCells(totals);
  return {
    name: say({ zh: '概览', en: 'Totals' }),
    headings: [say({ zh: '指标', en: 'Figure' }), say({ zh: '数值', en: 'Value' })],
    rows: figureWords.map((name, index) => [say(name), cells[index] ?? null]),
  };
}

function causesSheet({ causes }: RootCauseReport, say: Say): Sheet {
  const shown = categories.filter((category) =>
    causes.some((one) => one.categories.some((cell) => cell.category === category)),
  );
  return {
    name: say(cause),
    headings: [
      say(cause),
      ...shown.map((category) => say(complaintCategoryWords[category])),
      ...figureWords.map((name) => say(name)),
    ],
    rows: causes.map((one) => [
      causeName(one.rootCauseClass, say),
      ...shown.map((category) => one.categories.find((cell) => cell.category === category)?.figures.count ?? 0),
      ...figureCells(one.figures),
    ]),
  };
}

function monthsSheet({ months, causes }: RootCauseReport, say: Say): Sheet {
  const shown = causes.map(({ rootCauseClass }) => rootCauseClass);
  return {
    name: say({ zh: '按月', en: 'Months' }),
    headings: [
      say({ zh: '月份', en: 'Month' }),
      ...figureWords.map((name) => say(name)),
      ...shown.map((one) => causeName(one, say)),
    ],
    rows: months.map(({ month, figures, causes: ofMonth }) => [
      month,
      ...figureCells(figures),
      ...shown.map((one) => ofMonth.find(({ rootCauseClass }) => rootCauseClass === one)?.count ?? 0),
    ]),
  };
}

function causeName(code: RootCauseClass | null, say: Say): string {
  return code === null ? say({ zh: '未查明', en: 'Not found yet' }) : say(rootCauseWords[code]);
}
