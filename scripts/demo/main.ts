/** `npm run demo`: real clients of a bank, each driven through the six steps to where the file says the client went. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { funnelView } from '../../contracts/funnel.ts';
import type { StepNumber } from '../../domain/process/definition.ts';
import { answers } from '../launch/processes.ts';
import { waitUntil } from '../servers/ports.ts';
import { createApiClient, Refused, Unreachable, type ApiClient } from './api-client.ts';
import { auditProspect } from './audit.ts';
import { findCampaign, findReader, findTeams } from './bank.ts';
import type { ClientRow } from './client-row.ts';
import { customerName } from './lead.ts';
import { demoUsage, readDemoOptions, UsageError, type DemoOptions } from './options.ts';
import { forEachOf } from './pool.ts';
import { createProgressBar, type ProgressBar } from './progress.ts';
import { pursue, type Team } from './pursue.ts';
import { readRows, UnreadableFile, type BadRow } from './read-rows.ts';
import { conversionTable, funnelTable } from './report.ts';

/** The longest that anything behind the API may be away in mid-run. */
const patienceMs = 5 * 60_000;
const apiUpWithinMs = 10_000;

/** A good row with which something went wrong on the way. */
interface FailedRow {
  readonly client: number;
  readonly problems: readonly string[];
  readonly original: ClientRow;
}

interface Driven {
  readonly prospectIds: ReadonlyMap<ClientRow, string>;
  readonly failed: readonly FailedRow[];
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function main(options: DemoOptions): Promise<boolean> {
  const startedAtMs = Date.now();
  const { rows, bad } = await readRows(options.file, options.rows);
  const yesRows = rows.filter(({ y }) => y === 'yes').length;
  say(
    `${rows.length + bad.length} rows read from ${path.relative(process.cwd(), options.file)}: ${rows.length} clients, ${yesRows} of them y=yes, ${bad.length} unusable`,
  );
  if (!(await waitUntil(() => answers(`${options.apiUrl}/health/ready`), apiUpWithinMs))) {
    throw new UsageError(
      `No Tuoke is ready at ${options.apiUrl}: start it with npm start, or name another address with --api.`,
    );
  }
  const retries = new Map<string, number>();
  const api = createApiClient({
    baseUrl: options.apiUrl,
    patienceMs,
    onRetry: (why) => retries.set(why, (retries.get(why) ?? 0) + 1),
  });
  const teams = await findTeams(api);
  const { prospectIds, failed } = await driveAll(api, rows, teams, options);
  const drivenMs = Date.now() - startedAtMs;
  const audited = await auditAll(api, prospectIds, options);
  const failures = [...failed, ...audited.failed];
  await writeErrors(options.errorFile, [...bad, ...failures]);
  for (const [why, times] of retries) say(`repeated ${times} times: ${why}`);
  return report(api, { options, rows, visited: audited.visited, failures, bad, drivenMs });
}

async function driveAll(
  api: ApiClient,
  rows: readonly ClientRow[],
  teams: readonly Team[],
  { run, concurrency }: DemoOptions,
): Promise<Driven> {
  const known = await findCampaign(api, run, await findReader(api));
  if (known.size > 0) say(`${known.size} clients of campaign ${run} are prospects already: going on where it stopped`);
  const bar = createProgressBar('clients', rows.length);
  const prospectIds = new Map<ClientRow, string>();
  const failed: FailedRow[] = [];
  await forEachOf([...rows.entries()], concurrency, async ([index, row]) => {
    const team = teams[index % teams.length] as Team;
    try {
      prospectIds.set(row, await pursue(api, { row, run, team, known: known.get(customerName(row)) }));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      failed.push(failedRow(row, [error.message], bar));
    }
    bar.tick();
  });
  bar.finish();
  return { prospectIds, failed };
}

function failedRow(row: ClientRow, problems: readonly string[], bar: ProgressBar): FailedRow {
  bar.note(`client ${row.id}: ${problems.join('; ')}`);
  return { client: row.id, problems, original: row };
}

/** Reads every log again: nothing lost, nothing twice. */
async function auditAll(
  api: ApiClient,
  prospectIds: ReadonlyMap<ClientRow, string>,
  { run, concurrency }: DemoOptions,
): Promise<{ visited: StepNumber[][]; failed: FailedRow[] }> {
  const staffId = await findReader(api);
  const bar = createProgressBar('logs checked', prospectIds.size);
  const visited: StepNumber[][] = [];
  const failed: FailedRow[] = [];
  await forEachOf([...prospectIds], concurrency, async ([row, prospectId]) => {
    const { problems, steps } = await auditProspect(api, prospectId, { row, run, staffId });
    visited.push([...steps]);
    if (problems.length > 0) failed.push(failedRow(row, problems, bar));
    bar.tick();
  });
  bar.finish();
  return { visited, failed };
}

async function writeErrors(file: string, errors: readonly (BadRow | FailedRow)[]): Promise<void> {
  await rm(file, { force: true });
  if (errors.length === 0) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, errors.map((error) => `${JSON.stringify(error)}\n`).join(''));
  say(`${errors.length} rows are listed in ${file}`);
}

interface Results {
  readonly options: DemoOptions;
  readonly rows: readonly ClientRow[];
  readonly visited: readonly (readonly StepNumber[])[];
  readonly failures: readonly FailedRow[];
  readonly bad: readonly BadRow[];
  readonly drivenMs: number;
}

/** Prints what came out and compares it with the file.   @returns whether they agree */
async function report(api: ApiClient, { options, rows, visited, failures, bad, drivenMs }: Results): Promise<boolean> {
  const staffId = await findReader(api);
  const funnel = await api.get('/funnel', staffId, funnelView);
  const listed = await findCampaign(api, options.run, staffId);
  const closed = rows.filter((row) => listed.get(customerName(row))?.phase === 'maintaining').length;
  const yesRows = rows.filter(({ y }) => y === 'yes').length;
  say(`\n漏斗（全行） · funnel of the whole bank\n\n${funnelTable(funnel)}`);
  say(`\n转化率（本次名单） · conversion of the clients of this run\n\n${conversionTable(visited)}\n`);
  say(
    `${rows.length} clients in ${(drivenMs / 1000).toFixed(1)} s, ${(rows.length / (drivenMs / 1000)).toFixed(1)} a second; ${bad.length} rows unusable, ${failures.length} clients with problems`,
  );
  say(`closed and in maintenance: ${closed}; y=yes rows read: ${yesRows}`);
  if (closed === yesRows && failures.length === 0) return true;
  process.stderr.write(
    closed === yesRows
      ? 'Some clients did not go where the file says: see the list of errors.\n'
      : 'The number in maintenance is not the number of y=yes rows.\n',
  );
  return false;
}

if (process.argv.includes('--help')) {
  say(demoUsage);
} else {
  try {
    process.exitCode = (await main(readDemoOptions(process.argv.slice(2)))) ? 0 : 1;
  } catch (error) {
    const isForPeople =
      error instanceof UsageError ||
      error instanceof UnreadableFile ||
      error instanceof Unreachable ||
      error instanceof Refused;
    if (!isForPeople) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
