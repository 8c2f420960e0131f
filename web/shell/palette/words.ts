import { defineWords } from '../../words/words.ts';

export const words = defineWords('palette', {
  zh: {
    title: '查找与前往',
    close: '关闭',
    hint: '客户名称、电话或后四位、客户号；投诉编号；或页面名称',
    anonymous: '匿名客户',
    systemic: '系统性问题',
    page: '页面',
    action: '操作',
    ended: '已结束',
    searching: '正在查找…',
    nothing: '没有找到。可以试试名称中的两个字，或电话后四位。',
    more: '还有更多，请输入更多内容。',
    keys: '↑ ↓ 选择，Enter 打开，Esc 关闭',
  },
  en: {
    title: 'Find and go',
    close: 'Close',
    hint: 'Customer’s name, telephone or its last four digits, customer number; a complaint’s number; or a page',
    anonymous: 'Anonymous customer',
    systemic: 'Systemic case',
    page: 'Page',
    action: 'Action',
    ended: 'ended',
    searching: 'Searching…',
    nothing: 'Nothing found. Try the beginning of a word, or the last four digits of the telephone number.',
    more: 'There is more: type more of it.',
    keys: '↑ ↓ choose, Enter opens, Esc closes',
  },
});
