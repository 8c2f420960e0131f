import { defineWords } from '../../words/words.ts';

/** Words around the forms of complaints. */
export const words = defineWords('complaint-form', {
  zh: {
    anonymous: '匿名',
    endTitle: '{{title}}？',
    endText: '客户：{{customer}}，投诉 {{caseNumber}}。此操作不能撤销。',
    endSystemicText: '系统性问题 {{caseNumber}}。此操作不能撤销。',
    staleTitle: '在您填写期间，这件投诉有了变化',
    stillPossible: '您填写的内容都在，看过变化后可以继续。',
    noLongerPossible: '这一步现在已不能办理。您填写的内容保存为草稿，可以先关闭本表单。',
    seen: '知道了，继续填写',
    doIt: '去办理',
  },
  en: {
    anonymous: 'anonymous',
    endTitle: '{{title}}?',
    endText: 'Customer: {{customer}}, case {{caseNumber}}. This cannot be taken back.',
    endSystemicText: 'Systemic case {{caseNumber}}. This cannot be taken back.',
    staleTitle: 'This case has changed while you were typing',
    stillPossible: 'Everything you typed is still here; look at what has changed and go on.',
    noLongerPossible: 'This step is no longer possible. What you typed is kept as a draft; you may close the form.',
    seen: 'Understood, go on',
    doIt: 'Do that',
  },
});
