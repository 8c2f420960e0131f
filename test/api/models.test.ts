import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createProjectionActivities } from '../../activities/projection/activities.ts';
import { snapshotFields } from '../../activities/projection/documents.ts';
import { saveCalendar, calendarOf, createCalendarReader, defaultCalendarId } from '../../models/business-calendar.ts';
import { findPursuitsOf } from '../../models/customer-pursuits.ts';
import type { Keyset, Page } from '../../models/keyset.ts';
import { findOrganisation, headedUnits } from '../../models/organisation.ts';
import {
  findProspects,
  prospectSortFields,
  totalsByStep,
  type ProspectFilter,
  type ProspectSortField,
} from '../../models/prospect-list.ts';
import { changedSince, type ProspectSnapshot } from '../../models/prospect.ts';
import { tasksFor, type StoredTask } from '../../models/task.ts';
import { seed } from '../../scripts/seed.ts';
import { Pursuit } from '../factories/pursuit.ts';
import { useModels } from '../helpers/models.ts';

const models = await useModels('tuoke-models');
const pattern = snapshotFields(new Pursuit().state);

async function store(rows: readonly Partial<ProspectSnapshot>[]): Promise<void> {
  const documents = rows.map((row, index) => ({
    ...pattern,
    _id: `p-${String(index).padStart(3, '0')}`,
    processVersion: 'v',
    projectedAt: new Date(1_000 + index),
    ...row,
  }));
  await models.prospects.collection.insertMany(
    documents as unknown as Parameters<typeof models.prospects.collection.insertMany>[0],
  );
}

/** Every page from the first to the last. */
async function readAll<Row>(page: (after: Keyset | null) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  let after: Keyset | null = null;
  do {
    const { rows: more, next }: Page<Row> = await page(after);
    rows.push(...more);
    after = next;
  } while (after !== null);
  return rows;
}

async function idsOf(filter: ProspectFilter, field: ProspectSortField = 'createdAt'): Promise<string[]> {
  const { rows } = await findProspects(models.prospects, {
    reach: {},
    filter,
    sort: { field, direction: 'asc' },
    after: null,
    limit: 200,
  });
  return rows.map(({ _id }) => _id);
}

describe('findProspects', () => {
  test('pages hold every row once and in order, with ties and missing values, in both directions', async () => {
    const row = fc.record({
      nextActionAt: fc.option(fc.nat(3).map((days) => new Date(days * 864e5))),
      expectedValueFen: fc.option(fc.nat(3)),
      createdAt: fc.nat(3).map((days) => new Date(days * 864e5)),
      lastContactAt: fc.option(fc.nat(3).map((days) => new Date(days * 864e5))),
      customerNameFolded: fc.constantFrom('acme', '滨江', '滨河', 'zenith'),
      open: fc.boolean(),
    });
    const sort = fc.record({
      field: fc.constantFrom(...prospectSortFields),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 14 }),
        sort,
        fc.integer({ min: 1, max: 5 }),
        async (rows, order, limit) => {
          await models.prospects.deleteMany({});
          if (rows.length > 0) await store(rows);
          const read = await readAll((after) =>
            findProspects(models.prospects, {
              reach: { branchId: 'b-01' },
              filter: { open: true },
              sort: order,
              after,
              limit,
            }),
          );
          const rank = (value: unknown): number => (value === null ? 0 : 1);
          const compared = (a: never, b: never): number => (a === b ? 0 : rank(a) - rank(b) || (a < b ? -1 : 1));
          const value = (item: (typeof read)[number]): never => (item[order.field]?.valueOf() ?? null) as never;
          const expected = read.toSorted(
            (a, b) =>
              (order.direction === 'asc' ? 1 : -1) *
              (compared(value(a), value(b)) || compared(a._id as never, b._id as never)),
          );
          expect(read).toEqual(expected);
          expect(read.map(({ _id }) => _id).toSorted()).toEqual(
            rows.flatMap(({ open }, index) => (open ? [`p-${String(index).padStart(3, '0')}`] : [])),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  test('each filter narrows, and none of them lets a state out', async () => {
    await store([
      { phase: 'lead', ownerId: null, held: true },
      { phase: 'closing', step: 5, teamId: 't-0102', branchId: 'b-02', customerNameFolded: '滨江贸易有限公司' },
      {
        phase: 'lost',
        open: false,
        nextActionAt: null,
        campaignId: 'c-1',
        customerType: 'community',
        customerNameFolded: 'acme',
      },
    ]);
    expect(await idsOf({})).toEqual(['p-000', 'p-001', 'p-002']);
    expect(await idsOf({ phases: ['lead', 'closing'] })).toEqual(['p-000', 'p-001']);
    expect(await idsOf({ phases: [] })).toEqual([]);
    expect(await idsOf({ step: 5 })).toEqual(['p-001']);
    expect(await idsOf({ open: false })).toEqual(['p-002']);
    expect(await idsOf({ held: true })).toEqual(['p-000']);
    expect(await idsOf({ ownerIds: ['s-0101'] })).toEqual(['p-001', 'p-002']);
    expect(await idsOf({ teamIds: ['t-0102'] })).toEqual(['p-001']);
    expect(await idsOf({ branchIds: ['b-01'] })).toEqual(['p-000', 'p-002']);
    expect(await idsOf({ customerType: 'community', campaignId: 'c-1' })).toEqual(['p-002']);
    expect(await idsOf({ namePrefix: 'ＡＣ' })).toEqual(['p-002']);
    expect(await idsOf({ namePrefix: '滨江' })).toEqual(['p-001']);
    expect(await idsOf({ ids: ['p-000', 'p-002'] })).toEqual(['p-000', 'p-002']);
    const dueMs = pattern.nextActionAt?.getTime() ?? 0;
    expect(await idsOf({ nextAction: { beforeMs: dueMs } })).toEqual([]);
    expect(await idsOf({ nextAction: { beforeMs: dueMs + 1 } })).toEqual(['p-000', 'p-001']);
    expect(await idsOf({ nextAction: { fromMs: dueMs, beforeMs: dueMs + 1 } })).toEqual(['p-000', 'p-001']);
    expect(await idsOf({ nextAction: { fromMs: dueMs + 1 } })).toEqual([]);
    expect(await idsOf({ nextAction: null })).toEqual(['p-002']);
    const { rows } = await findProspects(models.prospects, {
      reach: {},
      filter: {},
      sort: { field: 'createdAt', direction: 'asc' },
      after: null,
      limit: 1,
    });
    expect(rows[0]).not.toHaveProperty('state');
  });

  test('values, find methods, steps and neglect narrow', async () => {
    const nowMs = Date.parse('2026-11-23T02:00:00Z');
    const weekAgo = new Date(nowMs - 7 * 864e5);
    const yesterday = new Date(nowMs - 864e5);
    await store([
      { expectedValueFen: 100, activeStep: 1, untouchedSince: weekAgo, plannedTouchAt: null },
      { expectedValueFen: 200, activeStep: 5, step: 5, untouchedSince: weekAgo, plannedTouchAt: new Date(nowMs + 1) },
      { expectedValueFen: 300, activeStep: 5, step: 5, untouchedSince: weekAgo, plannedTouchAt: yesterday },
      { expectedValueFen: null, activeStep: 5, step: 5, untouchedSince: yesterday, branchId: 'b-02' },
      { expectedValueFen: 400, activeStep: 5, step: 5, untouchedSince: weekAgo, plannedTouchAt: null, held: true },
      { expectedValueFen: 500, activeStep: null, phase: 'nurture', findMethod: 'hound', untouchedSince: weekAgo },
    ]);
    expect(await idsOf({ minValueFen: 200, maxValueFen: 400 })).toEqual(['p-001', 'p-002', 'p-004']);
    expect(await idsOf({ maxValueFen: 100 })).toEqual(['p-000']);
    expect(await idsOf({ findMethod: 'hound' })).toEqual(['p-005']);
    expect(await idsOf({ activeSteps: [5] })).toEqual(['p-001', 'p-002', 'p-003', 'p-004']);
    const slices = ([1, 5] as const).flatMap((step) => [
      { step, branches: { not: ['b-02'] }, untouchedSinceMs: weekAgo.getTime() },
      { step, branches: { only: ['b-02'] }, untouchedSinceMs: yesterday.getTime() },
    ]);
    expect(await idsOf({ rotting: { wanted: true, nowMs, slices } })).toEqual(['p-000', 'p-002', 'p-003']);
    expect(await idsOf({ rotting: { wanted: false, nowMs, slices } })).toEqual(['p-001', 'p-004', 'p-005']);
    const [, later] = slices;
    expect(await idsOf({ rotting: { wanted: true, nowMs, slices: later === undefined ? [] : [later] } })).toEqual([]);
    const totals = await totalsByStep(models.prospects, { reach: { held: false }, filter: { activeSteps: [1, 5] } });
    expect(totals.toSorted((a, b) => a.step - b.step)).toEqual([
      { step: 1, count: 1, valueFen: 100 },
      { step: 5, count: 3, valueFen: 500 },
    ]);
  });
});

test('pursuits of several customers are found by phone and by the core bank’s number, each customer’s newest first', async () => {
  await store([
    { customerPhone: '+8613900000002', open: false, createdAt: new Date(1) },
    { customerPhone: '+8613900000002', coreBankCustomerNo: 'CB-9', createdAt: new Date(2) },
    { customerPhone: null, coreBankCustomerNo: 'CB-9', pursuitType: 'crossSell', createdAt: new Date(3) },
    { customerPhone: null, coreBankCustomerNo: null },
    { customerPhone: '+8613900000003', coreBankCustomerNo: null, createdAt: new Date(4) },
  ]);
  const found = await findPursuitsOf(models.prospects, [
    { phone: '+8613900000002', coreBankCustomerNo: 'CB-9' },
    { phone: null, coreBankCustomerNo: null },
    { phone: '+8613900000003', coreBankCustomerNo: 'CB-unknown' },
  ]);
  expect(found.map((pursuits) => pursuits.map(({ _id }) => _id))).toEqual([['p-002', 'p-001', 'p-000'], [], ['p-004']]);
});

test('changes since an instant come in order, the instant included', async () => {
  await store([{}, {}, {}]);
  const found: string[] = [];
  for await (const { _id } of changedSince(models.prospects, new Date(1_001))) found.push(_id);
  expect(found).toEqual(['p-001', 'p-002']);
});

test('a person’s tasks are the own ones and those of the units the person heads, by due time and once each', async () => {
  const task = (index: number, fields: Partial<StoredTask>): StoredTask => ({
    _id: `task-${index}`,
    prospectId: 'p-1',
    revision: 1,
    status: 'open',
    kind: 'qualify',
    audience: 'owner',
    assigneeId: null,
    teamId: 't-0101',
    branchId: 'b-01',
    openedAt: new Date(0),
    dueAt: new Date(1_000 * (index % 3)),
    closedAt: null,
    deadlineKey: null,
    priority: 3,
    ...fields,
  });
  const mine = [
    ...Array.from({ length: 5 }, (_, index) => task(index, { assigneeId: 's-0111' })),
    ...Array.from({ length: 5 }, (_, index) => task(10 + index, { audience: 'teamLead' })),
    ...Array.from({ length: 5 }, (_, index) => task(20 + index, { audience: 'branchHead' })),
  ];
  const others = [
    task(30, { assigneeId: 's-0101' }),
    task(31, { audience: 'teamLead', teamId: 't-0102' }),
    task(32, { assigneeId: 's-0111', status: 'done' }),
  ];
  await models.tasks.insertMany([...mine, ...others]);
  const query = {
    reach: {},
    staffId: 's-0111',
    teamIdsLed: ['t-0101'],
    branchIdsHeaded: ['b-01'],
    status: 'open',
    dueBeforeMs: null,
    limit: 4,
  } as const;
  const read = await readAll((after) => tasksFor(models.tasks, { ...query, after }));
  const expected = mine.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a._id < b._id ? -1 : 1));
  expect(read.map(({ _id }) => _id)).toEqual(expected.map(({ _id }) => _id));
  const early = await tasksFor(models.tasks, { ...query, dueBeforeMs: 1_000, after: null, limit: 100 });
  expect(early.rows.every(({ dueAt }) => dueAt.getTime() === 0)).toBe(true);
  expect(early.rows).toHaveLength(5);
});

describe('seed', () => {
  test('fills an empty database, and a second time adds nothing and keeps edits', async () => {
    const first = await seed(models);
    expect(first).toMatchObject({ branches: 3, teams: 6, calendars: 1, processDefinitions: 1 });
    await models.staff.updateOne({ _id: 's-0101' }, { active: false });
    expect(await seed(models)).toEqual({ branches: 0, teams: 0, staff: 0, calendars: 0, processDefinitions: 0 });
    const { branches, teams, staff } = await findOrganisation(models);
    expect(staff.find(({ _id }) => _id === 's-0101')).toMatchObject({
      active: false,
      profiles: ['customerManager'],
      teamId: 't-0101',
    });
    expect(
      staff
        .filter(({ teamId }) => teamId !== null)
        .every(({ teamId, branchId }) => teams.find(({ _id }) => _id === teamId)?.branchId === branchId),
    ).toBe(true);
    expect(await headedUnits(models, teams[0]?.leadId ?? '')).toEqual({ teamIdsLed: ['t-0101'], branchIdsHeaded: [] });
    expect(await headedUnits(models, branches[0]?.headId ?? '')).toEqual({ teamIdsLed: [], branchIdsHeaded: ['b-01'] });
  });

  test('refuses a published process with other contents', async () => {
    await seed(models);
    await models.processDefinitions.updateMany({}, { $set: { 'definition.name.en': 'edited' } });
    await expect(seed(models)).rejects.toThrow('must not be edited');
  });
});

describe('calendar', () => {
  const beforeNationalDayMs = Date.parse('2026-09-15T02:00:00Z');

  test('the activity gives the window that a command needs', async () => {
    await seed(models, beforeNationalDayMs);
    const { readCalendar } = createProjectionActivities({ models });
    const calendar = await readCalendar({ branchId: 'b-01', nowMs: beforeNationalDayMs });
    expect(calendar).toMatchObject({ id: defaultCalendarId, utcOffsetMinutes: 480, workingWeekdays: [1, 2, 3, 4, 5] });
    expect(calendar.holidays).toContain('2026-10-01');
    expect(calendar.holidays.every((date) => date >= '2026-09-14' && date <= '2027-01-14')).toBe(true);
    expect(JSON.stringify(calendar).length).toBeLessThan(600);
  });

  test('without a seed the reader says what to do, and finds the calendar once it is there', async () => {
    const read = createCalendarReader(models.calendars);
    await expect(read('b-01')).rejects.toThrow('run the seed');
    await seed(models);
    await expect(read('b-01')).resolves.toMatchObject({ id: defaultCalendarId });
  });

  test('a branch’s own calendar goes before the default, and of two edits of one version the second is refused', async () => {
    await seed(models);
    const calendar = await calendarOf(models.calendars, 'b-01');
    await models.calendars.create({ ...calendar, _id: 'b-01' });
    const own = await calendarOf(models.calendars, 'b-01');
    expect(own._id).toBe('b-01');
    expect((await calendarOf(models.calendars, 'b-02'))._id).toBe(defaultCalendarId);
    expect(await saveCalendar(models.calendars, { ...own, holidays: ['2027-03-01'], editedBy: 's-0999' })).toBe(true);
    expect(await saveCalendar(models.calendars, { ...own, holidays: [] })).toBe(false);
    expect(await calendarOf(models.calendars, 'b-01')).toMatchObject({
      holidays: ['2027-03-01'],
      version: 2,
      editedBy: 's-0999',
    });
  });
});
