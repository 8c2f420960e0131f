import type { LocalizedText, ProcessDefinition } from './definition.ts';

/** What a screen says about an unmet condition. */
export interface ConditionText {
  readonly text: LocalizedText;
  readonly howToMeet: LocalizedText;
}

/** Conditions that commands add to those of the gates. */
export const commandConditions: Readonly<Record<string, ConditionText>> = {
  'X.SUPERVISOR': {
    text: { zh: '需要由主管办理', en: 'This needs a supervisor' },
    howToMeet: { zh: '请主管办理', en: 'Ask a supervisor to do it' },
  },
  'X.OWN_CASE': {
    text: { zh: '不能对自己负责的客户作此决定', en: 'Nobody decides this on a prospect of their own' },
    howToMeet: { zh: '请另一位主管决定', en: 'Ask another supervisor to decide' },
  },
  'X.OWN_REQUEST': {
    text: { zh: '提出的人不能自己决定', en: 'Whoever asked for it does not decide it' },
    howToMeet: { zh: '请另一位主管决定', en: 'Ask another supervisor to decide' },
  },
  'X.NO_CAMPAIGN': {
    text: { zh: '该线索不是营销名单上的目标', en: 'This lead is no target of a campaign list' },
    howToMeet: { zh: '无需评分', en: 'It needs no score' },
  },
  'X.CONTACT_ROUTE': {
    text: { zh: '没有任何联系方式', en: 'No way to reach the customer is left' },
    howToMeet: {
      zh: '电话、邮箱、地址至少保留一项',
      en: 'Keep at least one of phone, e-mail and address',
    },
  },
  'X.OVERRIDE': {
    text: {
      zh: '只有主管写明理由才能豁免软性条件，且不能豁免自己的客户',
      en: 'Only a supervisor may waive a soft condition, with a reason, and never on an own prospect',
    },
    howToMeet: { zh: '满足条件，或请主管豁免', en: 'Meet the condition, or ask a supervisor to waive it' },
  },
  'X.ALLOCATOR': {
    text: { zh: '只有主管或客户分配岗能指派负责人', en: 'Only a supervisor or an allocator assigns an owner' },
    howToMeet: { zh: '请主管或客户分配岗指派', en: 'Ask a supervisor or an allocator to assign' },
  },
  'X.BACK_OFFICE': {
    text: { zh: '入账只能由后台或主管确认', en: 'Only the back office or a supervisor confirms a booking' },
    howToMeet: { zh: '请后台确认入账', en: 'Ask the back office to confirm' },
  },
  'X.FIVE_CRITERIA': {
    text: { zh: '五项条件须各答一次', en: 'Each of the five criteria must be answered exactly once' },
    howToMeet: { zh: '补齐五项择优条件', en: 'Answer all five selection questions' },
  },
  'X.TOO_MANY_UNKNOWN': {
    text: { zh: '待定项目过多，或“银行标准”待定', en: "Too many criteria are open, or the bank's standard is" },
    howToMeet: {
      zh: '先查清足够的项目；“银行标准”必须有结论',
      en: "Settle enough of them first; the bank's standard must be answered",
    },
  },
  'X.FUTURE': {
    text: { zh: '日期须在将来，且结束晚于开始', en: 'The date must lie in the future, and an end after its start' },
    howToMeet: { zh: '选择将来的日期', en: 'Choose a date in the future' },
  },
  'X.NOT_FUTURE': {
    text: { zh: '已发生的事不能填将来的日期', en: 'What has happened cannot have a date in the future' },
    howToMeet: { zh: '填写实际发生的时间', en: 'Enter when it really happened' },
  },
  'X.TOO_EARLY': {
    text: { zh: '约见开始前 60 分钟内才能开始面谈', en: 'A meeting starts at most 60 minutes before its time' },
    howToMeet: { zh: '到时再开始，或改约更早的时间', en: 'Wait, or reschedule to an earlier time' },
  },
  'X.NOT_YET': {
    text: { zh: '约见时间未到，不能登记未到', en: 'The appointment has not begun, so nobody failed to come' },
    howToMeet: { zh: '等到约见时间，或取消约见', en: 'Wait for the appointed time, or cancel the appointment' },
  },
  'X.CALLED_OFF': {
    text: { zh: '约见已因投诉取消', en: 'The appointment was called off because of a complaint' },
    howToMeet: { zh: '投诉办结后与客户另约时间', en: 'Agree on another time once the complaint is settled' },
  },
  'X.SLOT': {
    text: { zh: '需要约见的时间和地点', en: 'A proposed appointment needs a time and a place' },
    howToMeet: { zh: '填写开始、结束时间和地点', en: 'Enter start, end and place' },
  },
  'X.NO_PROPOSAL': {
    text: { zh: '还没有提出约见时间', en: 'No appointment has been proposed' },
    howToMeet: { zh: '先向客户提出约见时间', en: 'Propose a time to the customer first' },
  },
  'X.STAKEHOLDER': {
    text: { zh: '所选人员不在该客户的关系人名单中', en: "A chosen person is not among the customer's stakeholders" },
    howToMeet: { zh: '先登记该关系人，或另选一位', en: 'Record the person first, or choose another one' },
  },
  'X.TARGET': {
    text: { zh: '流程不允许从当前状态转到该状态', en: 'The process does not lead there from here' },
    howToMeet: { zh: '从允许的去向中选择', en: 'Choose one of the moves that are offered' },
  },
  'X.NO_OBJECTION': {
    text: {
      zh: '没有未解决的关键异议，不必进入异议处理',
      en: 'No blocking objection is open, so there is nothing to handle',
    },
    howToMeet: { zh: '直接进入促成交易，或先登记异议', en: 'Go on to closing, or record the objection first' },
  },
  'X.OBJECTION': {
    text: { zh: '没有指明这位客户的异议', en: 'No objection of this customer is named' },
    howToMeet: {
      zh: '登记客户的原话和类型，或选择已登记的异议',
      en: "Enter the customer's words and the type, or choose a recorded objection",
    },
  },
  'X.OBJECTION_SETTLED': {
    text: { zh: '该异议已经了结', en: 'This objection is already settled' },
    howToMeet: { zh: '如客户再次提出，登记为新的异议', en: 'When it comes up again, record a new one' },
  },
  'X.OPEN_CRITERIA': {
    text: {
      zh: '附条件通过的甄选标准尚未全部落实',
      en: 'Criteria that were left open at qualification are not settled yet',
    },
    howToMeet: { zh: '在客户情报中补答这些标准', en: 'Answer these criteria with the intelligence you save' },
  },
  'X.NOT_ANSWERED': {
    text: { zh: '该异议还没有待确认的答复', en: 'This objection has no answer waiting for confirmation' },
    howToMeet: { zh: '先登记答复', en: 'Record an answer first' },
  },
  'X.AUTHORITY': {
    text: {
      zh: '权力异议须有决策人参与才算解决',
      en: 'An objection about authority is solved only once someone who may decide is known',
    },
    howToMeet: { zh: '登记有购买权的决策人', en: 'Record a decision maker with purchase authority' },
  },
  'X.SAME_STRATEGY': {
    text: { zh: '本次促成与上次策略相同', en: 'This attempt uses the same strategy as the last' },
    howToMeet: { zh: '换一种成交策略', en: 'Choose another closing strategy' },
  },
  'X.THINKING_UNTIL': {
    text: { zh: '“考虑中”须注明 60 天内的答复日期', en: '"Thinking" needs a date within 60 days' },
    howToMeet: { zh: '与客户约定答复日期', en: 'Agree on a date for the answer' },
  },
  'X.REASON': {
    text: { zh: '拒绝须注明原因', en: 'A refusal needs its reason' },
    howToMeet: { zh: '问明原因并登记', en: 'Ask for the reason and record it' },
  },
  'X.PARK_UNTIL': {
    text: { zh: '搁置日期超出允许范围', en: 'The parking date is outside the allowed range' },
    howToMeet: {
      zh: '选择将来且在最长搁置期内的日期',
      en: 'Choose a date in the future, within the longest parking time',
    },
  },
  'X.HOLD_UNTIL': {
    text: { zh: '冻结日期超出允许范围', en: "The freeze's end is outside the allowed range" },
    howToMeet: { zh: '选择将来且在最长冻结期内的日期', en: 'Choose a date in the future, within the longest freeze' },
  },
  'X.ALREADY_FROZEN': {
    text: { zh: '已处于人工冻结', en: 'A manual freeze already stands' },
    howToMeet: { zh: '先解除现有冻结', en: 'End the present freeze first' },
  },
  'X.NOT_FROZEN': {
    text: { zh: '没有人工冻结', en: 'No manual freeze stands' },
    howToMeet: { zh: '无需解除', en: 'Nothing needs to be ended' },
  },
  'X.NOT_REOPENABLE': {
    text: { zh: '只有“未成交”或“不合格”的客户能重新打开', en: 'Only a lost or disqualified prospect can be reopened' },
    howToMeet: { zh: '为该客户新建线索', en: 'Capture a new lead for this customer' },
  },
  'X.NOT_WAIVABLE': {
    text: {
      zh: '所选条件不是当前未满足的软性条件，不能申请豁免',
      en: 'Only a soft condition that stands in the way now can be waived',
    },
    howToMeet: { zh: '从当前未满足的软性条件中选择', en: 'Choose among the soft conditions that are not met' },
  },
  'X.ALREADY_ASKED': {
    text: { zh: '已有一份豁免申请等待主管决定', en: 'A supervisor has already been asked and has not answered yet' },
    howToMeet: { zh: '等待主管批准或驳回', en: 'Wait until the supervisor waives or declines' },
  },
  'X.TASK': {
    text: { zh: '没有这项待办任务', en: 'There is no such open task' },
    howToMeet: {
      zh: '刷新任务列表；任务可能已完成或取消',
      en: 'Refresh the list; the task may be done or cancelled by now',
    },
  },
  'X.TASK_COMMAND': {
    text: { zh: '此任务不能直接勾选完成', en: 'This task cannot simply be ticked off' },
    howToMeet: { zh: '办理任务对应的业务，任务会自动完成', en: 'Do what the task asks for; it closes by itself' },
  },
  'X.TASK_DEADLINE': {
    text: {
      zh: '该任务有银行规定的时限，不能跳过',
      en: 'A deadline of the bank waits for this task, so it cannot be skipped',
    },
    howToMeet: {
      zh: '办理该任务；今天不便可稍后提醒，时限和催办照常',
      en: 'Do the task, or snooze it: its deadline and ladder run on',
    },
  },
  'X.SNOOZE_UNTIL': {
    text: { zh: '稍后提醒的时间须在将来 30 天内', en: 'A task is snoozed to a moment within the next 30 days' },
    howToMeet: {
      zh: '选择 30 天内的时间；更久请转入培育池',
      en: 'Choose a moment within 30 days; park the prospect for longer',
    },
  },
  'X.NOT_SNOOZED': {
    text: { zh: '该任务没有设置稍后提醒', en: 'This task is not snoozed' },
    howToMeet: { zh: '无需恢复', en: 'Nothing needs to be taken back' },
  },
};

/** Texts of a condition, from a gate or from a command; null for an unknown code. */
export function conditionText(definition: ProcessDefinition, code: string): ConditionText | null {
  const condition = definition.steps.flatMap(({ gate }) => gate).find((line) => line.code === code);
  if (condition !== undefined) return { text: condition.text, howToMeet: condition.howToMeet };
  return Object.hasOwn(commandConditions, code) ? (commandConditions[code] ?? null) : null;
}
