import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// Every wall of .oxlintrc.json with a breach that must be reported and a clean file that must not.
// One run of oxlint over copies in a folder of their own, with the project's own configuration.

const root = join(import.meta.dirname, '../..');

interface Breach {
  readonly file: string;
  readonly source: string;
  readonly rule: string;
}

const wall = 'no-restricted-imports';
const global = 'no-restricted-globals';

function importing(from: string): string {
  return `import { thing } from '${from}';\nexport const used = thing;\n`;
}

function importingType(from: string): string {
  return `import type { Thing } from '${from}';\nexport type Used = Thing;\n`;
}

function breachesOf(folder: string, specifiers: readonly string[]): Breach[] {
  return specifiers.map((from, index) => ({
    file: `${folder}/import-${index}.ts`,
    source: importing(from),
    rule: wall,
  }));
}

const importBreaches: Breach[] = [
  ...breachesOf('domain', [
    'zod',
    'node:crypto',
    '@temporalio/workflow',
    '../contracts/prospect.ts',
    '../models/prospect.ts',
  ]),
  ...breachesOf('domain/prospect/commands', ['../../../workflows/prospect/messages.ts', '../../../config/config.ts']),
  ...breachesOf('contracts', [
    'express',
    'zod-openapi',
    'node:crypto',
    '../models/prospect.ts',
    '../adapters/payload-codec.ts',
  ]),
  ...breachesOf('workflows/prospect', [
    'zod',
    'mongoose',
    'node:crypto',
    '@temporalio/client',
    '@temporalio/worker',
    '@temporalio/activity',
    '@temporalio/testing',
    '@scope/package',
    '@tanstack/query-core',
    '../../contracts/prospect.ts',
    '../../activities/prospects.ts',
    '../../models/prospect.ts',
    '../../adapters/payload-codec.ts',
    '../../config/config.ts',
    '../../api/app.ts',
    '../../workers/queues.ts',
  ]),
  ...breachesOf('activities', [
    '../workflows/prospect/workflow.ts',
    '../api/app.ts',
    '../workers/queues.ts',
    '../config/config.ts',
  ]),
  ...breachesOf('models', ['../workflows/prospect/messages.ts', '../activities/prospects.ts', '../config/config.ts']),
  ...breachesOf('adapters', [
    '../workflows/index.ts',
    '../activities/prospects.ts',
    '../workers/queues.ts',
    '../api/app.ts',
  ]),
  ...breachesOf('api/prospects', [
    '../../workflows/prospect/workflow.ts',
    '../../activities/prospects.ts',
    '../../adapters/payload-codec.ts',
    '../../workers/queues.ts',
    '../../config/config.ts',
    '../../scripts/seed.ts',
  ]),
  { file: 'api/main.ts', source: importing('../activities/prospects.ts'), rule: wall },
  ...breachesOf('workers', ['../api/app.ts', '../web/app.ts']),
  ...breachesOf('config', ['../models/prospect.ts', '../workers/queues.ts']),
  ...breachesOf('web', ['../models/prospect.ts', '../api/app.ts', '../workflows/index.ts', 'node:fs']),
  ...breachesOf('web/pages/board', [
    '../funnel/page.tsx',
    '../../pages/my-day/words.ts',
    '../../../api/app.ts',
    'echarts',
  ]),
  ...breachesOf('web/parts', ['../pages/board/page.tsx']),
  // types open some walls, not these
  { file: 'domain/import-type.ts', source: importingType('../contracts/prospect.ts'), rule: wall },
  { file: 'workflows/prospect/import-type.ts', source: importingType('../../models/prospect.ts'), rule: wall },
];

const globalBreaches: Breach[] = [
  { file: 'domain/calendar.ts', source: 'export const at = Date.now();\n', rule: global },
  { file: 'domain/timer.ts', source: 'setTimeout(() => undefined, 5);\n', rule: global },
  { file: 'domain/id.ts', source: 'export const id = crypto.randomUUID();\n', rule: global },
  { file: 'domain/dice.ts', source: 'export const dice = Math.random();\n', rule: 'no-restricted-properties' },
  { file: 'domain/environment.ts', source: 'export const home = process.cwd();\n', rule: global },
  { file: 'workflows/prospect/now.ts', source: 'export const at = Date.now();\n', rule: global },
  { file: 'workflows/prospect/timer.ts', source: 'setTimeout(() => undefined, 5);\n', rule: global },
  { file: 'workflows/prospect/id.ts', source: 'export const id = crypto.randomUUID();\n', rule: global },
  {
    file: 'workflows/prospect/dice.ts',
    source: 'export const dice = Math.random();\n',
    rule: 'no-restricted-properties',
  },
  { file: 'activities/environment.ts', source: 'export const home = process.cwd();\n', rule: global },
  { file: 'api/main-environment.ts', source: 'export const home = process.env.HOME;\n', rule: 'no-process-env' },
  { file: 'workers/main.ts', source: 'export const home = process.env.HOME;\n', rule: 'no-process-env' },
  { file: 'models/log.ts', source: "console.log('hello');\n", rule: 'no-console' },
];

const typedBreaches: Breach[] = [
  {
    file: 'activities/floating.ts',
    source: 'async function later(): Promise<void> {}\nexport function now(): void {\n  later();\n}\n',
    rule: 'no-floating-promises',
  },
  {
    // an async update validator hangs the caller and stops the workflow (style M2)
    file: 'workflows/prospect/async-validator.ts',
    source: [
      "import { defineUpdate, setHandler } from '@temporalio/workflow';",
      "const advance = defineUpdate<void, [string]>('advance');",
      'setHandler(advance, (_to) => undefined, { validator: async (_to) => { await Promise.resolve(); } });',
      '',
    ].join('\n'),
    rule: 'no-misused-promises',
  },
  {
    file: 'domain/missing-case.ts',
    source: [
      "export function nameOf(kind: 'hard' | 'soft'): string {",
      '  switch (kind) {',
      "    case 'hard':",
      "      return 'must';",
      '  }',
      "  return 'other';",
      '}',
      '',
    ].join('\n'),
    rule: 'switch-exhaustiveness-check',
  },
  {
    file: 'models/any.ts',
    source: 'export function keep(value: any): void {\n  void value;\n}\n',
    rule: 'no-explicit-any',
  },
  {
    file: 'models/value-import-of-type.ts',
    source: "import { WorkingCalendar } from '../domain/clean.ts';\nexport type Kept = WorkingCalendar;\n",
    rule: 'consistent-type-imports',
  },
  { file: 'adapters/long-file.ts', source: 'export {};\n'.repeat(301), rule: 'max-lines' },
  { file: 'scripts/long-file.ts', source: 'export {};\n'.repeat(301), rule: 'max-lines' },
  {
    file: 'adapters/long-function.ts',
    source: `export function long(): void {\n${'\n'.repeat(10)}${'  void 0;\n'.repeat(60)}}\n`,
    rule: 'max-lines-per-function',
  },
  {
    file: 'models/round/one.ts',
    source: "import { two } from './two.ts';\nexport const one = (): number => two();\n",
    rule: 'no-cycle',
  },
  { file: 'adapters/camelCase.ts', source: 'export {};\n', rule: 'filename-case' },
];

/** `models/round/two.ts` closes the circle of the breach above, so it is a breach as well. */
const circle: Breach = {
  file: 'models/round/two.ts',
  source: "import { one } from './one.ts';\nexport const two = (): number => one();\n",
  rule: 'no-cycle',
};

const clean: Record<string, string> = {
  'domain/clean.ts': importing('./prospect/advance.ts') + 'export interface WorkingCalendar { readonly id: string }\n',
  'domain/prospect/clean.ts': importing('../calendar.ts'),
  'contracts/clean.ts':
    importing('../domain/calendar.ts') + importing('zod').replaceAll('thing', 'z').replace('used', 'other'),
  'workflows/prospect/clean.ts':
    importing('../../domain/calendar.ts') +
    importingType('../../contracts/prospect.ts') +
    "import { sleep } from '@temporalio/workflow';\nimport { workflowNowMs } from '../clock.ts';\nexport const waits = [sleep, workflowNowMs];\n",
  'workflows/prospect/clean-activities.ts': importingType('../../activities/prospects.ts'),
  'workflows/clock.ts': 'export const nowMs = (): number => Date.now();\n',
  'activities/clean.ts':
    importing('../workflows/prospect/messages.ts') +
    "import { heartbeat } from '@temporalio/activity';\nexport const beats = heartbeat;\n",
  'activities/clean-type.ts': importingType('../workflows/prospect/workflow.ts'),
  'activities/clean-models.ts': importing('../models/prospect.ts'),
  'models/clean.ts': importing('../contracts/prospect.ts'),
  'adapters/clean.ts':
    importing('../domain/calendar.ts') + "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID;\n",
  'api/prospects/clean.ts':
    importing('../../workflows/prospect/messages.ts') + importingType('../../workflows/prospect/workflow.ts'),
  'api/connections.ts':
    importing('../config/config.ts') +
    "import { codec } from '../adapters/payload-codec.ts';\nexport const kept = codec;\n",
  'workers/clean.ts':
    importing('../activities/prospects.ts') +
    "import { config } from '../config/config.ts';\nexport const kept = config;\n",
  'config/clean.ts': 'export const home = process.env.HOME;\n',
  'web/clean.ts': importing('../contracts/prospect.ts'),
  'web/client/clean.ts': importingType('../../api/routes.ts'),
  'web/pages/board/clean.ts': importing('../../parts/money.tsx'),
  'web/pages/board/columns/clean.ts': importing('../words.ts'),
  'scripts/clean.ts': `export function long(): void {\n${'  console.log(process.env.HOME);\n'.repeat(61)}}\n`,
};

interface Diagnostic {
  readonly filename: string;
  readonly code: string;
}

const breaches = [...importBreaches, ...globalBreaches, ...typedBreaches, circle];
let folder = '';
let found: Diagnostic[] = [];

async function plant(file: string, source: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), source);
}

/** oxlint exits with 1 when it found something, which is what is wanted here. */
async function lint(): Promise<Diagnostic[]> {
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
  // The folders by name: oxlint would walk into the linked node_modules.
  const folders = [...new Set([...breaches.map(({ file }) => file), ...Object.keys(clean)].map(topFolder))];
  const stdout = await promisify(execFile)(
    process.execPath,
    [oxlint, '--type-aware', '--format', 'json', ...folders],
    options,
  ).then(
    (done) => done.stdout,
    (error: { stdout?: string }) => error.stdout ?? '',
  );
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return diagnostics.map(({ filename, code }) => ({ filename: filename.replace(`${folder}/`, ''), code }));
}

function topFolder(file: string): string {
  return file.slice(0, file.indexOf('/'));
}

function codesIn(file: string): string[] {
  return found.filter(({ filename }) => filename === file).map(({ code }) => code.replace(/^.*\((.*)\)$/, '$1'));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'walls-'));
  for (const name of ['.oxlintrc.json', 'tsconfig.json', 'package.json'])
    await copyFile(join(root, name), join(folder, name));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const { file, source } of breaches) await plant(file, source);
  for (const [file, source] of Object.entries(clean)) await plant(file, source);
  found = await lint();
}, 60_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a planted breach is reported', () => {
  test.each(breaches)('$file: $rule', ({ file, rule }) => {
    expect(codesIn(file)).toContain(rule);
  });
});

describe('a clean file is not', () => {
  test.each(Object.keys(clean))('%s', (file) => {
    expect(codesIn(file)).toEqual([]);
  });
});

test('every breach is in a file of its own', () => {
  const files = [...breaches.map(({ file }) => file), ...Object.keys(clean)];
  expect(new Set(files).size).toBe(files.length);
});
