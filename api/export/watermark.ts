import { flowWords } from '../../domain/funnel/flow-words.ts';
import type { LocalizedText, ProcessDefinition, StepNumber } from '../../domain/process/definition.ts';
import { latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import { customerTypeWords, findMethodWords, lossReasonWords } from '../../domain/prospect/catalogue-words.ts';
import type { StaffMember } from '../../models/organisation.ts';
import { phaseName, stepDefinition } from '../prospects/present.ts';
import { unitName, type ExportContext } from './columns.ts';
import { localTime, nextActionWords, yesNo, type Wish } from './words.ts';

const definition = publishedDefinition(latestVersion) as ProcessDefinition;
const fenInYuan = 100;

type Field = keyof Wish;

const fieldWords: Readonly<Record<Field, LocalizedText>> = {
  flow: { zh: '漏斗数字', en: 'number of the funnel' },
  flowStep: { zh: '所在步骤', en: 'in step' },
  from: { zh: '期间自', en: 'period from' },
  to: { zh: '期间至', en: 'period to' },
  lossReason: { zh: '原因', en: 'reason' },
  ownerId: { zh: '负责人', en: 'owner' },
  teamId: { zh: '团队', en: 'team' },
  branchId: { zh: '支行', en: 'branch' },
  customerType: { zh: '客户类型', en: 'customer type' },
  findMethod: { zh: '寻找方法', en: 'found by' },
  campaignId: { zh: '活动', en: 'campaign' },
  held: { zh: '冻结', en: 'on hold' },
  minValueFen: { zh: '价值不低于（元）', en: 'value from (yuan)' },
  maxValueFen: { zh: '价值不高于（元）', en: 'value to (yuan)' },
  nextAction: { zh: '下一步', en: 'next action' },
  unassigned: { zh: '未分配', en: 'unassigned' },
  rotting: { zh: '久未跟进', en: 'stalled' },
  q: { zh: '名称', en: 'name' },
  phase: { zh: '阶段', en: 'phase' },
  step: { zh: '步骤', en: 'step' },
  open: { zh: '进行中', en: 'open' },
  parked: { zh: '培育池', en: 'parked' },
  overdue: { zh: '逾期', en: 'overdue' },
};

/** How the value of a filter reads. */
type ValueText<Name extends Field> = (value: NonNullable<Wish[Name]>, context: ExportContext) => string;

const flagText = (value: boolean, { language }: ExportContext): string => yesNo(value)[language];
const yuanText = (fen: number): string => String(fen / fenInYuan);
const asTyped = (value: string): string => value;

const stepText = (step: StepNumber, { language }: ExportContext): string =>
  `${step} ${stepDefinition(definition, step).name[language]}`;

const valueTexts: { readonly [Name in keyof Required<Wish>]: ValueText<Name> } = {
  flow: (flow, { language }) => flowWords[flow][language],
  flowStep: stepText,
  from: asTyped,
  to: asTyped,
  lossReason: (reason, { language }) => lossReasonWords[reason][language],
  ownerId: (id, context) => unitName('staff', id, context) ?? id,
  teamId: (id, context) => unitName('teams', id, context) ?? id,
  branchId: (id, context) => unitName('branches', id, context) ?? id,
  customerType: (type, { language }) => customerTypeWords[type][language],
  findMethod: (method, { language }) => findMethodWords[method][language],
  campaignId: asTyped,
  held: flagText,
  minValueFen: yuanText,
  maxValueFen: yuanText,
  nextAction: (wanted, { language }) => nextActionWords[wanted][language],
  unassigned: flagText,
  rotting: flagText,
  q: asTyped,
  phase: (phases, { language }) =>
    phases.map((phase) => phaseName(definition, phase)[language]).join(language === 'zh' ? '、' : ', '),
  step: stepText,
  open: flagText,
  parked: flagText,
  overdue: flagText,
};

/** What a list was narrowed to, in the reader's words. */
export function filterText(wish: Wish, context: ExportContext): string {
  const { language } = context;
  const textOf = <Name extends Field>(name: Name): string[] => {
    const value = wish[name];
    if (value === undefined) return [];
    const textOfValue: ValueText<Name> = valueTexts[name];
    const text = textOfValue(value, context);
    return [language === 'zh' ? `${fieldWords[name].zh}：${text}` : `${fieldWords[name].en}: ${text}`];
  };
  const parts = (Object.keys(fieldWords) as Field[]).flatMap((name) => textOf(name));
  if (parts.length === 0) return language === 'zh' ? '全部' : 'everything';
  return parts.join(language === 'zh' ? '，' : ', ');
}

interface Watermark {
  readonly member: Pick<StaffMember, '_id' | 'name'>;
  readonly wish: Wish;
  readonly rows: number;
}

/** The first row of every exported list: whose copy it is, and of what. */
export function watermarkText({ member, wish, rows }: Watermark, context: ExportContext): string {
  const { language, calendar, nowMs } = context;
  const at = localTime(calendar, nowMs);
  const who = `${member.name[language]} (${member._id})`;
  const filter = filterText(wish, context);
  return language === 'zh'
    ? `内部资料，请勿外传。导出人：${who}；时间：${at}；筛选：${filter}；行数：${rows}`
    : `Internal, not to be passed on. Exported by ${who} at ${at}; filter: ${filter}; rows: ${rows}`;
}
