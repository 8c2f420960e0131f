import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod';
import type { Problem } from '../../contracts/problem.ts';
import type { storyList, storyView } from '../../contracts/story.ts';
import { ApiRig, people, type Reply } from '../helpers/api-rig.ts';
import { CaseDesk, desk } from '../helpers/case-desk.ts';

type Story = z.output<typeof storyView>;
type Stories = z.output<typeof storyList>;
type StoryReply = Reply<Story & Omit<Problem, 'status'>>;

let rig: ApiRig;
let cases: CaseDesk;
/** A case that is over, of branch b-01; the customer manager handled it. */
let told: { readonly complaintId: string; readonly caseNumber: string };
beforeAll(async () => {
  rig = await ApiRig.start();
  cases = await CaseDesk.open(rig);
  told = await cases.register();
  await cases.walk(told.complaintId, 'reportingBack');
  await cases.do(told.complaintId, 'recordReportBack', {}, people.manager);
});
afterAll(async () => {
  await rig.stop();
});

const texts = {
  title: 'The closed counter',
  happened: 'A customer waited two hours.',
  done: 'The bank apologised and sent the receipt.',
  lesson: 'Say at the door when a counter is closed.',
};
const consent = { channel: 'phone', givenOn: '2026-01-05' };
const forCustomers = { reach: 'customers', branchIds: ['b-01', 'b-02'] };

async function send(method: string, path: string, as: string, body: object, key: string): Promise<StoryReply> {
  return rig.site.call(method, path, { as, key, body });
}

async function write(as: string, more: object = {}, key: string = randomUUID()): Promise<StoryReply> {
  return send('POST', 'stories', as, { complaintId: told.complaintId, ...texts, ...more }, key);
}

async function rewrite(
  { storyId, revision }: Story,
  more: object = {},
  as: string = desk.officer,
  key: string = randomUUID(),
): Promise<StoryReply> {
  return send('PUT', `stories/${storyId}`, as, { expectedRevision: revision, ...texts, ...more }, key);
}

async function decide(
  { storyId, revision }: Story,
  kind: Story['decisions'][number],
  as: string = desk.executive,
  { key = randomUUID(), reason = 'say what changed' }: { readonly key?: string; readonly reason?: string } = {},
): Promise<StoryReply> {
  const decision = kind === 'publish' ? { kind } : { kind, reason };
  return send('POST', `stories/${storyId}/decisions`, as, { expectedRevision: revision, decision }, key);
}

async function draft(more: object = {}): Promise<Story> {
  const { status, body, text } = await write(desk.officer, more);
  if (status !== 200) throw new Error(`${status} ${text}`);
  return body;
}

async function listed(as: string, query = ''): Promise<Stories['items']> {
  return (await rig.site.get<Stories>(`stories?limit=200${query}`, as)).body.items;
}

async function find(story: Story, as: string, query = ''): Promise<Story | undefined> {
  return (await listed(as, query)).find(({ storyId }) => storyId === story.storyId);
}

function mistakes({ body }: StoryReply): string[] {
  return (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('a story for training', () => {
  test('is told of a closed case without names; inside the bank nobody asks the customer; a second person publishes it', async () => {
    const open = await cases.register();
    const early = { complaintId: open.complaintId, ...texts };
    const refused = await send('POST', 'stories', desk.officer, early, randomUUID());
    expect(refused).toMatchObject({ status: 409, body: { code: 'WRONG_PHASE' } });
    expect((await write(people.otherHead)).status).toBe(404);
    const story = await draft();
    expect(story).toMatchObject({ status: 'draft', audience: { reach: 'bank' }, origin: { consent: null } });
    expect(await find(story, people.manager)).toBeUndefined();
    expect((await decide(story, 'publish')).body.status).toBe('published');
    expect(await find(story, people.manager)).toMatchObject({ title: texts.title, origin: null, decisions: [] });
  });

  test('that leads to somebody is refused at its fields, all at once and without repeating it, also on rewriting', async () => {
    const leaking = {
      title: 'The owner of flat 12 and teller 张三',
      happened: 'The Owner of flat 12 rang 13800138000.',
      done: 'We wrote to owner@harbour.example about account 6222 0212 3456 7890.',
      lesson: `See ${told.caseNumber}.`,
      audience: { reach: 'customers', branchIds: ['b-01', 'b-none'] },
    };
    const expected = [
      '/title leak_customerName',
      '/happened leak_customerName',
      '/happened leak_phone',
      '/done leak_longNumber',
      '/done leak_email',
      '/lesson leak_caseNumber',
      '/lesson leak_longNumber',
      '/audience/branchIds noBranch',
    ];
    const story = await draft();
    const { manager } = people;
    const { name } = (await rig.workflows.models.staff.findById(manager).lean()) ?? { name: { zh: '', en: '' } };
    for (const refused of [await write(desk.officer, leaking), await rewrite(story, leaking)]) {
      expect(refused.status).toBe(400);
      expect(mistakes(refused)).toEqual(expected);
      expect(refused.text).not.toMatch(/13800138000|harbour\.example|6222/);
    }
    expect(mistakes(await rewrite(story, { lesson: `Do as ${name.zh} did.` }))).toEqual(['/lesson leak_staffName']);
    expect(await find(story, desk.officer, '&status=draft')).toEqual(story);
  });

  test('is sent back with a reason, rewritten by its author and published; what happened is on record', async () => {
    const story = await draft();
    expect(await decide(story, 'sendBack', desk.executive, { reason: ' ' })).toMatchObject({ status: 400 });
    const back = (await decide(story, 'sendBack', desk.executive, { reason: 'say what changed' })).body;
    expect(back).toMatchObject({ status: 'draft', decisions: ['withdraw'], rewritable: false });
    const ofAuthor = await find(story, desk.officer, '&status=draft');
    expect(ofAuthor).toMatchObject({ rewritable: true, origin: { sentBackFor: 'say what changed' } });
    // As long as it was not rewritten nobody decides about it.
    expect(await decide(back, 'publish')).toMatchObject({ status: 409, body: { code: 'WRONG_PHASE' } });
    const again = (await rewrite(back, { lesson: 'A sign hangs at the door since March.' })).body;
    expect(again).toMatchObject({ status: 'draft', lesson: 'A sign hangs at the door since March.' });
    expect(again.origin?.sentBackFor).toBeNull();
    const published = (await decide(again, 'publish')).body;
    expect(published.origin?.history.map(({ kind, by, text }) => [kind, by, text])).toEqual([
      ['write', desk.officer, null],
      ['sendBack', desk.executive, 'say what changed'],
      ['rewrite', desk.officer, null],
      ['publish', desk.executive, null],
    ]);
    expect(await rewrite(published)).toMatchObject({ status: 409, body: { code: 'WRONG_PHASE' } });
  });

  test('is taken back after it was published, and nobody reads it any more', async () => {
    const story = await draft();
    const published = (await decide(story, 'publish')).body;
    expect(await find(story, people.manager)).toBeDefined();
    const gone = await decide(published, 'withdraw', desk.officer, { reason: 'the customer changed their mind' });
    expect(gone.body).toMatchObject({ status: 'withdrawn', decisions: [] });
    expect(await find(story, people.manager)).toBeUndefined();
    expect(await find(story, people.manager, '&status=withdrawn')).toBeUndefined();
    const kept = await find(story, desk.executive, '&status=withdrawn');
    expect(kept?.origin?.history.at(-1)).toMatchObject({ kind: 'withdraw', text: 'the customer changed their mind' });
    expect(await decide(gone.body, 'publish')).toMatchObject({ status: 409, body: { code: 'WRONG_PHASE' } });
  });

  test('is not decided by its author, nor changed by another, nor seen by another branch', async () => {
    const story = await draft();
    for (const kind of ['publish', 'sendBack'] as const)
      expect(await decide(story, kind, desk.officer)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(await rewrite(story, {}, desk.executive)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect((await rewrite(story, {}, people.otherHead)).status).toBe(404);
    expect((await decide(story, 'publish', people.otherHead)).status).toBe(404);
    expect((await decide(story, 'publish', people.manager)).status).toBe(403);
    expect(await find(story, desk.officer, '&status=draft')).toEqual(story);
  });
});

describe('a request that is repeated', () => {
  test('gets the same answer and is carried out once, whether it writes, rewrites or decides', async () => {
    const { stories } = rig.workflows.models;
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    const before = await stories.countDocuments();
    const written = (await write(desk.officer, {}, first)).body;
    expect((await write(desk.officer, {}, first)).body).toEqual(written);
    expect(await stories.countDocuments()).toBe(before + 1);
    const changed = (await rewrite(written, { title: 'A counter' }, desk.officer, second)).body;
    expect((await rewrite(written, { title: 'A counter' }, desk.officer, second)).body).toEqual(changed);
    const published = (await decide(changed, 'publish', desk.executive, { key: third })).body;
    expect((await decide(changed, 'publish', desk.executive, { key: third })).body).toEqual(published);
    expect(published).toMatchObject({ revision: 3, title: 'A counter', status: 'published' });
    expect(published.origin?.history).toHaveLength(3);
  });

  test('with its key and another body is refused, and changes nothing', async () => {
    const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
    const written = (await write(desk.officer, {}, first)).body;
    const reused = { status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } };
    expect(await write(desk.officer, { title: 'Another' }, first)).toMatchObject(reused);
    const changed = (await rewrite(written, {}, desk.officer, second)).body;
    expect(await rewrite(changed, { title: 'Another' }, desk.officer, second)).toMatchObject(reused);
    const back = (await decide(changed, 'sendBack', desk.executive, { key: third })).body;
    const other = { key: third, reason: 'another reason' };
    expect(await decide(back, 'sendBack', desk.executive, other)).toMatchObject(reused);
    expect(await find(written, desk.executive, '&status=draft')).toEqual(back);
  });

  test('by a key of somebody else is a request of its own', async () => {
    const key = randomUUID();
    const mine = (await write(desk.officer, {}, key)).body;
    const theirs = (await write(desk.executive, {}, key)).body;
    expect(theirs.storyId).not.toBe(mine.storyId);
  });
});

describe('two people at the same story', () => {
  test('who saw an older one is told, and nothing is lost', async () => {
    const story = await draft();
    const changed = (await rewrite(story, { title: 'Newer' })).body;
    const stale = { status: 409, body: { code: 'STALE_STATE', actualRevision: 2 } };
    expect(await rewrite(story, { title: 'Older' })).toMatchObject(stale);
    expect(await decide(story, 'publish')).toMatchObject(stale);
    expect(await find(story, desk.officer, '&status=draft')).toEqual(changed);
  });

  test('of a decision and a change at the same time one holds', async () => {
    const story = await draft();
    const replies = await Promise.all([decide(story, 'publish'), rewrite(story, { title: 'Meanwhile' })]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const stored = await rig.workflows.models.stories.findById(story.storyId).lean();
    expect(stored).toMatchObject({ revision: 2 });
    expect(stored?.history).toHaveLength(2);
  });
});

describe('a story for customers', () => {
  test('is not published before the consent of the one it is about is recorded, by whom and when', async () => {
    const story = await draft({ audience: forCustomers });
    const seen = await find(story, desk.executive, '&status=draft');
    expect(seen?.decisions).toEqual(['sendBack', 'withdraw']);
    const refused = await decide(story, 'publish');
    expect(refused).toMatchObject({ status: 422, body: { code: 'UNMET_CONDITIONS' } });
    expect(refused.body.unmet?.map(({ code }) => code)).toEqual(['ST.CONSENT']);
    const agreed = (await rewrite(story, { audience: forCustomers, consent })).body;
    const recorded = agreed.origin?.consent;
    expect(recorded).toMatchObject({ ...consent, recordedBy: desk.officer });
    expect(Date.now() - Date.parse(recorded?.recordedAt ?? '')).toBeLessThan(60_000);
    // Another word in the text is no other consent.
    const reworded = (await rewrite(agreed, { audience: forCustomers, consent, title: 'At the door' })).body;
    expect(reworded.origin?.consent).toEqual(recorded);
    expect((await decide(reworded, 'publish')).body).toMatchObject({ status: 'published', audience: forCustomers });
  });

  test('is found by the branches that may tell it; one for training is not', async () => {
    const story = await draft({ audience: { reach: 'customers', branchIds: ['b-01'] }, consent });
    const inside = await draft();
    for (const one of [story, inside]) await decide(one, 'publish');
    expect(await find(story, people.manager, '&tellable=true')).toMatchObject({
      audience: { reach: 'customers', branchIds: ['b-01'] },
    });
    expect(await find(inside, people.manager, '&tellable=true')).toBeUndefined();
    expect(await find(story, people.otherManager, '&tellable=true')).toBeUndefined();
    // Everybody learns from it all the same.
    expect(await find(story, people.otherManager)).toBeDefined();
  });

  test('names branches of the register that are open, when it is written and when it is published', async () => {
    const { branches } = rig.workflows.models;
    expect(mistakes(await write(desk.officer, { audience: { reach: 'customers', branchIds: [] } }))).toEqual([
      '/audience/branchIds too_small',
    ]);
    const unknown = { audience: { reach: 'customers', branchIds: ['b-99'] }, consent };
    expect(mistakes(await write(desk.officer, unknown))).toEqual(['/audience/branchIds noBranch']);
    const story = await draft({ audience: { reach: 'customers', branchIds: ['b-03'] }, consent });
    await branches.updateOne({ _id: 'b-03' }, { $set: { active: false } });
    const refused = await decide(story, 'publish');
    await branches.updateOne({ _id: 'b-03' }, { $set: { active: true } });
    expect(refused.body.unmet?.map(({ code }) => code)).toEqual(['ST.BRANCH']);
    expect((await decide(story, 'publish')).status).toBe(200);
  });
});
