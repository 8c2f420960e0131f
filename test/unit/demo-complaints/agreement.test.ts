import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintEvent } from '../../../domain/complaint/event.ts';
import { countCases } from '../../../scripts/demo-complaints/count-cases.ts';
import { countFile } from '../../../scripts/demo-complaints/count-file.ts';
import { moveDates } from '../../../scripts/demo-complaints/moved-dates.ts';
import { complaintsFile } from '../../../scripts/demo-complaints/options.ts';
import { planCase, type PlannedCase } from '../../../scripts/demo-complaints/plan-case.ts';
import { readComplaints, UnreadableComplaints } from '../../../scripts/demo-complaints/read-complaints.ts';
import { disagreements, reportOf } from '../../../scripts/demo-complaints/report.ts';
import { demonstrationRules } from '../../../scripts/demo-complaints/rules.ts';
import { Case } from '../../factories/complaint.ts';

const all = Number.POSITIVE_INFINITY;
const rules = demonstrationRules();
const dayMs = 86_400_000;
let folder: string;
let logs: ComplaintEvent[][];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tuoke-complaints-'));
  const { rows } = await readComplaints(complaintsFile, all);
  const dates = moveDates(Math.min(...rows.map((row) => row.date_received)), Date.parse('2026-11-26T15:00:00Z'));
  logs = rows.map((row) => live(planCase(row, dates, rules), dates.calendar));
});
afterAll(() => rm(folder, { recursive: true }));

/** The case by the rules alone, without a server. */
function live({ registration, steps }: PlannedCase, workdays: ReturnType<typeof moveDates>['calendar']) {
  const given = new Case(registration, { workdays, rules });
  for (const { atMs, commands } of steps) {
    given.wait(atMs);
    for (const { name, payload, actor } of commands) expect(given.attempt(name, payload as never, actor)).toBeNull();
  }
  given.wait(given.nowMs + 31 * dayMs);
  expect(given.state.status).toBe('finalised');
  return given.log;
}

async function changedFile(change: (text: string) => string): Promise<string> {
  const file = path.join(folder, 'changed.csv');
  await writeFile(file, change(await readFile(complaintsFile, 'utf8')));
  return file;
}

describe('what the rules make of the sample', () => {
  test('is what a plain count over the file says', () => {
    const { 'sent before received': unusable, ...file } = countFile(complaintsFile, all);
    expect(unusable).toBe(4);
    expect(disagreements(countCases(logs), file)).toEqual([]);
    expect(file).toMatchObject({ cases: 496, 'cases: late by timely_response': 7, 'cases: appealed': 105 });
  });

  test.each([
    ['a late answer less', (text: string) => text.replace(',No,No,', ',Yes,No,'), 'cases: late by timely_response: 7'],
    ['a dispute more', (text: string) => text.replace(',Yes,No,', ',Yes,Yes,'), 'cases: appealed: 105'],
    ['another channel', (text: string) => text.replace(',Phone,', ',Web,'), 'submitted via phone: 65'],
    ['another product', (text: string) => text.replace(',Student loan,', ',Credit card,'), 'product Student loan: 17'],
  ])('does not agree with a file that has %s', async (_, change, expected) => {
    const { 'sent before received': _unusable, ...file } = countFile(await changedFile(change), all);
    expect(disagreements(countCases(logs), file).join('\n')).toContain(expected);
  });

  test('is reported by product, channel and level', () => {
    const report = reportOf(countCases(logs));
    expect(report).toMatch(/合计 · all +496 +489 +7 +395 +101 +105/);
    expect(report).toMatch(/Mortgage +161 +160 +1/);
    expect(report).toMatch(/regulator +36/);
    expect(report).toMatch(/\n3 +59 +144/);
  });
});

describe('a row that cannot be used', () => {
  test('is listed with its line when it was sent before it was received', async () => {
    const { rows, unusable } = await readComplaints(complaintsFile, all);
    expect(rows).toHaveLength(496);
    expect(unusable.map(({ line }) => line)).toEqual([437, 439, 450, 457]);
    for (const { problems, original } of unusable) {
      expect(problems).toEqual([expect.stringMatching(/^date_sent_to_company: is before date_received/)]);
      expect(original['date_received']).toBe('8/31/2013');
    }
  });

  test.each([
    ['8/30/2013,Mortgage', '2/30/2013,Mortgage', 'date_received: must be a date of the calendar'],
    ['8/30/2013,Mortgage', '2013-08-30,Mortgage', 'date_received: must be a date such as 8/30/2013'],
    [',Referral,', ',Pigeon,', 'submitted_via: is no known channel'],
    ['Yes,Yes,511074', 'maybe,Yes,511074', 'timely_response: must be Yes or No'],
    [',511080', ',511074', 'complaint_id: 511074 was there before'],
  ])('is told why: %s as %s', async (from, to, problem) => {
    const { unusable } = await readComplaints(await changedFile((text) => text.replace(from, to)), 2);
    expect(unusable.flatMap(({ problems }) => problems)).toEqual([problem]);
  });

  test('does not stop a file from being read, but a missing column does', async () => {
    const file = await changedFile((text) => text.replace('timely_response', 'prompt_response'));
    await expect(readComplaints(file, all)).rejects.toThrow(
      new UnreadableComplaints('The header lacks timely_response.'),
    );
    await expect(readComplaints(path.join(folder, 'none.csv'), all)).rejects.toThrow(/cannot be read/);
  });
});
