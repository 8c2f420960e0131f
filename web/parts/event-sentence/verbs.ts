import type { LocalizedText } from '../../../domain/process/definition.ts';
import type { CommandName } from '../../../domain/prospect/commands.ts';

/** Kinds of events that a timeline can be narrowed to. */
export const eventKinds = ['move', 'contact', 'record', 'objection', 'task', 'clock'] as const;
export type EventKind = (typeof eventKinds)[number];

interface Deed {
  readonly kind: EventKind;
  /** What somebody did, to stand behind the name. */
  readonly verb: LocalizedText;
}

function deed(kind: EventKind, zh: string, en: string): Deed {
  return { kind, verb: { zh, en } };
}

/** What each event of a person or another workflow says. */
export const deeds: Readonly<
  Record<CommandName | 'create' | 'reopen' | 'complaintOpened' | 'complaintReleased', Deed>
> = {
  create: deed('record', '登记了线索', 'captured the lead'),
  reopen: deed('move', '重新打开了跟进', 'reopened the pursuit'),
  assignOwner: deed('record', '指派了负责人', 'assigned an owner'),
  verifyLead: deed('record', '核实了线索', 'verified the lead'),
  submitQualification: deed('record', '提交了资格鉴定', 'submitted the qualification'),
  decideReview: deed('move', '作出了严格审查决定', 'decided the rigorous review'),
  saveIntel: deed('record', '更新了客户情报', 'updated the intelligence'),
  submitVisitPlan: deed('record', '提交了访问计划', 'submitted the visit plan'),
  proposeAppointment: deed('contact', '登记了一次约见尝试', 'recorded an attempt at an appointment'),
  confirmAppointment: deed('contact', '确认了约见', 'confirmed the appointment'),
  rescheduleAppointment: deed('contact', '改约了时间', 'rescheduled the appointment'),
  cancelAppointment: deed('contact', '取消了约见', 'cancelled the appointment'),
  markNoShow: deed('contact', '登记客户未到', 'recorded that the customer did not come'),
  submitMinutes: deed('contact', '提交了面谈纪要', 'submitted the minutes of a meeting'),
  raiseObjection: deed('objection', '登记了异议', 'recorded an objection'),
  answerObjection: deed('objection', '答复了异议', 'answered an objection'),
  confirmObjection: deed('objection', '登记了客户对答复的意见', 'recorded what the customer said to an answer'),
  recordClosingAttempt: deed('contact', '登记了一次促成', 'recorded a closing attempt'),
  completeDeal: deed('record', '补齐了成交资料', 'completed the deal'),
  confirmBooking: deed('record', '确认了入账', 'confirmed the booking'),
  createMaintenancePlan: deed('record', '制订了维护计划', 'wrote the maintenance plan'),
  recordContact: deed('contact', '登记了一次联系', 'recorded a contact'),
  completeTask: deed('task', '完成了任务', 'completed a task'),
  snoozeTask: deed('task', '推迟了任务', 'snoozed a task'),
  unsnoozeTask: deed('task', '恢复了任务', 'took a snooze back'),
  skipTask: deed('task', '跳过了任务', 'skipped a task'),
  advance: deed('move', '推进了跟进', 'advanced the prospect'),
  requestOverride: deed('task', '申请豁免条件', 'asked for a waiver'),
  grantOverride: deed('task', '批准了豁免申请', 'granted the waiver'),
  declineOverride: deed('task', '驳回了豁免申请', 'declined the waiver'),
  fallBack: deed('move', '退回了跟进', 'moved the prospect back'),
  park: deed('move', '转入了培育池', 'parked the prospect'),
  resume: deed('move', '恢复了跟进', 'resumed the pursuit'),
  markLost: deed('move', '登记为未成交', 'marked the prospect as lost'),
  recordConsent: deed('record', '注明了联系依据', 'noted how the customer may be contacted'),
  scoreTarget: deed('record', '为活动目标评了分', 'scored the campaign’s target'),
  updateCustomer: deed('record', '更正了客户资料', 'corrected the customer’s data'),
  disqualify: deed('move', '判为不合格', 'disqualified the prospect'),
  freeze: deed('clock', '人工冻结了跟进', 'froze the prospect'),
  unfreeze: deed('clock', '解除了冻结', 'ended the freeze'),
  complaintOpened: deed('clock', '因投诉冻结了营销', 'put selling on hold for a complaint'),
  complaintReleased: deed('clock', '投诉办结，恢复营销', 'released the hold after the complaint'),
};

/** What an event of this type says; null for one that this release does not know. */
export function deedOf(type: string): Deed | null {
  return Object.hasOwn(deeds, type) ? deeds[type as keyof typeof deeds] : null;
}
