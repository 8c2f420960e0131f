import type { Criterion, Audience, LadderRung, LocalizedText } from '../../domain/process/definition.ts';
import type {
  AppointmentMethod,
  ClosingStrategy,
  ContactChannel,
  ContactOutcome,
  ContactPurpose,
  MediaSubSource,
  ObjectionNature,
  ObjectionTechnique,
  ObjectionType,
  PursuitType,
  Quadrant,
  StaffProfile,
} from '../../domain/prospect/catalogue.ts';

export { customerTypeWords, findMethodWords, lossReasonWords } from '../../domain/prospect/catalogue-words.ts';

type Words<Code extends string> = Readonly<Record<Code, LocalizedText>>;

export const pursuitTypeWords: Words<PursuitType> = {
  newCustomer: { zh: '新客户', en: 'New customer' },
  repeatSale: { zh: '重复销售', en: 'Repeat sale' },
  crossSell: { zh: '交叉销售', en: 'Cross-sell' },
  upSell: { zh: '升级销售', en: 'Up-sell' },
  diagnosticPortfolio: { zh: '诊断式组合', en: 'Diagnostic portfolio' },
  winBack: { zh: '流失赢回', en: 'Win back' },
};

export const mediaSubSourceWords: Words<MediaSubSource> = {
  pressBroadcast: { zh: '报刊广播电视', en: 'Press and broadcast' },
  statYearbook: { zh: '统计年鉴', en: 'Statistical yearbook' },
  registryNotice: { zh: '工商公告', en: 'Registry notice' },
  companyNotice: { zh: '公司公告', en: 'Company notice' },
  internet: { zh: '互联网', en: 'Internet' },
};

export const contactChannelWords: Words<ContactChannel> = {
  phone: { zh: '电话', en: 'Phone' },
  letter: { zh: '信函', en: 'Letter' },
  visit: { zh: '拜访', en: 'Visit' },
  branchMeeting: { zh: '网点面谈', en: 'Meeting in the branch' },
  event: { zh: '活动', en: 'Event' },
  sms: { zh: '短信', en: 'Text message' },
  email: { zh: '电子邮件', en: 'E-mail' },
  instantMessage: { zh: '即时消息', en: 'Instant message' },
  video: { zh: '视频', en: 'Video' },
};

export const contactPurposeWords: Words<ContactPurpose> = {
  coldCall: { zh: '陌生电话', en: 'Cold call' },
  coldVisit: { zh: '陌生拜访', en: 'Cold visit' },
  appointmentRequest: { zh: '约见', en: 'Ask for an appointment' },
  followUp: { zh: '跟进', en: 'Follow up' },
  care: { zh: '关怀', en: 'Care' },
  reminder: { zh: '提醒', en: 'Reminder' },
  survey: { zh: '调查', en: 'Survey' },
  complaint: { zh: '投诉', en: 'Complaint' },
  warningRemedy: { zh: '预警补救', en: 'Remedy of a warning' },
  invitation: { zh: '邀请', en: 'Invitation' },
  diagnosis: { zh: '财富诊断', en: 'Diagnosis' },
};

export const contactOutcomeWords: Words<ContactOutcome> = {
  noAnswer: { zh: '无人接听', en: 'No answer' },
  wrongParty: { zh: '不是本人', en: 'Wrong person' },
  refusedPolite: { zh: '婉拒', en: 'Declined politely' },
  refusedHostile: { zh: '强硬拒绝', en: 'Refused' },
  callBackLater: { zh: '稍后再联系', en: 'Call back later' },
  infoObtained: { zh: '获得信息', en: 'Information obtained' },
  interested: { zh: '有兴趣', en: 'Interested' },
  appointmentMade: { zh: '约见成功', en: 'Appointment made' },
  done: { zh: '已完成', en: 'Done' },
  doNotContact: { zh: '要求不再联系', en: 'Asked not to be contacted' },
};

export const objectionTypeWords: Words<ObjectionType> = {
  need: { zh: '需求异议', en: 'Need' },
  price: { zh: '价格异议', en: 'Price' },
  product: { zh: '产品异议', en: 'Product' },
  trustSecurity: { zh: '信任异议', en: 'Trust and security' },
  timing: { zh: '时间异议', en: 'Timing' },
  authority: { zh: '权力异议', en: 'Authority' },
  incumbentBank: { zh: '货源异议', en: 'Loyal to another bank' },
  serviceExperience: { zh: '服务异议', en: 'Service experience' },
  procedure: { zh: '手续异议', en: 'Procedure' },
  person: { zh: '人员异议', en: 'Person' },
};

export const objectionNatureWords: Words<ObjectionNature> = {
  genuine: { zh: '真实异议', en: 'Genuine' },
  excuse: { zh: '借口', en: 'Excuse' },
  hidden: { zh: '隐藏异议', en: 'Hidden' },
  misunderstanding: { zh: '误解', en: 'Misunderstanding' },
};

export const objectionTechniqueWords: Words<ObjectionTechnique> = {
  acknowledgeTurn: { zh: '转折处理法', en: 'Acknowledge, then turn' },
  boomerang: { zh: '转化处理法', en: 'Turn the objection into the reason' },
  compensate: { zh: '补偿处理法', en: 'Balance with another advantage' },
  question: { zh: '询问处理法', en: 'Ask back to find the cause' },
  evidence: { zh: '举证法', en: 'Prove with evidence' },
  directRefute: { zh: '直接反驳法', en: 'Correct politely' },
  ignore: { zh: '忽视处理法', en: 'Do not dwell' },
  prevent: { zh: '预防处理法', en: 'Raise it first' },
  delegate: { zh: '专家处理法', en: 'Bring the specialist or executive' },
  breakDown: { zh: '分解法', en: 'Split the sum per day or unit' },
  trial: { zh: '试用法', en: 'Small first step' },
  reference: { zh: '案例法', en: 'Similar customer' },
  concede: { zh: '让步法', en: 'Admit and compensate' },
  reroute: { zh: '换人法', en: 'Change the contact person' },
};

export const closingStrategyWords: Words<ClosingStrategy> = {
  directAsk: { zh: '直接请求法', en: 'Ask directly' },
  assume: { zh: '假定成交法', en: 'Assume and go to paperwork' },
  alternative: { zh: '选择成交法', en: 'Choice between two yeses' },
  minorPoint: { zh: '小点成交法', en: 'Settle a small point first' },
  summarise: { zh: '总结利益法', en: 'Sum up agreed benefits' },
  opportunity: { zh: '机会成交法', en: 'Real deadline or quota' },
  preferential: { zh: '优惠成交法', en: 'Concession with approval' },
  guarantee: { zh: '保证成交法', en: 'Service promise' },
  trial: { zh: '试用成交法', en: 'Small start' },
  herd: { zh: '从众成交法', en: 'Similar customers' },
  balance: { zh: '利弊分析法', en: 'Pros and cons list' },
  executive: { zh: '高层促成法', en: 'Leaders meet' },
  consultative: { zh: '方案评审法', en: 'Solution review' },
  silence: { zh: '沉默成交法', en: 'Wait for the answer' },
};

export const appointmentMethodWords: Words<AppointmentMethod> = {
  phone: { zh: '电话约见', en: 'Telephone' },
  letter: { zh: '信函约见', en: 'Letter or invitation card' },
  inPerson: { zh: '当面约见', en: 'In person' },
  introduced: { zh: '托约', en: 'Through an introducer' },
  online: { zh: '网上约见', en: 'Online' },
  eventInvite: { zh: '活动邀约', en: 'Invitation to an event' },
  organisation: { zh: '组织约见', en: 'Through an organisation' },
  executive: { zh: '高层约见', en: 'Executive to executive' },
  broadcast: { zh: '广告约见', en: 'Public announcement' },
};

export const quadrantWords: Words<Quadrant> = {
  hh: { zh: '高资产 · 高潜力', en: 'High assets, high potential' },
  hl: { zh: '高资产 · 低潜力', en: 'High assets, low potential' },
  lh: { zh: '低资产 · 高潜力', en: 'Low assets, high potential' },
  ll: { zh: '低资产 · 低潜力', en: 'Low assets, low potential' },
};

export const criterionWords: Words<Criterion> = {
  financialNeed: { zh: '有金融需求', en: 'Financial need' },
  purchasingPower: { zh: '有购买力', en: 'Purchasing power' },
  bankStandard: { zh: '符合银行标准', en: 'Meets the bank’s standard' },
  purchaseAuthority: { zh: '有决定权', en: 'Purchase authority' },
  valueForBank: { zh: '对银行有价值', en: 'Value for the bank' },
};

export const audienceWords: Words<Audience> = {
  owner: { zh: '客户经理', en: 'Owner' },
  teamLead: { zh: '团队主管', en: 'Team lead' },
  branchHead: { zh: '支行行长', en: 'Branch head' },
};

export const rungActionWords: Words<LadderRung['action']> = {
  remind: { zh: '提醒', en: 'Remind' },
  inform: { zh: '告知', en: 'Inform' },
  review: { zh: '检查', en: 'Review' },
  proposeReassignment: { zh: '建议改派', en: 'Propose reassignment' },
};

export const profileWords: Words<StaffProfile> = {
  customerManager: { zh: '客户经理', en: 'Customer manager' },
  lobbyManager: { zh: '大堂经理', en: 'Lobby manager' },
  teller: { zh: '柜员', en: 'Teller' },
  wealthManager: { zh: '理财经理', en: 'Wealth manager' },
  seniorWealthManager: { zh: '高级理财经理', en: 'Senior wealth manager' },
  unitHead: { zh: '机构负责人', en: 'Head of unit' },
  allocator: { zh: '客户分配员', en: 'Allocator' },
  supervisor: { zh: '主管', en: 'Supervisor' },
  productManager: { zh: '产品经理', en: 'Product manager' },
  industryLead: { zh: '行业负责人', en: 'Industry lead' },
  campaignPlanner: { zh: '营销策划', en: 'Campaign planner' },
  campaignCoordinator: { zh: '营销协调', en: 'Campaign coordinator' },
  complaintOfficer: { zh: '投诉专员', en: 'Complaint officer' },
  backOffice: { zh: '后台', en: 'Back office' },
  executiveSponsor: { zh: '高层支持人', en: 'Executive sponsor' },
  researchAnalyst: { zh: '研究分析师', en: 'Research analyst' },
  serviceQualityAnalyst: { zh: '服务质量分析师', en: 'Service quality analyst' },
  trainer: { zh: '培训师', en: 'Trainer' },
  admin: { zh: '系统管理员', en: 'Administrator' },
  compliance: { zh: '合规', en: 'Compliance' },
};

/** Reasons that the process writes down itself; people write theirs as they like. */
const processReasons: Readonly<Record<string, LocalizedText>> = {
  stale: { zh: '线索两次没有按时核实', en: 'the lead was twice not verified in time' },
  'no owners’ committee yet': { zh: '业主委员会尚未成立', en: 'there is no owners’ committee yet' },
  noAnswer: { zh: '多次约见都没有联系上', en: 'several attempts to make an appointment had no answer' },
  declined: { zh: '多次约见都被谢绝', en: 'several attempts to make an appointment were declined' },
  noShow: { zh: '客户再次没有到场', en: 'the customer did not come once more' },
  complaintHold: { zh: '因投诉冻结', en: 'on hold for a complaint' },
  'open complaint': { zh: '投诉未了结', en: 'a complaint is open' },
  'no answer to the rechecks': { zh: '多次复查都没有回应', en: 'the rechecks had no answer' },
};

/** Why something was done, in both languages where the process says so. */
export function reasonText(reason: string): LocalizedText {
  return (Object.hasOwn(processReasons, reason) ? processReasons[reason] : undefined) ?? { zh: reason, en: reason };
}
