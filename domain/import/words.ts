import type { CustomerType, FindMethod, MediaSubSource, PursuitType } from '../prospect/catalogue.ts';
import type { ProspectState } from '../prospect/state.ts';
import type { LeadField } from './lead-field.ts';

type Words<Code extends string> = Readonly<Record<Code, readonly string[]>>;

const customerTypeWords: Words<CustomerType> = {
  individual: ['个人', '个人客户', '自然人', '对私', '零售', 'person', 'personal', 'private', 'retail'],
  company: ['公司', '企业', '企业客户', '公司客户', '对公', '法人', 'corporate', 'enterprise', 'business', 'firm'],
  association: ['社团', '协会', '商会', '社会团体', 'society', 'club', 'chamber'],
  community: ['小区', '社区', '住宅小区', 'residential community', 'estate', 'neighbourhood'],
  publicInstitution: [
    '事业单位',
    '政府',
    '机关',
    '政府单位',
    '事业/政府单位',
    '行政事业单位',
    '机构',
    'public institution',
    'government',
    'authority',
  ],
};

const pursuitTypeWords: Words<PursuitType> = {
  newCustomer: ['新客户', '新增', '拓新', '获客', '新拓展', 'new', 'new customer', 'acquisition'],
  repeatSale: ['重复销售', '续做', '再次销售', 'repeat', 'repeat sale', 'renewal'],
  crossSell: ['交叉销售', '交叉', 'cross', 'cross sell', 'cross selling'],
  upSell: ['升级销售', '提升', '增量销售', 'up sell', 'upsell', 'up selling'],
  diagnosticPortfolio: [
    '诊断式组合',
    '财富诊断',
    '资产配置',
    '组合诊断',
    'diagnosis',
    'diagnostic portfolio',
    'portfolio',
  ],
  winBack: ['赢回', '挽回', '流失挽回', '召回', 'win back', 'winback', 'recovery'],
};

const findMethodWords: Words<FindMethod> = {
  mediaData: ['资料法', '媒体资料', '媒体', '资料', '媒体资料法', 'media', 'media data', 'press'],
  hound: ['猎犬法', '猎犬', 'scout', 'bird dog', 'tipster'],
  coldApproach: ['陌生法', '陌生拜访', '陌生', '陌拜', '陌生电话', 'cold', 'cold call', 'cold visit', 'cold approach'],
  affinity: ['缘故法', '缘故', '亲友', '熟人', 'family and friends', 'acquaintance'],
  relationship: ['关系法', '关系', '合作伙伴', 'partner', 'business partner', 'relation'],
  lobbyCapture: ['大堂识别', '大堂', '厅堂', '网点', 'lobby', 'walk in', 'branch visit'],
  industryOrganisation: [
    '业内组织',
    '行业组织',
    '行业协会',
    'industry organisation',
    'industry organization',
    'industry',
  ],
  stockMining: ['存量挖掘', '存量', '存量客户', 'stock', 'existing', 'existing customers', 'stock mining'],
  customerReferral: ['客户转介', '客户介绍', '客户推荐', '老客户介绍', '转介绍', 'referral', 'customer referral'],
  circle: ['圈子', '圈子营销', '社交圈', 'social circle', 'network'],
  customerEvent: ['客户活动', '沙龙', '讲座', '活动', 'event', 'salon', 'customer event', 'seminar'],
  campaignList: ['名单', '营销名单', '活动名单', '目标名单', 'campaign', 'campaign list', 'list', 'target list'],
  advertisement: ['广告', 'ad', 'advert', 'advertising', 'advertisement'],
  internalReferral: ['内部推荐', '内部转介', '行内推荐', '联动', 'internal', 'internal referral', 'colleague'],
};

const mediaSubSourceWords: Words<MediaSubSource> = {
  pressBroadcast: [
    '报刊广播电视',
    '报纸',
    '杂志',
    '广播',
    '电视',
    '报章杂志',
    '新闻',
    'newspaper',
    'magazine',
    'television',
  ],
  statYearbook: ['统计年鉴', '年鉴', '统计资料', 'yearbook', 'statistics'],
  registryNotice: ['工商公告', '工商管理公告', '登记公告', 'registry', 'registry notice'],
  companyNotice: ['企业公告', '公司公告', '企业公告及广告', 'notice', 'company notice'],
  internet: ['互联网', '网络', '网站', 'web', 'online', 'website'],
};

const consentWords: Words<ProspectState['consent']> = {
  given: ['是', '已同意', '同意', '已授权', 'yes', 'y', 'true', '1', 'opted in', 'granted'],
  lawfulContact: ['合法联系', '合法事由', '业务往来', 'lawful', 'lawful contact', 'legitimate interest'],
  none: ['否', '无', '未同意', '不同意', '未授权', 'no', 'n', 'false', '0', 'opted out'],
};

const yesNoWords: Words<'yes' | 'no'> = {
  yes: ['是', '有', '已成立', '对', 'y', 'true', '1', '√', 'x'],
  no: ['否', '无', '没有', '未成立', 'n', 'false', '0'],
};

function fold(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '');
}

/** A reader of cells that takes the codes themselves and the words people use for them.   @returns null: no such word */
function reader<Code extends string>(words: Words<Code>): (cell: string) => Code | null {
  const codes = Object.keys(words) as Code[];
  const known = new Map(codes.flatMap((code) => [code, ...words[code]].map((word) => [fold(word), code] as const)));
  return (cell) => known.get(fold(cell)) ?? null;
}

export const readCustomerType = reader(customerTypeWords);
export const readPursuitType = reader(pursuitTypeWords);
export const readFindMethod = reader(findMethodWords);
export const readMediaSubSource = reader(mediaSubSourceWords);
export const readConsent = reader(consentWords);

const readAnswer = reader(yesNoWords);

/** @returns null: neither yes nor no */
export function readYesNo(cell: string): boolean | null {
  const answer = readAnswer(cell);
  return answer === null ? null : answer === 'yes';
}

/** The fields of a row that take one of a list of words, each with the codes of its list. */
export const fieldChoices = {
  customerType: Object.keys(customerTypeWords) as CustomerType[],
  pursuitType: Object.keys(pursuitTypeWords) as PursuitType[],
  findMethod: Object.keys(findMethodWords) as FindMethod[],
  mediaSubSource: Object.keys(mediaSubSourceWords) as MediaSubSource[],
  consent: Object.keys(consentWords) as ProspectState['consent'][],
  committeeEstablished: ['yes', 'no'],
  walkInLoan: ['yes', 'no'],
} as const satisfies Partial<Record<LeadField, readonly string[]>>;

/** For the test that no word has two meanings in one list. */
export const wordLists: readonly Readonly<Record<string, readonly string[]>>[] = [
  customerTypeWords,
  pursuitTypeWords,
  findMethodWords,
  mediaSubSourceWords,
  consentWords,
  yesNoWords,
];
