import type { LocalizedText } from '../process/definition.ts';
import type { ImprovementChange, ImprovementOrigin, ImprovementStatus } from './item.ts';

type Words<Code extends string> = Readonly<Record<Code, LocalizedText>>;

export const improvementStatusWords: Words<ImprovementStatus> = {
  open: { zh: '待安排', en: 'Open' },
  planned: { zh: '已安排', en: 'Planned' },
  inProgress: { zh: '进行中', en: 'In progress' },
  done: { zh: '已完成', en: 'Done' },
  declined: { zh: '不采纳', en: 'Declined' },
};

export const improvementOriginWords: Words<ImprovementOrigin> = {
  complaint: { zh: '投诉', en: 'Complaint' },
  suggestion: { zh: '员工建议', en: 'Staff suggestion' },
  feedback: { zh: '客户反馈', en: 'Customer feedback' },
  objection: { zh: '异议', en: 'Objection' },
  survey: { zh: '满意度调查', en: 'Survey' },
};

/** What somebody did with an item, as the end of a sentence. */
export const improvementDeedWords: Words<ImprovementChange['kind'] | 'add'> = {
  add: { zh: '登记了改进事项', en: 'added it' },
  plan: { zh: '安排了负责人和期限', en: 'planned owner and date' },
  begin: { zh: '开始落实', en: 'began it' },
  finish: { zh: '完成，并答复来源', en: 'finished it and replied to its origin' },
  decline: { zh: '决定不采纳，并答复来源', en: 'declined it and replied to its origin' },
};
