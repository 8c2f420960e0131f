import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { improvementList, improvementView } from '../../contracts/improvement.ts';
import type { InboxItemView } from '../../contracts/inbox.ts';
import { improvementWorkflowId } from '../../workflows/improvement/messages.ts';
import { usualComplaintPayload } from '../factories/complaint-wire.ts';
import { ApiRig, people, secrets, type Reply, type Site } from '../helpers/api-rig.ts';
import { CaseDesk, desk } from '../helpers/case-desk.ts';
import { eventually } from '../helpers/eventually.ts';

type Item = z.output<typeof improvementView>;
type Items = z.output<typeof improvementList>;

let rig: ApiRig;
let site: Site;
let cases: CaseDesk;
/** Handled by the customer manager; the improvements of it are raised by the officer. */
let complaintId: string;
let caseNumber: string;
beforeAll(async () => {
  rig = await ApiRig.start({
    outside: {
      mail: () => Promise.resolve(),
      post: () => Promise.resolve({ status: 200, body: '' }),
      secrets,
      publicUrl: 'https://tuoke.example.com',
    },
  });
  ({ site } = rig);
  cases = await CaseDesk.open(rig);
  ({ complaintId, caseNumber } = await cases.register());
  await cases.walk(complaintId, 'investigating');
});
afterAll(async () => {
  await rig.stop();
});

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** An improvement that the officer gives to the head of the branch. */
async function raised(dueOn = inDays(30)): Promise<Item> {
  const title = `signs ${randomUUID()}`;
  const payload = { ...usualComplaintPayload.addImprovementItem(), title, dueOn };
  await cases.do(complaintId, 'addImprovementItem', payload, desk.officer);
  // its own workflow puts it on the list
  const item = await eventually(async () => {
    const { items } = (await site.get<Items>(`improvement-items?complaintId=${complaintId}`, desk.officer)).body;
    const found = items.find((one) => one.title === title);
    if (found === undefined) throw new Error('the improvement is not listed');
    return found;
  });
  rig.workflows.track(improvementWorkflowId(item.itemId));
  return item;
}

async function change(
  { itemId, revision }: Item,
  what: Record<string, unknown>,
  as: string,
  key: string = randomUUID(),
): Promise<Reply<Item>> {
  const body = { expectedRevision: revision, change: what };
  return site.call('POST', `improvement-items/${itemId}/changes`, { as, key, body });
}

/** What somebody was told of an item, the latest first. */
async function toldOf({ itemId }: Item, as: string): Promise<InboxItemView[]> {
  const { body } = await site.get<{ items: InboxItemView[] }>('inbox?limit=200', as);
  return body.items.filter((one) => one.about === 'complaint' && one.improvementId === itemId);
}

/** Everybody who was told of an item, in the inbox and outside: `what to whom`. */
async function hearers({ itemId }: Item): Promise<{ inbox: string[]; outside: string[] }> {
  const { inboxItems, deliveries } = rig.workflows.models;
  const [inbox, outside] = await Promise.all([
    inboxItems.find({ improvementId: itemId }).lean(),
    deliveries.find({ improvementId: itemId }).lean(),
  ]);
  return {
    inbox: inbox.map(({ type, receiverId }) => `${type} ${receiverId}`).toSorted(),
    outside: outside.map(({ type, correspondent }) => `${type} ${correspondent}`).toSorted(),
  };
}

async function ended({ itemId }: Item): Promise<void> {
  await rig.workflows.client.workflow.getHandle(improvementWorkflowId(itemId)).result();
}

test('an improvement that is done is told to who raised it and who handles the case, once, in the inbox and outside', async () => {
  const item = await raised();
  const key = randomUUID();
  const done = await change(item, { kind: 'finish', result: 'every counter has a sign' }, people.head, key);
  expect(done.status).toBe(200);
  await ended(item);
  const receivers = [desk.officer, people.manager].toSorted();
  const once = {
    inbox: receivers.map((staffId) => `improvementDone ${staffId}`),
    outside: receivers.map((staffId) => `improvementDone staff:${staffId}`),
  };
  expect(await hearers(item)).toEqual(once);
  const [notice] = await toldOf(item, desk.officer);
  expect(notice).toMatchObject({
    kind: 'inform',
    type: 'improvementDone',
    actorId: people.head,
    complaintId,
    case: { caseNumber },
    read: false,
  });
  // What was read stays read when the request comes again, and nobody is told twice.
  await site.call('POST', 'inbox/read', { as: desk.officer, body: { itemIds: [notice?.itemId] } });
  const again = await change(item, { kind: 'finish', result: 'every counter has a sign' }, people.head, key);
  expect(again.body).toEqual(done.body);
  await ended(item);
  expect(await hearers(item)).toEqual(once);
  expect(await toldOf(item, desk.officer)).toMatchObject([{ read: true }]);
});

test('one that is declined is told with the way to it, but not to who declined it', async () => {
  const item = await raised();
  await change(item, { kind: 'decline', reason: 'the counter is closed for good' }, desk.officer);
  await ended(item);
  expect((await hearers(item)).inbox).toEqual([`improvementDeclined ${people.manager}`]);
  expect(await toldOf(item, people.manager)).toMatchObject([{ improvementId: item.itemId, actorId: desk.officer }]);
});

test('planning and beginning tell nobody; when its day passes whoever raised it and its owner hear, once a day that it was due', async () => {
  const item = await raised(inDays(2));
  const planned = (await change(item, { kind: 'plan', ownerId: people.head, dueOn: inDays(3) }, desk.officer)).body;
  const begun = (await change(planned, { kind: 'begin' }, people.head)).body;
  expect((await hearers(item)).inbox).toEqual([]);
  const workflow = { workflowId: improvementWorkflowId(item.itemId) };
  await rig.workflows.skip(workflow, 5 * 86_400);
  await ended(item);
  const overdue = [desk.officer, people.head, people.manager].map((staffId) => `improvementOverdue ${staffId}`);
  await eventually(async () => expect((await hearers(item)).inbox).toEqual(overdue.toSorted()));
  // Another day begins another wait; what was told of the first stays told once.
  const later = await change(begun, { kind: 'plan', ownerId: people.head, dueOn: inDays(20) }, desk.officer);
  expect(later.status).toBe(200);
  expect((await hearers(item)).inbox).toHaveLength(3);
  await change(later.body, { kind: 'finish', result: 'late, but done' }, people.head);
  await ended(item);
  expect((await hearers(item)).inbox.filter((one) => one.startsWith('improvementDone'))).toHaveLength(2);
});

test('the person whom the case turns out to be about hears nothing of it', async () => {
  const item = await raised();
  const { improvementItems } = rig.workflows.models;
  await improvementItems.updateOne({ _id: item.itemId }, { $set: { complainedStaffId: people.manager } });
  await change(item, { kind: 'finish', result: 'every counter has a sign' }, people.head);
  await ended(item);
  expect((await hearers(item)).inbox).toEqual([`improvementDone ${desk.officer}`]);
});
