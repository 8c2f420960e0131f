import type { LocalizedText } from '../process/definition.ts';
import type {
  AppealDecision,
  ClockCode,
  Closing,
  ComplaintCategory,
  ComplaintChannel,
  ComplaintStatus,
  ContactChannel,
  EvidenceKind,
  Finding,
  Level,
  RemedyKind,
  RootCauseClass,
  Severity,
  Witness,
} from './catalogue.ts';
import type { AgeBand } from './ageing.ts';
import type { ClockEntry, ComplaintNotice } from './event.ts';

type Words<Code extends string | number> = Readonly<Record<Code, LocalizedText>>;

export const complaintChannelWords: Words<ComplaintChannel> = {
  counter: { zh: '柜台', en: 'Counter' },
  lobby: { zh: '大堂', en: 'Lobby' },
  phone: { zh: '电话', en: 'Telephone' },
  letter: { zh: '信函', en: 'Letter' },
  web: { zh: '网上', en: 'Web form' },
  manager: { zh: '客户经理', en: 'Customer manager' },
  organisation: { zh: '客户所在单位', en: 'Customer’s organisation' },
  regulator: { zh: '监管机构', en: 'Regulator' },
  survey: { zh: '满意度调查', en: 'Survey' },
  media: { zh: '媒体', en: 'Media' },
  cluster: { zh: '系统识别的同类集中', en: 'Cluster found by the system' },
};

export const complaintCategoryWords: Words<ComplaintCategory> = {
  selfServiceEnquiry: { zh: '自助查询', en: 'Self-service enquiry' },
  serviceAttitude: { zh: '服务态度', en: 'Manner of service' },
  waitingTime: { zh: '等候时间', en: 'Waiting time' },
  fee: { zh: '收费', en: 'Fees' },
  error: { zh: '差错', en: 'Error' },
  productPerformance: { zh: '产品表现', en: 'Product performance' },
  misleadingSale: { zh: '误导销售', en: 'Misleading sale' },
  privacy: { zh: '隐私', en: 'Privacy' },
  fraudSecurity: { zh: '欺诈与安全', en: 'Fraud and security' },
  procedure: { zh: '手续', en: 'Procedure' },
  system: { zh: '系统', en: 'System' },
  staff: { zh: '员工', en: 'Staff' },
  other: { zh: '其他', en: 'Other' },
};

export const severityWords: Words<Severity> = {
  s1: { zh: 'S1 重大', en: 'S1 critical' },
  s2: { zh: 'S2 严重', en: 'S2 serious' },
  s3: { zh: 'S3 一般', en: 'S3 normal' },
  s4: { zh: 'S4 轻微', en: 'S4 minor' },
};

export const complaintStatusWords: Words<ComplaintStatus> = {
  received: { zh: '已登记', en: 'Received' },
  acknowledged: { zh: '已告知客户', en: 'Acknowledged' },
  investigating: { zh: '调查中', en: 'Being investigated' },
  awaitingCustomer: { zh: '等待客户', en: 'Waiting for the customer' },
  awaitingApproval: { zh: '待审批', en: 'Waiting for approval' },
  resolving: { zh: '落实中', en: 'Being put right' },
  reportingBack: { zh: '反馈客户', en: 'Telling the outcome' },
  appealed: { zh: '申诉中', en: 'Appealed' },
  external: { zh: '外部处理', en: 'With an outside body' },
  closed: { zh: '已结案', en: 'Closed' },
  finalised: { zh: '已终结', en: 'Final' },
  withdrawn: { zh: '已撤诉', en: 'Withdrawn' },
  merged: { zh: '已合并', en: 'Merged' },
};

export const levelWords: Words<Level> = {
  1: { zh: '第一级：投诉处理岗', en: 'Level 1: complaint officer' },
  2: { zh: '第二级：主管（支行负责人、团队主管）', en: 'Level 2: supervisor (branch manager or team lead)' },
  3: { zh: '第三级：总行部门与主管行领导', en: 'Level 3: head office and executive sponsor' },
};

export const rootCauseWords: Words<RootCauseClass> = {
  people: { zh: '人员', en: 'People' },
  process: { zh: '流程', en: 'Process' },
  system: { zh: '系统', en: 'System' },
  product: { zh: '产品', en: 'Product' },
  policy: { zh: '制度', en: 'Policy' },
  external: { zh: '外部原因', en: 'Outside the bank' },
  unfounded: { zh: '不成立', en: 'Unfounded' },
};

export const findingWords: Words<Finding> = {
  founded: { zh: '属实', en: 'Founded' },
  partlyFounded: { zh: '部分属实', en: 'Partly founded' },
  unfounded: { zh: '不属实', en: 'Unfounded' },
};

export const remedyKindWords: Words<RemedyKind> = {
  apology: { zh: '致歉', en: 'Apology' },
  correction: { zh: '更正', en: 'Correction' },
  compensation: { zh: '补偿', en: 'Compensation in money' },
  staffChange: { zh: '更换人员（第二级）', en: 'Staff change (level 2)' },
  policyChange: { zh: '修改制度（第三级）', en: 'Policy change (level 3)' },
  productStop: { zh: '停办产品（第三级）', en: 'Product stop (level 3)' },
};

export const appealDecisionWords: Words<AppealDecision> = {
  upheld: { zh: '支持申诉', en: 'Upheld' },
  partlyUpheld: { zh: '部分支持', en: 'Partly upheld' },
  rejected: { zh: '驳回申诉', en: 'Rejected' },
};

export const complaintContactWords: Words<ContactChannel> = {
  phone: { zh: '电话', en: 'Telephone' },
  visit: { zh: '上门', en: 'Visit' },
  letter: { zh: '信函', en: 'Letter' },
  email: { zh: '电子邮件', en: 'E-mail' },
  message: { zh: '短信或即时消息', en: 'Message' },
};

export const closingWords: Words<Closing> = {
  accepted: { zh: '客户接受', en: 'Accepted by the customer' },
  notAccepted: { zh: '客户不接受', en: 'Not accepted by the customer' },
  unreachable: { zh: '无法联系客户', en: 'Customer could not be reached' },
  decidedOutside: { zh: '外部机构已裁定', en: 'Decided outside the bank' },
  reported: { zh: '共同原因已通报', en: 'The common cause was reported' },
};

export const clockWords: Words<ClockCode> = {
  acknowledge: { zh: '受理告知', en: 'Acknowledge' },
  firstAnswer: { zh: '首次答复', en: 'First answer' },
  resolve: { zh: '办结', en: 'Resolve' },
  interimNews: { zh: '进展告知', en: 'Interim news' },
  answerOfCustomer: { zh: '客户补充', en: 'Answer of the customer' },
  reportBack: { zh: '结果反馈', en: 'Report back' },
  letter: { zh: '信函期满', en: 'After the letter' },
  appealAcknowledge: { zh: '申诉受理告知', en: 'Acknowledge the appeal' },
  appealDecision: { zh: '申诉决定', en: 'Decide the appeal' },
  appealWindow: { zh: '申诉期', en: 'Time to appeal' },
  age: { zh: '未结满四周', en: 'Four weeks open' },
  actionDue: { zh: '措施期限', en: 'Day of an action' },
};

/** A systemic case has no customer: the same state, and the same limit, is about something else. */
const systemicStatusWords: Words<ComplaintStatus> = {
  ...complaintStatusWords,
  investigating: { zh: '查因中', en: 'Finding the cause' },
  reportingBack: { zh: '待通报原因', en: 'Cause to be reported' },
};
const systemicClockWords: Words<ClockCode> = {
  ...clockWords,
  acknowledge: { zh: '指定查因人', en: 'Name who finds the cause' },
  reportBack: { zh: '通报原因', en: 'Report the cause' },
};

/** What states are called in a case of a customer, or in a systemic one. */
export function statusWordsOf(isSystemic: boolean): Words<ComplaintStatus> {
  return isSystemic ? systemicStatusWords : complaintStatusWords;
}

/** What limits are called in a case of a customer, or in a systemic one. */
export function clockWordsOf(isSystemic: boolean): Words<ClockCode> {
  return isSystemic ? systemicClockWords : clockWords;
}

export const complaintAudienceWords: Words<ComplaintNotice['audience']> = {
  handler: { zh: '经办人', en: 'Handler' },
  reviewer: { zh: '复核人', en: 'Reviewer' },
  level1: { zh: '投诉处理岗', en: 'Complaint officers' },
  level2: { zh: '支行负责人', en: 'Branch manager' },
  level3: { zh: '总行部门', en: 'Head office' },
  executive: { zh: '主管行领导', en: 'Executive sponsor' },
  compliance: { zh: '合规部门', en: 'Compliance' },
  owner: { zh: '措施负责人', en: 'Owner of the action' },
};

type Audience = ComplaintNotice['audience'];

/** Who hears of something, and for whom. */
export function hearerWords({
  audience,
  heardBy,
}: {
  readonly audience: Audience;
  readonly heardBy?: Audience | undefined;
}) {
  const meant = complaintAudienceWords[audience];
  if (heardBy === undefined) return meant;
  const hears = complaintAudienceWords[heardBy];
  return { zh: `${hears.zh}（代${meant.zh}）`, en: `${hears.en} (instead of ${meant.en.toLowerCase()})` };
}

/** What a notice asks of whoever hears it. */
export const noticeActionWords: Words<ComplaintNotice['action']> = {
  warn: { zh: '即将到期', en: 'Soon due' },
  inform: { zh: '知悉', en: 'For information' },
  raise: { zh: '升级', en: 'Level raised' },
  assigned: { zh: '交办', en: 'Assigned' },
  decide: { zh: '请决定', en: 'To be decided' },
  action: { zh: '请办理', en: 'To be done' },
  compliance: { zh: '合规报告', en: 'Reported to compliance' },
};

/** Lines of the clock ledger. */
export const ledgerWords: Words<ClockEntry['kind']> = {
  started: { zh: '开始计时', en: 'Started' },
  paused: { zh: '暂停', en: 'Paused' },
  resumed: { zh: '恢复计时', en: 'Resumed' },
  reset: { zh: '重新计时', en: 'Set anew' },
  met: { zh: '按要求完成', en: 'Met' },
  stopped: { zh: '停止', en: 'Stopped' },
  overdue: { zh: '到期', en: 'Time is up' },
  acted: { zh: '已提醒', en: 'Reminded' },
};

/** How old an open case is, in working days. */
export const ageBandWords: Words<AgeBand> = {
  from0: { zh: '不到 1 天', en: 'Under 1 day' },
  from1: { zh: '1–2 天', en: '1–2 days' },
  from3: { zh: '3–4 天', en: '3–4 days' },
  from5: { zh: '5–9 天', en: '5–9 days' },
  from10: { zh: '10–19 天', en: '10–19 days' },
  from20: { zh: '20 天以上', en: '20 days and more' },
};

export const evidenceKindWords: Words<EvidenceKind> = {
  fact: { zh: '事实', en: 'Fact' },
  statement: { zh: '陈述', en: 'Statement' },
  document: { zh: '材料', en: 'Document' },
};

export const witnessWords: Words<Witness> = {
  customer: { zh: '客户', en: 'The customer' },
  staff: { zh: '员工', en: 'A member of staff' },
  other: { zh: '其他人', en: 'Somebody else' },
};
