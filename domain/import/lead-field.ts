import type { LocalizedText } from '../process/definition.ts';

/** What a column of an imported file can hold. */
export const leadFields = [
  'name',
  'nameEn',
  'customerType',
  'phone',
  'email',
  'address',
  'coreBankCustomerNo',
  'committeeEstablished',
  'pursuitType',
  'findMethod',
  'mediaSubSource',
  'publicationTitle',
  'publishedOn',
  'introducerName',
  'campaignId',
  'campaignScore',
  'expectedValue',
  'consent',
  'walkInLoan',
  'ownerNo',
  'note',
] as const;
export type LeadField = (typeof leadFields)[number];

/** Several columns may be kept in the note; every other field takes one. */
export function mayRepeat(field: LeadField): boolean {
  return field === 'note';
}

interface FieldWords {
  readonly name: LocalizedText;
  /** Headers under which files bring it, as people write them; both names count as headers too. */
  readonly headers: readonly string[];
}

export const leadFieldWords: Readonly<Record<LeadField, FieldWords>> = {
  name: {
    name: { zh: '客户名称', en: 'Customer name' },
    headers: [
      '姓名',
      '名称',
      '客户姓名',
      '客户',
      '中文名称',
      '中文名',
      '单位名称',
      '企业名称',
      '公司名称',
      '公司',
      '企业',
      '单位',
      '小区名称',
      '社团名称',
      'name',
      'customer',
      'client',
      'client name',
      'full name',
      'company',
      'company name',
      'organisation',
      'organization',
      'account name',
      'chinese name',
      'name zh',
      'name cn',
    ],
  },
  nameEn: {
    name: { zh: '英文名称', en: 'Name in English' },
    headers: ['英文名', '英文姓名', '外文名称', 'english name', 'name en', 'latin name'],
  },
  customerType: {
    name: { zh: '客户类型', en: 'Customer type' },
    headers: ['客户类别', '客户性质', '客户种类', '类型', 'type', 'client type', 'customer category', 'segment'],
  },
  phone: {
    name: { zh: '联系电话', en: 'Phone' },
    headers: [
      '电话',
      '电话号码',
      '手机',
      '手机号',
      '手机号码',
      '移动电话',
      '联系方式',
      '座机',
      '固定电话',
      'phone number',
      'telephone',
      'tel',
      'tel no',
      'mobile',
      'mobile phone',
      'mobile no',
      'mobile number',
      'cell',
      'cell phone',
      'contact number',
      'contact phone',
    ],
  },
  email: {
    name: { zh: '电子邮箱', en: 'E-mail' },
    headers: ['邮箱', '邮件', '电子邮件', '邮箱地址', 'email', 'email address', 'mail'],
  },
  address: {
    name: { zh: '地址', en: 'Address' },
    headers: [
      '联系地址',
      '通讯地址',
      '通信地址',
      '住址',
      '家庭住址',
      '办公地址',
      '注册地址',
      '单位地址',
      'postal address',
      'street address',
      'contact address',
      'office address',
    ],
  },
  coreBankCustomerNo: {
    name: { zh: '核心客户号', en: 'Core bank customer no.' },
    headers: [
      '客户号',
      '客户编号',
      '客户代码',
      '行内客户号',
      'customer no',
      'customer number',
      'client no',
      'cif',
      'cif no',
    ],
  },
  committeeEstablished: {
    name: { zh: '已成立业委会', en: 'Owners’ committee established' },
    headers: ['业委会', '业主委员会', '是否成立业委会', 'owners committee', 'committee', 'committee established'],
  },
  pursuitType: {
    name: { zh: '跟进类型', en: 'Pursuit type' },
    headers: ['营销类型', '业务类型', '销售类型', 'pursuit', 'opportunity type', 'deal type'],
  },
  findMethod: {
    name: { zh: '寻找方法', en: 'Find method' },
    headers: [
      '来源',
      '客户来源',
      '线索来源',
      '来源渠道',
      '获客方式',
      '获客渠道',
      '渠道',
      'source',
      'lead source',
      'channel',
      'method',
      'how found',
    ],
  },
  mediaSubSource: {
    name: { zh: '资料来源', en: 'Media source' },
    headers: ['媒体类型', '资料类型', '媒体来源', 'media', 'media type', 'kind of media'],
  },
  publicationTitle: {
    name: { zh: '刊物或网址', en: 'Publication or address' },
    headers: ['刊物', '刊名', '网址', '链接', '出版物', 'publication', 'publication title', 'url', 'link', 'website'],
  },
  publishedOn: {
    name: { zh: '发布日期', en: 'Published on' },
    headers: ['刊登日期', '出版日期', '公告日期', 'publication date', 'published', 'date published', 'notice date'],
  },
  introducerName: {
    name: { zh: '介绍人', en: 'Introducer' },
    headers: [
      '推荐人',
      '引荐人',
      '转介人',
      '介绍人姓名',
      'introduced by',
      'referrer',
      'referred by',
      'introducer name',
    ],
  },
  campaignId: {
    name: { zh: '活动编号', en: 'Campaign' },
    headers: ['活动', '营销活动', '活动名称', '活动代码', 'campaign id', 'campaign code', 'campaign name'],
  },
  campaignScore: {
    name: { zh: '活动评分', en: 'Campaign score' },
    headers: ['评分', '得分', '分数', 'score'],
  },
  expectedValue: {
    name: { zh: '预计金额', en: 'Expected value' },
    headers: [
      '预计价值',
      '预期金额',
      '预期价值',
      '意向金额',
      '金额',
      '预计存款',
      '存款意向',
      'value',
      'amount',
      'expected amount',
      'potential',
      'estimated value',
    ],
  },
  consent: {
    name: { zh: '联系许可', en: 'Consent' },
    headers: ['营销同意', '同意营销', '是否同意', '授权', '联系授权', 'marketing consent', 'opt in', 'permission'],
  },
  walkInLoan: {
    name: { zh: '上门贷款', en: 'Walk-in loan' },
    headers: ['上门贷款申请', '主动贷款', '是否上门贷款', 'walk in loan request', 'loan request'],
  },
  ownerNo: {
    name: { zh: '负责人工号', en: 'Owner’s employee no.' },
    headers: [
      '工号',
      '员工号',
      '员工编号',
      '客户经理工号',
      '经理工号',
      '客户经理号',
      'owner',
      'owner no',
      'employee no',
      'employee number',
      'employee id',
      'staff no',
      'manager no',
      'rm no',
    ],
  },
  note: {
    name: { zh: '备注', en: 'Note' },
    headers: ['说明', '附注', '描述', '情况说明', 'notes', 'remark', 'remarks', 'comment', 'comments', 'description'],
  },
};
