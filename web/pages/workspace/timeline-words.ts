import { defineWords } from '../../words/words.ts';

export const timelineWords = defineWords('timeline', {
  zh: {
    filter: '显示哪些事件',
    move: '推进与变动',
    contact: '联系与面谈',
    record: '资料',
    objection: '异议',
    task: '任务与豁免',
    clock: '时限与冻结',
    nothing: '没有这类事件。',
    showChanges: '查看改动',
    hideChanges: '收起改动',
    lookAt: '当时的样子',
    rule: '依据流程规则 {{rule}}',
    nothingChanged: '没有改动任何字段。',
  },
  en: {
    filter: 'Which events to show',
    move: 'Moves',
    contact: 'Contacts and meetings',
    record: 'Records',
    objection: 'Objections',
    task: 'Tasks and waivers',
    clock: 'Deadlines and holds',
    nothing: 'There is no event of this kind.',
    showChanges: 'What it changed',
    hideChanges: 'Hide the changes',
    lookAt: 'As it was then',
    rule: 'By rule {{rule}} of the process',
    nothingChanged: 'It changed no field.',
  },
});
