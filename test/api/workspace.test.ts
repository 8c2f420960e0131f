import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../contracts/problem.ts';
import { ApiRig, people, walkTo, type Site } from '../helpers/api-rig.ts';

interface History {
  readonly items: readonly { readonly revision: number; readonly type: string; readonly at: string }[];
  readonly nextCursor: string | null;
}
interface StepTimes {
  readonly workingDayMs: number;
  readonly stays: readonly {
    readonly step: number;
    readonly leftAt: string | null;
    readonly workingMs: number;
    readonly calendarMs: number;
  }[];
}
interface Tasks {
  readonly items: readonly {
    readonly taskId: string;
    readonly prospectId: string;
    readonly kind: string;
    readonly request: unknown;
  }[];
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

describe('the history of a prospect', () => {
  let prospectId: string;
  beforeAll(async () => {
    prospectId = await walkTo(site, 'planningVisit');
  });
  const read = async (query: string) => (await site.get<History>(`prospects/${prospectId}/history?${query}`)).body;

  test('comes newest first when asked, page after page, each event once', async () => {
    const all = (await read('limit=500')).items.map(({ revision }) => revision);
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: History = await read(`order=desc&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ revision }) => revision));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all.toReversed());
  });

  test('after a revision it has what changed since a page was read, in both directions', async () => {
    const { items } = await read('afterRevision=2');
    expect(items.map(({ revision }) => revision)[0]).toBe(3);
    expect((await read('afterRevision=2&order=desc')).items).toHaveLength(items.length);
    expect((await read('afterRevision=9999')).items).toEqual([]);
  });

  test('newest first up to an instant leaves out what came later', async () => {
    const [first, second] = (await read('limit=2')).items;
    const { items } = await read(`order=desc&at=${encodeURIComponent(first?.at ?? '')}`);
    expect(items.map(({ revision }) => revision)).toContain(first?.revision);
    expect(items.map(({ at }) => at <= (first?.at ?? '')).every(Boolean)).toBe(true);
    expect(second?.revision).toBe(2);
  });

  test('a cursor of one direction is refused in the other', async () => {
    const { nextCursor } = await read('order=desc&limit=1');
    const refused = await site.get<Problem>(`prospects/${prospectId}/history?order=asc&limit=1&cursor=${nextCursor}`);
    expect(refused).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
  });
});

describe('the time in each step', () => {
  test('has every stay, the last one running', async () => {
    const prospectId = await walkTo(site, 'meeting');
    const { body } = await site.get<StepTimes>(`prospects/${prospectId}/steps`);
    expect(body.workingDayMs).toBe(7 * 3_600_000);
    expect(body.stays.map(({ step, leftAt }) => [step, leftAt === null])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    for (const { workingMs, calendarMs } of body.stays) expect(workingMs).toBeLessThanOrEqual(calendarMs);
  });

  test('is refused to whoever may not read the prospect', async () => {
    const { prospectId } = await site.create();
    expect((await site.get(`prospects/${prospectId}/steps`, people.otherManager)).status).toBeGreaterThanOrEqual(403);
  });
});

describe('a waiver over HTTP', () => {
  const reason = 'the branch has known the director for years';
  const asked = async () => {
    const prospectId = await walkTo(site, 'gatheringIntel');
    await site.do(prospectId, 'requestOverride', { codes: ['G2.INTEL', 'G2.AUTH'], reason });
    const { body } = await site.get<Tasks>('tasks?limit=200', people.teamLead);
    const task = body.items.find((one) => one.prospectId === prospectId && one.kind === 'decideOverride');
    return { prospectId, task };
  };

  test('the team lead’s list has the conditions and the reason', async () => {
    const { task } = await asked();
    expect(task?.request).toEqual({ codes: ['G2.INTEL', 'G2.AUTH'], reason, requestedBy: people.manager });
  });

  test('the owner cannot decline it, the team lead can; then the list no longer has it', async () => {
    const { prospectId, task } = await asked();
    const decline = { taskId: task?.taskId, reason: 'meet the finance head first' };
    expect((await site.command(prospectId, 'declineOverride', decline)).status).toBe(403);
    await site.do(prospectId, 'declineOverride', decline, { as: people.teamLead });
    const { body } = await site.get<Tasks>('tasks?limit=200', people.teamLead);
    expect(body.items.map(({ taskId }) => taskId)).not.toContain(task?.taskId);
  });

  test('a hard condition cannot be asked about', async () => {
    const prospectId = await walkTo(site, 'appointed');
    const refused = await site.command(prospectId, 'requestOverride', { codes: ['G2.PLAN'], reason });
    expect(refused).toMatchObject({ status: 422, body: { unmet: [{ code: 'X.NOT_WAIVABLE' }] } });
  });
});
