import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '../../contracts/problem.ts';
import { bankRules, complaintPreset } from '../../domain/complaint/presets.ts';
import { editsOf, withSeverityLadder, type RuleEdits } from '../../domain/complaint/rule-edits.ts';
import type { ComplaintRules } from '../../domain/complaint/rules.ts';
import { complaintQueries, complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import { ApiRig, people, walkTo, type Reply, type Site } from '../helpers/api-rig.ts';
import { CaseDesk } from '../helpers/case-desk.ts';
import { eventually } from '../helpers/eventually.ts';

interface RulesView {
  readonly scope: string;
  readonly version: number;
  readonly followsBank: boolean;
  readonly edits: RuleEdits;
  readonly complianceNote: string | null;
  readonly publishedBy: string | null;
}

let rig: ApiRig;
let site: Site;
let cases: CaseDesk;
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
  cases = await CaseDesk.open(rig);
});
afterAll(async () => {
  await rig.stop();
});

const bank = editsOf(bankRules);
const published = { publishedBy: people.admin, publishedAt: new Date(0) };
const quick: RuleEdits = {
  ...bank,
  limits: { ...bank.limits, s3: { ...bank.limits.s3, acknowledge: { unit: 'workingHours', amount: 3 } } },
};

async function read(branchId?: string): Promise<RulesView> {
  const query = branchId === undefined ? '' : `?branchId=${branchId}`;
  return (await site.get<RulesView>(`complaint-rules${query}`, people.officer)).body;
}

async function put(
  edits: RuleEdits | null,
  { version, branchId, note, key = randomUUID() }: { version: number; branchId?: string; note?: string; key?: string },
): Promise<Reply<RulesView & Problem>> {
  const query = branchId === undefined ? '' : `?branchId=${branchId}`;
  const body = { version, edits, complianceNote: note ?? null };
  return site.call('PUT', `complaint-rules${query}`, { as: people.admin, key, body });
}

async function pinnedIn(complaintId: string): Promise<ComplaintRules> {
  const handle = rig.workflows.client.workflow.getHandle(complaintWorkflowId(complaintId));
  return (await handle.query(complaintQueries.getRecord)).rules;
}

test('the bank’s own preset counts until somebody publishes; a version counts for cases registered from then on', async () => {
  expect(await read()).toEqual({
    scope: 'default',
    version: 0,
    followsBank: false,
    edits: bank,
    complianceNote: null,
    publishedBy: null,
    publishedAt: null,
  });
  const before = await cases.register();
  const generous: RuleEdits = { ...quick, compensationFen: [80_000, 600_000, null] };
  expect(await put(generous, { version: 0 })).toMatchObject({
    status: 200,
    body: { version: 1, publishedBy: people.admin },
  });
  const after = await cases.register();
  expect(await pinnedIn(before.complaintId)).toEqual(bankRules);
  expect(await pinnedIn(after.complaintId)).toEqual({
    ...bankRules,
    limits: quick.limits,
    compensationFen: generous.compensationFen,
  });
  const audit = await site.get<{ items: { reason: string; subject: unknown }[] }>(
    'audit?action=complaintRulesChanged',
    people.admin,
  );
  expect(audit.body.items).toMatchObject([
    {
      reason: 'version 1: /limits/s3/acknowledge, /compensationFen/0, /compensationFen/1',
      subject: { kind: 'complaintRules', id: 'default' },
    },
  ]);
});

test('a version from before actions had a ladder and compensation could be set is completed from its preset, on the page and in new cases', async () => {
  const { actionDue, ...ladders } = bank.ladders;
  const { complaintRules } = rig.workflows.models;
  const { compensationFen: _, ...older } = quick;
  const edits = { ...older, ladders };
  await complaintRules.create({ _id: 'b-02:1', scope: 'b-02', version: 1, edits, complianceNote: null, ...published });
  expect((await read('b-02')).edits).toEqual(quick);
  const { body } = await site.get<{ versions: { edits: RuleEdits }[] }>(
    'complaint-rules/versions?branchId=b-02',
    people.admin,
  );
  expect(body.versions[0]?.edits.ladders.actionDue).toEqual(actionDue);
  await complaintRules.deleteMany({ scope: 'b-02' });
});

test('whoever has not seen the newest version is refused; pressing twice publishes once', async () => {
  const { version } = await read();
  const key = randomUUID();
  const first = await put(bank, { version, key });
  expect([first.status, first.body.version]).toEqual([200, version + 1]);
  const again = await put(bank, { version, key });
  expect([again.status, again.body.version]).toEqual([200, version + 1]);
  const late = await put(quick, { version });
  expect([late.status, late.body.code, late.body.actualRevision]).toEqual([409, 'STALE_STATE', version + 1]);
  expect((await put(quick, { version: 99 })).body.code).toBe('STALE_STATE');
  // two at the same time: one
  const racing = await Promise.all([
    put(quick, { version: version + 1 }),
    put({ ...quick, preset: 'uk' }, { version: version + 1 }),
  ]);
  expect(racing.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

test('a branch has its own, and follows the bank again', async () => {
  const shared = await read();
  expect(await read('b-01')).toMatchObject({ scope: 'default', version: 0, followsBank: true, edits: shared.edits });
  const china = editsOf(complaintPreset('china')?.rules as ComplaintRules);
  expect((await put(china, { version: 0, branchId: 'b-01' })).status).toBe(200);
  expect(await read('b-01')).toMatchObject({ scope: 'b-01', version: 1, followsBank: false, edits: china });
  expect((await read('b-02')).followsBank).toBe(true);
  const own = await cases.register();
  expect((await pinnedIn(own.complaintId)).preset).toBe('china');
  const preview = await site.call<{ happenings: { clock: string | null; overdue: boolean; at: string }[] }>(
    'POST',
    'complaints/previews',
    {
      as: people.officer,
      body: { branchId: 'b-01', severity: 's3', receivedAt: '2026-11-20T08:00:00.000Z' },
    },
  );
  expect(preview.body.happenings).toContainEqual(
    expect.objectContaining({ clock: 'resolve', overdue: true, at: '2026-12-05T08:00:00.000Z' }),
  );
  expect((await put(null, { version: 1, branchId: 'b-01' })).body).toMatchObject({ version: 2, followsBank: true });
  expect((await pinnedIn((await cases.register()).complaintId)).preset).toBe(shared.edits.preset);
  const { body } = await site.get<{ versions: { version: number; edits: RuleEdits | null; publishedBy: string }[] }>(
    'complaint-rules/versions?branchId=b-01',
    people.admin,
  );
  expect(body.versions).toMatchObject([
    { version: 2, edits: null, publishedBy: people.admin },
    { version: 1, edits: china },
  ]);
  expect((await put(quick, { version: 0, branchId: 'b-99' })).status).toBe(404);
});

test('an objection to the bank’s service is a case under the rules of its branch', async () => {
  const lax: RuleEdits = { ...bank, waits: { ...bank.waits, age: { unit: 'days', amount: 40 } } };
  const { version } = await read('b-01');
  expect((await put(lax, { version, branchId: 'b-01' })).body).toMatchObject({
    errors: [{ pointer: '/complianceNote', code: 'noteMissing' }],
  });
  await put(lax, { version, branchId: 'b-01', note: 'compliance, opinion 2026-16' });
  const prospectId = await walkTo(site, 'closing');
  await site.do(prospectId, 'raiseObjection', {
    type: 'serviceExperience',
    verbatim: 'nobody called back',
    blocking: false,
  });
  await eventually(async () => {
    const found = await rig.workflows.models.complaints.findOne({ prospectId }).lean();
    expect((await pinnedIn(found?._id ?? '')).waits.age).toEqual({ unit: 'days', amount: 40 });
  });
});

test('a severity has a ladder of its own: published, pinned, tried, named in the audit, and taken back', async () => {
  const branchId = 'b-01';
  const { version } = await read(branchId);
  const own = { severity: 's1', clock: 'resolve' } as const;
  const rungs = [
    ...(bank.ladders.resolve ?? []).slice(0, 1),
    {
      at: { after: { unit: 'workingDays', amount: 0 } },
      tell: 'compliance',
      action: 'raise',
      repeatEvery: null,
    } as const,
  ];
  const changed = withSeverityLadder(bank, own, rungs);
  await put(bank, { version, branchId });
  const unsound = await put(withSeverityLadder(bank, own, rungs.slice(0, 1)), { version: version + 1, branchId });
  expect(unsound.body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
    '/edits/laddersBySeverity/s1/resolve noRungWhenDue',
    '/edits/laddersBySeverity/s1/resolve noRaise',
    '/edits/laddersBySeverity/s1/resolve tellsLaterThanLesser',
  ]);
  expect((await put(changed, { version: version + 1, branchId })).body).toMatchObject({
    version: version + 2,
    edits: changed,
  });
  expect(await pinnedIn((await cases.register()).complaintId)).toEqual({
    ...bankRules,
    laddersBySeverity: changed.laddersBySeverity,
  });
  const heardOf = async (severity: string): Promise<string[]> => {
    const { body } = await site.call<{ happenings: { clock: string | null; heard: { audience: string }[] }[] }>(
      'POST',
      'complaints/previews',
      { as: people.officer, body: { branchId, severity, receivedAt: '2026-11-20T08:00:00.000Z' } },
    );
    return body.happenings
      .filter(({ clock }) => clock === 'resolve')
      .flatMap(({ heard }) => heard.map(({ audience }) => audience));
  };
  expect(await heardOf('s1')).toContain('compliance');
  expect(await heardOf('s2')).not.toContain('compliance');
  const audit = await site.get<{ items: { reason: string }[] }>('audit?action=complaintRulesChanged', people.admin);
  expect(audit.body.items.map(({ reason }) => reason)).toContain(
    `version ${version + 2}: /laddersBySeverity/s1/resolve`,
  );
  const back = await put(withSeverityLadder(changed, own, null), { version: version + 2, branchId });
  expect(back.body.edits).toEqual(bank);
});

interface Happenings {
  readonly happenings: readonly { readonly at: string; readonly clock: string | null; readonly level: number }[];
}

test('what happens when is told by the rules in the case, and before it is there by those it will get', async () => {
  const branchId = 'b-01';
  const { version } = await read(branchId);
  const resolvedIn = (amount: number): RuleEdits => ({
    ...bank,
    limits: { ...bank.limits, s3: { ...bank.limits.s3, resolve: { unit: 'workingDays', amount } } },
    compensationFen: [amount * 100, amount * 1000, null],
  });
  const grantsOf = async (complaintId: string) =>
    (await site.get<Pick<RuleEdits, 'compensationFen'>>(`complaints/${complaintId}/rules`, people.officer)).body;
  const resolveIn = ({ happenings }: Happenings): string | undefined =>
    happenings.find(({ clock, level }) => clock === 'resolve' && level > 1)?.at;
  const expected = async (receivedAt: string): Promise<Happenings> =>
    (
      await site.call<Happenings>('POST', 'complaints/previews', {
        as: people.officer,
        body: { branchId, severity: 's3', receivedAt },
      })
    ).body;
  const ofCase = async (complaintId: string): Promise<Happenings> =>
    (await site.get<Happenings>(`complaints/${complaintId}/what-happens-when`, people.officer)).body;

  expect((await put(resolvedIn(4), { version, branchId })).status).toBe(200);
  const { complaintId } = await cases.register();
  const receivedAt =
    (await rig.workflows.models.complaints.findById(complaintId).lean())?.receivedAt.toISOString() ?? '';
  const before = await expected(receivedAt);
  expect((await ofCase(complaintId)).happenings).toEqual(before.happenings.slice(1));

  // other rules are published: the case keeps its own, the next one gets the new ones, as the preview says
  expect((await put(resolvedIn(3), { version: version + 1, branchId })).status).toBe(200);
  const after = await expected(receivedAt);
  expect(resolveIn(after)).not.toBe(resolveIn(before));
  expect((await ofCase(complaintId)).happenings).toEqual(before.happenings.slice(1));
  expect(await grantsOf(complaintId)).toEqual({ compensationFen: [400, 4000, null] });

  // so does one of which only the read model is left; by the bank's own rules it would be another answer
  const stored = await rig.workflows.models.complaints.findById(complaintId).lean();
  await rig.workflows.models.complaints.create({ ...stored, _id: 'left-alone' } as never);
  expect((await ofCase('left-alone')).happenings).toEqual(before.happenings.slice(1));
  await rig.workflows.models.complaints.updateOne({ _id: 'left-alone' }, { $set: { 'state.clocks': [] } });
  expect((await ofCase('left-alone')).happenings).toEqual([]);
  await rig.workflows.models.complaints.deleteOne({ _id: 'left-alone' });
  await put(bank, { version: version + 2, branchId });
});

test('how much more time may be asked for goes by the rules in the case', async () => {
  const branchId = 'b-01';
  const { version } = await read(branchId);
  const moreTime = async (complaintId: string): Promise<unknown> =>
    (await site.get<{ moreTime: unknown }>(`complaints/${complaintId}/what-happens-when`, people.officer)).body
      .moreTime;
  const { complaintId: ofBank } = await cases.register();
  const china = editsOf(complaintPreset('china')?.rules as ComplaintRules);
  expect((await put(china, { version, branchId })).status).toBe(200);
  const { complaintId: ofChina } = await cases.register();
  expect(await moreTime(ofBank)).toEqual({ unit: 'workingDays', amount: 10 });
  expect(await moreTime(ofChina)).toEqual({ unit: 'days', amount: 15 });
  await put(bank, { version: version + 1, branchId });
});

test('every problem is named at once with a pointer; nothing is published', async () => {
  const { version } = await read();
  const wrong: RuleEdits = {
    ...bank,
    limits: { ...bank.limits, s4: { ...bank.limits.s4, firstAnswer: { unit: 'workingHours', amount: 0 } } },
    compensationFen: [90_000, 80_000, null],
    ladders: { ...bank.ladders, resolve: [], firstAnswer: (bank.ladders.firstAnswer ?? []).slice(0, 1) },
  };
  const reply = await put(wrong, { version });
  expect([reply.status, reply.body.code]).toEqual([400, 'VALIDATION_FAILED']);
  expect(reply.body.errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
    '/edits/limits/s4/firstAnswer waitNotPositive',
    '/edits/compensationFen/1 grantsLessThanLower',
    '/edits/ladders/firstAnswer noRungWhenDue',
    '/edits/ladders/firstAnswer noRaise',
    '/edits/ladders/resolve ladderEmpty',
  ]);
  const uk = editsOf(complaintPreset('uk')?.rules as ComplaintRules);
  const lax = {
    ...uk,
    limits: { ...uk.limits, s4: { ...uk.limits.s4, resolve: { unit: 'days' as const, amount: 70 } } },
  };
  expect((await put(lax, { version })).body.errors?.map(({ pointer }) => pointer)).toEqual(['/complianceNote']);
  expect((await put(null, { version })).body.errors?.map(({ pointer }) => pointer)).toEqual(['/edits']);
  expect((await read()).version).toBe(version);
  expect((await put(lax, { version, note: 'compliance, opinion 2026-17' })).body).toMatchObject({
    version: version + 1,
    complianceNote: 'compliance, opinion 2026-17',
  });
});
