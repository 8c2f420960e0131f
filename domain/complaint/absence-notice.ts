import type { LocalizedText } from '../process/definition.ts';

/** The part of whoever is absent in an open case, the most important first. */
export const absentParts = ['handler', 'reviewer', 'actionOwner'] as const;
export type AbsentPart = (typeof absentParts)[number];

/** What whoever must see to an open case is told when somebody with a part in it leaves the bank, or has a leave. */
export type AbsenceNotice = `${AbsentPart}${'Left' | 'Away'}`;

/** The notices in words. */
export const absenceNoticeWords: Readonly<Record<AbsenceNotice, LocalizedText>> = {
  handlerLeft: { zh: '经办人已离职：请更换经办人', en: 'Its handler has left the bank: name another one' },
  reviewerLeft: { zh: '申诉复核人已离职：请改派复核人', en: 'The reviewer of its appeal has left: name another one' },
  actionOwnerLeft: { zh: '一项措施的负责人已离职：请另行安排', en: 'Whoever owes an action of it has left: see to it' },
  handlerAway: {
    zh: '经办人休假：由代理人办理，或更换经办人',
    en: 'Its handler has a leave: the deputy goes on with it, or name another one',
  },
  reviewerAway: {
    zh: '申诉复核人休假：由代理人决定，或改派复核人',
    en: 'The reviewer of its appeal has a leave: the deputy decides, or name another one',
  },
  actionOwnerAway: {
    zh: '一项措施的负责人休假：由代理人落实',
    en: 'Whoever owes an action of it has a leave: the deputy sees to it',
  },
};
