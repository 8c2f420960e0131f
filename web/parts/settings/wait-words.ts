import { defineWords } from '../../words/words.ts';

/** Units of time, as settings say them. */
export const waitWords = defineWords('wait', {
  zh: {
    amount: '数值',
    unit: '单位',
    workingDays: '工作日',
    workingHours: '工作小时',
    days: '天',
    hours: '小时',
    minutes: '分钟',
  },
  en: {
    amount: 'amount',
    unit: 'unit',
    workingDays: 'working days',
    workingHours: 'working hours',
    days: 'days',
    hours: 'hours',
    minutes: 'minutes',
  },
});
