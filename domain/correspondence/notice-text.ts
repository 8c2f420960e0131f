import { complaintNoticeText, type SaidNotice } from '../complaint/notice-words.ts';
import { clusterText, type SystemicFacts } from '../complaint/systemic-words.ts';
import type { LocalizedText } from '../process/definition.ts';
import { inboxKinds, type InboxKind } from '../prospect/who-hears.ts';

/** A notice of a prospect as one sentence, without a name of anybody. */
const prospectTexts: Readonly<Record<InboxKind, LocalizedText>> = {
  assigned: { zh: '有一位客户指派给您', en: 'A customer was given to you' },
  handedOver: { zh: '您的一位客户改派给了别人', en: 'A customer of yours was given to somebody else' },
  task: { zh: '有一项工作需要您处理', en: 'Work waits for you' },
  reassignment: { zh: '建议改派一位客户的负责人', en: 'Another owner is proposed for a customer' },
  review: { zh: '请检查一位客户的跟进情况', en: 'Please look into the pursuit of a customer' },
  informed: { zh: '有一项工作逾期未办', en: 'Work is overdue and not done' },
  reminder: { zh: '您的一项时限已到', en: 'A deadline of yours is due' },
  command: { zh: '他人操作了您的一位客户', en: 'Somebody else acted on a customer of yours' },
  change: { zh: '流程自动处理了您的一位客户', en: 'The process changed a customer of yours' },
};

/** The same for a chat group, where nobody is meant as “you”. */
const prospectGroupTexts: Readonly<Partial<Record<InboxKind, LocalizedText>>> = {
  assigned: { zh: '有一位客户已指派负责人', en: 'A customer was given to an owner' },
  handedOver: { zh: '有一位客户改派了负责人', en: 'A customer was given to another owner' },
  task: { zh: '有一项工作需要处理', en: 'Work waits to be done' },
  reminder: { zh: '有一项时限已到', en: 'A deadline is due' },
  command: { zh: '负责人以外的同事操作了一位客户', en: 'Somebody other than the owner acted on a customer' },
  change: { zh: '流程自动处理了一位客户', en: 'The process changed a customer' },
};

/** What is said outside of one notice. */
export interface OutsideNotice {
  readonly about: 'complaint' | 'prospect' | 'test';
  readonly kind: string;
  readonly type: string;
  readonly clock: string | null;
  readonly caseNumber: string | null;
  /** Of a systemic case, what came together; null or absent of every other. */
  readonly systemic?: SystemicFacts | null | undefined;
  /** A chat group reads it. */
  readonly toGroup?: boolean;
}

/** A notice for mails and channels: no personal data, since neither can be called back. */
export function outsideText(notice: OutsideNotice): LocalizedText {
  const { about, kind, type, clock, caseNumber, systemic = null, toGroup = false } = notice;
  if (about === 'test') return { zh: '这是一条测试通知：渠道可以使用', en: 'This is a test: the channel works' };
  if (about === 'prospect') {
    const known = inboxKinds.find((one) => one === kind) ?? 'change';
    return (toGroup ? prospectGroupTexts[known] : undefined) ?? prospectTexts[known];
  }
  const { zh, en } = complaintNoticeText({ kind, type, clock, isSystemic: systemic !== null, toGroup } as SaidNotice);
  if (systemic !== null) {
    const what = clusterText(systemic);
    return {
      zh: `系统性问题 ${caseNumber ?? ''}（${what.zh}）：${zh}`,
      en: `Systemic case ${caseNumber ?? ''} (${what.en}): ${en}`,
    };
  }
  return { zh: `投诉 ${caseNumber ?? ''}：${zh}`, en: `Complaint ${caseNumber ?? ''}: ${en}` };
}
