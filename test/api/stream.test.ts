import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ApiRig, people, Site, type Site as SiteType } from '../helpers/api-rig.ts';
import { CaseDesk, desk } from '../helpers/case-desk.ts';
import { EventSourceOf } from '../helpers/event-source.ts';

let rig: ApiRig;
let site: SiteType;
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
});
const opened: EventSourceOf[] = [];
afterEach(() => {
  for (const source of opened.splice(0)) source.close();
});
afterAll(async () => {
  await rig.stop();
});

async function open(as: string, lastEventId: string | null = null, at: Site = site): Promise<EventSourceOf> {
  const source = await EventSourceOf.open(at, as, lastEventId);
  opened.push(source);
  return source;
}

function changesOf(source: EventSourceOf, prospectId: string): unknown[] {
  return source
    .of('prospect')
    .filter(({ data }) => data['prospectId'] === prospectId)
    .map(({ data }) => data['revision']);
}

const inTime = { timeout: 15_000 };

test('a change is told to whoever may read it, with ids only, and not to another branch', async () => {
  const [head, other] = await Promise.all([open(people.head), open(people.otherHead)]);
  const { prospectId, revision } = await site.create({
    customer: { name: 'Quiet Harbour', customerType: 'company', phone: '13600007777' },
  });
  const theirs = await site.create({}, people.otherManager);
  await expect.poll(() => changesOf(head, prospectId), inTime).toEqual([revision]);
  await expect.poll(() => changesOf(other, theirs.prospectId), inTime).toEqual([theirs.revision]);
  expect(changesOf(other, prospectId)).toEqual([]);
  expect(changesOf(head, theirs.prospectId)).toEqual([]);
  expect(head.of('prospect').find(({ data }) => data['prospectId'] === prospectId)?.data).toEqual({
    prospectId,
    revision,
    ownerId: people.manager,
    by: people.manager,
  });
  expect(JSON.stringify(head.messages)).not.toContain('Quiet Harbour');
});

test('after a disconnection nothing is missed and nothing repeated, also from another process', async () => {
  const { prospectId } = await site.create();
  const before = await open(people.head);
  await site.do(prospectId, 'recordContact');
  await expect.poll(() => changesOf(before, prospectId).length, inTime).toBeGreaterThan(0);
  const seen = before.of('prospect').map(({ data }) => `${String(data['prospectId'])}@${String(data['revision'])}`);
  before.close();
  const missed = await site.create();
  const last = await site.do(prospectId, 'recordContact');

  const { client, models, taskQueue } = rig.workflows;
  const settings = { environment: 'test' as const, requestTimeoutMs: 10_000, taskQueue };
  const elsewhere = await Site.open({ temporal: client, models, settings });
  const after = await open(people.head, before.lastEventId, elsewhere);
  await expect.poll(() => changesOf(after, prospectId).at(-1), inTime).toBe(last.revision);
  await expect.poll(() => changesOf(after, missed.prospectId), inTime).toEqual([missed.revision]);
  const again = after.of('prospect').map(({ data }) => `${String(data['prospectId'])}@${String(data['revision'])}`);
  expect(again.filter((one) => seen.includes(one))).toEqual([]);
  after.close();
  await elsewhere.close();
});

test('a complaint is told to whoever may read it, with ids only, and not to a colleague of the manager', async () => {
  const cases = await CaseDesk.open(rig);
  const [officer, colleague] = await Promise.all([open(desk.officer), open(people.colleague)]);
  const { complaintId, revision } = await cases.register({
    customer: { kind: 'customer', name: 'Still Waters', phone: '13600008888' },
  });
  const told = (source: EventSourceOf): unknown[] => source.of('complaint').map(({ data }) => data);
  await expect.poll(() => told(officer), inTime).toContainEqual({ complaintId, revision, by: people.manager });
  const { prospectId } = await site.create({}, people.colleague);
  await expect.poll(() => changesOf(colleague, prospectId), inTime).toHaveLength(1);
  expect(told(colleague)).toEqual([]);
  expect(JSON.stringify(officer.messages)).not.toContain('Still Waters');
});

test('an inbox item is told to its receiver alone, and so is its mark', async () => {
  const [owner, colleague] = await Promise.all([open(people.manager), open(people.colleague)]);
  const { prospectId } = await site.create();
  await site.do(prospectId, 'freeze', {}, { as: people.head });
  await expect.poll(() => owner.of('inbox').map(({ data }) => data['prospectId']), inTime).toContain(prospectId);
  const item = owner.of('inbox').find(({ data }) => data['prospectId'] === prospectId)?.data;
  await site.call('POST', 'inbox/read', { body: { itemIds: [item?.['itemId']] } });
  await expect
    .poll(() => owner.of('inbox').filter(({ data }) => data['itemId'] === item?.['itemId']).length, inTime)
    .toBe(2);
  expect(colleague.of('inbox').filter(({ data }) => data['prospectId'] === prospectId)).toEqual([]);
});

test('the stream says that the session has ended, and closes', async () => {
  const source = await open(people.teamLead);
  await rig.workflows.models.sessions.deleteMany({});
  await expect.poll(() => source.hasEnded, { timeout: 25_000 }).toBe(true);
  expect(source.messages.at(-1)?.event).toBe('signedOut');
});

test('a place that is none of the stream means that everything must be read anew', async () => {
  const again = await Site.open({
    temporal: rig.workflows.client,
    models: rig.workflows.models,
    settings: { environment: 'test', requestTimeoutMs: 10_000, taskQueue: rig.workflows.taskQueue },
  });
  const source = await open(people.head, 'bm90IGEgcGxhY2U', again);
  expect(source.messages[0]?.event).toBe('reset');
  source.close();
  await again.close();
});

test('nobody reads it without being signed in', async () => {
  expect((await site.call('GET', 'stream', { as: null })).status).toBe(401);
});
