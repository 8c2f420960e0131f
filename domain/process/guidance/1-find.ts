import type { LocalizedText } from '../definition.ts';

/** What the step asks of a manager, as a checklist. */
export const findGuidance: readonly LocalizedText[] = [
  {
    zh: '优选法：从各种来源的名单里，按五项条件挑出值得跟进的客户',
    en: 'Selection: sift every list by the five questions and keep what is worth pursuing',
  },
  {
    zh: '资料法：报刊广播快而新但容易过期，统计年鉴全而慢，一律先核实',
    en: 'Media-data: press and broadcast are quick but age fast; yearbooks are full but late. Verify before use',
  },
  {
    zh: '资料法：看工商公告、企业公告和广告，记下公告类别、注册号和联系人；网络信息记下网址并查重',
    en: 'Media-data: from registry notices, company notices and advertisements note kind, number and contact; from the web keep the address and check for duplicates',
  },
  {
    zh: '猎犬法：请财务、法律、地产等圈内人提供线索，按期联系，事后答谢并反馈',
    en: 'Hound: ask people in finance, law or property for leads; keep in touch, thank them and report back',
  },
  {
    zh: '陌生法：最基本也最难，数量带来质量；被拒绝很正常，一次不成不算结束',
    en: 'Cold approach: the basic and hardest way; quality comes out of volume, refusal is normal and one refusal is not the end',
  },
  {
    zh: '缘故法、关系法：由亲友同学、上下游、协会等熟人引荐，注明介绍人',
    en: 'Affinity and relationship: be introduced by friends, partners or associations, and name the introducer',
  },
  {
    zh: '大堂识别：观察来访客户，记下职业、住址和工作单位，尽快送资料、征求意见、邀请活动',
    en: 'Lobby capture: observe visitors, note occupation, address and workplace; soon send material, ask their opinion, invite them',
  },
  {
    zh: '业内组织、圈子和客户活动：一次认可带来几十个客户',
    en: 'Associations, circles and events: one approval opens dozens of customers',
  },
  {
    zh: '存量挖掘、客户介绍和广告：先看手上的客户，不少“新”客户其实早已开户',
    en: 'Existing customers, their referrals, advertising: look at our own books first; many "new" contacts already bank here',
  },
  {
    zh: '陌生拜访前：端正心态，不卑不亢，营销是帮助客户',
    en: 'Before a cold visit: you come to help; be neither timid nor servile',
  },
  { zh: '陌生拜访前：保持平静，恶意拒绝也从容对待', en: 'Before a cold visit: stay calm, also when a door is slammed' },
  {
    zh: '陌生拜访前：带齐证件，自我介绍后主动出示',
    en: 'Before a cold visit: carry credentials and show them unasked after introducing yourself',
  },
  {
    zh: '陌生拜访前：尽量多搜集资料，减少盲目',
    en: 'Before a cold visit: gather what you can, so as not to go in blind',
  },
  {
    zh: '陌生拜访前：想好开场白、目的、希望的下一步和话术版本',
    en: 'Before a cold visit: prepare the opening line, the purpose, the next step to ask for and the script',
  },
  {
    zh: '电话量：每个工作日 30 至 50 通，成功率不低于一成，同一号码 5 个工作日内不重复拨打',
    en: 'Calls: 30 to 50 each working day, one in ten successful; the same number not twice within 5 working days',
  },
  {
    zh: '五项鉴定：有需求、有能力、符合银行标准、有购买权、有价值，每项都写依据',
    en: "Five questions: need, means, the bank's standard, authority, value; each with its evidence",
  },
  {
    zh: '成长型客户不轻易拒绝也不轻易接受；上门贷款同样须严格审查',
    en: 'Neither turn away nor wave through a growth customer; walk-in loan requests get the same rigorous review',
  },
];

/** Mistakes that the screens warn of. */
export const findMistakes: readonly LocalizedText[] = [
  { zh: '坐在柜台等客户上门', en: 'Waiting at the desk for customers' },
  { zh: '把成长型客户拒之门外，或不审查就接受', en: 'Rejecting growth customers, or accepting them unchecked' },
  { zh: '使用过期信息', en: 'Working with stale information' },
  { zh: '被拒绝一次就放弃', en: 'Giving up after one refusal' },
  { zh: '把拒绝当成针对自己', en: 'Taking a refusal personally' },
  { zh: '不查购买权，向做不了主的人推销', en: 'Selling to people without power because authority was not checked' },
  { zh: '向每个业主逐户推销', en: 'Selling to every single owner instead of the body that decides' },
  { zh: '电话打得太少', en: 'Too few calls' },
];
