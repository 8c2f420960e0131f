import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import type { ComplaintSignal } from '../../../domain/complaint/signals.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';

/** Kinds of events, which a timeline colours. */
export type ComplaintEventKind = 'step' | 'customer' | 'people' | 'clock';

interface Deed {
  readonly kind: ComplaintEventKind;
  readonly verb: LocalizedText;
}

function deed(kind: ComplaintEventKind, zh: string, en: string): Deed {
  return { kind, verb: { zh, en } };
}

/** What people and other workflows do to a case, as the end of a sentence about them. */
export const complaintDeeds: Readonly<
  Record<ComplaintCommandName | 'register' | 'openSystemic' | ComplaintSignal['kind'], Deed>
> = {
  register: deed('step', '登记了投诉', 'registered the complaint'),
  confirmDuplicate: deed('step', '并入了同一事项的另一投诉', 'merged it into another case about the same fact'),
  acknowledge: deed('step', '受理并告知了客户', 'acknowledged it to the customer'),
  startWork: deed('step', '开始调查', 'began the inquiry'),
  askCustomer: deed('customer', '请客户补充，时限暂停', 'asked the customer; the clocks stand still'),
  recordAnswer: deed('customer', '登记了客户的答复，时限恢复', 'recorded the customer’s answer; the clocks run on'),
  tellCustomer: deed('customer', '告知了客户进展', 'told the customer how it stands'),
  submitDecision: deed('step', '提交了处理决定', 'submitted the decision'),
  decideApproval: deed('step', '审批了处理决定', 'decided on the remedy'),
  recordEvidence: deed('step', '登记了查证材料', 'put evidence on record'),
  giveAction: deed('people', '请同事办理一件事', 'asked a colleague for something'),
  callOffAction: deed('step', '取消了一项措施', 'called off an action'),
  completeAction: deed('step', '完成了一项措施', 'completed an action'),
  completeActions: deed('step', '确认办结', 'resolved the case'),
  recordReportBack: deed('customer', '把结果告知了客户', 'told the customer the outcome'),
  recordFailedReportBack: deed('customer', '未能联系上客户', 'could not reach the customer'),
  sendLetter: deed('customer', '寄信告知结果', 'wrote the outcome to the customer'),
  appeal: deed('step', '登记了客户的申诉', 'recorded the customer’s appeal'),
  acknowledgeAppeal: deed(
    'people',
    '指定了申诉复核人并告知客户',
    'named the reviewer of the appeal and told the customer',
  ),
  decideAppeal: deed('step', '决定了申诉', 'decided the appeal'),
  recordRegulatorOrMedia: deed('step', '登记了监管或媒体介入', 'recorded that a regulator or the media took it up'),
  requestExtension: deed('clock', '申请了延期', 'asked for more time'),
  decideExtension: deed('clock', '决定了延期申请', 'decided on more time'),
  withdraw: deed('step', '登记了客户撤诉', 'recorded that the customer withdrew'),
  takeOutside: deed('step', '登记了转外部处理', 'recorded that an outside body has it'),
  recordOutsideDecision: deed('step', '登记了外部裁定', 'recorded the outside decision'),
  replaceHandler: deed('people', '更换了经办人', 'named another handler'),
  nameStaff: deed('people', '登记了被投诉人', 'named whom it is about'),
  changeSeverity: deed('clock', '调整了严重程度', 'changed the severity'),
  changeContact: deed('customer', '登记了怎样联系客户', 'recorded how to reach the customer'),
  addImprovementItem: deed('step', '登记了改进事项', 'added an improvement'),
  nameCauseFinder: deed('people', '指定了查因人', 'named who finds the common cause'),
  submitCause: deed('step', '提交了共同原因和措施', 'submitted the common cause and what is done about it'),
  reportCause: deed('step', '向各投诉经办人通报了共同原因', 'reported the common cause to those who handle the cases'),
  openSystemic: deed(
    'step',
    '发现同类投诉集中，建立了系统性问题',
    'found many alike complaints and opened a systemic case',
  ),
  clusterDetected: deed(
    'step',
    '发现同类投诉集中，本案归入系统性问题',
    'found many alike complaints: the case belongs to a systemic case now',
  ),
  causeReported: deed(
    'step',
    '转来了系统性问题查明的共同原因',
    'passed on the common cause that the systemic case found',
  ),
};
