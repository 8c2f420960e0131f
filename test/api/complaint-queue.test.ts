import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createComplaintWriter } from '../../activities/complaint/write.ts';
import type { ComplaintListItem } from '../../contracts/complaint.ts';
import type { MyDayView } from '../../contracts/my-day.ts';
import type { RegisterComplaint } from '../../domain/complaint/register.ts';
import { Case, branchHead, officer } from '../factories/complaint.ts';
import { ApiRig, people } from '../helpers/api-rig.ts';
import { CaseDesk, desk } from '../helpers/case-desk.ts';

let rig: ApiRig;

const hourMs = 3_600_000;
/** All were received a while ago and nobody's clocks have acted since: the order is what matters here. */
const startMs = Date.now() - 2 * hourMs;

function received(minutesLater: number, overrides: Partial<RegisterComplaint> = {}): Case {
  return new Case({ receivedAtMs: startMs + minutesLater * 60_000, ...overrides });
}

/** Cases by the name they go by in this file; none has a workflow, so that nothing moves. */
const stored = {
  grave: () => received(3, { category: 'privacy' }),
  early: () => received(0, { category: 'fee' }),
  late: () => received(5),
  handled: () => received(1).do('acknowledge', { handlerId: people.manager }),
  elsewhere: () => received(2, { branchId: 'b-02' }),
  asked: () => received(4).to('investigating').do('askCustomer'),
  outside: () => received(1).do('takeOutside', {}, branchHead),
  closed: () => received(0).to('closed'),
  moreTime: () => received(7).to('investigating').do('requestExtension'),
  todo: () =>
    received(6)
      .to('investigating')
      .do('submitDecision', {
        rootCauseClass: 'people',
        actions: [{ text: 'call the courier', ownerId: people.colleague, dueAtMs: startMs + 99 * hourMs }],
      }),
} satisfies Record<string, () => Case>;
type Name = keyof typeof stored;
const names = Object.keys(stored) as Name[];

beforeAll(async () => {
  rig = await ApiRig.start();
  await CaseDesk.open(rig);
  const writer = createComplaintWriter(rig.workflows.models);
  for (const name of names) {
    const { state, log } = stored[name]();
    const caseNumber = name === 'closed' ? 'TS20261127-ENPR' : `TS-${name}`;
    const snapshot = { ...state, complaintId: name, caseNumber };
    await writer.write({ snapshot, events: log.map((event) => ({ ...event, complaintId: name })) });
  }
});
afterAll(async () => {
  await rig.stop();
});

interface Page {
  readonly items: readonly ComplaintListItem[];
  readonly nextCursor: string | null;
}

async function page(query: string, as: string = desk.officer): Promise<Page> {
  const { status, body, text } = await rig.site.get<Page>(`complaints?${query}`, as);
  if (status !== 200) throw new Error(`${query}: ${status} ${text}`);
  return body;
}

async function found(query: string, as?: string): Promise<string[]> {
  return (await page(query, as)).items.map(({ complaintId }) => complaintId);
}

test('what is due first comes first; paused cases stand behind, and those in which nothing is owed last', async () => {
  const all = await found('');
  expect(all[0]).toBe('grave');
  expect(all.filter((name) => ['early', 'elsewhere', 'late'].includes(name))).toEqual(['early', 'elsewhere', 'late']);
  expect(all.slice(-2)).toEqual(['asked', 'outside']);
  expect(all).not.toContain('closed');
});

test('pages follow each other without a gap or a repetition, in every order', async () => {
  for (const order of ['sort=queueAt', 'sort=receivedAt&order=desc', 'sort=statusSince']) {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const next: Page = await page(`${order}&status=all&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...next.items.map(({ complaintId }) => complaintId));
      cursor = next.nextCursor;
    }
    expect(seen).toEqual(await found(`${order}&status=all&limit=200`));
    expect(seen.toSorted()).toEqual(names.toSorted());
  }
});

test.each<[string, readonly Name[]]>([
  ['status=closed', ['closed']],
  ['stage=awaitingCustomer', ['asked']],
  ['stage=closed', []],
  ['status=all&stage=closed', ['closed']],
  ['severity=s1', ['grave']],
  [`handlerId=${people.manager}`, ['handled']],
  ['unassigned=true', ['grave', 'early', 'late', 'elsewhere', 'outside']],
  ['toApprove=true', ['moreTime']],
  ['toApprove=true&age=from0', ['moreTime']],
  ['branchId=b-02', ['elsewhere']],
  ['category=fee', ['early']],
  ['caseNumber=TS-todo', ['todo']],
  ['status=all&caseNumber=TS20261127-ENPR', ['closed']],
  ['status=all&caseNumber=ts20261127enpr', ['closed']],
  ['status=all&caseNumber=TS20261127', ['closed']],
  ['status=all&caseNumber=TS2026112', []],
  ['status=all&caseNumber=TS20261127-ENPRX', []],
  ['dueBefore=2000-01-01T00:00:00Z', []],
])('narrowed by %s', async (query, expected) => {
  expect((await found(query)).toSorted()).toEqual(expected.toSorted());
});

describe('whose they are', () => {
  test('a number finds no case of others', async () => {
    expect(await found('status=all&caseNumber=TS20261127-ENPR', people.manager)).toEqual([]);
  });

  test('mine: those that I handle or have something to do in', async () => {
    expect(await found('mine=true', people.manager)).toEqual(['handled']);
    expect(await found('mine=true', people.colleague)).toEqual(['todo']);
    expect(await found('mine=true', desk.executive)).toEqual([]);
  });

  test('everybody sees those they take part in, the head those of the branch, the executive all', async () => {
    expect(await found('status=all', people.colleague)).toEqual(['todo']);
    expect(await found('status=all&limit=200', people.head)).not.toContain('elsewhere');
    expect(await found('status=all', people.otherHead)).toEqual(['elsewhere']);
    expect((await found('status=all', desk.executive)).toSorted()).toEqual(names.toSorted());
    expect((await rig.site.get('complaints', people.admin)).status).toBe(403);
  });

  test('research sees every row and nobody’s name', async () => {
    const { items } = await page('status=all', desk.analyst);
    expect(items).toHaveLength(names.length);
    expect(new Set(items.map(({ customerName }) => customerName))).toEqual(new Set(['••••']));
  });
});

test('my day: what waits for whom, due first, and nothing of other posts or branches', async () => {
  const day = async (as: string): Promise<string[]> =>
    (await rig.site.get<MyDayView>('my-day', as)).body.cases.map(
      ({ complaintId, awaits }) => `${complaintId} ${awaits}`,
    );
  expect(await day(people.manager)).toEqual(['handled handling']);
  expect(await day(desk.officer)).toEqual(['grave handler', 'early handler', 'elsewhere handler', 'late handler']);
  expect(await day(people.head)).toEqual(['moreTime moreTime']);
  expect(await day(people.otherHead)).toEqual([]);
  expect(await day(desk.executive)).toEqual(['grave handler']);
  const { body } = await rig.site.get<MyDayView>('my-day', people.head);
  expect(body.cases).toMatchObject([{ caseNumber: 'TS-moreTime', forId: people.head, next: { clock: 'firstAnswer' } }]);
});

test('a row says what is owed next and how much of its time is left', async () => {
  const rows = new Map((await page('limit=200')).items.map((row) => [row.complaintId, row]));
  expect(rows.get('grave')).toMatchObject({
    severity: 's1',
    level: 3,
    next: { clock: 'acknowledge', overdue: true, paused: false, leftMs: 0, shareLeft: 0 },
  });
  const handled = rows.get('handled')?.next;
  expect(handled).toMatchObject({ clock: 'firstAnswer', overdue: false, paused: false });
  expect(handled?.shareLeft).toBeGreaterThan(0);
  expect(handled?.shareLeft).toBeLessThanOrEqual(1);
  expect(rows.get('asked')?.next).toMatchObject({ paused: true, dueAt: null, overdue: false });
  expect(rows.get('outside')?.next).toBeNull();
  expect(rows.get('early')?.ageMs).toBeGreaterThanOrEqual(2 * hourMs);
  expect(rows.get('asked')).toMatchObject({ handlerId: officer.staffId, customerName: 'Harbour Trading Ltd' });
});
