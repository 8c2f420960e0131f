/** `npm run demo:complaints`: real complaints, each lived through from registration to closing on its own dates, with skipped
 *  time; then what came out is compared with a plain count over the file. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { forEachOf } from '../demo/pool.ts';
import { createProgressBar } from '../demo/progress.ts';
import { NoServerError } from '../servers/server-plan.ts';
import { countCases } from './count-cases.ts';
import { countFile } from './count-file.ts';
import { actsOf, auditCase, liveThrough, type Living } from './live-through.ts';
import { moveDates } from './moved-dates.ts';
import {
  complaintsFile,
  complaintsUsage,
  readComplaintsOptions,
  UsageError,
  type ComplaintsOptions,
} from './options.ts';
import { planCase, type PlannedCase } from './plan-case.ts';
import { readComplaints, UnreadableComplaints, type ComplaintsRead, type UnusableRow } from './read-complaints.ts';
import { MemoryReadModel } from './read-model.ts';
import { disagreements, reportOf } from './report.ts';
import { demonstrationRules } from './rules.ts';
import { startSkippingServer, type SkippingServer } from './server.ts';

/** After so many problems the rest is only counted. */
const shownProblems = 20;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function main(options: ComplaintsOptions): Promise<boolean> {
  const startedAtMs = Date.now();
  const read = await readComplaints(complaintsFile, options.rows);
  const { rows, unusable } = read;
  say(`${rows.length + unusable.length} complaints read, ${rows.length} of them usable`);
  await writeErrors(options.errorFile, unusable);
  const server = await startSkippingServer(say);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void server.stop().finally(() => process.exit(130)));
  try {
    const living = await live(server, read);
    const problems = [...(await audit(living.living, living.cases)), ...compare(living.living, read, options)];
    say(`\n${living.acts} acts in ${((Date.now() - startedAtMs) / 1000).toFixed(0)} s`);
    return told(problems);
  } finally {
    await server.stop();
  }
}

interface Lived {
  readonly living: Living;
  readonly cases: readonly PlannedCase[];
  readonly acts: number;
}

async function live(server: SkippingServer, { rows }: ComplaintsRead): Promise<Lived> {
  const firstDay = Math.min(...rows.map(({ date_received: day }) => day));
  const dates = moveDates(firstDay, await server.nowMs());
  say(`every date is moved by ${dates.weeks} weeks, holidays as well: the server's clock starts today`);
  const readModel = new MemoryReadModel(dates.calendar);
  await server.work(readModel);
  const living: Living = { server, readModel, dates, rules: demonstrationRules() };
  const cases = rows.map((row) => planCase(row, dates, living.rules));
  const acts = cases.reduce((sum, planned) => sum + actsOf(planned), 0);
  const bar = createProgressBar('acts of people', acts);
  await liveThrough(living, cases, bar);
  bar.finish();
  return { living, cases, acts };
}

/** Compares every log with its workflow's own record.   @returns what is wrong */
async function audit(living: Living, cases: readonly PlannedCase[]): Promise<string[]> {
  const bar = createProgressBar('logs checked', cases.length);
  const wrong: string[] = [];
  await forEachOf(cases, 10, async (planned) => {
    wrong.push(...(await auditCase(living, planned)).map((problem) => `${planned.complaintId}: ${problem}`));
    bar.tick();
  });
  bar.finish();
  return wrong;
}

/** Prints what came out.   @returns where it is not what the file says */
function compare({ readModel }: Living, { unusable }: ComplaintsRead, { rows }: ComplaintsOptions): readonly string[] {
  const cases = countCases(readModel.logs.values());
  const events = [...readModel.logs.values()].reduce((sum, log) => sum + log.length, 0);
  const { held, released } = readModel.holds;
  say(`\n${reportOf(cases)}\n`);
  say(`${events} events; sales were held ${held} times and released ${released} times`);
  const file = countFile(complaintsFile, rows);
  const compared = { ...cases, 'sent before received': unusable.length };
  const differing = disagreements(compared, file);
  say(`${Object.keys(file).length - differing.length} of ${Object.keys(file).length} counts agree with the file`);
  return differing;
}

function told(problems: readonly string[]): boolean {
  for (const problem of problems.slice(0, shownProblems)) process.stderr.write(`${problem}\n`);
  if (problems.length > shownProblems) process.stderr.write(`and ${problems.length - shownProblems} more\n`);
  return problems.length === 0;
}

async function writeErrors(file: string, errors: readonly UnusableRow[]): Promise<void> {
  await rm(file, { force: true });
  if (errors.length === 0) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, errors.map((error) => `${JSON.stringify(error)}\n`).join(''));
  say(`${errors.length} rows are listed in ${file}`);
}

if (process.argv.includes('--help')) {
  say(complaintsUsage);
} else {
  try {
    process.exitCode = (await main(readComplaintsOptions(process.argv.slice(2)))) ? 0 : 1;
  } catch (error) {
    const isForPeople =
      error instanceof UsageError || error instanceof UnreadableComplaints || error instanceof NoServerError;
    if (!isForPeople) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
