import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FunnelView } from '../../contracts/funnel.ts';
import type { Problem } from '../../contracts/problem.ts';
import { ApiRig, people, walkTo, type Site } from '../helpers/api-rig.ts';

interface Row {
  prospectId: string;
  customerName: string;
  expectedValueFen: number | null;
}
interface Page {
  items: Row[];
  nextCursor: string | null;
}

let rig: ApiRig;
let site: Site;
const names = [
  'Anchor Shipping',
  'anchor Foods',
  'Beacon Steel',
  'ＡNCHOR Glass',
  'Cove Textiles',
  'Delta Paper',
  'Ebb Power',
];
const created: string[] = [];
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
  for (const [index, name] of names.entries()) {
    const phone = `1390000${String(1000 + index)}`;
    // Two share a value, one has none.
    const expectedValueFen = [300, 100, 300, null, 500, 200, 400][index] ?? null;
    const { prospectId } = await site.create({
      customer: { name, customerType: index % 2 === 0 ? 'company' : 'association', phone },
      expectedValueFen,
    });
    created.push(prospectId);
  }
});
afterAll(async () => {
  await rig.stop();
});

async function pages(query: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body }: { body: Page } = await site.get<Page>(
      `prospects?${query}${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    rows.push(...body.items);
    cursor = body.nextCursor;
  }
  return rows;
}

describe('the list', () => {
  test.each(['nextActionAt', 'createdAt', 'phaseEnteredAt', 'expectedValueFen'])(
    'paged by %s has every prospect exactly once, in both directions',
    async (sort) => {
      const ascending = await pages(`sort=${sort}&order=asc&limit=2`);
      expect(ascending.map(({ prospectId }) => prospectId).toSorted()).toEqual(created.toSorted());
      const descending = await pages(`sort=${sort}&order=desc&limit=3`);
      expect(descending.map(({ prospectId }) => prospectId)).toEqual(
        ascending.map(({ prospectId }) => prospectId).toReversed(),
      );
    },
  );

  test('is filtered by phase, type, owner, start of the name and what is overdue', async () => {
    expect((await pages('q=anchor')).map(({ customerName }) => customerName).toSorted()).toEqual(
      ['Anchor Shipping', 'anchor Foods', 'ＡNCHOR Glass'].toSorted(),
    );
    expect(await pages('customerType=association')).toHaveLength(3);
    expect(await pages(`ownerId=${people.colleague}`)).toHaveLength(0);
    expect(await pages('phase=qualifying,lead')).toHaveLength(names.length);
    expect(await pages('step=2')).toHaveLength(0);
    expect(await pages('held=true')).toHaveLength(0);
    expect(await pages('overdue=true')).toHaveLength(0);
  });

  test('shows no telephone number and only the own branch', async () => {
    const { text } = await site.get('prospects');
    expect(text).not.toContain('1390000');
    expect((await site.get<Page>('prospects', people.otherHead)).body.items).toHaveLength(0);
    expect((await site.get<Page>('prospects', people.admin)).body.items).toHaveLength(names.length);
  });
});

describe('one prospect', () => {
  test('says what is open in its step, what comes next and what stands before a phase', async () => {
    const [prospectId = ''] = created;
    const { body } = await site.get(`prospects/${prospectId}`);
    expect(body).toMatchObject({
      record: { phase: 'qualifying', customer: { phone: '••••1000' }, createdAt: expect.stringMatching(/Z$/) },
      open: true,
      held: false,
      guidanceCode: 'find',
      phaseName: { zh: expect.any(String), en: expect.any(String) },
      unmet: { hard: expect.any(Number), soft: expect.any(Number) },
      nextAction: { kind: 'task', code: 'qualify', overdue: false },
    });
    const unmet = await site.get<{ reachable: boolean; unmet: { code: string; howToMeet: { zh: string } }[] }>(
      `prospects/${prospectId}/unmet?target=closing`,
    );
    expect(unmet.body.reachable).toBe(false);
    expect(unmet.body.unmet.map(({ code }) => code)).toEqual(expect.arrayContaining(['G1.C1', 'G2.PLAN', 'G3.MEET']));
    expect(unmet.body.unmet.every(({ howToMeet }) => howToMeet.zh !== '')).toBe(true);
    expect(await site.get<Problem>(`prospects/${prospectId}/unmet?target=moon`)).toMatchObject({ status: 400 });
  });

  test('says why it waits: each clock with its words, and who hears when it runs out', async () => {
    const [prospectId = ''] = created;
    const { body } = await site.get<{ deadlines: Record<string, unknown>[] }>(`prospects/${prospectId}/deadlines`);
    expect(body.deadlines.find(({ code }) => code === 'T1.QUALIFY')).toMatchObject({
      text: { zh: expect.any(String), en: expect.any(String) },
      frozen: false,
      overdue: false,
      next: { tell: 'owner', staffId: people.manager, action: 'remind' },
    });
    const gathering = await walkTo(site, 'gatheringIntel');
    const later = await site.get<{ deadlines: Record<string, unknown>[] }>(`prospects/${gathering}/deadlines`);
    const nextOf = (wanted: string) => later.body.deadlines.find(({ code }) => code === wanted)?.['next'];
    expect(nextOf('T2.TIDY')).toMatchObject({ tell: 'owner', staffId: people.manager, action: 'remind' });
    expect(nextOf('T.STEP')).toMatchObject({ tell: 'teamLead', staffId: people.teamLead, action: 'review' });
  });

  test('has a history in pages, and its state at any instant', async () => {
    const prospectId = await walkTo(site, 'planningVisit');
    const all = await site.get<{ items: { revision: number; type: string; at: string }[]; stateAt: null }>(
      `prospects/${prospectId}/history`,
    );
    expect(all.body.items.map(({ type }) => type)).toEqual(['create', 'submitQualification', 'saveIntel', 'advance']);
    const first = await site.get<{ items: unknown[]; nextCursor: string }>(`prospects/${prospectId}/history?limit=3`);
    const second = await site.get<{ items: { type: string }[]; nextCursor: null }>(
      `prospects/${prospectId}/history?limit=3&cursor=${first.body.nextCursor}`,
    );
    expect(second.body).toMatchObject({ items: [{ type: 'advance' }], nextCursor: null });
    const at = all.body.items[1]?.at ?? '';
    const then = await site.get<{ stateAt: { phase: string; revision: number } }>(
      `prospects/${prospectId}/history?at=${encodeURIComponent(at)}`,
    );
    expect(then.body.stateAt).toMatchObject({ phase: 'gatheringIntel', revision: 2 });
    const before = await site.get<{ items: unknown[]; stateAt: null }>(
      `prospects/${prospectId}/history?at=2020-01-01T00:00:00Z`,
    );
    expect(before.body).toEqual({ items: [], nextCursor: null, stateAt: null });
  });
});

describe('the funnel', () => {
  test('is exact after every write, by team, and for the own branch only', async () => {
    const before = (await site.get<FunnelView>('funnel')).body;
    const prospectId = await walkTo(site, 'gatheringIntel', { expectedValueFen: 700 });
    await site.do(prospectId, 'markLost');
    await walkTo(site, 'planningVisit', { expectedValueFen: 900 });
    const after = (await site.get<FunnelView>('funnel?groupBy=team')).body;
    const count = (view: FunnelView, phase: string): number =>
      [...view.total.steps.flatMap(({ phases }) => phases), view.total.parked, ...view.total.ended].find(
        (tally) => tally.phase === phase,
      )?.count ?? Number.NaN;
    expect(count(after, 'lost')).toBe(count(before, 'lost') + 1);
    expect(count(after, 'planningVisit')).toBe(count(before, 'planningVisit') + 1);
    expect(after.total.open.count).toBe(before.total.open.count + 1);
    expect(after.total.open.valueFen).toBe(before.total.open.valueFen + 900);
    expect(after.groups.map(({ id }) => id)).toEqual(['t-0101']);
    expect((await site.get<FunnelView>('funnel', people.otherHead)).body.total.open.count).toBe(0);
    expect(await rig.workflows.models.prospects.countDocuments({ open: true })).toBe(after.total.open.count);
  });
});

describe('tasks', () => {
  test('are the owner’s; the lead of the team has those of the unit', async () => {
    const { body } = await site.get<{
      items: { assigneeId: string; kind: string; dueAt: string }[];
      nextCursor: string | null;
    }>('tasks?limit=4');
    expect(body.items.every(({ assigneeId }) => assigneeId === people.manager)).toBe(true);
    expect(body.items.map(({ dueAt }) => dueAt)).toEqual(body.items.map(({ dueAt }) => dueAt).toSorted());
    expect(body.nextCursor).not.toBeNull();
    const growth = await walkTo(site, 'qualifying');
    await site.do(growth, 'submitQualification', { growthType: true });
    const lead = await site.get<{ items: { prospectId: string; kind: string; audience: string }[] }>(
      'tasks',
      people.teamLead,
    );
    expect(lead.body.items).toContainEqual(
      expect.objectContaining({ prospectId: growth, kind: 'review', audience: 'teamLead' }),
    );
    const watched = await site.get<{ items: { assigneeId: string }[] }>(
      `tasks?mine=false&staffId=${people.manager}&limit=200`,
      people.head,
    );
    expect(watched.body.items.length).toBeGreaterThan(4);
  });
});

describe('administration', () => {
  test('shows the organisation and the process as data', async () => {
    const organisation = await site.get<{
      branches: unknown[];
      staff: { staffId: string; mayHandleComplaints: boolean }[];
    }>('organisation');
    expect(organisation.body.branches).toHaveLength(3);
    expect(organisation.body.staff.map(({ staffId }) => staffId)).toContain(people.manager);
    const handles = organisation.body.staff.filter(({ mayHandleComplaints }) => mayHandleComplaints);
    expect(handles.map(({ staffId }) => staffId)).toContain(people.officer);
    expect(handles.map(({ staffId }) => staffId)).not.toContain(people.admin);
    const process = await site.get<{ version: string; steps: { gate: unknown[] }[] }>('processes/latest');
    expect(process.body).toMatchObject({ version: 'six-steps-v1' });
    expect(process.body.steps).toHaveLength(6);
    expect((await site.get('processes/none')).status).toBe(404);
  });

  test('an administrator edits the calendar; mistakes are named in words, a repetition changes nothing', async () => {
    type Calendar = {
      calendarId: string;
      editedBy: string | null;
      version: number;
      holidays: string[];
      shifts: unknown[];
    };
    const { body: calendar } = await site.get<Calendar>('calendar');
    const { calendarId: _id, editedBy: _editor, ...edit } = calendar;
    const put = async (body: unknown, as: string = people.admin) =>
      site.call<Problem & Calendar>('PUT', 'calendar', { as, body });
    expect((await put(edit, people.head)).status).toBe(403);
    const wrong = await put({ ...edit, shifts: [{ fromMinute: 600, toMinute: 540 }], holidays: ['2026-13-01'] });
    expect(wrong).toMatchObject({
      status: 400,
      body: {
        errors: [
          { detail: expect.stringContaining('must end after it begins') },
          { detail: expect.stringContaining('is not a date') },
        ],
      },
    });
    const holidays = [...edit.holidays, '2030-06-05'].toSorted();
    const saved = await put({ ...edit, holidays });
    expect(saved).toMatchObject({ status: 200, body: { version: edit.version + 1, editedBy: people.admin } });
    expect((await put({ ...edit, holidays })).text).toBe(saved.text);
    expect(await put({ ...edit, holidays: [] })).toMatchObject({
      status: 409,
      body: { code: 'STALE_STATE', actualRevision: edit.version + 1 },
    });
    const { body: audit } = await site.get<{ items: unknown[] }>('audit?action=calendarChanged', people.admin);
    expect(audit.items).toEqual([
      expect.objectContaining({
        staffId: people.admin,
        subject: { kind: 'calendar', id: _id },
        reason: 'holidays',
      }),
    ]);
    expect((await site.get<Calendar>('calendar?branchId=b-02')).body.holidays).toContain('2030-06-05');
    expect((await site.call('PUT', 'calendar?branchId=b-02', { as: people.admin, body: edit })).status).toBe(404);
  });
});

test('operators see measurements, readiness and the documentation', async () => {
  const metrics = await site.get('/metrics');
  expect(metrics.text).toMatch(/tuoke_http_request_duration_seconds_count\{.*route="\/prospects\/:prospectId"/);
  expect(metrics.text).toContain('tuoke_prospect_update_duration_seconds');
  expect((await site.get('/docs/')).text).toContain('swagger-ui-bundle.js');
  expect((await site.get('/docs/swagger-ui-bundle.js')).status).toBe(200);
  expect((await site.get('/health/ready')).body).toEqual({ status: 'up', temporal: 'up', database: 'up' });
});
