import type { FunnelReport, RankedUnit } from '../../contracts/funnel-report.ts';
import { stepNumbers, type LocalizedText } from '../../domain/process/definition.ts';
import { lossReasonWords } from '../../domain/prospect/catalogue-words.ts';
import type { Organisation } from '../../models/organisation.ts';
import { unitName, type ExportContext } from './columns.ts';
import type { Say, Sheet, SheetCell } from './workbook.ts';

type Figure = FunnelReport['totals']['begun'];

const fenInYuan = 100;

/** The report as tables, in the order in which the page shows them. */
export function funnelSheets(report: FunnelReport, rankBy: RankedUnit, context: ExportContext): readonly Sheet[] {
  const say: Say = ({ zh, en }) => (context.language === 'zh' ? zh : en);
  return [
    totalsSheet(report, say),
    stepsSheet(report, say),
    timesSheet(report, say),
    phasesSheet(report, say),
    rankingSheet(report, rankBy, say, context),
    lossesSheet(report, say),
    stalledSheet(report, say, context),
  ];
}

const count = { zh: '户数', en: 'Pursuits' };
const before = { zh: '上期', en: 'Period before' };
const value = { zh: '预计金额（元）', en: 'Expected value (yuan)' };
const step = { zh: '步骤', en: 'Step' };

function yuan(fen: number): number {
  return fen / fenInYuan;
}

function share(part: number | null): SheetCell {
  return part === null ? null : { share: part };
}

function totalsSheet({ totals, now, stalled }: FunnelReport, say: Say): Sheet {
  const row = (name: LocalizedText, { count: counted, before: earlier, valueFen }: Figure): readonly SheetCell[] => [
    say(name),
    counted,
    earlier,
    yuan(valueFen),
  ];
  const standing = (name: LocalizedText, counted: number, valueFen: number | null): readonly SheetCell[] => [
    say(name),
    counted,
    null,
    valueFen === null ? null : yuan(valueFen),
  ];
  return {
    name: say({ zh: '概览', en: 'Overview' }),
    headings: [{ zh: '指标', en: 'Figure' }, count, before, value].map(say),
    rows: [
      row({ zh: '新增跟进', en: 'New pursuits' }, totals.begun),
      row({ zh: '向前推进', en: 'Moved forward' }, totals.forward),
      row({ zh: '成交', en: 'Won' }, totals.won),
      row({ zh: '未成交', en: 'Lost' }, totals.lost),
      row({ zh: '步骤超期', en: 'Over the step’s limit' }, totals.overLimit),
      [say({ zh: '赢单率', en: 'Win rate' }), share(totals.winRate), share(totals.winRateBefore), null],
      [say({ zh: '赢单率（按金额）', en: 'Win rate by value' }), share(totals.winRateByValue), null, null],
      row({ zh: '本期新增中已成交', en: 'Won of those begun' }, totals.cohortWon),
      [say({ zh: '本期新增的成交率', en: 'Win rate of those begun' }), share(totals.cohortWinRate), null, null],
      standing({ zh: '目前在途', en: 'Open now' }, now.open.count, now.open.valueFen),
      standing({ zh: '其中培育池', en: 'Of these parked' }, now.parked.count, now.parked.valueFen),
      standing({ zh: '久未跟进', en: 'Stalled' }, stalled.count, null),
    ],
  };
}

function stepsSheet({ steps }: FunnelReport, say: Say): Sheet {
  const figures = [
    'entered',
    'reentered',
    'skipped',
    'forward',
    'back',
    'parked',
    'lost',
    'disqualified',
    'otherEnd',
  ] as const;
  const headings: readonly LocalizedText[] = [
    step,
    { zh: '目前在途', en: 'Open now' },
    value,
    { zh: '加权金额（元）', en: 'Weighted value (yuan)' },
    { zh: '进入', en: 'Entered' },
    { zh: '再次进入', en: 'Entered again' },
    { zh: '跳过', en: 'Skipped' },
    { zh: '推进', en: 'Forward' },
    { zh: '退回', en: 'Back' },
    { zh: '转入培育池', en: 'Parked' },
    { zh: '未成交', en: 'Lost' },
    { zh: '不合格', en: 'Disqualified' },
    { zh: '其他结束', en: 'Other end' },
    { zh: '同批到达', en: 'Cohort reached' },
    { zh: '同批转化率', en: 'Cohort conversion' },
    { zh: '期内推进率', en: 'Conversion of the period' },
  ];
  return {
    name: say({ zh: '步骤', en: 'Steps' }),
    headings: headings.map(say),
    rows: steps.map((row) => [
      `${row.step} ${say(row.name)}`,
      row.now.count,
      yuan(row.now.valueFen),
      yuan(row.now.weightedValueFen),
      ...figures.map((kind) => row[kind].count),
      row.conversion.reached.count,
      share(row.conversion.cohortRate),
      share(row.conversion.flowRate),
    ]),
  };
}

function timesSheet({ steps }: FunnelReport, say: Say): Sheet {
  const headings: readonly LocalizedText[] = [
    step,
    { zh: '期内停留', en: 'In the step in the period' },
    { zh: '期末仍在', en: 'Still there at the end' },
    { zh: '中位数（工作日）', en: 'Median (working days)' },
    { zh: '上期中位数', en: 'Median of the period before' },
    { zh: '80% 不超过（工作日）', en: '80th percentile (working days)' },
    { zh: '时限（工作日）', en: 'Limit (working days)' },
    { zh: '超期', en: 'Over the limit' },
  ];
  return {
    name: say({ zh: '停留时间', en: 'Time in step' }),
    headings: headings.map(say),
    rows: steps.flatMap(({ step: number, name, time }) =>
      time === null
        ? []
        : [
            [
              `${number} ${say(name)}`,
              time.stayed.count,
              time.running.count,
              time.medianDays,
              time.medianDaysBefore,
              time.p80Days,
              time.limitDays,
              time.overLimit.count,
            ],
          ],
    ),
  };
}

function phasesSheet({ steps }: FunnelReport, say: Say): Sheet {
  return {
    name: say({ zh: '阶段', en: 'Phases' }),
    headings: [
      step,
      { zh: '阶段', en: 'Phase' },
      count,
      value,
      { zh: '加权金额（元）', en: 'Weighted value (yuan)' },
    ].map(say),
    rows: steps.flatMap(({ step: number, name, phases }) =>
      phases.map((phase) => [
        `${number} ${say(name)}`,
        say(phase.name),
        phase.count,
        yuan(phase.valueFen),
        yuan(phase.weightedValueFen),
      ]),
    ),
  };
}

const ranked = {
  owner: { units: 'staff', heading: { zh: '客户经理', en: 'Owner' } },
  team: { units: 'teams', heading: { zh: '团队', en: 'Team' } },
  branch: { units: 'branches', heading: { zh: '支行', en: 'Branch' } },
} as const satisfies Record<RankedUnit, { readonly units: keyof Organisation; readonly heading: LocalizedText }>;

function rankingSheet({ ranking }: FunnelReport, rankBy: RankedUnit, say: Say, context: ExportContext): Sheet {
  const { units, heading } = ranked[rankBy];
  const headings: readonly LocalizedText[] = [
    heading,
    { zh: '成交', en: 'Won' },
    { zh: '成交金额（元）', en: 'Won value (yuan)' },
    { zh: '赢单率', en: 'Win rate' },
    { zh: '推进', en: 'Moved forward' },
    { zh: '新增', en: 'New' },
    { zh: '未成交', en: 'Lost' },
    { zh: '目前在途', en: 'Open now' },
    { zh: '在途金额（元）', en: 'Open value (yuan)' },
    { zh: '超期', en: 'Over the limit' },
  ];
  return {
    name: say({ zh: '排名', en: 'Ranking' }),
    headings: headings.map(say),
    rows: ranking.map(({ id, won, winRate, forward, begun, lost, open, overLimit }) => [
      unitName(units, id, context),
      won.count,
      yuan(won.valueFen),
      share(winRate),
      forward.count,
      begun.count,
      lost.count,
      open.count,
      yuan(open.valueFen),
      overLimit.count,
    ]),
  };
}

function lossesSheet({ losses }: FunnelReport, say: Say): Sheet {
  const outcome = { lost: { zh: '未成交', en: 'Lost' }, disqualified: { zh: '不合格', en: 'Disqualified' } };
  return {
    name: say({ zh: '未成交原因', en: 'Loss reasons' }),
    headings: [
      { zh: '结果', en: 'Outcome' },
      { zh: '原因', en: 'Reason' },
      count,
      before,
      { zh: '占比', en: 'Share' },
      value,
      ...stepNumbers.map((number) => ({ zh: `其中第 ${number} 步`, en: `In step ${number}` })),
    ].map(say),
    rows: losses.map(({ outcome: end, reason, figure, share: part, steps }) => [
      say(outcome[end]),
      say(lossReasonWords[reason]),
      figure.count,
      figure.before,
      share(part),
      yuan(figure.valueFen),
      ...stepNumbers.map((number) => steps.find((loss) => loss.step === number)?.figure.count ?? 0),
    ]),
  };
}

function stalledSheet({ stalled }: FunnelReport, say: Say, context: ExportContext): Sheet {
  const headings: readonly LocalizedText[] = [
    { zh: '客户', en: 'Customer' },
    { zh: '客户经理', en: 'Owner' },
    step,
    { zh: '未联系工作日', en: 'Working days untouched' },
    { zh: '步骤标准', en: 'Threshold of the step' },
    value,
  ];
  return {
    name: say({ zh: '久未跟进', en: 'Stalled' }),
    note: say(stalledNote(stalled.count, stalled.longest.length)),
    headings: headings.map(say),
    rows: stalled.longest.map(({ prospect, thresholdDays }) => [
      prospect.customerName,
      unitName('staff', prospect.ownerId, context),
      prospect.step,
      prospect.untouchedWorkingDays,
      thresholdDays,
      prospect.expectedValueFen === null ? null : yuan(prospect.expectedValueFen),
    ]),
  };
}

function stalledNote(all: number, listed: number): LocalizedText {
  if (listed >= all) return { zh: `共 ${all} 户`, en: `${all} pursuits` };
  return {
    zh: `共 ${all} 户，只列出超出步骤标准最久的 ${listed} 户`,
    en: `${all} pursuits; only the ${listed} longest against what their step allows are listed`,
  };
}
