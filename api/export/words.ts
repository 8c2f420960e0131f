import type { ProspectExportQuery } from '../../contracts/prospect-list.ts';
import type { NextActionColour } from '../../domain/board/next-action-colour.ts';
import { formatLocal, type WorkingCalendar } from '../../domain/calendar.ts';
import type { LocalizedText } from '../../domain/process/definition.ts';
import type { StaffMember } from '../../models/organisation.ts';

export const colourWords: Readonly<Record<NextActionColour, LocalizedText>> = {
  overdue: { zh: '逾期', en: 'Overdue' },
  today: { zh: '今天', en: 'Today' },
  later: { zh: '以后', en: 'Later' },
  none: { zh: '未安排', en: 'None' },
};

export function yesNo(value: boolean): LocalizedText {
  return value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' };
}

type Wish = Omit<ProspectExportQuery, 'language' | 'sort' | 'order'>;

const filterWords: Readonly<Record<keyof Wish, LocalizedText>> = {
  ownerId: { zh: '负责人', en: 'owner' },
  teamId: { zh: '团队', en: 'team' },
  branchId: { zh: '支行', en: 'branch' },
  customerType: { zh: '客户类型', en: 'customer type' },
  findMethod: { zh: '寻找方法', en: 'found by' },
  campaignId: { zh: '活动', en: 'campaign' },
  held: { zh: '冻结', en: 'on hold' },
  minValueFen: { zh: '价值不低于（分）', en: 'value from (fen)' },
  maxValueFen: { zh: '价值不高于（分）', en: 'value to (fen)' },
  nextAction: { zh: '下一步', en: 'next action' },
  rotting: { zh: '久未跟进', en: 'rotting' },
  q: { zh: '名称', en: 'name' },
  phase: { zh: '阶段', en: 'phase' },
  step: { zh: '步骤', en: 'step' },
  open: { zh: '进行中', en: 'open' },
  parked: { zh: '培育池', en: 'parked' },
  overdue: { zh: '逾期', en: 'overdue' },
};

/** What a list was narrowed to, in words. */
export function filterText(wish: Wish, language: keyof LocalizedText): string {
  const parts = Object.entries(wish)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => `${filterWords[field as keyof Wish][language]}=${String(value)}`);
  if (parts.length === 0) return language === 'zh' ? '全部' : 'everything';
  return parts.join(language === 'zh' ? '；' : '; ');
}

/** The same for the audit log: codes only, and the typed part of a customer's name left out. */
export function filterForAudit(wish: Wish): string {
  const parts = Object.entries(wish)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => `${field}=${field === 'q' ? '…' : String(value)}`);
  return parts.length === 0 ? 'no filter' : parts.join(' ');
}

export interface Watermark {
  readonly member: Pick<StaffMember, '_id' | 'name'>;
  readonly nowMs: number;
  readonly calendar: WorkingCalendar;
  readonly wish: Wish;
  readonly rows: number;
  readonly language: keyof LocalizedText;
}

/** The first row of every exported file: whose copy it is. */
export function watermarkText({ member, nowMs, calendar, wish, rows, language }: Watermark): string {
  const at = localTime(calendar, nowMs);
  const who = `${member.name[language]} (${member._id})`;
  const filter = filterText(wish, language);
  return language === 'zh'
    ? `内部资料，请勿外传。导出人：${who}；时间：${at}；筛选：${filter}；行数：${rows}`
    : `Internal, not to be passed on. Exported by ${who} at ${at}; filter: ${filter}; rows: ${rows}`;
}

/** Local time of the branch.   @returns '2026-11-24 09:00' */
export function localTime(calendar: WorkingCalendar, atMs: number): string {
  // without the weekday before it
  return formatLocal(calendar, atMs).slice(4);
}
