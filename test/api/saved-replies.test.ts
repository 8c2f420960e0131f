import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { replyAid, savedReplyView } from '../../contracts/saved-reply.ts';
import type { Problem } from '../../contracts/problem.ts';
import { complaintPreset } from '../../domain/complaint/presets.ts';
import { editsOf } from '../../domain/complaint/rule-edits.ts';
import type { ComplaintRules } from '../../domain/complaint/rules.ts';
import { fillReply, type ReplyFacts } from '../../domain/complaint/reply/text.ts';
import { ApiRig, people, type Reply, type Site } from '../helpers/api-rig.ts';
import { CaseDesk, desk } from '../helpers/case-desk.ts';
import { eventually } from '../helpers/eventually.ts';

type SavedReply = z.output<typeof savedReplyView>;
type Aid = z.output<typeof replyAid>;

let rig: ApiRig;
let site: Site;
let cases: CaseDesk;
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
  cases = await CaseDesk.open(rig);
  // the first work of a new worker may take longer than a request waits for it
  await eventually(async () => cases.register(), 60_000);
});
afterAll(async () => {
  await rig.stop();
});

/** Each mistake at its field. */
const mistakesOf = ({ status, body }: Reply<Partial<Omit<Problem, 'status'>>>): unknown => [
  status,
  ...(body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`),
];

async function aidOf(complaintId: string, purpose: string, as: string = desk.officer): Promise<Aid> {
  const { body } = await site.get<Aid>(`complaints/${complaintId}/reply-aid?purpose=${purpose}`, as);
  return body;
}

/** What the product offers for a case, filled in by somebody with their own facts. */
function textOf({ replies, facts }: Aid, over: Partial<ReplyFacts> = {}): string {
  const offered = replies.find(({ own, language }) => !own && language === 'zh-CN');
  return fillReply(offered?.body ?? '', 'zh-CN', { ...facts, ...over });
}

describe('what the customer must be told', () => {
  test('an acknowledgement without number, handler or day is refused at its field; the same with them is sent', async () => {
    const { complaintId } = await cases.register();
    const text = 'we have received your complaint';
    const acknowledge = async (told: string) =>
      cases.command(complaintId, 'acknowledge', { message: { channel: 'phone', text: told } }, desk.officer);
    const field = '/payload/message/text';
    expect(mistakesOf(await acknowledge(text))).toEqual([
      400,
      `${field} missing_caseNumber`,
      `${field} missing_handlerName`,
      `${field} missing_promise`,
    ]);
    expect(mistakesOf(await acknowledge('{{caseNumber}}, {{handlerName}}: by 27 November 2099'))).toEqual([
      400,
      `${field} missing_promise`,
    ]);
    expect(mistakesOf(await acknowledge('{{caseNumber}}, {{handlerName}}, {{today}}, {{when}}'))).toEqual([
      400,
      `${field} unfilled`,
    ]);
    // nothing of it reached the case
    expect((await cases.read(complaintId)).body.summary).toMatchObject({ status: 'received', revision: 1 });

    const aid = await aidOf(complaintId, 'acknowledgement');
    const handler = { zh: '客户经理0101', en: 'Customer manager 0101' };
    const sent = await acknowledge(textOf(aid, { handler }));
    expect(sent).toMatchObject({ status: 200, body: { status: 'acknowledged' } });
  });

  test('the promise is measured by the severity that the acknowledgement itself gives', async () => {
    const { complaintId } = await cases.register();
    const { facts } = await aidOf(complaintId, 'acknowledgement');
    const late = facts.promises.s3?.slice(0, 10) ?? '';
    const payload = (severity: string): Record<string, unknown> => ({
      severity,
      message: { channel: 'phone', text: `{{caseNumber}} {{handlerName}} ${late}` },
    });
    const isLater = late > (facts.promises.s1?.slice(0, 10) ?? '');
    const grave = await cases.command(complaintId, 'acknowledge', payload('s1'), desk.officer);
    // received late in the evening, both fall on one day
    expect(mistakesOf(grave)).toEqual(isLater ? [400, '/payload/message/text missing_promise'] : [200]);
    if (isLater) await cases.do(complaintId, 'acknowledge', payload('s3'), desk.officer);
  });

  test('by the rules of China the limit of 15 and 30 days belongs to it', async () => {
    const china = editsOf(complaintPreset('china')?.rules as ComplaintRules);
    await rig.workflows.models.complaintRules.create({
      _id: 'b-02 1',
      scope: 'b-02',
      version: 1,
      edits: china,
      complianceNote: 'checked',
      publishedBy: people.admin,
      publishedAt: new Date(),
    });
    const { complaintId } = await cases.register({}, people.otherManager);
    const payload = { handlerId: people.otherManager };
    const short = await cases.command(complaintId, 'acknowledge', payload, desk.officer);
    expect(mistakesOf(short)).toEqual([400, '/payload/message/text missing_legalLimit']);
    const aid = await aidOf(complaintId, 'acknowledgement');
    const handler = { zh: '客户经理0201', en: 'Customer manager 0201' };
    const message = { channel: 'letter', text: textOf(aid, { handler }) };
    await cases.do(complaintId, 'acknowledge', { ...payload, message }, desk.officer);
  });

  test('more time is told with its reason and the date it leads to', async () => {
    const { complaintId } = await cases.register();
    await cases.walk(complaintId, 'investigating');
    await cases.do(complaintId, 'requestExtension', {}, people.manager);
    const grant = async (text: string) =>
      cases.command(
        complaintId,
        'decideExtension',
        { decision: 'granted', message: { channel: 'letter', text } },
        people.head,
      );
    const field = '/payload/message/text';
    expect(mistakesOf(await grant('your case {{caseNumber}} takes longer, until 1 January 2099'))).toEqual([
      400,
      `${field} missing_reason`,
      `${field} missing_newDate`,
    ]);
    const text = textOf(await aidOf(complaintId, 'extension', people.head));
    expect(text).toContain('the courier lost the receipt');
    expect((await grant(text)).status).toBe(200);
  });

  test('declining more time tells the customer nothing, and asks for nothing', async () => {
    const { complaintId } = await cases.register();
    await cases.walk(complaintId, 'investigating');
    await cases.do(complaintId, 'requestExtension', {}, people.manager);
    const no = { decision: 'declined', reason: 'five days are enough', message: null };
    const { record } = (await cases.read(complaintId)).body;
    const told = record?.news.length;
    await cases.do(complaintId, 'decideExtension', no, people.head);
    expect((await cases.read(complaintId)).body.record?.news.length).toBe(told);
  });

  test('a letter says how to appeal, and after the last appeal the way outside; so does the decision on it', async () => {
    const { complaintId } = await cases.register();
    await cases.walk(complaintId, 'reportingBack');
    for (const _attempt of [1, 2, 3]) await cases.do(complaintId, 'recordFailedReportBack', {}, people.manager);
    const letter = async (text: string) => cases.command(complaintId, 'sendLetter', { text }, people.manager);
    expect(mistakesOf(await letter('we could not reach you'))).toEqual([
      400,
      '/payload/text missing_caseNumber',
      '/payload/text missing_appealRight',
    ]);
    const rejects = { accepted: false, reason: 'nothing has changed' };
    await cases.do(complaintId, 'recordReportBack', rejects, people.manager);
    await cases.do(complaintId, 'acknowledgeAppeal', { reviewerId: people.head }, desk.executive);
    const decide = async (text: string, as: string) =>
      cases.command(complaintId, 'decideAppeal', { message: { channel: 'letter', text } }, as);
    const field = '/payload/message/text';
    expect(mistakesOf(await decide('case {{caseNumber}}: rejected', people.head))).toEqual([
      400,
      `${field} missing_appealRight`,
    ]);
    expect((await decide('case {{caseNumber}}: rejected; 30 日内可以申诉', people.head)).status).toBe(200);
    const { record } = (await cases.read(complaintId)).body;
    expect(record?.news.at(-1)).toMatchObject({ by: people.head, channel: 'letter' });

    await cases.do(complaintId, 'recordReportBack', rejects, people.manager);
    await cases.do(complaintId, 'acknowledgeAppeal', { reviewerId: people.sponsor }, desk.executive);
    const findings = 'the counter was open all week';
    const aid = await aidOf(complaintId, 'appealDecision', people.sponsor);
    expect(aid.facts.isLastWord).toBe(true);
    expect(mistakesOf(await decide('case {{caseNumber}}: 30 日内可以申诉', people.sponsor))).toEqual([
      400,
      `${field} missing_externalRoute`,
    ]);
    expect((await decide(textOf(aid, { findings }), people.sponsor)).status).toBe(200);
  });

  test('news and questions may say anything, but leave nothing to be filled in', async () => {
    const { complaintId } = await cases.register();
    await cases.walk(complaintId, 'investigating');
    const told = await cases.command(complaintId, 'tellCustomer', { text: 'dear {{customerName}}' }, people.manager);
    expect(mistakesOf(told)).toEqual([400, '/payload/text unfilled']);
    await cases.do(complaintId, 'tellCustomer', { text: 'we have spoken with the counter' }, people.manager);
    await cases.do(complaintId, 'askCustomer', {}, people.manager);
  });

  test('a request that was carried out is answered again, although it would not be taken any more', async () => {
    const member = {
      email: '0777@bank.example',
      titles: ['customerManager'],
      branchId: 'b-01',
      teamId: null,
      name: { zh: '经办人0777', en: 'Handler 0777' },
    };
    const reply = await site.call<{ member: { staffId: string; version: number } }>('POST', 'staff', {
      as: people.admin,
      body: { ...member, employeeNo: '0777' },
    });
    const { member: added } = reply.body;
    const { complaintId } = await cases.register();
    const text = 'case {{caseNumber}} is with Handler 0777; you hear from us by {{today}}';
    const payload = { handlerId: added.staffId, message: { channel: 'phone', text } };
    const send = async (key: string) =>
      cases.command(complaintId, 'acknowledge', payload, desk.officer, { key, expectedRevision: 1 });
    const key = randomUUID();
    const first = await send(key);
    expect(first.status).toBe(200);
    const renamed = await site.call('PUT', `staff/${added.staffId}`, {
      as: people.admin,
      body: { ...member, name: { zh: '改名', en: 'Renamed' }, version: added.version },
    });
    expect(renamed.status).toBe(200);
    expect(await send(key)).toMatchObject({ status: 200, body: first.body });
    expect(mistakesOf(await send(randomUUID()))).toEqual([400, '/payload/message/text missing_handlerName']);
  });
});

const news = {
  purpose: 'interimNews',
  language: 'zh-CN',
  title: '仍在取证',
  body: '您的投诉 {{caseNumber}} 仍在取证。',
};

async function write(fields: Record<string, unknown> = {}, as: string = desk.officer, key: string = randomUUID()) {
  return site.call<SavedReply & Partial<Problem>>('POST', 'saved-replies', { as, key, body: { ...news, ...fields } });
}

async function titles(as: string, status = 'active'): Promise<string[]> {
  const { body } = await site.get<{ items: SavedReply[] }>(`saved-replies?status=${status}&limit=200`, as);
  return body.items.map(({ title }) => title);
}

describe('replies that the bank keeps', () => {
  test('written once however often it is sent, offered in the cases of its branch, and to nobody else', async () => {
    const key = randomUUID();
    const first = await write({ title: 'of branch one', branchId: 'b-01' }, desk.officer, key);
    expect(first).toMatchObject({ status: 200, body: { revision: 1, active: true, changeable: true } });
    const again = await write({ title: 'of branch one', branchId: 'b-01' }, desk.officer, key);
    expect(again.body).toEqual(first.body);
    const other = await write({ title: 'another', branchId: 'b-01' }, desk.officer, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    await write({ title: 'of branch two', branchId: 'b-02' }, people.admin);
    await write({ title: 'of the bank' });

    const { complaintId } = await cases.register();
    await cases.walk(complaintId, 'investigating');
    const { replies } = await aidOf(complaintId, 'interimNews', people.manager);
    expect(replies.map(({ title, own }) => `${own} ${title}`)).toEqual([
      'true of the bank',
      'true of branch one',
      'false 仍在调查',
      'false Still being looked into',
    ]);
    expect(await titles(people.manager)).toEqual(['of the bank', 'of branch one']);
    expect(await titles(people.admin)).toEqual(['of the bank', 'of branch two', 'of branch one']);
    const stranger = await site.get(`complaints/${complaintId}/reply-aid?purpose=interimNews`, people.colleague);
    expect(stranger.status).toBe(404);
  });

  test('changed at the revision that was seen, every version kept; a retired one is offered to nobody', async () => {
    const { body } = await write({ title: 'first' });
    const change = async (expectedRevision: number, what: Record<string, unknown>, key: string = randomUUID()) =>
      site.call<SavedReply & Partial<Problem>>('POST', `saved-replies/${body.replyId}/changes`, {
        as: people.admin,
        key,
        body: { expectedRevision, change: what },
      });
    const key = randomUUID();
    const rewrite = { kind: 'rewrite', title: 'second', body: news.body };
    expect(await change(1, rewrite, key)).toMatchObject({ status: 200, body: { revision: 2, title: 'second' } });
    expect(await change(1, rewrite, key)).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(await change(1, rewrite)).toMatchObject({ status: 409, body: { code: 'STALE_STATE', actualRevision: 2 } });
    expect((await change(2, { kind: 'restore' })).body.code).toBe('WRONG_PHASE');
    expect((await change(2, { kind: 'retire' })).body).toMatchObject({ active: false, revision: 3 });
    expect(await titles(people.admin)).not.toContain('second');
    expect(await titles(people.admin, 'retired')).toContain('second');
    expect((await change(3, rewrite)).body.code).toBe('WRONG_PHASE');
    const restored = await change(3, { kind: 'restore' });
    expect(restored.body.history.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'write first',
      'rewrite second',
      'retire second',
      'restore second',
    ]);
  });

  test('a text without what its purpose must say is not kept; every mistake is at its field', async () => {
    const bad = { purpose: 'acknowledgement', body: '{{caseNumber}} 已受理，{{newDate}}' };
    expect(mistakesOf(await write(bad))).toEqual([
      400,
      '/body unfilled',
      '/body missing_handlerName',
      '/body missing_promise',
    ]);
    const { body } = await write();
    const rewritten = await site.call<Partial<Problem>>('POST', `saved-replies/${body.replyId}/changes`, {
      as: desk.officer,
      body: { expectedRevision: 1, change: { kind: 'rewrite', title: 'a', body: '{{unknown}}' } },
    });
    expect(mistakesOf(rewritten as never)).toEqual([400, '/change/body unfilled']);
    expect(mistakesOf(await write({ branchId: 'b-none' }))).toEqual([400, '/branchId custom']);
  });

  test('a branch manager reads them and keeps none; the product’s own come with their source', async () => {
    expect((await write({}, people.head)).status).toBe(403);
    const { body } = await site.get<{ items: { source: { en: string } }[] }>('default-replies', people.head);
    expect(body.items.length).toBeGreaterThan(10);
    expect(body.items.every(({ source }) => source.en.includes('compliance'))).toBe(true);
    expect(body.items.filter(({ source }) => source.en.includes('No. 3 of 2020'))).toHaveLength(2);
  });
});
