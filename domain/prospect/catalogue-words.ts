import type { LocalizedText } from '../process/definition.ts';
import type { CustomerType, FindMethod } from './catalogue.ts';

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
