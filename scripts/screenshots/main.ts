/** `npm run screenshots`: every page as a picture in both languages and two widths, of an installation of its own with the
 *  demonstration's clients and a week of work under way. --api URL takes them of a running one that was filled before (with
 *  --fill: fills it), --only NAME of one page, --to FOLDER puts them elsewhere, --keep-png leaves the uncompressed ones beside them. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { complaintList } from '../../contracts/complaint.ts';
import { importList, importView } from '../../contracts/import.ts';
import { prospectList } from '../../contracts/prospect-list.ts';
import { findInstallationPorts, startInstallation } from '../../test/servers/start-installation.ts';
import { createApiClient, type ApiClient } from '../demo/api-client.ts';
import { readRows } from '../demo/read-rows.ts';
import { demoEmail, demoPassword } from '../seed-accounts.ts';
import { run } from '../servers/commands.ts';
import { PROJECT_FOLDER } from '../servers/folders.ts';
import { Camera, languages, widths } from './camera.ts';
import { openComplaints } from './open-complaints.ts';
import { openWeek, weekRows } from './open-work.ts';
import { shots, type Sights } from './pages.ts';

const sample = path.join(PROJECT_FOLDER, 'samples/bank-marketing-10pct.csv');
/** Of the sample, from its beginning: the same ones every time. */
const demoRows = 120;
const quality = 0.68;
const demoWithinMs = 15 * 60_000;
const patienceMs = 60_000;
const mostBytes = 6_000_000;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Fills a new installation.   @throws Refused, Unreachable */
async function fill(apiUrl: string, folder: string): Promise<Sights> {
  say(`the demonstration with ${demoRows} clients`);
  const options = ['--rows', String(demoRows), '--api', apiUrl, '--errors', path.join(folder, 'errors.ndjson')];
  const demo = path.join(PROJECT_FOLDER, 'scripts/demo/main.ts');
  const { isSuccess, output } = await run(process.execPath, [demo, ...options], demoWithinMs);
  if (!isSuccess) throw new Error(`The demonstration failed:\n${output}`);
  say(`a week with ${weekRows} more`);
  const { rows } = await readRows(sample, demoRows + weekRows);
  const api = createApiClient({ baseUrl: apiUrl, patienceMs });
  const work = await openWeek(api, rows.slice(demoRows));
  say('a complaint desk');
  const complaints = await openComplaints(api);
  return { ...work, ...complaints, importId: await uploadSample(apiUrl) };
}

/** A file of leads with rows to mend.   @returns id of the import */
async function uploadSample(apiUrl: string): Promise<string> {
  const cookie = await signIn(apiUrl, '0101');
  const answer = await fetch(`${apiUrl}/api/v1/imports?fileName=leads-sample.csv`, {
    method: 'POST',
    headers: { cookie, origin: apiUrl, 'content-type': 'text/csv', 'idempotency-key': 'pictures-import-1' },
    body: await readFile(path.join(PROJECT_FOLDER, 'samples/leads-sample.csv')),
  });
  if (!answer.ok) throw new Error(`The import was refused: ${answer.status} ${await answer.text()}`);
  return importView.parse(await answer.json()).importId;
}

async function signIn(apiUrl: string, employeeNo: string): Promise<string> {
  const answer = await fetch(`${apiUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin: apiUrl, 'content-type': 'application/json' },
    body: JSON.stringify({ email: demoEmail(employeeNo), password: demoPassword }),
  });
  if (!answer.ok) throw new Error(`${employeeNo} could not sign in: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.slice(0, cookie.indexOf(';')))
    .join('; ');
}

/** What a running installation has that was filled before. */
async function findSights(api: ApiClient): Promise<Sights> {
  const closing = await api.get('/prospects?phase=closing&ownerId=s-0101', 's-0101', prospectList);
  const imports = await api.get('/imports', 's-0101', importList);
  const approvals = await api.get('/complaints?status=awaitingApproval', 's-0001', complaintList);
  return {
    closingId: closing.items[0]?.prospectId ?? '',
    approvalId: approvals.items[0]?.complaintId ?? '',
    importId: imports.items[0]?.importId ?? '',
  };
}

interface Taking {
  readonly only: string | undefined;
  readonly folder: string;
  readonly keepPng: boolean;
}

async function takeAll(origin: string, sights: Sights, { only, folder, keepPng }: Taking): Promise<void> {
  const camera = await Camera.open(origin);
  const failed: string[] = [];
  try {
    await mkdir(folder, { recursive: true });
    for (const shot of shots(sights).filter(({ name }) => only === undefined || name === only)) {
      for (const language of languages)
        for (const width of widths) {
          const file = path.join(folder, `${shot.name}-${language}-${width}`);
          try {
            const png = await camera.take(shot, { language, width });
            if (keepPng) await writeFile(`${file}.png`, png);
            await writeFile(`${file}.webp`, await camera.toWebp(png, quality));
          } catch (error) {
            const why = error instanceof Error ? error.message : String(error);
            say(`  ${path.basename(file)}: ${why}`);
            failed.push(path.basename(file));
          }
        }
      say(shot.name);
    }
  } finally {
    await camera.close();
  }
  if (failed.length > 0) throw new Error(`${failed.length} pictures failed: ${failed.join(', ')}`);
}

async function checkSize(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.webp'));
  const sizes = await Promise.all(files.map(async (name) => (await stat(path.join(folder, name))).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  say(`${files.length} pictures, ${(bytes / 1_000_000).toFixed(1)} MB`);
  if (bytes > mostBytes) throw new Error(`The pictures are larger than ${mostBytes / 1_000_000} MB together.`);
}

async function takeOfOwn(data: string, taking: Taking): Promise<void> {
  const installation = await startInstallation(data, await findInstallationPorts());
  try {
    await takeAll(installation.apiUrl, await fill(installation.apiUrl, data), taking);
  } finally {
    await installation.end('SIGTERM');
  }
}

async function takeOfRunning(origin: string, data: string, isNew: boolean, taking: Taking): Promise<void> {
  const api = createApiClient({ baseUrl: origin, patienceMs });
  await takeAll(origin, isNew ? await fill(origin, data) : await findSights(api), taking);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      api: { type: 'string' },
      only: { type: 'string' },
      to: { type: 'string', default: path.join(PROJECT_FOLDER, 'docs/images') },
      'keep-png': { type: 'boolean', default: false },
      fill: { type: 'boolean', default: false },
    },
  });
  const taking = { only: values.only, folder: values.to, keepPng: values['keep-png'] };
  const data = await mkdtemp(path.join(tmpdir(), 'tuoke-pictures-'));
  try {
    if (values.api === undefined) await takeOfOwn(data, taking);
    else await takeOfRunning(values.api, data, values.fill, taking);
  } finally {
    await rm(data, { recursive: true, force: true, maxRetries: 3 });
  }
  if (values.only === undefined) await checkSize(values.to);
}

await main();
