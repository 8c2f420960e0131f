import fc from 'fast-check';
import type * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createComplaintWriter } from '../../activities/complaint/write.ts';
import type { AgeingReport, RootCauseReport } from '../../contracts/complaint-report.ts';
import type { complaintList } from '../../contracts/complaint.ts';
import type { Problem } from '../../contracts/problem.ts';
import { workingMsBetween } from '../../domain/calendar.ts';
import { ageBands } from '../../domain/complaint/ageing.ts';
import { categories, isOpen, rootCauseClasses } from '../../domain/complaint/catalogue.ts';
import type { ComplaintEvent } from '../../domain/complaint/event.ts';
import { complaintCalendar } from '../../domain/complaint/hours.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import { dayMs } from '../../domain/wait.ts';
import { bankCalendars, type BankCalendars } from '../../models/business-calendar.ts';
import { branchHead, Case, officer, remedy, sponsor } from '../factories/complaint.ts';
import { ApiRig, people, type Site } from '../helpers/api-rig.ts';
import { CaseDesk, desk } from '../helpers/case-desk.ts';
import { sheetRows, type CellValue } from '../helpers/sheet-rows.ts';

type List = z.output<typeof complaintList>;

let rig: ApiRig;
let site: Site;
let calendars: BankCalendars;
const cases: { readonly state: ComplaintState; readonly log: readonly ComplaintEvent[] }[] = [];

const causes = rootCauseClasses.filter((cause) => cause !== 'unfounded');

/** One way that a case may have gone, by chance. */
const life = fc.record({
  daysAgo: fc.integer({ min: 0, max: 60 }),
  hour: fc.integer({ min: 1, max: 22 }),
  branchId: fc.constantFrom('b-01', 'b-01', 'b-02'),
  category: fc.constantFrom(...categories.slice(0, 4)),
  to: fc.constantFrom('registered', 'acknowledged', 'investigating', 'reportingBack', 'closed', 'withdrawn'),
  /** What becomes of a remedy above the handler's limit. */
  approval: fc.constantFrom('none', 'none', 'pending', 'rejected', 'approved', 'withdrawn'),
  found: fc.oneof(
    fc.record({ rootCauseClass: fc.constantFrom(...causes), finding: fc.constantFrom('founded', 'partlyFounded') }),
    fc.record({ rootCauseClass: fc.constantFrom('external', 'unfounded'), finding: fc.constant('unfounded') }),
  ),
  compensationFen: fc.constantFrom(0, 0, 20_000),
  waitsDays: fc.integer({ min: 0, max: 9 }),
  rejects: fc.boolean(),
  appeal: fc.constantFrom('open', 'rejected', 'upheld'),
} as const);

type Life = typeof life extends fc.Arbitrary<infer Value> ? Value : never;

function lived(one: Life, nowMs: number): Case {
  const receivedAtMs = Math.min(nowMs - one.daysAgo * dayMs - one.hour * 1_800_000, nowMs - 60_000);
  const given = new Case({ branchId: one.branchId, category: one.category, receivedAtMs });
  const pass = (): Case => given.wait(Math.min(nowMs, given.nowMs + one.waitsDays * dayMs));
  if (one.to === 'registered') return given.wait(nowMs);
  pass().do('acknowledge', { category: one.category });
  if (one.to === 'acknowledged') return given.wait(nowMs);
  given.do('startWork');
  if (one.to === 'investigating') return given.wait(nowMs);
  if (one.to === 'withdrawn') {
    given.do('addImprovementItem', { ownerId: branchHead.staffId }, officer);
    return given.do('withdraw', { rootCauseClass: one.found.rootCauseClass, rootCause: 'as told' });
  }
  const { found, compensationFen } = one;
  const fen = one.approval === 'none' ? compensationFen : 200_000;
  pass().do('submitDecision', { ...found, rootCause: 'as found', compensationFen: fen });
  given.do('addImprovementItem', { ownerId: branchHead.staffId }, officer);
  if (one.approval === 'pending') return given.wait(nowMs);
  if (one.approval === 'rejected')
    return given.do('decideApproval', { decision: 'rejected', reason: 'too much' }, branchHead).wait(nowMs);
  if (one.approval !== 'none') given.do('decideApproval', {}, branchHead);
  if (one.approval === 'withdrawn') return given.do('withdraw');
  given.do('completeActions');
  if (one.to === 'reportingBack') return given.wait(nowMs);
  if (!one.rejects) return given.do('recordReportBack').wait(nowMs);
  given.do('recordReportBack', { accepted: false, reason: 'not enough' });
  if (one.appeal === 'open') return given.wait(nowMs);
  given.do('acknowledgeAppeal', { reviewerId: sponsor.staffId, reviewerLevel: 3 }, branchHead);
  given.do('decideAppeal', { decision: one.appeal, remedy: one.appeal === 'upheld' ? remedy() : null }, sponsor);
  return given.wait(nowMs);
}

const inReachOf = (branchId: string | null) =>
  cases.filter(({ state }) => branchId === null || state.branchId === branchId);

beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
  await CaseDesk.open(rig);
  const { models } = rig.workflows;
  calendars = await bankCalendars(models.calendars);
  const writer = createComplaintWriter(models);
  const nowMs = Date.now();
  for (const [index, one] of fc.sample(life, { numRuns: 180, seed: 8 }).entries()) {
    const complaintId = `report-${index}`;
    const { state, log } = lived(one, nowMs);
    const snapshot = { ...state, complaintId };
    const events = log.map((event) => ({ ...event, complaintId }));
    // The log arrives in two parts, the first of them twice.
    const half = { snapshot: { ...snapshot, revision: 1 }, events: events.slice(0, 1) };
    await writer.write(half);
    await writer.write(half);
    await writer.write({ snapshot, events: events.slice(1).length === 0 ? events : events.slice(1) });
    cases.push({ state: snapshot, log: events });
  }
});
afterAll(async () => {
  await rig.stop();
});

function ageDays({ branchId, receivedAtMs }: ComplaintState, nowMs: number): number {
  const hours = complaintCalendar(calendars.of(branchId), receivedAtMs, nowMs);
  return Math.floor(workingMsBetween(hours, receivedAtMs, nowMs) / (8 * 3_600_000));
}

/** The desk's list behind a number. */
async function found(query: string, as: string): Promise<string[]> {
  const { body } = await site.get<List>(`complaints?${query}&limit=200`, as);
  return body.items.map(({ complaintId }) => complaintId).toSorted();
}

describe('the ageing report', () => {
  test.each([
    ['the complaint officer, of the whole bank', desk.officer, null],
    ['the head of a branch, of the branch', people.head, 'b-01'],
  ])('of %s: every number is that of an independent count, and opens its list', async (_whom, as, branchId) => {
    const { body } = await site.get<AgeingReport>('complaint-reports/ageing', as);
    const nowMs = Date.parse(body.asOf);
    const open = inReachOf(branchId).filter(({ state }) => isOpen(state.status));
    expect(open.length).toBeGreaterThan(10);
    const froms = ageBands.map((band) => Number(band.slice(4)));
    const bandFor = ({ state }: (typeof cases)[number]): string =>
      ageBands.findLast((_band, index) => (froms[index] ?? 0) <= ageDays(state, nowMs)) ?? '';
    const bands = Object.fromEntries(
      ageBands.map((band) => [band, open.filter((one) => bandFor(one) === band).length]),
    );
    expect(body.total).toBe(open.length);
    expect(body.bands).toEqual(bands);
    expect(Object.values(bands).filter((count) => count > 0).length).toBeGreaterThan(3);
    for (const { key, total } of body.byStatus)
      expect(total).toBe(open.filter(({ state }) => state.status === key).length);
    for (const { key, total } of body.byHandler)
      expect(total).toBe(open.filter(({ state }) => state.handlerId === key).length);
    for (const band of ageBands) {
      const ids = open.filter((one) => bandFor(one) === band).map(({ state }) => state.complaintId);
      expect(await found(`age=${band}`, as)).toEqual(ids.toSorted());
    }
    const [first] = body.byStatus;
    expect(await found(`age=from20&stage=${first?.key ?? ''}`, as)).toHaveLength(first?.bands.from20 ?? -1);
  });

  test('tells a teller nothing of cases that are others’', async () => {
    const { body } = await site.get<AgeingReport>('complaint-reports/ageing', desk.lobby);
    expect(body.total).toBe(0);
    expect(body.byBranch).toEqual([]);
  });
});

const dateOf = (atMs: number): string => new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 10);
const [from, to] = [dateOf(Date.now() - 40 * dayMs), dateOf(Date.now() - 5 * dayMs)];

/** Each decision that was carried out, and the last one while it stands, as the log tells it. */
function grantedByLog({ log, state: { decision, approval, status, resolvedAtMs } }: (typeof cases)[number]): number {
  const carriedOut = log.flatMap(({ type }, index) => {
    const decided = log.slice(0, index).findLast(({ changes }) => changes.decision != null)?.changes.decision;
    return type === 'completeActions' && decided != null ? [decided] : [];
  });
  const isUndone = status === 'withdrawn' && resolvedAtMs === null;
  const isUnapproved = approval !== null && approval.decision !== 'approved';
  const last = decision === null || isUndone || isUnapproved ? [] : [decision];
  return [...new Set([...carriedOut, ...last])].reduce((sum, { compensationFen }) => sum + compensationFen, 0);
}

describe('the report of root causes', () => {
  const isWithin = ({ receivedAtMs }: ComplaintState): boolean =>
    dateOf(receivedAtMs) >= from && dateOf(receivedAtMs) <= to;
  const causeOf = ({ decision, withdrawal }: ComplaintState) =>
    decision?.rootCauseClass ?? withdrawal?.rootCauseClass ?? null;

  test('agrees with an independent count of the logs, and its numbers open their lists', async () => {
    const { body } = await site.get<RootCauseReport>(
      `complaint-reports/root-causes?from=${from}&to=${to}`,
      desk.officer,
    );
    const received = cases.filter(({ state }) => isWithin(state));
    expect(received.length).toBeGreaterThan(20);
    const late = received.filter(({ log }) =>
      log.some(({ ledger }) => ledger.some(({ clock, kind }) => clock === 'resolve' && kind === 'overdue')),
    );
    expect(late.length).toBeGreaterThan(0);
    const resolved = received.filter(({ state }) => state.resolvedAtMs !== null);
    const onTime = resolved.filter((one) => !late.includes(one));
    const raised = (level: number) =>
      received.filter(({ state, log }) => state.level === level && (log[0]?.changes.level ?? 9) < level).length;
    const standing = received.flatMap(({ state: { decision, approval, status, resolvedAtMs } }) => {
      const isCalledOff = status === 'withdrawn' && resolvedAtMs === null;
      const isUnapproved = approval?.decision === 'pending' || approval?.decision === 'rejected';
      return decision === null || isCalledOff || isUnapproved ? [] : [decision];
    });
    const decided = received.filter(({ state }) => state.decision !== null);
    const waiting = ['awaitingApproval', 'investigating', 'withdrawn'];
    expect(waiting.filter((status) => !decided.some(({ state }) => state.status === status))).toEqual([]);
    expect(body.totals).toEqual({
      count: received.length,
      decided: standing.length,
      founded: standing.filter(({ finding }) => finding !== 'unfounded').length,
      compensationFen: received.reduce((sum, one) => sum + grantedByLog(one), 0),
      due: onTime.length + late.length,
      onTime: onTime.length,
      raisedTo2: raised(2),
      raisedTo3: raised(3),
      resolved: resolved.length,
      reportedBack: resolved.filter(({ state }) => state.reportBack !== null).length,
      appealed: received.filter(({ state }) => state.appeals.length > 0).length,
      appealsDecided: received.flatMap(({ log }) => log.filter(({ type }) => type === 'decideAppeal')).length,
      appealsUpheld: received.flatMap(({ state }) => state.appeals.filter(({ decision }) => decision === 'upheld'))
        .length,
    });
    for (const { rootCauseClass, figures, categories: byCategory } of body.causes) {
      const ofCause = received.filter(({ state }) => causeOf(state) === rootCauseClass);
      expect(figures.count).toBe(ofCause.length);
      for (const { category, figures: cell } of byCategory)
        expect(cell.count).toBe(ofCause.filter(({ state }) => state.category === category).length);
      const query = `status=all&systemic=false&rootCause=${rootCauseClass ?? 'notFound'}&receivedFrom=${from}&receivedTo=${to}`;
      expect(await found(query, desk.officer)).toEqual(ofCause.map(({ state }) => state.complaintId).toSorted());
    }
    expect(body.months.map(({ figures }) => figures.count).reduce((a, b) => a + b)).toBe(received.length);
  });

  test('is that of the branch for its head, and of nothing for a period without cases', async () => {
    const asked = `complaint-reports/root-causes?from=${from}&to=${to}`;
    const { body } = await site.get<RootCauseReport>(asked, people.head);
    expect(body.totals.count).toBe(inReachOf('b-01').filter(({ state }) => isWithin(state)).length);
    const other = await site.get<RootCauseReport>(`${asked}&branchId=b-02`, people.head);
    expect(other.body.totals.count).toBe(0);
    const early = await site.get<RootCauseReport>(
      'complaint-reports/root-causes?from=2020-01-01&to=2020-01-31',
      desk.officer,
    );
    expect(early.body).toMatchObject({ totals: { count: 0, due: 0 }, causes: [], months: [] });
  });

  test('days that are no period are said at the field', async () => {
    const reversed = await site.get<Problem>(
      'complaint-reports/root-causes?from=2026-02-01&to=2026-01-01',
      desk.officer,
    );
    expect(reversed).toMatchObject({ status: 400, body: { errors: [{ pointer: '/to' }] } });
    const endless = await site.get<Problem>(
      'complaint-reports/root-causes?from=2020-01-01&to=2026-01-01',
      desk.officer,
    );
    expect(endless).toMatchObject({ status: 400, body: { errors: [{ pointer: '/to' }] } });
  });
});

describe('the workbook of the reports', () => {
  async function workbookOf(query: string, as: string): Promise<Map<string, CellValue[][]>> {
    const path = `/api/v1/complaint-reports/report.xlsx?from=${from}&to=${to}&language=en${query}`;
    const response = await fetch(site.origin + path, { headers: { cookie: await site.cookieOf(as) } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain(`complaint-reports-${from}-${to}.xlsx`);
    return sheetRows(Buffer.from(await response.arrayBuffer()));
  }
  /** Below the first row and the headings. */
  const bodyOf = (sheets: Map<string, CellValue[][]>, name: string): CellValue[][] => sheets.get(name)?.slice(2) ?? [];

  test.each([
    ['the whole bank, for the complaint officer', '', desk.officer],
    ['one branch, for the complaint officer', '&branchId=b-02', desk.officer],
    ['the branch, for its head', '', people.head],
  ])('of %s holds the numbers of the page', async (_whom, query, as) => {
    const [sheets, { body: ageing }, { body: causes }] = await Promise.all([
      workbookOf(query, as),
      site.get<AgeingReport>(`complaint-reports/ageing?${query.slice(1)}`, as),
      site.get<RootCauseReport>(`complaint-reports/root-causes?from=${from}&to=${to}${query}`, as),
    ]);
    expect([...sheets.keys()]).toEqual(['What was asked', 'Age', 'Totals', 'Root cause', 'Months']);
    const bands = (row: Pick<AgeingReport, 'bands' | 'total'>): number[] => [
      ...ageBands.map((band) => row.bands[band]),
      row.total,
    ];
    const groups = [...ageing.byStatus, ...ageing.bySeverity, ...ageing.byBranch, ...ageing.byHandler, ageing];
    expect(ageing.total).toBeGreaterThan(0);
    expect(bodyOf(sheets, 'Age').map((row) => row.slice(2))).toEqual(groups.map(bands));
    const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
    const figures = (one: RootCauseReport['totals']): CellValue[] => [
      one.count,
      one.decided,
      one.founded,
      ratio(one.founded, one.decided),
      one.due,
      one.onTime,
      ratio(one.onTime, one.due),
      one.compensationFen / 100,
      one.raisedTo2,
      one.raisedTo3,
      one.resolved,
      one.reportedBack,
      ratio(one.reportedBack, one.resolved),
      one.appealed,
      ratio(one.appealed, one.resolved),
      one.appealsDecided,
      one.appealsUpheld,
      ratio(one.appealsUpheld, one.appealsDecided),
    ];
    expect(causes.totals.count).toBeGreaterThan(0);
    expect(bodyOf(sheets, 'Totals').map(([, value]) => value ?? null)).toEqual(figures(causes.totals));
    // what is empty at the end of a row is not there
    const width = figures(causes.totals).length;
    const padded = (row: CellValue[], columns: number): CellValue[] =>
      Array.from({ length: columns }, (_, column) => row[column] ?? null);
    const shown = new Set(causes.causes.flatMap(({ categories: cells }) => cells.map(({ category }) => category)));
    const causeRows = bodyOf(sheets, 'Root cause').map((row) => padded(row, 1 + shown.size + width));
    expect(causeRows.map((row) => row.slice(-width))).toEqual(causes.causes.map((one) => figures(one.figures)));
    for (const [index, { figures: one }] of causes.causes.entries()) {
      const byCategory = (causeRows[index] ?? []).slice(1, -width);
      expect(byCategory.reduce<number>((total, cell) => total + Number(cell), 0)).toBe(one.count);
    }
    expect(bodyOf(sheets, 'Months').map((row) => padded(row, 1 + width))).toEqual(
      causes.months.map((one) => [one.month, ...figures(one.figures)]),
    );
  });

  test('says what was asked, when and by whom, in a sheet and on top of each; and is written down', async () => {
    const { auditEntries } = rig.workflows.models;
    await auditEntries.deleteMany({});
    const sheets = await workbookOf('&branchId=b-01', people.head);
    const asked = new Map(bodyOf(sheets, 'What was asked').map(([item, content]) => [item, content]));
    expect(asked.get('Period (day of receipt)')).toBe(`${from} to ${to}`);
    expect(asked.get('Branch')).toBe('Branch 01');
    expect(asked.get('Exported by')).toBe('Branch head 0001 (s-0001)');
    expect(asked.get('Exported at')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    for (const [mark] of sheets.values())
      expect(mark?.[0]).toMatch(/^Internal, not to be passed on\. Exported by Branch head 0001 \(s-0001\)/);
    const [entry] = await auditEntries.find().lean();
    expect(entry).toMatchObject({
      staffId: people.head,
      action: 'complaintReportsExported',
      subject: { kind: 'list', id: 'complaint-reports' },
      reason: `xlsx: from=${from} to=${to} branchId=b-01`,
    });
  });

  test('keeps a name that looks like a formula as text', async () => {
    const { branches } = rig.workflows.models;
    const evil = '=HYPERLINK("http://evil.example","b")';
    const before = await branches.findById('b-01').lean();
    await branches.updateOne({ _id: 'b-01' }, { $set: { name: { zh: evil, en: evil } } });
    const sheets = await workbookOf('', desk.officer);
    await branches.updateOne({ _id: 'b-01' }, { $set: { name: before?.name } });
    expect(bodyOf(sheets, 'Age').map(([, name]) => name)).toContain(evil);
  });

  test('holds nothing of cases that are others’, and says days that are no period at the field', async () => {
    const sheets = await workbookOf('', desk.lobby);
    expect(bodyOf(sheets, 'Age')).toEqual([['Sum', null, 0, 0, 0, 0, 0, 0, 0]]);
    expect(bodyOf(sheets, 'Root cause')).toEqual([]);
    const reversed = `complaint-reports/report.xlsx?from=${to}&to=${from}`;
    expect(await site.get<Problem>(reversed, desk.officer)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/to' }] },
    });
  });
});
