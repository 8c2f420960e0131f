import type { Texts } from '../../command-form/words/texts.ts';

/** Words of a decision, which several forms ask for.   @param above the form, or the form and the record that holds it */
export function decisionWordsIn(above: string): Texts {
  return {
    ...causeWordsIn(above),
    [`${above}.finding`]: { zh: '调查结论', en: 'Finding' },
    [`${above}.finding.hint`]: {
      zh: '“不属实”的原因类别为“不成立”或“外部原因”；“属实”“部分属实”的为“不成立”以外的类别',
      en: '“Unfounded” goes with the cause “Unfounded” or “Outside the bank”, the others with any cause but “Unfounded”',
    },
    [`${above}.remedy`]: { zh: '补救措施', en: 'Remedy' },
    [`${above}.remedyKinds`]: { zh: '包括', en: 'It consists of' },
    [`${above}.remedyKinds.hint`]: {
      zh: '更换人员由第二级决定，修改制度、停办产品由第三级决定；超出须上级审批',
      en: 'A staff change is decided at level 2, a policy change or a product stop at level 3; above that somebody approves it',
    },
    [`${above}.compensationFen`]: { zh: '补偿金额', en: 'Compensation' },
    [`${above}.compensationFen.unit`]: { zh: '元', en: 'yuan' },
  };
}

/** Words of a cause, and of what has to be done about it. */
export function causeWordsIn(above: string): Texts {
  return {
    [`${above}.rootCauseClass`]: { zh: '根本原因类别', en: 'Class of the root cause' },
    [`${above}.rootCauseClass.hint`]: {
      zh: '流程、系统、产品、制度的原因，结案前须登记改进事项',
      en: 'A cause in a process, system, product or policy needs an improvement before the case is closed',
    },
    [`${above}.rootCause`]: { zh: '根本原因', en: 'Root cause' },
    [`${above}.actions`]: { zh: '要落实的措施', en: 'Actions' },
    [`${above}.actions.hint`]: {
      zh: '全部完成后才算办结；只需口头说明的可不填',
      en: 'The case is resolved when all are done; none when the remedy is only said',
    },
    [`${above}.actions.text`]: { zh: '做什么', en: 'What' },
    [`${above}.actions.ownerId`]: { zh: '负责人', en: 'Who' },
    [`${above}.actions.dueAt`]: { zh: '期限', en: 'By when' },
  };
}

/** Words of a message to the customer. */
export function messageWordsIn(above: string): Texts {
  return {
    [`${above}.channel`]: { zh: '告知方式', en: 'Told by' },
    [`${above}.text`]: { zh: '告知内容', en: 'What the customer was told' },
  };
}
