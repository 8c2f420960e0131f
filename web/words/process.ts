import type { DeadlineCode, LocalizedText, PhaseCode, StepNumber } from '../../domain/process/definition.ts';
import type { CommandName } from '../../domain/prospect/commands.ts';

export { taskWords } from '../../domain/process/task-words.ts';

type Words<Code extends string | number> = Readonly<Record<Code, LocalizedText>>;

/** Names of the phases, as the process definition has them. */
export const phaseWords: Words<PhaseCode> = {
  lead: { zh: '线索', en: 'Lead' },
  qualifying: { zh: '资格鉴定', en: 'Qualifying' },
  rigorousReview: { zh: '严格审查', en: 'Rigorous review' },
  gatheringIntel: { zh: '搜集情报', en: 'Gathering intelligence' },
  planningVisit: { zh: '制订访问计划', en: 'Planning the visit' },
  appointing: { zh: '约见中', en: 'Making the appointment' },
  appointed: { zh: '已约见', en: 'Appointed' },
  meeting: { zh: '面议商谈', en: 'Meeting' },
  handlingObjections: { zh: '处理异议', en: 'Handling objections' },
  closing: { zh: '促成交易', en: 'Closing' },
  won: { zh: '成交待办', en: 'Won' },
  maintaining: { zh: '客户维护', en: 'Maintaining' },
  nurture: { zh: '培育池', en: 'Nurture' },
  disqualified: { zh: '不合格', en: 'Disqualified' },
  lost: { zh: '未成交', en: 'Lost' },
  doNotContact: { zh: '禁止联系', en: 'Do not contact' },
  merged: { zh: '已合并', en: 'Merged' },
  churned: { zh: '已流失', en: 'Churned' },
  ended: { zh: '已终止', en: 'Ended' },
};

/** Names of the six steps, as the process definition has them. */
export const stepWords: Words<StepNumber> = {
  1: { zh: '寻找目标客户', en: 'Find target customers' },
  2: { zh: '搜集情报，接近目标客户', en: 'Collect intelligence and approach' },
  3: { zh: '善于倾听，智慧面议商谈', en: 'Listen and talk face to face' },
  4: { zh: '巧妙处理异议', en: 'Handle objections' },
  5: { zh: '达成交易', en: 'Close' },
  6: { zh: '重视客户维护', en: 'Maintain' },
};

/** The six steps in one word, for columns and bars. */
export const shortStepWords: Words<StepNumber> = {
  1: { zh: '寻找', en: 'Find' },
  2: { zh: '接近', en: 'Approach' },
  3: { zh: '面谈', en: 'Meet' },
  4: { zh: '异议', en: 'Objections' },
  5: { zh: '成交', en: 'Close' },
  6: { zh: '维护', en: 'Maintain' },
};

/** What a person can do with a prospect; also what an event of the log is called. */
export const commandWords: Words<CommandName | 'create' | 'reopen'> = {
  create: { zh: '登记线索', en: 'Capture a lead' },
  assignOwner: { zh: '指派负责人', en: 'Assign an owner' },
  verifyLead: { zh: '核实线索', en: 'Verify the lead' },
  submitQualification: { zh: '提交资格鉴定', en: 'Submit the qualification' },
  decideReview: { zh: '作出严格审查决定', en: 'Decide the rigorous review' },
  saveIntel: { zh: '更新客户情报', en: 'Update the intelligence' },
  submitVisitPlan: { zh: '提交访问计划', en: 'Submit the visit plan' },
  proposeAppointment: { zh: '登记约见尝试', en: 'Record an attempt at an appointment' },
  confirmAppointment: { zh: '确认约见', en: 'Confirm the appointment' },
  rescheduleAppointment: { zh: '改约', en: 'Reschedule the appointment' },
  cancelAppointment: { zh: '取消约见', en: 'Cancel the appointment' },
  markNoShow: { zh: '登记客户未到', en: 'The customer did not come' },
  submitMinutes: { zh: '提交面谈纪要', en: 'Submit the minutes' },
  raiseObjection: { zh: '登记异议', en: 'Record an objection' },
  answerObjection: { zh: '答复异议', en: 'Answer an objection' },
  confirmObjection: { zh: '确认异议是否消除', en: 'Ask whether the objection is gone' },
  recordClosingAttempt: { zh: '登记促成', en: 'Record a closing attempt' },
  completeDeal: { zh: '补齐成交资料', en: 'Complete the deal' },
  confirmBooking: { zh: '确认入账', en: 'Confirm the booking' },
  createMaintenancePlan: { zh: '制订维护计划', en: 'Write the maintenance plan' },
  recordContact: { zh: '登记联系', en: 'Record a contact' },
  completeTask: { zh: '完成任务', en: 'Complete a task' },
  snoozeTask: { zh: '稍后处理', en: 'Snooze a task' },
  unsnoozeTask: { zh: '恢复提醒', en: 'Wake a task' },
  skipTask: { zh: '跳过任务', en: 'Skip a task' },
  advance: { zh: '推进', en: 'Advance' },
  requestOverride: { zh: '申请豁免', en: 'Ask for a waiver' },
  grantOverride: { zh: '批准豁免', en: 'Grant the waiver' },
  declineOverride: { zh: '驳回豁免申请', en: 'Decline the waiver' },
  fallBack: { zh: '退回', en: 'Fall back' },
  park: { zh: '转入培育池', en: 'Park' },
  resume: { zh: '恢复跟进', en: 'Resume' },
  markLost: { zh: '登记未成交', en: 'Mark as lost' },
  recordConsent: { zh: '注明联系依据', en: 'Note consent' },
  scoreTarget: { zh: '为活动目标评分', en: 'Score the target' },
  updateCustomer: { zh: '更正客户资料', en: 'Correct the customer' },
  disqualify: { zh: '判为不合格', en: 'Disqualify' },
  freeze: { zh: '人工冻结', en: 'Freeze' },
  unfreeze: { zh: '解除冻结', en: 'End the freeze' },
  reopen: { zh: '重新打开', en: 'Reopen' },
};

/** What a deadline is about. */
export const deadlineWords: Words<DeadlineCode> = {
  'T1.ASSIGN': { zh: '指派负责人', en: 'Assign an owner' },
  'T1.VERIFY': { zh: '核实线索', en: 'Verify the lead' },
  'T1.QUALIFY': { zh: '完成资格鉴定', en: 'Finish the qualification' },
  'T1.REVIEW': { zh: '作出严格审查决定', en: 'Decide the rigorous review' },
  'T1.CONDITION': { zh: '补齐附条件通过的鉴定项目', en: 'Settle the criteria left open' },
  'T2.INTEL': { zh: '搜集客户情报', en: 'Collect intelligence' },
  'T2.PLAN': { zh: '提交访问计划', en: 'Submit the visit plan' },
  'T2.APPT': { zh: '再次约见', en: 'Next attempt at the appointment' },
  'T2.CONFIRM': { zh: '见面前 24 小时再次确认', en: 'Confirm again 24 hours before' },
  'T2.REMIND': { zh: '见面前 2 小时准备出发', en: 'Get ready 2 hours before' },
  'T2.NOSHOW': { zh: '报告约见是否如期进行', en: 'Report whether the meeting took place' },
  'T3.MINUTES': { zh: '提交面谈纪要', en: 'Submit the minutes' },
  'T3.FOLLOW': { zh: '面谈后跟进', en: 'Follow up after the meeting' },
  'T4.ANSWER': { zh: '答复异议', en: 'Answer the objection' },
  'T4.CONFIRM': { zh: '请客户确认异议已消除', en: 'Ask the customer whether the objection is gone' },
  'T4.STALE': { zh: '异议久拖未决，由主管决定', en: 'Objections drag on: the supervisor decides' },
  'T5.DECIDE': { zh: '请客户作出决定', en: 'Ask for the decision' },
  'T5.BOOK': { zh: '办完手续并确认入账', en: 'Complete the deal and the booking' },
  'T5.PROMISE': { zh: '兑现承诺', en: 'Keep the promise' },
  'T6.WELCOME': { zh: '新客户欢迎联系', en: 'Welcome contact' },
  'T6.CADENCE': { zh: '按维护频率联系客户', en: 'Contact in the rhythm of the quadrant' },
  'T6.REVIEW': { zh: '检查维护计划', en: 'Review the maintenance plan' },
  'T6.SILENT': { zh: '久未联系，由主管处理', en: 'No contact for too long: the supervisor looks into it' },
  'T1.NURTURE': { zh: '复查培育中的客户', en: 'Recheck the parked prospect' },
  'T2.TIDY': { zh: '整理客户资料', en: 'Tidy the customer record' },
  'T.STEP': { zh: '步骤超期，由主管检查', en: 'The step takes too long: the supervisor reviews it' },
  'T.HOLD': { zh: '人工冻结到期解除', en: 'The manual freeze ends' },
};

/** Messages of other workflows, as events of the log. */
export const signalWords: Words<'complaintOpened' | 'complaintReleased'> = {
  complaintOpened: { zh: '投诉受理，销售冻结', en: 'Complaint opened, selling on hold' },
  complaintReleased: { zh: '投诉处理完毕，解除冻结', en: 'Complaint settled, hold released' },
};
