import type { LocalizedText } from '../process/definition.ts';
import type { CustomerType, FindMethod, LossReason } from './catalogue.ts';

type Words<Code extends string> = Readonly<Record<Code, LocalizedText>>;

export const customerTypeWords: Words<CustomerType> = {
  individual: { zh: '个人', en: 'Individual' },
  company: { zh: '企业', en: 'Company' },
  association: { zh: '社团协会', en: 'Association' },
  community: { zh: '小区', en: 'Community' },
  publicInstitution: { zh: '机关事业单位', en: 'Public institution' },
};

export const findMethodWords: Words<FindMethod> = {
  mediaData: { zh: '资料法', en: 'Media data' },
  hound: { zh: '猎犬法', en: 'Hound' },
  coldApproach: { zh: '陌生法', en: 'Cold approach' },
  affinity: { zh: '缘故法', en: 'Affinity' },
  relationship: { zh: '关系法', en: 'Relationship' },
  lobbyCapture: { zh: '大堂识别', en: 'Lobby capture' },
  industryOrganisation: { zh: '业内组织', en: 'Industry organisation' },
  stockMining: { zh: '存量挖掘', en: 'Stock mining' },
  customerReferral: { zh: '客户转介', en: 'Customer referral' },
  circle: { zh: '圈子营销', en: 'Circle' },
  customerEvent: { zh: '客户活动', en: 'Customer event' },
  campaignList: { zh: '营销名单', en: 'Campaign list' },
  advertisement: { zh: '广告', en: 'Advertisement' },
  internalReferral: { zh: '内部推荐', en: 'Internal referral' },
};

export const lossReasonWords: Words<LossReason> = {
  noNeed: { zh: '没有需求', en: 'No need' },
  noAbility: { zh: '没有购买力', en: 'No purchasing power' },
  belowStandard: { zh: '不符合银行标准', en: 'Below the bank’s standard' },
  noAuthority: { zh: '没有决定权', en: 'No authority' },
  noValue: { zh: '对银行没有价值', en: 'No value for the bank' },
  competitor: { zh: '选择了别的银行', en: 'Chose another bank' },
  price: { zh: '价格', en: 'Price' },
  trust: { zh: '信任', en: 'Trust' },
  noResponse: { zh: '没有回应', en: 'No response' },
  badTiming: { zh: '时机不对', en: 'Bad timing' },
  service: { zh: '服务', en: 'Service' },
  other: { zh: '其他', en: 'Other' },
};
