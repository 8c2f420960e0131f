import { defineWords } from '../../words/words.ts';

export const words = defineWords('funnel-list', {
  zh: {
    back: '回到漏斗',
    count: '{{count}} 户',
    countMore: '已列出前 {{count}} 户，其余可继续加载或导出',
    periodText: '{{from}} 至 {{to}}',
    open: '目前在途',
    rotting: '久未跟进',
    unassigned: '未分配，或负责人已离职',
    inStep: '第 {{step}} 步 {{name}}',
    reason: '原因：{{reason}}',
    heldThen: '支行、团队、客户经理指事情发生时的归属；之后移交他人、您已无权查看的不在此列。',
    heldNow: '支行、团队、客户经理指目前的归属。',
    emptyTitle: '没有可列出的客户',
    emptyText: '数字刚刚变化，或这些客户已移交给您无权查看的支行。请回到漏斗刷新。',
    untouched: '未接触工作日',
    outcome: '结果原因',
    enteredAt: '进入步骤',
  },
  en: {
    back: 'Back to the funnel',
    count: '{{count}} pursuits',
    countMore: 'The first {{count}} are listed; load more, or export them all',
    periodText: '{{from}} to {{to}}',
    open: 'Open now',
    rotting: 'Stalled',
    unassigned: 'Unassigned, or the owner has left',
    inStep: 'Step {{step}} {{name}}',
    reason: 'Reason: {{reason}}',
    heldThen:
      'Branch, team and owner are those at that time; what has since gone to others whom you may not look at is not listed.',
    heldNow: 'Branch, team and owner are those of now.',
    emptyTitle: 'Nothing to list',
    emptyText:
      'The number has just changed, or these customers belong to a branch that you may not look at. Refresh the funnel.',
    untouched: 'Working days untouched',
    outcome: 'Reason of the end',
    enteredAt: 'In the step since',
  },
});
