import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { snapshotFields } from '../../activities/projection/documents.ts';
import type { AuditEntry } from '../../models/audit-entry.ts';
import type { Problem } from '../../contracts/problem.ts';
import { type BoardView, type ProspectListItemView } from '../../contracts/prospect-list.ts';
import { rottingSinceMs } from '../../domain/board/rotting.ts';
import { connectDatabase, createModels, ensureIndexes } from '../../models/connect.ts';
import { bankCalendars } from '../../models/business-calendar.ts';
import { foldName, type ProspectSnapshot } from '../../models/prospect.ts';
import { seed } from '../../scripts/seed.ts';
import { Pursuit } from '../factories/pursuit.ts';
import { people, Site, type Reply } from '../helpers/api-rig.ts';

const dayMs = 86_400_000;
/** Of one exported file, here. */
const rowsAtMost = 8;
const uri = new URL(inject('mongoUri'));
uri.pathname = '/tuoke-board';
const models = createModels(await connectDatabase(uri.toString(), 'tuoke-test'));
await ensureIndexes(models);
const pattern = snapshotFields(new Pursuit().state);
let site: Site;

interface Page {
  items: ProspectListItemView[];
  nextCursor: string | null;
}

function row(number: number, fields: Partial<ProspectSnapshot> = {}): ProspectSnapshot {
  const { customerName = `Customer ${String(number).padStart(3, '0')}`, ownerId = people.manager } = fields;
  return {
    ...pattern,
    processVersion: 'six-steps-v1',
    projectedAt: new Date(1_000 + number),
    untouchedSince: new Date(),
    nextActionAt: new Date(Date.now() + number * 60_000 + dayMs * 2),
    ...fields,
    _id: `p-${String(number).padStart(3, '0')}`,
    holderIds: ownerId === null ? [] : [ownerId],
    customerName,
    customerNameFolded: foldName(customerName),
  };
}

async function store(rows: readonly ProspectSnapshot[]): Promise<void> {
  await models.prospects.deleteMany({});
  await models.prospects.collection.insertMany(rows as never[]);
}

beforeAll(async () => {
  await seed(models);
  const settings = {
    environment: 'test',
    requestTimeoutMs: 1_000,
    taskQueue: 'none',
    bulkQueue: 'none',
    exportRowsAtMost: rowsAtMost,
  } as const;
  // Nothing here asks a workflow.
  site = await Site.open({ temporal: {} as Client, models, settings });
});
afterAll(async () => {
  await site.close();
  await models.connection.close();
});

function column(board: BoardView, step: number): BoardView['columns'][number] {
  const found = board.columns.find((shown) => shown.step === step);
  if (found === undefined) throw new Error(`no column ${step}`);
  return found;
}

async function board(query = '', as: string = people.manager): Promise<BoardView> {
  const reply = await site.get<BoardView>(`board${query}`, as);
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
}

async function ids(query: string, as: string = people.head): Promise<string[]> {
  const reply = await site.get<Page>(`prospects?${query}`, as);
  expect(reply.status, reply.text).toBe(200);
  return reply.body.items.map(({ prospectId }) => prospectId);
}

describe('the board', () => {
  test('has six columns with count and value; parked and ended prospects are not on it', async () => {
    await store([
      row(1, { step: 1, activeStep: 1, expectedValueFen: 100 }),
      row(2, { step: 1, activeStep: 1, expectedValueFen: null }),
      row(3, { step: 5, activeStep: 5, phase: 'closing', expectedValueFen: 700 }),
      row(4, { step: 5, activeStep: null, phase: 'nurture', expectedValueFen: 900 }),
      row(5, { step: 5, activeStep: null, phase: 'lost', open: false, nextActionAt: null, expectedValueFen: 900 }),
    ]);
    const shown = await board();
    expect(shown.columns.map(({ step, count, valueFen }) => [step, count, valueFen])).toEqual([
      [1, 2, 100],
      [2, 0, 0],
      [3, 0, 0],
      [4, 0, 0],
      [5, 1, 700],
      [6, 0, 0],
    ]);
    expect(column(shown, 5)).toMatchObject({
      name: { zh: '达成交易', en: 'Close' },
      rottingWorkingDays: 3,
      items: [{ prospectId: 'p-003', phase: 'closing', held: false, nextActionColour: 'later', rotting: false }],
      nextCursor: null,
    });
  });

  test('gives each column in pages, every card once, in the order asked for', async () => {
    await store(Array.from({ length: 23 }, (_, index) => row(index, { expectedValueFen: index % 4, activeStep: 1 })));
    for (const order of ['sort=nextActionAt&order=asc', 'sort=expectedValueFen&order=desc', 'sort=customerName']) {
      const first = column(await board(`?${order}&limit=5`), 1);
      expect(first.count).toBe(23);
      const cards = [...first.items];
      for (let cursor = first.nextCursor; cursor !== null;) {
        const path = `prospects?open=true&parked=false&step=1&${order}&limit=5&cursor=${cursor}`;
        const { body }: Reply<Page> = await site.get<Page>(path);
        cards.push(...body.items);
        cursor = body.nextCursor;
      }
      expect(new Set(cards.map(({ prospectId }) => prospectId)).size).toBe(23);
      expect(cards).toHaveLength(23);
      const values = cards.map(({ expectedValueFen }) => expectedValueFen ?? 0);
      if (order.includes('desc')) expect(values).toEqual(values.toSorted((a, b) => b - a));
    }
  });

  test('names no customer in the address of the next page', async () => {
    await store([1, 2, 3].map((number) => row(number, { customerName: `Anchor Trading ${number}` })));
    const { body } = await site.get<BoardView>('board?limit=1&sort=customerName');
    const cursor = body.columns.find(({ items }) => items.length > 0)?.nextCursor ?? '';
    const told = Buffer.from(cursor, 'base64url').toString();
    expect(told).toContain('p-001');
    expect(told).not.toMatch(/anchor/i);
    const order = 'open=true&parked=false&step=1&sort=customerName&limit=1';
    const next = await site.get<Page>(`prospects?${order}&cursor=${cursor}`);
    expect(next.body.items.map(({ prospectId }) => prospectId)).toEqual(['p-002']);
    expect(Buffer.from(next.body.nextCursor ?? '', 'base64url').toString()).not.toMatch(/anchor/i);
    const invented = Buffer.from(JSON.stringify(['prospects:customerName:asc', 'anchor trading 1', 'p-001']));
    const refused = await site.get<Problem>(`prospects?${order}&cursor=${invented.toString('base64url')}`);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/cursor' }] } });
  });

  test('shows everybody only what is theirs to see, in counts too', async () => {
    await store([
      row(1),
      row(2, { ownerId: people.colleague }),
      row(3, { ownerId: people.colleague, teamId: 't-0102' }),
      row(4, { ownerId: people.otherManager, branchId: 'b-02', teamId: 't-0201' }),
    ]);
    const counted = async (as: string): Promise<number> => column(await board('', as), 1).count;
    expect(await counted(people.manager)).toBe(1);
    expect(await counted(people.head)).toBe(3);
    expect(await counted(people.otherHead)).toBe(1);
    expect(await counted(people.admin)).toBe(4);
    expect(column(await board('?branchId=b-02', people.head), 1)).toMatchObject({ count: 0, valueFen: 0, items: [] });
    expect((await site.call('GET', 'board', { as: null })).status).toBe(401);
  });

  test('is narrowed by owner, team, value, type, method, name, hold and the colour of the next action', async () => {
    const now = Date.now();
    await store([
      row(1, { expectedValueFen: 100, customerName: 'Anchor', nextActionAt: new Date(now - dayMs) }),
      row(2, { expectedValueFen: 200, customerType: 'association', nextActionAt: new Date(now + 400 * dayMs) }),
      row(3, { expectedValueFen: 300, findMethod: 'hound', ownerId: people.colleague, nextActionAt: null }),
      row(4, { expectedValueFen: 400, held: true, teamId: 't-0102', nextActionAt: new Date(now + 300 * dayMs) }),
    ]);
    const narrowed = async (query: string): Promise<string[]> =>
      column(await board(`?${query}`, people.head), 1).items.map(({ prospectId }) => prospectId);
    expect(await narrowed(`ownerId=${people.colleague}`)).toEqual(['p-003']);
    expect(await narrowed('teamId=t-0102')).toEqual(['p-004']);
    expect(await narrowed('minValueFen=200&maxValueFen=300&sort=expectedValueFen')).toEqual(['p-002', 'p-003']);
    expect(await narrowed('customerType=association')).toEqual(['p-002']);
    expect(await narrowed('findMethod=hound')).toEqual(['p-003']);
    expect(await narrowed('q=anc')).toEqual(['p-001']);
    expect(await narrowed('held=true')).toEqual(['p-004']);
    expect(await narrowed('nextAction=overdue')).toEqual(['p-001']);
    expect(await narrowed('nextAction=today')).toEqual([]);
    expect(await narrowed('nextAction=later')).toEqual(['p-004', 'p-002']);
    expect(await narrowed('nextAction=none')).toEqual(['p-003']);
    expect((await board('?nextAction=overdue', people.head)).columns[0]).toMatchObject({ count: 1, valueFen: 100 });
    expect(
      (await site.get<Problem>('board?nextAction=soon&limit=0')).body.errors?.map(({ pointer }) => pointer),
    ).toEqual(['/nextAction', '/limit']);
  });

  test('says who is being neglected, by the working time of each branch, and finds exactly those', async () => {
    const calendars = await bankCalendars(models.calendars);
    const now = Date.now();
    const limit = (step: 1 | 5): Date => new Date(rottingSinceMs(calendars.of('b-01'), step, now) - 60_000);
    const fresh = (step: 1 | 5): Date => new Date(rottingSinceMs(calendars.of('b-01'), step, now) + dayMs);
    const close = { step: 5, activeStep: 5, phase: 'closing' } as const;
    await store([
      row(1, { activeStep: 1, untouchedSince: limit(1) }),
      row(2, { activeStep: 1, untouchedSince: limit(1), plannedTouchAt: new Date(now + dayMs) }),
      row(3, { activeStep: 1, untouchedSince: limit(1), held: true }),
      row(4, { ...close, untouchedSince: limit(5), plannedTouchAt: new Date(now - dayMs) }),
      row(5, { ...close, untouchedSince: fresh(5) }),
      row(6, { activeStep: null, phase: 'nurture', untouchedSince: limit(1) }),
    ]);
    const shown = (await board('', people.head)).columns.flatMap(({ items }) => items);
    const flagged = shown.filter(({ rotting }) => rotting).map(({ prospectId }) => prospectId);
    expect(flagged).toEqual(['p-001', 'p-004']);
    expect(shown.find(({ prospectId }) => prospectId === 'p-001')?.untouchedWorkingDays).toBeGreaterThanOrEqual(5);
    const found = (await board('?rotting=true', people.head)).columns;
    expect(found.flatMap(({ items }) => items).map(({ prospectId }) => prospectId)).toEqual(flagged);
    expect(found.map(({ count }) => count)).toEqual([1, 0, 0, 0, 1, 0]);
    expect((await ids('rotting=false&sort=createdAt')).toSorted()).toEqual(['p-002', 'p-003', 'p-005', 'p-006']);
  });
});

describe('the table', () => {
  test('is sorted by what it shows, in both directions', async () => {
    const now = Date.now();
    await store([
      row(1, { stepEnteredAt: new Date(now - dayMs), lastContactAt: null, customerName: 'beta' }),
      row(2, { stepEnteredAt: new Date(now - 3 * dayMs), lastContactAt: new Date(now - dayMs), customerName: 'Alpha' }),
      row(3, { stepEnteredAt: new Date(now - 2 * dayMs), lastContactAt: new Date(now), customerName: '滨江' }),
    ]);
    expect(await ids('open=true&parked=false&sort=stepEnteredAt')).toEqual(['p-002', 'p-003', 'p-001']);
    expect(await ids('sort=lastContactAt&order=desc')).toEqual(['p-003', 'p-002', 'p-001']);
    expect(await ids('sort=customerName')).toEqual(['p-002', 'p-001', 'p-003']);
    expect((await site.get<Problem>('prospects?sort=phone')).status).toBe(400);
  });

  test('parked prospects are in it, alone, or left out', async () => {
    await store([row(1), row(2, { activeStep: null, phase: 'nurture' })]);
    expect(await ids('sort=createdAt')).toHaveLength(2);
    expect(await ids('parked=true')).toEqual(['p-002']);
    expect(await ids('open=true&parked=false')).toEqual(['p-001']);
  });
});

test('a prospect by itself is read as its card, wherever it stands, and only by whoever may see it', async () => {
  const limit = rottingSinceMs((await bankCalendars(models.calendars)).of('b-01'), 1, Date.now());
  await store([
    ...Array.from({ length: 30 }, (_, index) => row(index)),
    row(90, { untouchedSince: new Date(limit - dayMs), nextActionAt: new Date(Date.now() + 90 * dayMs) }),
    row(91, { activeStep: null, phase: 'lost', open: false, nextActionAt: null }),
  ]);
  expect(column(await board(), 1).items.map(({ prospectId }) => prospectId)).not.toContain('p-090');
  const { body } = await site.get<Page>('prospects?prospectId=p-090&limit=1');
  expect(body.items).toMatchObject([{ prospectId: 'p-090', rotting: true, customerName: 'Customer 090' }]);
  expect(await ids('prospectId=p-091')).toEqual(['p-091']);
  expect(await ids('prospectId=p-091&open=true')).toEqual([]);
  const stranger = await site.get<Page>('prospects?prospectId=p-090', people.otherManager);
  expect(stranger.body.items).toEqual([]);
});

describe('saved views', () => {
  const view = { name: 'Overdue', page: 'board', filter: { nextAction: 'overdue' }, sharedWith: 'private' };
  interface View {
    viewId: string;
    name: string;
    mine: boolean;
  }
  const names = async (as: string): Promise<string[]> =>
    (await site.get<{ items: View[] }>('views?page=board', as)).body.items.map(({ name }) => name);
  const save = async (
    body: object,
    as: string = people.manager,
    key: string = randomUUID(),
  ): Promise<Reply<View & Problem>> => site.call('POST', 'views', { as, key, body });

  test('are private, or shared with the team or the branch of their owner', async () => {
    await save(view);
    await save({ ...view, name: 'Team', sharedWith: 'team' });
    await save({ ...view, name: 'Branch', sharedWith: 'branch' });
    expect(await names(people.manager)).toEqual(['Branch', 'Overdue', 'Team']);
    expect(await names(people.colleague)).toEqual(['Branch', 'Team']);
    expect(await names(people.head)).toEqual(['Branch']);
    expect(await names(people.otherManager)).toEqual([]);
  });

  test('are changed and deleted by their owner alone', async () => {
    const { body } = await save({ ...view, name: 'Mine', sharedWith: 'branch' });
    const path = `views/${body.viewId}`;
    expect(body).toMatchObject({ mine: true, filter: { nextAction: 'overdue' } });
    expect((await site.call('PUT', path, { as: people.head, body: view })).status).toBe(403);
    expect((await site.call('DELETE', path, { as: people.head })).status).toBe(403);
    expect(await names(people.head)).toContain('Mine');
    expect((await site.call('PUT', path, { body: { ...view, name: 'Renamed' } })).body).toMatchObject({
      name: 'Renamed',
    });
    expect(await names(people.head)).not.toContain('Renamed');
    expect((await site.call('DELETE', path)).status).toBe(200);
    expect((await site.call('DELETE', path)).status).toBe(200);
    expect((await site.call('PUT', path, { body: view })).status).toBe(404);
  });

  test('a repeated request makes one view, another one with its key is refused', async () => {
    const key = randomUUID();
    const first = await save({ ...view, name: 'Once' }, people.manager, key);
    expect((await save({ ...view, name: 'Once' }, people.manager, key)).body.viewId).toBe(first.body.viewId);
    expect((await names(people.manager)).filter((name) => name === 'Once')).toHaveLength(1);
    expect(await save({ ...view, name: 'Twice' }, people.manager, key)).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });

  test('who has no team shares with none, and mistakes are named', async () => {
    expect((await save({ ...view, sharedWith: 'team' }, people.head)).body.errors?.[0]?.pointer).toBe('/sharedWith');
    const wrong = await save({ name: ' ', page: 'moon', filter: { a: null }, sharedWith: 'all' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors).toHaveLength(4);
  });
});

describe('the export', () => {
  const csv = async (query = '', as: string = people.head): Promise<Reply> =>
    site.get(`prospects/export.csv?${query}`, as);

  test('is what the list shows, with who, when and which filter in its first row', async () => {
    await store([
      row(1, { expectedValueFen: 123_456, customerName: '滨江贸易, "合伙"' }),
      row(2, { expectedValueFen: null, step: 5, activeStep: 5, phase: 'closing' }),
      row(3, { ownerId: people.otherManager, branchId: 'b-02' }),
    ]);
    const reply = await csv('sort=createdAt&open=true&language=en');
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(reply.headers.get('content-disposition')).toMatch(
      /^attachment; filename=prospects-\d{4}-\d\d-\d\d-\d\d-\d\d\.csv$/,
    );
    const bytes = await fetch(`${site.origin}/api/v1/prospects/export.csv`, {
      headers: { cookie: await site.cookieOf(people.head) },
    }).then(async (response) => new Uint8Array(await response.arrayBuffer()));
    expect(Array.from(bytes.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    const [watermark, headings, ...rows] = reply.text.trimEnd().split('\r\n');
    expect(watermark).toContain('Exported by Branch head 0001 (s-0001)');
    expect(watermark).toContain('filter: open: Yes; rows: 2');
    expect(headings).toMatch(/^Customer,Customer type,/);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('"滨江贸易, ""合伙""",Company,');
    expect(rows[0]).toContain(',1234.56,');
    expect(rows.join('')).not.toContain('13900000001');
    expect((await csv('language=zh')).text).toContain('内部资料');
  });

  test('a name that a spreadsheet would run is only text', async () => {
    await store(
      ['=1+1', '+86', '-cmd', '@sum', ' =x', '普通'].map((customerName, index) => row(index, { customerName })),
    );
    const lines = (await csv('sort=createdAt')).text.split('\r\n').slice(2, -1);
    expect(lines.map((line) => line.split(',')[0])).toEqual(["'=1+1", "'+86", "'-cmd", "'@sum", "' =x", '普通']);
  });

  test('is also an Excel workbook, whose texts are no formulas', async () => {
    await store([row(1, { customerName: '=HYPERLINK("http://example.org")' })]);
    const response = await fetch(`${site.origin}/api/v1/prospects/export.xlsx?language=en`, {
      headers: { cookie: await site.cookieOf(people.head) },
    });
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });

  test('is written down: who, how many rows, which filter, and never a customer’s name', async () => {
    await store([row(1, { customerName: 'Anchor' })]);
    await models.auditEntries.deleteMany({});
    await csv('q=anchor&held=false');
    const entries = await models.auditEntries.find().lean<AuditEntry[]>();
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      staffId: people.head,
      action: 'prospectsExported',
      subject: { kind: 'list', id: 'prospects' },
      reason: 'csv, 1 rows: held=false q=…',
    });
  });

  test('of more rows than a file holds is refused with what to do, and leaves no trace of an export', async () => {
    await store(Array.from({ length: rowsAtMost + 1 }, (_, index) => row(index)));
    await models.auditEntries.deleteMany({});
    expect(await csv()).toMatchObject({ status: 422, body: { code: 'EXPORT_TOO_LARGE' } });
    expect(await models.auditEntries.countDocuments()).toBe(0);
    const fewer = await csv(`minValueFen=1&maxValueFen=1`);
    expect(fewer.status).toBe(200);
    await models.prospects.deleteOne({ _id: 'p-000' });
    expect((await csv()).text.trimEnd().split('\r\n')).toHaveLength(rowsAtMost + 2);
  });
});
