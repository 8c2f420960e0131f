import { complaintCommandAnswer } from '../../contracts/complaint-commands.ts';
import { registeredComplaint } from '../../contracts/complaint.ts';
import { organisationView } from '../../contracts/organisation.ts';
import { prospectList } from '../../contracts/prospect-list.ts';
import { replyAid } from '../../contracts/saved-reply.ts';
import { severities, type ComplaintCategory, type ComplaintChannel } from '../../domain/complaint/catalogue.ts';
import type { ComplaintCommandName } from '../../domain/complaint/commands.ts';
import { fillReply } from '../../domain/complaint/reply/text.ts';
import type { ApiClient } from '../demo/api-client.ts';
import { tellStories } from './tell-stories.ts';

const officer = 's-0800';
const manager = 's-0101';
const branchHead = 's-0001';
const executive = 's-0010';

interface Deed {
  readonly command: ComplaintCommandName;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly staffId: string;
}

interface Case {
  readonly channel: ComplaintChannel;
  readonly category: ComplaintCategory;
  readonly description: string;
  readonly customerDemand: string;
  readonly deeds: readonly Deed[];
}

const message = (text: string) => ({ channel: 'phone', text });

function acknowledged(category: ComplaintCategory, severity: string): Deed[] {
  // what the customer is told follows when it is sent: it names the case
  return [deed('acknowledge', { handlerId: officer, category, severity }), deed('startWork', {})];
}

function decided(rootCause: string, remedy: string, compensationFen: number): Deed {
  const payload = { rootCauseClass: 'process', rootCause, finding: 'founded', remedy, compensationFen, actions: [] };
  return deed('submitDecision', payload);
}

function deed(command: ComplaintCommandName, payload: Deed['payload'], staffId = officer): Deed {
  return { command, payload, staffId };
}

function improvement(title: string): Deed {
  const dueOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  return deed('addImprovementItem', { title, ownerId: branchHead, dueOn });
}

/** What a complaint desk has before it on an ordinary day: a case in every state that somebody must do something about. */
const cases: readonly Case[] = [
  {
    channel: 'phone',
    category: 'fee',
    description: '同一笔转账被收取两次手续费',
    customerDemand: '退还多收的手续费，并说明原因',
    deeds: [],
  },
  {
    channel: 'counter',
    category: 'waitingTime',
    description: '办理存单排队两个半小时，两个窗口无人',
    customerDemand: '说明原因，今后关窗要提前公示',
    deeds: acknowledged('waitingTime', 's3'),
  },
  {
    channel: 'web',
    category: 'system',
    description: '网上银行三次提交均提示超时，款项状态不明',
    customerDemand: '今天之内确认款项是否到账',
    deeds: [...acknowledged('system', 's3'), deed('askCustomer', message('请提供操作的日期和大概时间'))],
  },
  {
    channel: 'letter',
    category: 'error',
    description: '到期定期未按约定转存，少计三个月利息',
    customerDemand: '补足少计的利息并书面说明原因',
    deeds: [...acknowledged('error', 's2'), decided('转存约定录入时未复核', '补足利息并书面致歉', 200_000)],
  },
  {
    channel: 'manager',
    category: 'serviceAttitude',
    description: '咨询大额存单时被催促离开',
    customerDemand: '请当事人道歉，并说明今后怎么改进',
    deeds: [
      ...acknowledged('serviceAttitude', 's3'),
      decided('午间只留一人值守，无法兼顾咨询', '当面致歉，安排专人讲解', 0),
      improvement('午间增设一名值守人员'),
      deed('completeActions', {}),
    ],
  },
  {
    channel: 'lobby',
    category: 'procedure',
    description: '开户材料分三次告知，来回跑了三趟',
    customerDemand: '今后一次告知全部需要的材料',
    deeds: [
      ...acknowledged('procedure', 's3'),
      decided('材料清单未更新', '致歉并提供新版清单', 0),
      improvement('开户材料清单每季度核对一次'),
      deed('completeActions', {}),
      deed('recordReportBack', { channel: 'phone', understood: true, accepted: true }),
    ],
  },
  {
    channel: 'phone',
    category: 'fee',
    description: '小额账户管理费未事先告知',
    customerDemand: '退还账户已被收取的全部费用',
    deeds: [
      ...acknowledged('fee', 's3'),
      decided('告知短信未发送', '退还费用', 3_000),
      improvement('收费前发送告知短信，未送达的不收费'),
      deed('completeActions', {}),
      deed('recordReportBack', {
        channel: 'phone',
        understood: true,
        accepted: false,
        reason: '只退一年，此前的也应退还',
      }),
      deed(
        'acknowledgeAppeal',
        { reviewerId: executive, message: message('申诉已受理，由未经办的人员复核') },
        executive,
      ),
    ],
  },
];

/** Cases by what the pictures show of them. */
export interface OpenComplaints {
  /** Waits for the branch head's approval. */
  readonly approvalId: string;
}

/** Registers complaints of the manager's customers and works on them, through the API.   @throws Refused, Unreachable */
export async function openComplaints(api: ApiClient): Promise<OpenComplaints> {
  const { items } = await api.get(
    `/prospects?ownerId=${manager}&sort=createdAt&limit=${cases.length}`,
    manager,
    prospectList,
  );
  let approvalId = '';
  let closedId = '';
  for (const [index, one] of cases.entries()) {
    const prospectId = items[index]?.prospectId;
    if (prospectId === undefined) throw new Error(`The manager has no client for complaint ${index + 1}`);
    const complaintId = await work(api, one, prospectId, `pictures.complaint.${index}`);
    if (one.deeds.at(-1)?.command === 'submitDecision') approvalId = complaintId;
    if (one.deeds.at(-1)?.command === 'recordReportBack') closedId = complaintId;
  }
  await tellStories(api, closedId);
  return { approvalId };
}

async function work(api: ApiClient, { deeds, ...about }: Case, prospectId: string, key: string): Promise<string> {
  const body = { ...about, customer: { kind: 'prospect', prospectId } };
  const registered = await api.post(
    { path: '/complaints', staffId: manager, idempotencyKey: key, body },
    registeredComplaint,
  );
  const { complaintId } = registered;
  let { revision } = registered;
  for (const [index, { command, payload, staffId }] of deeds.entries()) {
    const path = `/complaints/${complaintId}/commands/${command}`;
    const told = command === 'acknowledge' ? { message: message(await receiptOf(api, complaintId, payload)) } : {};
    const sent = { expectedRevision: revision, payload: { ...payload, ...told } };
    const write = { path, staffId, idempotencyKey: `${key}.${index}`, body: sent };
    ({ revision } = await api.post(write, complaintCommandAnswer));
  }
  return complaintId;
}

/** The acknowledgement that comes with the product, filled in as the form of the page does. */
async function receiptOf(api: ApiClient, complaintId: string, payload: Deed['payload']): Promise<string> {
  const path = `/complaints/${complaintId}/reply-aid?purpose=acknowledgement`;
  const [{ facts, replies }, { staff }] = await Promise.all([
    api.get(path, officer, replyAid),
    api.get('/organisation', officer, organisationView),
  ]);
  const body = replies.find(({ own, language }) => !own && language === 'zh-CN')?.body ?? '';
  const handler = staff.find(({ staffId }) => staffId === payload['handlerId'])?.name ?? null;
  const severity = severities.find((one) => one === payload['severity']) ?? facts.severity;
  return fillReply(body, 'zh-CN', { ...facts, handler, severity });
}
