import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { improvementList, improvementView } from '../../contracts/improvement.ts';
import type { Problem } from '../../contracts/problem.ts';
import { usualComplaintPayload } from '../factories/complaint-wire.ts';
import { eventually } from '../helpers/eventually.ts';
import { ApiRig, people, type Reply, type Site } from '../helpers/api-rig.ts';
import { CaseDesk, desk } from '../helpers/case-desk.ts';

type Item = z.output<typeof improvementView>;
type Items = z.output<typeof improvementList>;

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

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A case that the customer manager handles, with an improvement that the officer gives to the head of the branch. */
async function improved(dueOn = inDays(30)): Promise<{ complaintId: string; item: Item }> {
  const { complaintId } = await cases.register();
  await cases.walk(complaintId, 'investigating');
  await cases.do(
    complaintId,
    'addImprovementItem',
    { ...usualComplaintPayload.addImprovementItem(), dueOn },
    desk.officer,
  );
  // its own workflow puts it on the list
  return eventually(async () => {
    const [item] = (await site.get<Items>(`improvement-items?complaintId=${complaintId}`, desk.officer)).body.items;
    if (item === undefined) throw new Error('the improvement is not listed');
    return { complaintId, item };
  });
}

async function change(
  { itemId, revision }: Item,
  what: Record<string, unknown>,
  as: string,
  key: string = randomUUID(),
): Promise<Reply<Item & Omit<Problem, 'status'>>> {
  const body = { expectedRevision: revision, change: what };
  return site.call('POST', `improvement-items/${itemId}/changes`, { as, key, body });
}

async function listed(query: string, as: string): Promise<string[]> {
  const { body } = await site.get<Items>(`improvement-items?${query}&limit=200`, as);
  return body.items.map(({ itemId }) => itemId);
}

describe('an improvement', () => {
  test('is planned, begun and finished by its owner; whoever gave it and who handles the case have the reply', async () => {
    const { complaintId, item } = await improved();
    expect(item).toMatchObject({
      status: 'open',
      ownerId: people.head,
      origin: 'complaint',
      complaintId,
      addedBy: desk.officer,
      reply: null,
      overdue: false,
      changeable: true,
    });
    expect(await listed('mine=true', people.head)).toContain(item.itemId);
    const planned = await change(item, { kind: 'plan', ownerId: people.teamLead, dueOn: inDays(10) }, people.head);
    expect(planned.body).toMatchObject({ status: 'planned', ownerId: people.teamLead, dueOn: inDays(10), revision: 2 });
    const begun = await change(planned.body, { kind: 'begin' }, people.head);
    // The case goes on to its end; the item outlives it.
    await cases.do(complaintId, 'withdraw', { rootCauseClass: 'process', rootCause: 'no signs' }, desk.officer);
    const done = await change(begun.body, { kind: 'finish', result: 'every counter has a sign' }, desk.officer);
    expect(done.body).toMatchObject({ status: 'done', reply: 'every counter has a sign', changeable: false });
    expect(done.body.repliesTo.toSorted()).toEqual([desk.officer, people.manager].toSorted());
    expect(await listed('status=over&replies=true', people.manager)).toContain(item.itemId);
    expect(await listed('status=over&replies=true', desk.executive)).not.toContain(item.itemId);
    const { items } = (await site.get<Items>(`improvement-items?status=all&complaintId=${complaintId}`, people.manager))
      .body;
    expect(items[0]).toMatchObject({ reply: 'every counter has a sign' });
    expect(items[0]?.history.map(({ kind }) => kind)).toEqual(['add', 'plan', 'begin', 'finish']);
  });

  test('that is over, or was changed meanwhile, is refused; the same request twice has one effect', async () => {
    const { item } = await improved();
    const key = randomUUID();
    const first = await change(item, { kind: 'begin' }, people.head, key);
    const again = await change(item, { kind: 'begin' }, people.head, key);
    expect(again.body).toEqual(first.body);
    const reused = await change(item, { kind: 'decline', reason: 'no money' }, people.head, key);
    expect(reused).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    const stale = await change(item, { kind: 'finish', result: 'done' }, desk.officer);
    expect(stale).toMatchObject({ status: 409, body: { code: 'STALE_STATE', actualRevision: 2 } });
    const declined = await change(
      first.body,
      { kind: 'decline', reason: 'the counter is closed for good' },
      people.head,
    );
    expect(declined.body).toMatchObject({ status: 'declined', reply: 'the counter is closed for good' });
    const late = await change(declined.body, { kind: 'begin' }, people.head);
    expect(late).toMatchObject({ status: 409, body: { code: 'WRONG_PHASE' } });
  });

  test('of two people at the same time one changes it', async () => {
    const { item } = await improved();
    const replies = await Promise.all([
      change(item, { kind: 'finish', result: 'signs are up' }, people.head),
      change(item, { kind: 'decline', reason: 'too expensive' }, desk.officer),
    ]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test('needs an owner who may work on it, a day to come, and a result; nobody else changes it', async () => {
    const { item } = await improved();
    const refused = async (what: Record<string, unknown>): Promise<unknown[]> => {
      const { status, body } = await change(item, what, desk.officer);
      return [status, body.errors?.map(({ pointer }) => pointer)];
    };
    expect(await refused({ kind: 'plan', ownerId: people.admin, dueOn: inDays(3) })).toEqual([
      400,
      ['/change/ownerId'],
    ]);
    expect(await refused({ kind: 'plan', ownerId: people.head, dueOn: inDays(-2) })).toEqual([400, ['/change/dueOn']]);
    expect(await refused({ kind: 'finish', result: ' ' })).toEqual([400, ['/change/result']]);
    expect(await refused({ kind: 'decline' })).toEqual([400, ['/change/reason']]);
    // Who handles the case reads the item and leaves it alone; a head of another branch does not see it.
    expect((await change(item, { kind: 'begin' }, people.manager)).status).toBe(403);
    expect((await change(item, { kind: 'begin' }, people.otherHead)).status).toBe(404);
  });

  test('whose owner turns out to be complained about, and no longer sees it, is given to somebody else', async () => {
    const { complaintId, item } = await improved();
    const begun = await change(item, { kind: 'begin' }, people.head);
    await cases.do(complaintId, 'nameStaff', { staffId: people.head, reason: 'the customer named him' }, desk.officer);
    expect((await change(begun.body, { kind: 'finish', result: 'signs are up' }, people.head)).status).toBe(404);
    const plan = { kind: 'plan', dueOn: inDays(5) };
    expect((await change(begun.body, { ...plan, ownerId: people.head }, desk.officer)).status).toBe(400);
    const given = await change(begun.body, { ...plan, ownerId: people.teamLead }, desk.officer);
    expect(given.body).toMatchObject({ status: 'inProgress', ownerId: people.teamLead, dueOn: plan.dueOn });
  });

  test('that is due is found as overdue, and only while it is not over', async () => {
    const { item } = await improved();
    const { improvementItems } = rig.workflows.models;
    await improvementItems.updateOne({ _id: item.itemId }, { $set: { dueOn: inDays(-3) } });
    expect(await listed('overdue=true', desk.officer)).toEqual([item.itemId]);
    await change(item, { kind: 'finish', result: 'late, but done' }, people.head);
    expect(await listed('overdue=true', desk.officer)).toEqual([]);
  });
});
