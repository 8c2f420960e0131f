import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { environmentSchema } from '../../config/config.ts';
import { clockCodes, statuses } from '../../domain/complaint/catalogue.ts';
import { complaintCommands } from '../../domain/complaint/commands.ts';
import { surveyStatuses } from '../../domain/survey/catalogue.ts';
import { deadlineCodes, phaseCodes, taskKinds } from '../../domain/process/definition.ts';
import { deadlineRules } from '../../domain/process/pin-rules.ts';
import { sixStepsV1 } from '../../domain/process/six-steps-v1.ts';
import { prospectCommands } from '../../domain/prospect/commands.ts';
import { prospectIdFor } from '../../models/prospect-id.ts';
import { launcherSchema } from '../../scripts/launch/settings.ts';

const project = path.resolve(import.meta.dirname, '../..');

function read(file: string): string {
  return readFileSync(path.join(project, file), 'utf8');
}

const decisions = readdirSync(path.join(project, 'docs/adr')).filter((name) => /^\d{4}-/.test(name));
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'docs/ARCHITECTURE.md',
  'docs/GLOSSARY.md',
  'docs/CHANGING-A-WORKFLOW.md',
  'docs/adr/README.md',
  ...decisions.map((name) => `docs/adr/${name}`),
];

/** Words in backticks that name a file or folder of the project; what is made at run time is none. */
function pathsIn(text: string): string[] {
  const folders = readdirSync(project, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
  const words = [...text.matchAll(/`([^`\s]+)`/g)].map(([, word = '']) => word);
  return words.filter((word) => {
    if (!/^\.?[\w-][\w./-]*$/.test(word) || /^\.(env|data)(\/|$)/.test(word)) return false;
    const [top = ''] = word.split('/');
    return word.includes('/') ? folders.includes(top) : /^[\w-].*\.(ts|mjs|md|json|yml)$/.test(word);
  });
}

function missingPaths(file: string): string[] {
  return pathsIn(read(file)).filter((word) => !existsSync(path.join(project, word)));
}

function brokenLinks(file: string): string[] {
  const targets = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !existsSync(path.resolve(project, path.dirname(file), target)));
}

function unknownScripts(file: string): string[] {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  return [...read(file).matchAll(/npm run ([\w:-]+)/g)].flatMap(([, name = '']) => (name in scripts ? [] : [name]));
}

describe.each(documents)('%s', (file) => {
  test('names only files that exist', () => expect(missingPaths(file)).toEqual([]));
  test('links only to files that exist', () => expect(brokenLinks(file)).toEqual([]));
  test('names only npm scripts that exist', () => expect(unknownScripts(file)).toEqual([]));
  test('tells nothing of the machine it was written on', () =>
    expect(read(file)).not.toMatch(/(^|[\s`('"])\/(work|tmp|home|root)\//m));
});

test('a file that does not exist would be noticed', () => {
  const planted = 'see `domain/process/step.ts`, `nowhere.ts`, `config/`, `application/json` and `docs/`';
  expect(pathsIn(planted).filter((word) => !existsSync(path.join(project, word)))).toEqual([
    'domain/process/step.ts',
    'nowhere.ts',
  ]);
});

/** Rows of the table below a marker: the cells, without backticks. */
function configurationTable(marker: string): string[][] {
  const [, after = ''] = read('README.md').split(`<!-- config: ${marker} -->\n`);
  const lines = after.slice(0, after.indexOf('\n\n')).split('\n').slice(2);
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );
}

function defaultOf(schema: z.ZodType): string {
  const parsed = schema.safeParse(undefined);
  if (!parsed.success) return 'required';
  return parsed.data === undefined ? '–' : String(parsed.data as string | number | boolean);
}

describe.each([
  ['environmentSchema', environmentSchema.shape],
  ['launcherSchema', launcherSchema.shape],
] as const)('the configuration table of %s', (marker, shape) => {
  test('has the variables that are read, in their order, with their defaults', () => {
    const expected = Object.entries<z.ZodType>(shape).map(([name, schema]) => [name, defaultOf(schema)]);
    expect(configurationTable(marker).map(([name, value]) => [name, value])).toEqual(expected);
  });
});

describe('the glossary', () => {
  const rows = read('docs/GLOSSARY.md')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const rowOf = (section: string, code: string): string | undefined => {
    const [, after = ''] = read('docs/GLOSSARY.md').split(`\n## ${section}\n`);
    const [body = ''] = after.split('\n## ');
    return body.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${code}\``));
  };

  test.each([
    ['Phases', phaseCodes],
    ['Commands', [...Object.keys(prospectCommands), 'create', 'reopen']],
    ['Tasks', taskKinds],
    ['Deadlines', deadlineCodes],
    ['Complaint states', statuses],
    ['Survey states', surveyStatuses],
    ['Complaint clocks', clockCodes],
    ['Complaint commands', Object.keys(complaintCommands)],
  ] as const)('%s: has a word for each', (section, codes) => {
    expect(codes.filter((code) => rowOf(section, code) === undefined)).toEqual([]);
  });

  test('uses the words of the definition', () => {
    const phases = [...sixStepsV1.steps.flatMap((step) => step.phases), ...sixStepsV1.sharedPhases].map(
      ({ code, name }) => ({ section: 'Phases', code, words: name }),
    );
    const deadlines = deadlineRules(sixStepsV1).map(({ code, text }) => ({ section: 'Deadlines', code, words: text }));
    const steps = sixStepsV1.steps.map(({ code, name }) => ({ section: 'Steps', code, words: name }));
    const others = [...phases, ...deadlines, ...steps].filter(({ section, code, words }) => {
      const row = rowOf(section, code) ?? '';
      return !row.includes(`| ${words.zh} | ${words.en} |`);
    });
    expect(others).toEqual([]);
  });

  test('has no empty word', () =>
    expect(rows.filter((row) => /^\|\s*\|/.test(row) && !row.startsWith('| |'))).toEqual([]));
});

describe('README', () => {
  test('shows the six steps by their names', () => {
    const [picture = ''] = /```mermaid\n[\s\S]*?```/.exec(read('README.md')) ?? [];
    for (const { number, name } of sixStepsV1.steps) expect(picture).toContain(`"${number} ${name.zh}<br/>${name.en}"`);
  });

  test('names the prospect that its first example really makes', () => {
    expect(read('README.md')).toContain(`P=${prospectIdFor('s-0101', 'first-lead-0001')} `);
  });
});

describe('decisions', () => {
  test('each is in the list', () => {
    const list = read('docs/adr/README.md');
    expect(decisions.filter((name) => !list.includes(`(${name})`))).toEqual([]);
  });

  test.each(decisions)('%s says why, what, what else and what follows', (name) => {
    const headings = [...read(`docs/adr/${name}`).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(expect.arrayContaining(['Context', 'Decision', 'Alternatives', 'Consequences']));
    expect(read(`docs/adr/${name}`)).toMatch(new RegExp(`^# ${name.slice(0, 4)}: `));
  });
});
