import type { LocalizedText } from '../../../../domain/process/definition.ts';
import {
  appointmentMethodWords,
  closingStrategyWords,
  contactChannelWords,
  contactOutcomeWords,
  contactPurposeWords,
  criterionWords,
  lossReasonWords,
  objectionNatureWords,
  objectionTechniqueWords,
  objectionTypeWords,
  quadrantWords,
} from '../../../words/catalogue.ts';
import { phaseWords } from '../../../words/process.ts';

type Choices = Readonly<Record<string, LocalizedText>>;

export const criterionResultWords: Choices = {
  pass: { zh: '通过', en: 'Passes' },
  fail: { zh: '不通过', en: 'Fails' },
  unknown: { zh: '待定', en: 'Open' },
};

export const roleWords: Choices = {
  decisionMaker: { zh: '决策人', en: 'Decision maker' },
  representative: { zh: '代表', en: 'Representative' },
  influencer: { zh: '影响者', en: 'Influencer' },
  user: { zh: '使用者', en: 'User' },
  gatekeeper: { zh: '把关人', en: 'Gatekeeper' },
  familyMember: { zh: '家人', en: 'Family member' },
  noPower: { zh: '无决定权', en: 'Without power' },
};

export const authorityWords: Choices = {
  yes: { zh: '有', en: 'Yes' },
  partial: { zh: '部分', en: 'Partly' },
  no: { zh: '没有', en: 'No' },
  unknown: { zh: '不清楚', en: 'Not known' },
};

export const suitabilityWords: Choices = {
  checked: { zh: '已评估', en: 'Checked' },
  notNeeded: { zh: '不涉及投资产品', en: 'No investment product' },
  missing: { zh: '尚未评估', en: 'Not yet checked' },
};

export const attemptResultWords: Choices = {
  accepted: { zh: '同意', en: 'Accepted' },
  acceptedPartly: { zh: '部分同意', en: 'Accepted in part' },
  thinking: { zh: '考虑中', en: 'Thinking about it' },
  newObjection: { zh: '提出新的异议', en: 'A new objection' },
  declined: { zh: '拒绝', en: 'Declined' },
};

export const orientationWords: Choices = {
  relationshipOriented: { zh: '看重关系', en: 'The relationship' },
  valueOriented: { zh: '看重价值', en: 'Value' },
  serviceOriented: { zh: '看重服务', en: 'Service' },
  unknown: { zh: '不清楚', en: 'Not known' },
};

export const directionWords: Choices = {
  outbound: { zh: '我联系客户', en: 'We contacted the customer' },
  inbound: { zh: '客户联系我', en: 'The customer contacted us' },
};

/** Words of the codes of a choice, by the path of its field, with the command in front where a name means two things. */
const choices: Readonly<Record<string, Choices>> = {
  'verifyLead.result': {
    confirmed: { zh: '属实', en: 'It holds' },
    corrected: { zh: '已更正', en: 'Corrected' },
    notVerified: { zh: '无法核实', en: 'Could not be verified' },
  },
  'recordConsent.consent': {
    given: { zh: '客户已同意', en: 'The customer agreed' },
    lawfulContact: { zh: '有合法联系依据', en: 'Contact is lawful' },
  },
  'scoreTarget.scale': {
    large: { zh: '一亿元及以上', en: '100 million yuan or more' },
    medium: { zh: '二千万元及以上', en: '20 million yuan or more' },
    small: { zh: '不足二千万元', en: 'Less than 20 million yuan' },
  },
  'scoreTarget.governance': {
    orderly: { zh: '规范', en: 'Orderly' },
    average: { zh: '一般', en: 'Average' },
    disputed: { zh: '有纠纷', en: 'In dispute' },
  },
  'scoreTarget.zone': {
    urban: { zh: '市区', en: 'Urban' },
    innerSuburb: { zh: '近郊', en: 'Inner suburb' },
    outerSuburb: { zh: '远郊', en: 'Outer suburb' },
  },
  'answers.criterion': criterionWords,
  'answers.result': criterionResultWords,
  'criteria.criterion': criterionWords,
  'criteria.result': criterionResultWords,
  decision: {
    approve: { zh: '批准', en: 'Approve' },
    reject: { zh: '否决', en: 'Reject' },
    defer: { zh: '暂缓', en: 'Defer' },
  },
  'stakeholders.role': roleWords,
  'stakeholders.hasPurchaseAuthority': authorityWords,
  'anticipatedObjections.type': objectionTypeWords,
  method: appointmentMethodWords,
  'proposeAppointment.result': {
    proposed: { zh: '已提出时间', en: 'A time was proposed' },
    noAnswer: { zh: '没有联系上', en: 'No answer' },
    declined: { zh: '客户谢绝', en: 'Declined' },
  },
  suitability: suitabilityWords,
  type: objectionTypeWords,
  nature: objectionNatureWords,
  technique: objectionTechniqueWords,
  strategy: closingStrategyWords,
  'recordClosingAttempt.result': attemptResultWords,
  'objection.type': objectionTypeWords,
  'declined.reason': lossReasonWords,
  quadrant: quadrantWords,
  orientation: orientationWords,
  direction: directionWords,
  channel: contactChannelWords,
  purpose: contactPurposeWords,
  outcome: contactOutcomeWords,
  to: phaseWords,
  reason: lossReasonWords,
};

/** The words of a choice's codes; null when nobody has written any: a test asks every choice. */
export function choicesOf(command: string, path: string): Choices | null {
  return choices[`${command}.${path}`] ?? choices[path] ?? null;
}
