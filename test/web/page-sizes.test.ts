import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageSizes, type PageSize } from '../../scripts/web-sizes.ts';

/** What a browser may load before a manager sees the board for the first time. */
const budgetBytes = 300_000;

const root = path.resolve(import.meta.dirname, '../..');
let folder = '';
let sizes: readonly PageSize[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tuoke-pages-'));
  await promisify(execFile)(process.execPath, [path.join(root, 'scripts/build-web.ts'), folder], { cwd: root });
  sizes = await pageSizes(folder);
}, 180_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('every page is a route of its own whose script is told apart from the shell', () => {
  expect(sizes.map(({ page }) => page)).toContain('sign-in');
  for (const { page, own, firstLoad } of sizes) {
    if (page === 'survey') continue;
    expect(own.brotliBytes).toBeGreaterThan(0);
    expect(own.brotliBytes).toBeLessThan(firstLoad.brotliBytes);
  }
});

test('signing in and the board load less than 300 kB of compressed script', () => {
  const light = sizes.filter(({ page }) => ['sign-in', 'board'].includes(page));
  expect(light.filter(({ firstLoad }) => firstLoad.brotliBytes >= budgetBytes)).toEqual([]);
});

test('the page of a survey, opened on a telephone without a session, loads less than 100 kB', () => {
  const survey = sizes.find(({ page }) => page === 'survey');
  expect(survey?.firstLoad.brotliBytes).toBeGreaterThan(10_000);
  expect(survey?.firstLoad.brotliBytes).toBeLessThan(100_000);
});
