import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InboxItemView } from '../../contracts/inbox.ts';
import { ApiRig, people, walkTo, type Site } from '../helpers/api-rig.ts';

interface Inbox {
  items: InboxItemView[];
  unread: number;
  nextCursor: string | null;
}

let rig: ApiRig;
let site: Site;
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
});
afterAll(async () => {
  await rig.stop();
});

async function inboxOf(as: string, query = ''): Promise<Inbox> {
  return (await site.get<Inbox>(`inbox${query}`, as)).body;
}

async function told(as: string, prospectId: string): Promise<string[]> {
  return (await inboxOf(as, '?limit=200')).items
    .filter((item) => item.about === 'prospect' && item.prospectId === prospectId)
    .map(({ kind, type }) => `${kind} ${type}`);
}

describe('the inbox', () => {
  test('of a reassignment both owners hear, and who did it does not', async () => {
    const { prospectId } = await site.create();
    await site.do(prospectId, 'assignOwner', { staffId: people.colleague }, { as: people.head });
    expect(await told(people.manager, prospectId)).toEqual(['handedOver assignOwner']);
    expect(await told(people.colleague, prospectId)).toEqual(['assigned assignOwner']);
    expect(await told(people.head, prospectId)).toEqual([]);
    const gone = (await inboxOf(people.manager)).items.find(
      (item) => item.about === 'prospect' && item.prospectId === prospectId,
    );
    expect(gone).toMatchObject({ customerName: null, actorId: people.head });
  });

  test('the team lead hears of a review that is opened there, the owner of its decision', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    await site.do(prospectId, 'submitQualification', { growthType: true });
    expect(await told(people.teamLead, prospectId)).toEqual(['task submitQualification']);
    await site.do(prospectId, 'decideReview', {}, { as: people.head });
    expect(await told(people.manager, prospectId)).toEqual(['command decideReview']);
  });

  test('marks are one’s own, are taken back, and survive a repeated projection', async () => {
    const { prospectId } = await site.create();
    await site.do(prospectId, 'freeze', {}, { as: people.head });
    await site.do(prospectId, 'unfreeze', {}, { as: people.head });
    const { items, unread } = await inboxOf(people.manager, '?unread=true');
    const [newest] = items;
    expect(newest).toMatchObject({ prospectId, read: false, kind: 'command', type: 'unfreeze' });
    const itemIds = [newest?.itemId ?? ''];
    const mark = async (body: unknown, as: string = people.manager) =>
      (await site.call<{ itemIds: string[]; unread: number }>('POST', 'inbox/read', { as, body })).body;
    expect((await mark({ itemIds }, people.colleague)).itemIds).toEqual([]);
    expect(await mark({ itemIds })).toEqual({ itemIds, unread: unread - 1 });
    expect(await mark({ itemIds })).toEqual({ itemIds: [], unread: unread - 1 });
    expect(await mark({ itemIds, read: false })).toEqual({ itemIds, unread });
    const all = await mark({ until: newest?.at });
    expect(all.unread).toBe(0);
    expect(all.itemIds).toHaveLength(unread);
    expect((await inboxOf(people.manager, '?unread=true')).items).toEqual([]);
    expect((await mark({ itemIds: all.itemIds, read: false })).unread).toBe(unread);
    expect((await site.call('POST', 'inbox/read', { body: {} })).status).toBe(400);
  });

  test('comes in pages, newest first', async () => {
    const { prospectId } = await site.create();
    for (let round = 0; round < 3; round += 1) {
      await site.do(prospectId, 'freeze', {}, { as: people.head });
      await site.do(prospectId, 'unfreeze', {}, { as: people.head });
    }
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Inbox = await inboxOf(people.manager, `?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ itemId }) => itemId));
      cursor = page.nextCursor;
    }
    const whole = (await inboxOf(people.manager, '?limit=200')).items;
    expect(seen).toEqual(whole.map(({ itemId }) => itemId));
    expect(whole.map(({ at }) => at)).toEqual(
      whole
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
  });

  test('each rung of a ladder is told to whom it names', async () => {
    const { prospectId } = await site.create();
    await rig.workflows.skip({ workflowId: `prospect/${prospectId}` } as never, 40 * 86_400);
    const rungs = async (as: string) => (await told(as, prospectId)).filter((one) => one.endsWith('T1.QUALIFY'));
    await expect.poll(() => rungs(people.head), { timeout: 20_000 }).toContain('informed T1.QUALIFY');
    expect(await rungs(people.manager)).toContain('reminder T1.QUALIFY');
    expect(await rungs(people.teamLead)).toContain('informed T1.QUALIFY');
  });
});
