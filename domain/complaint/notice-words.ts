import type { LocalizedText } from '../process/definition.ts';
import { absenceNoticeWords, type AbsenceNotice } from './absence-notice.ts';
import { clockWordsOf } from './catalogue-words.ts';
import { clockCodes, type ClockCode } from './catalogue.ts';
import type { ImprovementNotice } from '../improvement/who-hears.ts';
import type { SurveyNotice } from '../survey/who-hears.ts';
import type { ComplaintInboxKind } from './who-hears.ts';

/** What a notice of a complaint says, without a name of anybody. */
export interface SaidNotice {
  readonly kind: ComplaintInboxKind;
  /** Command, signal or clock of the event. */
  readonly type: string;
  readonly clock: ClockCode | null;
  /** Its limits have names of their own. */
  readonly isSystemic?: boolean;
  /** A chat group reads it: nobody in it is meant as “you”. */
  readonly toGroup?: boolean;
}

interface Addressed {
  readonly toPerson: LocalizedText;
  readonly toGroup: LocalizedText;
}

const addressed = {
  approveCause: {
    toPerson: {
      zh: '系统性问题的原因和措施，等待您审批',
      en: 'The cause and what is done about it wait for your approval',
    },
    toGroup: { zh: '系统性问题的原因和措施，等待审批', en: 'The cause and what is done about it wait for approval' },
  },
  decide: {
    toPerson: { zh: '等待您作出决定', en: 'Waits for your decision' },
    toGroup: { zh: '等待有权人作出决定', en: 'Waits for the decision of whoever decides at its level' },
  },
  findCause: {
    toPerson: { zh: '请您查明共同原因', en: 'The common cause is yours to find' },
    toGroup: { zh: '已指定查因人', en: 'Somebody was named to find the common cause' },
  },
  assigned: {
    toPerson: { zh: '交由您办理', en: 'Is yours to work on' },
    toGroup: { zh: '已交办', en: 'Was given to somebody to work on' },
  },
  actionDue: {
    toPerson: {
      zh: '您负责的一项措施已过期限，尚未完成',
      en: 'The day of an action of yours has passed, and it is not done',
    },
    toGroup: { zh: '一项措施已过期限，尚未完成', en: 'The day of an action has passed, and it is not done' },
  },
  giveAction: {
    toPerson: { zh: '请您在期限内办理一件事', en: 'You are asked to do something by a date' },
    toGroup: { zh: '有一件事请同事限期办理', en: 'A colleague is asked to do something by a date' },
  },
  action: {
    toPerson: { zh: '有一项措施由您落实', en: 'An action of the remedy is yours to carry out' },
    toGroup: { zh: '有一项措施待落实', en: 'An action of the remedy is to be carried out' },
  },
  raised: {
    toPerson: { zh: '已升级到您这一级', en: 'Has come up to your level' },
    toGroup: { zh: '已升级', en: 'Has come up to a higher level' },
  },
  common: {
    toPerson: {
      zh: '系统性问题的共同原因已查明，答复客户时请参考',
      en: 'The common cause was found: use it when you answer the customer',
    },
    toGroup: {
      zh: '系统性问题的共同原因已查明，答复客户时请参考',
      en: 'The common cause was found: it is of use for the answer to the customer',
    },
  },
} satisfies Readonly<Record<string, Addressed>>;

const surveyNoticeWords: Readonly<Record<string, LocalizedText | undefined>> = {
  surveyAsked: { zh: '满意度调查：请把链接转交客户', en: 'Survey: pass its link on to the customer' },
  surveyReminded: { zh: '满意度调查：请提醒客户填写', en: 'Survey: remind the customer' },
  surveyLowScore: {
    zh: '满意度调查打了低分：请在两个工作日内回访',
    en: 'A low score in the survey: call back within two working days',
  },
  surveyFollowUpOverdue: {
    zh: '满意度调查低分：回访已逾期',
    en: 'A low score in the survey: nobody has called back in time',
  },
} satisfies Record<SurveyNotice, LocalizedText>;

const improvementNoticeWords: Readonly<Record<string, LocalizedText | undefined>> = {
  improvementDone: { zh: '改进事项已完成，请看答复', en: 'Its improvement is done: read the reply' },
  improvementDeclined: { zh: '改进事项未被采纳，请看理由', en: 'Its improvement was declined: read why' },
  improvementOverdue: { zh: '改进事项已逾期', en: 'Its improvement is overdue' },
} satisfies Record<ImprovementNotice, LocalizedText>;

const newsWords: Readonly<Record<string, LocalizedText | undefined>> = {
  register: { zh: '新登记的投诉，由更高级别受理', en: 'A new case, which begins at a higher level' },
  openSystemic: { zh: '同类投诉集中，已建立系统性问题', en: 'Many alike complaints: a systemic case was opened' },
  reportCause: { zh: '共同原因已查明并通报', en: 'The common cause was found and reported' },
};

/** A notice as one sentence, for inbox, mails and channels alike. */
export function complaintNoticeText(notice: SaidNotice): LocalizedText {
  const { kind, type, clock, isSystemic = false, toGroup = false } = notice;
  const limit = clock === null ? null : clockWordsOf(isSystemic)[clock];
  const ofAnother = surveyNoticeWords[type] ?? improvementNoticeWords[type];
  if (ofAnother !== undefined) return ofAnother;
  if (Object.hasOwn(absenceNoticeWords, type)) return absenceNoticeWords[type as AbsenceNotice];
  const say = (which: keyof typeof addressed): LocalizedText => addressed[which][toGroup ? 'toGroup' : 'toPerson'];
  switch (kind) {
    case 'decide':
      return say(type === 'submitCause' ? 'approveCause' : 'decide');
    case 'assigned':
      if (type === 'openSystemic')
        return { zh: '同类投诉集中，请指定查因人', en: 'Many alike complaints: name who finds the common cause' };
      return say(type === 'nameCauseFinder' ? 'findCause' : 'assigned');
    case 'action':
      return say(type === 'actionDue' || type === 'giveAction' ? type : 'action');
    case 'compliance':
      return { zh: '监管或媒体介入，请合规关注', en: 'A regulator or the media took it up: compliance should look' };
    case 'raise':
      return limit === null
        ? say('raised')
        : { zh: `时限已过，已升级：${limit.zh}`, en: `A limit has passed, the level went up: ${limit.en}` };
    case 'warn':
      return {
        zh: limit === null ? '请留意时限' : `请留意时限：${limit.zh}`,
        en: limit === null ? 'Mind the limit' : `Mind the limit: ${limit.en}`,
      };
    case 'inform':
      if (type === 'causeReported') return say('common');
      if (newsWords[type] !== undefined) return newsWords[type];
      // A limit may also be what a person decided about.
      return limit !== null && clockCodes.some((code) => code === type)
        ? { zh: `时限已过：${limit.zh}`, en: `A limit has passed: ${limit.en}` }
        : { zh: '有新情况', en: 'There is news' };
    case 'command':
      return { zh: '他人有操作', en: 'Somebody else acted on it' };
  }
}
