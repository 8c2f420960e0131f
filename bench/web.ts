import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { ProspectSnapshot } from '../models/prospect.ts';
import { chromiumArgs, findChromium } from '../scripts/chromium.ts';
import { demoEmail, demoPassword } from '../scripts/seed-accounts.ts';
import { pageSizes } from '../scripts/web-sizes.ts';
import { run } from '../scripts/servers/commands.ts';
import { openReadModel } from './database.ts';
import { FunnelData } from './funnel-data.ts';
import { startInstallation, type BenchInstallation } from './installation.ts';
import { createLatencies, percentilesOf } from './load.ts';
import { formatted, say, sayTable } from './table.ts';

export interface WebOptions {
  readonly cards: number;
  readonly rounds: number;
}

const branchHead = '0001';
const targetBytes = 300 * 1_000;
const dragMs = 2_000;
const frameMs = 1_000 / 60;

/** `npm run bench -- web`: how soon a board with many cards shows the first one, whether dragging stays smooth, and how much
 *  script each page loads.
 *  @returns what was wrong, [] when the board showed every card */
export async function benchWeb(options: WebOptions): Promise<string[]> {
  sayLoad('before');
  const folder = await mkdtemp(path.join(tmpdir(), 'tuoke-bench-web-'));
  try {
    const built = await run(process.execPath, ['scripts/build-web.ts', folder], 300_000);
    if (!built.isSuccess) throw new Error(`The pages could not be built:\n${built.output}`);
    await saySizes(folder);
    return await measure(folder, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
    sayLoad('after');
  }
}

async function measure(folder: string, options: WebOptions): Promise<string[]> {
  const environment = { WEB_FOLDER: folder };
  const installation = await startInstallation({ temporalStore: 'memory', run: [], environment });
  try {
    await fill(installation, options.cards);
    await installation.start('api');
    return await inBrowser(installation, options);
  } finally {
    await installation.stop();
  }
}

function sayLoad(when: string): void {
  say(
    `load average ${when}: ${loadavg()
      .map((load) => load.toFixed(2))
      .join(' ')}`,
  );
}

async function saySizes(folder: string): Promise<void> {
  const sizes = await pageSizes(folder);
  sayTable(
    ['page', 'first load kB (Brotli)', 'own kB', 'first load kB (gzip)'],
    sizes.map(({ page, firstLoad, own }) => [
      page,
      firstLoad.brotliBytes / 1_000,
      own.brotliBytes / 1_000,
      firstLoad.gzipBytes / 1_000,
    ]),
  );
  const board = sizes.find(({ page }) => page === 'board')?.firstLoad.brotliBytes ?? Number.POSITIVE_INFINITY;
  say(`${board < targetBytes ? 'met   ' : 'MISSED'}  board below 300 kB: ${formatted(board / 1_000)} kB\n`);
}

/** Prospects of one branch that stand in a step; who is parked or has ended is on no board. */
async function fill({ environment }: BenchInstallation, cards: number): Promise<void> {
  const models = await openReadModel(environment['MONGODB_URI'] ?? '');
  const data = new FunnelData(Date.now());
  const unit = { branchId: 'b-01', teamId: 't-0101', ownerId: 's-0101', holderIds: ['s-0101'] };
  const rows: ProspectSnapshot[] = [];
  for (let number = 0; rows.length < cards; number += 1) {
    const row = { ...data.document(number, 1), ...unit };
    if (row.activeStep !== null) rows.push(row);
  }
  try {
    await models.prospects.collection.insertMany(rows as never[], { ordered: false });
  } finally {
    await models.connection.close();
  }
}

async function inBrowser({ apiUrl }: BenchInstallation, { cards, rounds }: WebOptions): Promise<string[]> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
  try {
    const firstCardMs: number[] = [];
    const frames: number[] = [];
    let counted = 0;
    for (let round = 0; round < rounds; round += 1) {
      const page = await signedIn(browser, apiUrl);
      firstCardMs.push(await openBoard(page, apiUrl));
      counted = await countedCards(page);
      frames.push(...(await framesWhileDragging(page)));
      await page.context().close();
    }
    report(firstCardMs, frames, cards);
    return counted === cards ? [] : [`the board counts ${counted} cards, ${cards} were written`];
  } finally {
    await browser.close();
  }
}

/** A browser that has loaded nothing yet. */
async function signedIn(browser: Browser, apiUrl: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const answer = await context.request.post(`${apiUrl}/api/auth/sign-in/email`, {
    data: { email: demoEmail(branchHead), password: demoPassword },
    headers: { origin: apiUrl },
  });
  if (!answer.ok()) throw new Error(`signing in: ${answer.status()}`);
  return context.newPage();
}

/** @returns ms from the start of the navigation to the first card */
async function openBoard(page: Page, apiUrl: string): Promise<number> {
  await page.goto(`${apiUrl}/board`, { waitUntil: 'commit' });
  await page.waitForSelector('.board-card');
  return page.evaluate(() => performance.now());
}

async function countedCards(page: Page): Promise<number> {
  const counts = await page.locator('.board-sums strong').allTextContents();
  return counts.reduce((sum, text) => sum + Number(text.replaceAll(/\D/g, '')), 0);
}

/** Runs in the page, whose types are not those of this process. */
const measureFrames = `new Promise((resolve) => {
  const between = [];
  const beganMs = performance.now();
  let lastMs = beganMs;
  const next = (nowMs) => {
    between.push(nowMs - lastMs);
    lastMs = nowMs;
    if (nowMs - beganMs < ${dragMs}) requestAnimationFrame(next);
    else resolve(between.slice(1));
  };
  requestAnimationFrame(next);
})`;

/** @returns ms between the frames while a card is carried over the columns */
async function framesWhileDragging(page: Page): Promise<number[]> {
  const box = await page.locator('.board-card').first().boundingBox();
  if (box === null) throw new Error('no card to drag');
  await page.mouse.move(box.x + 40, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 50, { steps: 4 });
  const measuring = page.evaluate<number[]>(measureFrames);
  const until = Date.now() + dragMs;
  for (let turn = 0; Date.now() < until; turn += 1)
    await page.mouse.move(turn % 2 === 0 ? 1_200 : 260, 400, { steps: 30 });
  const frames = await measuring;
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return frames;
}

function report(firstCardMs: readonly number[], frames: readonly number[], cards: number): void {
  const first = percentilesOf(recorded(firstCardMs));
  const between = percentilesOf(recorded(frames));
  const late = frames.filter((ms) => ms > frameMs * 1.5).length;
  sayTable(
    [`board with ${cards} cards`, 'p50 ms', 'p95 ms', 'worst ms'],
    [
      ['first card, nothing cached', first.p50, first.p95, Math.max(...firstCardMs)],
      ['between frames while dragging', between.p50, between.p95, Math.max(...frames)],
    ],
  );
  say(`frames later than ${formatted(frameMs * 1.5)} ms: ${late} of ${frames.length}`);
}

function recorded(spans: readonly number[]): ReturnType<typeof createLatencies> {
  const latencies = createLatencies();
  for (const ms of spans) latencies.record(Math.max(1, Math.round(ms * 1_000)));
  return latencies;
}
