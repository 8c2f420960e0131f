import type { LocalizedText } from '../../../domain/process/definition.ts';
import { defineWords } from '../../words/words.ts';

export const words = defineWords('complaint-register', {
  zh: {
    title: '登记投诉',
    about: '先谢谢客户，再记下事实。提交后时限立即开始计算，首先受理的岗位会收到通知。',
    customerOf: '投诉人：{{customer}}',
    someoneElse: '换一位客户',
    openCases: '该客户已有未了结的投诉；同一件事不必重复登记：',
    further: '更多（渠道、时间、联系方式、被投诉人）',
    registered: '已登记：{{caseNumber}}',
    registeredText: '暂定{{severity}}，第 {{level}} 级办理。请把编号告诉客户。',
    duplicates: '可能是同一件事：该客户还有这些未了结的投诉',
    notYours: '不在您的查看范围内',
    open: '查看这件投诉',
    another: '再登记一件',
    toDesk: '去投诉台',
    toProspect: '回到该客户',
  },
  en: {
    title: 'Register a complaint',
    about:
      'Thank the customer first, then note the facts. The clocks run as soon as it is submitted, and whoever deals with it first hears of it.',
    customerOf: 'Who complains: {{customer}}',
    someoneElse: 'Somebody else',
    openCases: 'This customer has open complaints already; the same fact need not be registered twice:',
    further: 'More (channel, time, contact, about whom)',
    registered: 'Registered: {{caseNumber}}',
    registeredText: '{{severity}} for now, dealt with at level {{level}}. Tell the customer the number.',
    duplicates: 'It may be about the same fact: this customer has other open complaints',
    notYours: 'outside of what you may see',
    open: 'Open this case',
    another: 'Register another one',
    toDesk: 'To the complaint desk',
    toProspect: 'Back to the customer',
  },
});

/** Words of the fields, by their names, and of their hints. */
export const fieldTexts: Readonly<Record<string, LocalizedText>> = {
  name: { zh: '谁投诉', en: 'Who complains' },
  'name.hint': { zh: '不愿透露姓名的可不填', en: 'Left empty for somebody who does not say' },
  phone: { zh: '电话', en: 'Telephone' },
  category: { zh: '关于什么', en: 'What it is about' },
  description: { zh: '发生了什么', en: 'What happened' },
  'description.hint': { zh: '写事实，不作评价；至少 10 个字', en: 'Facts and no judgement; 10 characters or more' },
  customerDemand: { zh: '客户要求什么', en: 'What the customer wants' },
  'customerDemand.hint': { zh: '至少 10 个字', en: '10 characters or more' },
  channel: { zh: '渠道', en: 'How it came' },
  receivedAt: { zh: '收到时间', en: 'When it was received' },
  'receivedAt.hint': { zh: '不填为现在；时限从这时起算', en: 'Now unless told; every limit counts from here' },
  contact: { zh: '怎样联系客户', en: 'How the customer wants to be reached' },
  'contact.hint': { zh: '不填为电话', en: 'By telephone unless told' },
  complainedStaffId: { zh: '被投诉的员工', en: 'Whom it is about' },
  settledOnTheSpot: { zh: '已当场解决', en: 'Settled on the spot' },
};
