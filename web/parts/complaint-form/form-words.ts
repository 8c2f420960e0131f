import { defineWords } from '../../words/words.ts';

/** Words around the forms of complaints. */
export const words = defineWords('complaint-form', {
  zh: {
    anonymous: '匿名',
    endTitle: '{{title}}？',
    endText: '客户：{{customer}}，投诉 {{caseNumber}}。此操作不能撤销。',
    staleTitle: '在您填写期间，这件投诉有了变化',
    doIt: '去办理',
    savedReply: '插入常用回复',
    ofProduct: '{{title}}（系统自带）',
    noReplies: '没有适用的常用回复',
    undoInsert: '撤销插入',
    replyLacks: '发给客户之前还须写明：',
    replyComplete: '必备内容已写全。',
    unfilled: '{{mark}} 还没有填写（{{name}}）',
    insert: '插入',
    insertPart: '插入：{{part}}',
  },
  en: {
    anonymous: 'anonymous',
    endTitle: '{{title}}?',
    endText: 'Customer: {{customer}}, case {{caseNumber}}. This cannot be taken back.',
    staleTitle: 'This case has changed while you were typing',
    doIt: 'Do that',
    savedReply: 'Insert a saved reply',
    ofProduct: '{{title}} (comes with the product)',
    noReplies: 'No saved reply suits',
    undoInsert: 'Undo the insertion',
    replyLacks: 'Before it goes to the customer it must say:',
    replyComplete: 'It says all that it must.',
    unfilled: '{{mark}} has not been filled in ({{name}})',
    insert: 'Insert',
    insertPart: 'Insert {{part}}',
  },
});
