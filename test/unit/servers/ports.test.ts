import { createServer } from 'node:net';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

import { findFreePort } from '../../../scripts/servers/ports.ts';

const FIRST_OF_THE_SYSTEM = 32_768;

test('ports asked for at once differ, and none is one that the system hands out by itself', async () => {
  const ports = await Promise.all(Array.from({ length: 12 }, () => findFreePort()));
  expect(new Set(ports).size).toBe(12);
  expect(ports.filter((port) => port >= FIRST_OF_THE_SYSTEM)).toEqual([]);
});

test('a port that is taken is passed over', async () => {
  const before = await findFreePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(before + 1, '127.0.0.1', resolve));
  try {
    const rounds = await Promise.all(Array.from({ length: 19 }, () => findFreePort()));
    expect(rounds).not.toContain(before + 1);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});

test('two processes that start one after the other look in different places', () => {
  const module = path.join(import.meta.dirname, '../../../scripts/servers/ports.ts');
  const script = `import { findFreePort } from ${JSON.stringify(module)}; console.log(await findFreePort());`;
  const ask = (): string => execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(ask()).not.toBe(ask());
});
