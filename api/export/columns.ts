import type { ProspectListItemView } from '../../contracts/prospect-list.ts';
import type { WorkingCalendar } from '../../domain/calendar.ts';
import { dayMs } from '../../domain/wait.ts';
import type { LocalizedText, ProcessDefinition } from '../../domain/process/definition.ts';
import { latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import { taskWords } from '../../domain/process/task-words.ts';
import { customerTypeWords, findMethodWords } from '../../domain/prospect/catalogue-words.ts';
import type { Organisation } from '../../models/organisation.ts';
import { phaseName, stepDefinition } from '../prospects/present.ts';
import { colourWords, yesNo } from './words.ts';

/** A value of the table: text, a number, or an instant. */
export type ExportCell = string | number | Date | null;

/** What the columns look things up in. */
export interface ExportContext {
  readonly language: keyof LocalizedText;
  readonly nowMs: number;
  readonly calendar: WorkingCalendar;
  readonly organisation: Organisation;
}

interface ExportColumn {
  readonly heading: LocalizedText;
  /** In Excel's characters. */
  readonly width: number;
  readonly cell: (row: ProspectListItemView, context: ExportContext) => ExportCell;
}

const definition = publishedDefinition(latestVersion) as ProcessDefinition;
const fenInYuan = 100;

/** The columns of an exported list of prospects. */
export const exportColumns: readonly ExportColumn[] = [
  { heading: { zh: '客户', en: 'Customer' }, width: 28, cell: ({ customerName }) => customerName },
  {
    heading: { zh: '客户类型', en: 'Customer type' },
    width: 14,
    cell: ({ customerType }, { language }) => customerTypeWords[customerType][language],
  },
  { heading: { zh: '手机尾号', en: 'Phone ends in' }, width: 10, cell: ({ customerPhoneLast4 }) => customerPhoneLast4 },
  {
    heading: { zh: '步骤', en: 'Step' },
    width: 24,
    cell: ({ step }, { language }) => `${step} ${stepDefinition(definition, step).name[language]}`,
  },
  {
    heading: { zh: '阶段', en: 'Phase' },
    width: 16,
    cell: ({ phase }, { language }) => phaseName(definition, phase)[language],
  },
  {
    heading: { zh: '负责人', en: 'Owner' },
    width: 18,
    cell: ({ ownerId }, context) => unitName('staff', ownerId, context),
  },
  { heading: { zh: '团队', en: 'Team' }, width: 18, cell: ({ teamId }, context) => unitName('teams', teamId, context) },
  {
    heading: { zh: '支行', en: 'Branch' },
    width: 14,
    cell: ({ branchId }, context) => unitName('branches', branchId, context),
  },
  {
    heading: { zh: '预计价值（元）', en: 'Expected value (yuan)' },
    width: 18,
    cell: ({ expectedValueFen }) => (expectedValueFen === null ? null : expectedValueFen / fenInYuan),
  },
  {
    heading: { zh: '进入本步骤', en: 'In this step since' },
    width: 17,
    cell: ({ stepEnteredAt }) => new Date(stepEnteredAt),
  },
  {
    heading: { zh: '本步骤天数', en: 'Days in step' },
    width: 11,
    cell: ({ stepEnteredAt }, { nowMs }) => Math.floor((nowMs - Date.parse(stepEnteredAt)) / dayMs),
  },
  {
    heading: { zh: '最近联系', en: 'Last contact' },
    width: 17,
    cell: ({ lastContactAt }) => (lastContactAt === null ? null : new Date(lastContactAt)),
  },
  {
    heading: { zh: '未联系工作日', en: 'Working days untouched' },
    width: 13,
    cell: ({ untouchedWorkingDays }) => untouchedWorkingDays,
  },
  {
    heading: { zh: '久未跟进', en: 'Rotting' },
    width: 9,
    cell: ({ rotting }, { language }) => yesNo(rotting)[language],
  },
  { heading: { zh: '下一步', en: 'Next action' }, width: 22, cell: nextActionText },
  {
    heading: { zh: '下一步时间', en: 'Next action at' },
    width: 17,
    cell: ({ nextAction }) => (nextAction === null ? null : new Date(nextAction.at)),
  },
  {
    heading: { zh: '缓急', en: 'Urgency' },
    width: 9,
    cell: ({ nextActionColour }, { language }) => colourWords[nextActionColour][language],
  },
  { heading: { zh: '冻结', en: 'On hold' }, width: 8, cell: ({ held }, { language }) => yesNo(held)[language] },
  {
    heading: { zh: '寻找方法', en: 'Found by' },
    width: 14,
    cell: ({ findMethod }, { language }) => findMethodWords[findMethod][language],
  },
  { heading: { zh: '登记时间', en: 'Captured at' }, width: 17, cell: ({ createdAt }) => new Date(createdAt) },
  { heading: { zh: '跟进编号', en: 'Prospect' }, width: 30, cell: ({ prospectId }) => prospectId },
];

export function unitName(
  kind: keyof Organisation,
  id: string | null,
  { organisation, language }: ExportContext,
): string | null {
  if (id === null) return null;
  const units: readonly { readonly _id: string; readonly name: LocalizedText }[] = organisation[kind];
  return units.find(({ _id }) => _id === id)?.name[language] ?? id;
}

function nextActionText({ nextAction }: ProspectListItemView, { language }: ExportContext): string | null {
  if (nextAction === null) return null;
  const { kind, code } = nextAction;
  if (kind === 'hold') return language === 'zh' ? '冻结到期' : 'The hold ends';
  if (kind === 'task') return Object.entries(taskWords).find(([task]) => task === code)?.[1][language] ?? code;
  const rules = [...definition.steps.flatMap(({ deadlines }) => deadlines), ...definition.sharedDeadlines];
  return rules.find((rule) => rule.code === code)?.text[language] ?? code;
}
