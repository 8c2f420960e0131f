import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProjectionWriter } from '../../activities/projection/writer.ts';
import type { FunnelReport } from '../../contracts/funnel-report.ts';
import type { Problem } from '../../contracts/problem.ts';
import { isTerminal } from '../../domain/process/definition.ts';
import { foldEvents, type ProspectEvent } from '../../domain/prospect/event.ts';
import { defaultCalendarId } from '../../models/business-calendar.ts';
import { projection } from '../factories/projection.ts';
import { happenings, wander } from '../factories/wandering.ts';
import { leadBody } from '../factories/wire.ts';
import { eventually } from '../helpers/eventually.ts';
import { ApiRig, people, type Site } from '../helpers/api-rig.ts';
import { unzip } from '../helpers/unzip.ts';

interface Page {
  items: { prospectId: string; branchId: string; ownerId: string | null; phase: string; rotting: boolean }[];
  nextCursor: string | null;
}

let rig: ApiRig;
let site: Site;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Monday, three weeks before the National Day holiday of 2025. */
const startMs = Date.parse('2025-09-08T10:00:00+08:00');

const wandering = fc
  .sample(fc.tuple(fc.integer({ min: 0, max: 30 }), happenings), { numRuns: 40, seed: 2025 })
  .map(([day, all], index) =>
    wander(`w-${index}`, startMs + day * dayMs, all, index % 4 === 0 ? 3 : index % 3 === 0 ? 2 : 1),
  );
/** One millisecond before midnight in Shanghai, and midnight. */
const midnight = [-1, 0].map((offsetMs) =>
  wander(`m-${offsetMs}`, Date.parse('2025-12-01T00:00+08:00') + offsetMs, []),
);
/** Step 1 from Tuesday 10:00, closed on Friday 10:00 of the next week: between them the holiday and a make-up Saturday. */
const overHoliday = wander('h-1', Date.parse('2025-09-30T10:00:00+08:00'), [
  { kind: 'wait', hours: 24 * 13 },
  { kind: 'lose' },
]);
const logs: readonly ProspectEvent[][] = [...wandering, ...midnight, overHoliday];

beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
  const { models } = rig.workflows;
  const holidays = ['2025-10-01', '2025-10-02', '2025-10-03', '2025-10-06', '2025-10-07', '2025-10-08'];
  const makeUpWorkdays = ['2025-09-28', '2025-10-11'];
  await models.calendars.updateOne({ _id: defaultCalendarId }, { $set: { holidays, makeUpWorkdays } });
  const { write } = createProjectionWriter(models);
  for (const log of logs) await write(projection(log));
});
afterAll(async () => {
  await rig.stop();
});

async function report(query: Record<string, string>, as: string = people.admin): Promise<FunnelReport> {
  const reply = await site.get<FunnelReport>(`funnel/report?${new URLSearchParams(query).toString()}`, as);
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
}

/** Ids of a whole list. */
async function listed(query: Readonly<Record<string, string>>, as: string = people.admin): Promise<Page['items']> {
  const rows: Page['items'] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Record<string, string> = { ...query, limit: '15', ...(cursor === '' ? {} : { cursor }) };
    const reply = await site.get<Page>(`prospects?${new URLSearchParams(page).toString()}`, as);
    expect(reply.status, reply.text).toBe(200);
    rows.push(...reply.body.items);
    cursor = reply.body.nextCursor;
  }
  expect(new Set(rows.map(({ prospectId }) => prospectId)).size).toBe(rows.length);
  return rows;
}

interface Numbered {
  readonly where: string;
  readonly count: number;
  readonly list: Readonly<Record<string, string>>;
}

/** Every number of a report that has a list, wherever it stands. */
function numbersOf(value: unknown, where = ''): Numbered[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('count' in value && 'list' in value)
    return [{ ...(value as Omit<Numbered, 'where'>), where }, ...inside(value, where)];
  return inside(value, where);
}

function inside(value: object, where: string): Numbered[] {
  return Object.entries(value).flatMap(([key, part]) => (key === 'list' ? [] : numbersOf(part, `${where}/${key}`)));
}

const autumn = { from: '2025-09-22', to: '2025-10-19' };

describe('every number', () => {
  test.each([
    ['the bank', {}, 'branch'],
    ['a team', { teamId: 't-0102' }, 'team'],
    ['an owner', { ownerId: 's-0101' }, 'owner'],
  ])('of %s is the length of the list it opens', async (_whose, scope, rankBy) => {
    const body = await report({ ...autumn, ...scope, rankBy });
    const numbers = numbersOf(body);
    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers.filter(({ count }) => count > 0).length).toBeGreaterThan(20);
    const wrong: string[] = [];
    const seen = new Map<string, number>();
    // of those that are 0 every fifth
    for (const { where, count, list } of numbers.filter((number, index) => number.count > 0 || index % 5 === 0)) {
      const key = JSON.stringify(list);
      const length = seen.get(key) ?? (await listed(list)).length;
      seen.set(key, length);
      if (length !== count) wrong.push(`${where}: ${count}, listed ${length} by ${key}`);
    }
    expect(wrong).toEqual([]);
  });

  test('is the length of the file of its list, which says in its first row what was counted', async () => {
    const { totals } = await report({ ...autumn, teamId: 't-0102' });
    const { count, list } = totals.begun;
    expect(count).toBeGreaterThan(0);
    const query = new URLSearchParams({ ...list, language: 'en' }).toString();
    const { status, text } = await site.get(`prospects/export.csv?${query}`, people.admin);
    expect(status, text).toBe(200);
    const [watermark, _headings, ...rows] = text.trimEnd().split('\r\n');
    expect(rows).toHaveLength(count);
    expect(watermark).toContain('number of the funnel: New pursuits');
    expect(watermark).toContain('period from: 2025-09-22, period to: 2025-10-19');
    expect((await site.get(`prospects/export.csv?flow=won`, people.admin)).status).toBe(400);
  });

  test('of the period before is the length of the same list in its days', async () => {
    const { before, totals, steps, losses } = await report(autumn);
    const figures = [
      totals.begun,
      totals.won,
      totals.lost,
      totals.overLimit,
      totals.cohortWon,
      ...steps.flatMap(({ entered, conversion, otherEnd }) => [entered, conversion.reached, otherEnd]),
      ...losses.flatMap(({ figure, steps: here }) => [figure, ...here.map((loss) => loss.figure)]),
    ];
    const lengths = await Promise.all(figures.map(async ({ list }) => (await listed({ ...list, ...before })).length));
    expect(lengths).toEqual(figures.map((figure) => figure.before));
    expect(Math.max(...lengths)).toBeGreaterThan(0);
  });

  test('of a loss reason by step is a part of that of the reason', async () => {
    const { losses } = await report(autumn);
    expect(losses.length).toBeGreaterThan(0);
    for (const { figure, steps, outcome } of losses) {
      const all = losses.filter((loss) => loss.outcome === outcome).reduce((sum, loss) => sum + loss.figure.count, 0);
      const parts = steps.map((loss) => loss.figure.count);
      // who was lost, reopened and lost again in another step counts once in each, and once together
      expect(parts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(figure.count);
      expect(Math.max(...parts)).toBeLessThanOrEqual(figure.count);
      expect(steps.map((loss) => Math.round(loss.share * all))).toEqual(parts);
    }
  });

  test('ranked by branch is that of the branch; whoever reaches one branch sees one', async () => {
    const [{ ranking }, ofHead, ...branches] = await Promise.all([
      report({ ...autumn, rankBy: 'branch' }),
      report({ ...autumn, rankBy: 'branch' }, people.head),
      ...['b-01', 'b-02'].map((branchId) => report({ ...autumn, branchId })),
    ]);
    for (const [index, id] of ['b-01', 'b-02'].entries()) {
      const row = ranking.find((one) => one.id === id);
      expect(row?.begun.count).toBe(branches[index]?.totals.begun.count);
      expect(row?.won.count).toBe(branches[index]?.totals.won.count);
      expect(row?.open.count).toBe(branches[index]?.now.open.count);
    }
    expect(ofHead.ranking.map(({ id }) => id)).toEqual(['b-01']);
  });

  test('is that of the events: begun, won, lost and what is open now, by a plain recount', async () => {
    const inAutumn = (atMs: number): boolean =>
      atMs >= Date.parse('2025-09-22T00:00+08:00') && atMs < Date.parse('2025-10-20T00:00+08:00');
    const happened = (is: (event: ProspectEvent) => boolean): number =>
      logs.filter((log) => log.some((event) => is(event) && inAutumn(event.atMs))).length;
    const { totals, now, period, before } = await report(autumn);
    expect(period).toEqual(autumn);
    expect(before).toEqual({ from: '2025-08-25', to: '2025-09-21' });
    expect(totals.begun.count).toBe(happened(({ fromPhase }) => fromPhase === null));
    expect(totals.won.count).toBe(happened(({ fromPhase, toPhase }) => toPhase === 'won' && fromPhase !== 'won'));
    expect(totals.lost.count).toBe(happened(({ fromPhase, toPhase }) => toPhase === 'lost' && fromPhase !== 'lost'));
    expect(now.open.count).toBe(logs.filter((log) => !isTerminal(foldEvents(log)?.phase ?? 'lost')).length);
    expect(totals.begun.before).toBe((await report(before)).totals.begun.count);
  });

  test('of the branches together is that of the bank', async () => {
    const [bank, one, two] = await Promise.all([
      report(autumn),
      report({ ...autumn, branchId: 'b-01' }),
      report({ ...autumn, branchId: 'b-02' }),
    ]);
    expect(one.totals.begun.count + two.totals.begun.count).toBe(bank.totals.begun.count);
    expect(one.now.open.count + two.now.open.count).toBe(bank.now.open.count);
    expect(two.totals.forward.count).toBeGreaterThan(0);
  });
});

describe('a period', () => {
  test('begins and ends at midnight in Shanghai', async () => {
    const begun = async (from: string, to: string): Promise<number> => (await report({ from, to })).totals.begun.count;
    expect(await begun('2025-11-30', '2025-11-30')).toBe(1);
    expect(await begun('2025-12-01', '2025-12-01')).toBe(1);
    expect(await begun('2025-11-30', '2025-12-01')).toBe(2);
    expect(await begun('2025-12-02', '2025-12-31')).toBe(0);
  });

  test('over a holiday counts working time alone', async () => {
    const { steps } = await report({ from: '2025-10-13', to: '2025-10-13', ownerId: 's-0101' });
    const [row] = await listed({ flow: 'lost', from: '2025-10-13', to: '2025-10-13', ownerId: 's-0101' });
    expect(row?.prospectId).toBe('h-1');
    // Tuesday from 10:00, Thursday, Friday and the make-up Saturday after the holiday, and an hour of Monday
    const { models } = rig.workflows;
    await models.stepIntervals.deleteMany({ prospectId: { $ne: 'h-1' } });
    try {
      const [alone] = (await report({ from: '2025-10-13', to: '2025-10-13' })).steps;
      expect(alone?.time).toMatchObject({ medianDays: 4, p80Days: 4, limitDays: 10, stayed: { count: 1 } });
    } finally {
      const { write } = createProjectionWriter(models);
      for (const log of logs) await write(projection(log));
    }
    expect(steps[0]?.lost.count).toBe(1);
  });

  test.each([
    [{ from: '2025-10-02', to: '2025-10-01' }],
    [{ from: '2024-01-01', to: '2025-12-31' }],
    [{ from: '2025-02-30', to: '2025-03-01' }],
    [{ from: '2025-03-01' }],
  ])('%o is refused', async (query) => {
    const path = `funnel/report?${new URLSearchParams(query as Record<string, string>).toString()}`;
    expect((await site.get<Problem>(path, people.head)).body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
  });

  test.each(['flow=won', 'flow=won&from=2025-01-01', 'from=2025-01-01&to=2025-01-02', 'flowStep=2', 'flow=moon'])(
    'a list by %s is refused',
    async (query) => {
      expect((await site.get<Problem>(`prospects?${query}`, people.head)).status).toBe(400);
    },
  );
});

describe('whoever asks', () => {
  test('counts what the profile reaches: own, team, branch, bank', async () => {
    const of = async (as: string): Promise<FunnelReport['totals']> => (await report(autumn, as)).totals;
    const [own, team, branch, bank] = await Promise.all([
      of(people.manager),
      of(people.teamLead),
      of(people.head),
      of(people.admin),
    ]);
    expect(own.begun.count).toBe((await report({ ...autumn, ownerId: people.manager })).totals.begun.count);
    expect(branch.begun.count).toBe((await report({ ...autumn, branchId: 'b-01' })).totals.begun.count);
    expect(team.begun.count).toBeLessThanOrEqual(branch.begun.count);
    expect(branch.forward.count).toBeLessThan(bank.forward.count);
    expect((await of('s-0104')).forward.count).toBe(0);
  });

  test('is told nothing of others, asked by their branch, team or id', async () => {
    for (const scope of [{ branchId: 'b-02' }, { teamId: 't-0201' }, { ownerId: 's-0201' }]) {
      const body = await report({ ...autumn, ...scope }, 's-0104');
      expect(numbersOf(body).filter(({ count }) => count !== 0)).toEqual([]);
      expect(body.ranking).toEqual([]);
      expect(await listed({ flow: 'begun', ...autumn, ...scope }, 's-0104')).toEqual([]);
    }
    const ofBranch = await listed({ flow: 'begun', ...autumn, branchId: 'b-02' });
    const ofHead = await listed({ flow: 'begun', ...autumn }, people.otherHead);
    // what another branch has taken over since is counted, but no longer theirs to look at
    const stillThere = ofBranch.filter(({ branchId }) => branchId === 'b-02');
    expect(ofHead).toEqual(stillThere);
    expect(stillThere.length).toBeGreaterThan(0);
    expect(stillThere.length).toBeLessThan(ofBranch.length);
  });

  test('without the capability is refused', async () => {
    await rig.workflows.models.staff.updateOne({ _id: 's-0302' }, { $set: { profiles: ['trainer'] } });
    const path = 'funnel/report?from=2025-10-01&to=2025-10-31';
    expect((await site.get<Problem>(path, 's-0302')).body).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect((await site.call<Problem>('GET', path, { as: null })).status).toBe(401);
  });
});

test('the stalled list is the rotting prospects, longest neglected against their step first', async () => {
  const { stalled } = await report(autumn);
  const rows = await listed(stalled.list);
  expect(stalled.count).toBeGreaterThan(0);
  expect(rows.every(({ rotting }) => rotting)).toBe(true);
  expect(rows.map(({ prospectId }) => prospectId)).toEqual(
    expect.arrayContaining(stalled.longest.map(({ prospect }) => prospect.prospectId)),
  );
  const shares = stalled.longest.map(
    ({ prospect, thresholdDays }) => (prospect.untouchedWorkingDays ?? 0) / thresholdDays,
  );
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(1);
});

test('the workbook has a sheet for each part, says whose copy it is, and is written down', async () => {
  await rig.workflows.models.auditEntries.deleteMany({});
  const path = `/api/v1/funnel/report.xlsx?from=${autumn.from}&to=${autumn.to}&language=en&branchId=b-01&rankBy=team`;
  const response = await fetch(site.origin + path, { headers: { cookie: await site.cookieOf(people.head) } });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toContain('funnel-2025-09-22-2025-10-19.xlsx');
  const files = unzip(Buffer.from(await response.arrayBuffer()));
  const sheets = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(
    ([, name]) => name,
  );
  expect(sheets).toEqual(['Overview', 'Steps', 'Time in step', 'Phases', 'Ranking', 'Loss reasons', 'Stalled']);
  const texts = files.get('xl/sharedStrings.xml') ?? '';
  expect(texts).toContain('Exported by Branch head 0001 (s-0001)');
  expect(texts).toContain('period: 2025-09-22 to 2025-10-19; scope: Branch 01');
  const { totals, stalled, ranking } = await report({ ...autumn, branchId: 'b-01', rankBy: 'team' }, people.head);
  expect(ranking.map(({ id }) => id).every((id) => id.startsWith('t-'))).toBe(true);
  expect(texts).toContain('<t>Team</t>');
  expect(texts).toContain(`${stalled.count} pursuits`);
  const stalledRows = [...(files.get('xl/worksheets/sheet7.xml') ?? '').matchAll(/<row /g)].length;
  expect(stalledRows).toBe(stalled.count + 2);
  expect(files.get('xl/worksheets/sheet1.xml')).toContain(`<v>${totals.begun.count}</v>`);
  const [entry] = await rig.workflows.models.auditEntries.find().lean();
  expect(entry).toMatchObject({
    staffId: people.head,
    action: 'prospectsExported',
    subject: { kind: 'list', id: 'funnel' },
    reason: 'xlsx: from=2025-09-22 to=2025-10-19 branchId=b-01',
  });
});

test('what is done over HTTP is counted in the next report', async () => {
  const today = new Date(Date.now() + 8 * hourMs).toISOString().slice(0, 10);
  const begun = async (): Promise<number> => (await report({ from: today, to: today })).totals.begun.count;
  const before = await begun();
  const { status } = await site.call('POST', 'prospects', { body: leadBody() });
  expect([200, 202]).toContain(status);
  await eventually(async () => expect(await begun()).toBe(before + 1));
});

test('a step that a pursuit is still in shows in the time of the period', async () => {
  const { steps } = await report({ from: '2025-10-09', to: '2025-10-10' });
  const [find] = steps;
  expect(find?.time?.running.count).toBeGreaterThan(0);
  expect(find?.time?.medianDays).toBeGreaterThan(0);
  expect(steps[5]?.time).toBeNull();
});
