import type { LocalizedText } from '../process/definition.ts';
import { absenceNoticeWords, type AbsenceNotice } from './absence-notice.ts';
import { clockWords } from './catalogue-words.ts';
import { clockCodes, type ClockCode } from './catalogue.ts';
import type { SurveyNotice } from '../survey/who-hears.ts';
import type { ComplaintInboxKind } from './who-hears.ts';

/** What a notice of a complaint says, without a name of anybody. */
export interface SaidNotice {
  readonly kind: ComplaintInboxKind;
  /** Command, signal or clock of the event. */
  readonly type: string;
  readonly clock: ClockCode | null;
}

const surveyNoticeWords: Readonly<Record<string, LocalizedText | undefined>> = {
  surveyAsked: { zh: '满意度调查：请把链接转交客户', en: 'Survey: pass its link on to the customer' },
  surveyReminded: { zh: '满意度调查：请提醒客户填写', en: 'Survey: remind the customer' },
  surveyLowScore: {
    zh: '满意度调查打了低分：请在两个工作日内回访',
    en: 'A low score in the survey: call back within two working days',
  },
} satisfies Record<SurveyNotice, LocalizedText>;

/** A notice as one sentence, for inbox, mails and channels alike. */
export function complaintNoticeText({ kind, type, clock }: SaidNotice): LocalizedText {
  const limit = clock === null ? null : clockWords[clock];
  const ofSurvey = surveyNoticeWords[type];
  if (ofSurvey !== undefined) return ofSurvey;
  if (Object.hasOwn(absenceNoticeWords, type)) return absenceNoticeWords[type as AbsenceNotice];
  switch (kind) {
    case 'decide':
      return { zh: '等待您作出决定', en: 'Waits for your decision' };
    case 'assigned':
      return { zh: '交由您办理', en: 'Is yours to work on' };
    case 'action':
      return type === 'giveAction'
        ? { zh: '请您在期限内办理一件事', en: 'You are asked to do something by a date' }
        : { zh: '有一项措施由您落实', en: 'An action of the remedy is yours to carry out' };
    case 'compliance':
      return { zh: '监管或媒体介入，请合规关注', en: 'A regulator or the media took it up: compliance should look' };
    case 'raise':
      return {
        zh: limit === null ? '已升级到您这一级' : `时限已过，已升级：${limit.zh}`,
        en: limit === null ? 'Has come up to your level' : `A limit has passed, the level went up: ${limit.en}`,
      };
    case 'warn':
      return {
        zh: limit === null ? '请留意时限' : `请留意时限：${limit.zh}`,
        en: limit === null ? 'Mind the limit' : `Mind the limit: ${limit.en}`,
      };
    case 'inform':
      if (type === 'register')
        return { zh: '新登记的投诉，由更高级别受理', en: 'A new case, which begins at a higher level' };
      // A limit may also be what a person decided about.
      return limit !== null && clockCodes.some((code) => code === type)
        ? { zh: `时限已过：${limit.zh}`, en: `A limit has passed: ${limit.en}` }
        : { zh: '有新情况', en: 'There is news' };
    case 'command':
      return { zh: '他人有操作', en: 'Somebody else acted on it' };
  }
}
