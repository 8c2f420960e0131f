import { defineWords } from '../../words/words.ts';

/** Words around the forms of complaints. */
export const words = defineWords('complaint-form', {
  zh: {
    anonymous: '匿名',
    endTitle: '{{title}}？',
    endText: '客户：{{customer}}，投诉 {{caseNumber}}。此操作不能撤销。',
    endSystemicText: '系统性问题 {{caseNumber}}。此操作不能撤销。',
    staleTitle: '在您填写期间，这件投诉有了变化',
    doIt: '去办理',
  },
  en: {
    anonymous: 'anonymous',
    endTitle: '{{title}}?',
    endText: 'Customer: {{customer}}, case {{caseNumber}}. This cannot be taken back.',
    endSystemicText: 'Systemic case {{caseNumber}}. This cannot be taken back.',
    staleTitle: 'This case has changed while you were typing',
    doIt: 'Do that',
  },
});
