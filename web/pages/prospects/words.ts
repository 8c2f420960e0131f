import { defineWords } from '../../words/words.ts';

export const words = defineWords('prospects', {
  zh: {
    title: '客户跟进',
    searchLabel: '按客户名称查找',
    searchHint: '客户名称开头',
    allPhases: '全部阶段',
    onlyOverdue: '只看逾期',
    emptyTitle: '没有符合条件的客户',
    emptyText: '放宽筛选条件，或登记一条新线索。',
  },
  en: {
    title: 'Prospects',
    searchLabel: 'Find by the customer’s name',
    searchHint: 'Start of the name',
    allPhases: 'All phases',
    onlyOverdue: 'Overdue only',
    emptyTitle: 'No customer matches',
    emptyText: 'Widen the filters, or capture a new lead.',
  },
});
