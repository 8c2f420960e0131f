import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// What lint cannot see, because it reads one file at a time: see walls.test.ts for the rest.

const root = join(import.meta.dirname, '../..');
const productFolders = [
  'domain',
  'contracts',
  'workflows',
  'activities',
  'models',
  'adapters',
  'workers',
  'api',
  'config',
  'web',
];

/** The SDK's own packages; any other one in the workflow sandbox needs a reason and a line here. */
const sandboxPackages = ['@temporalio/common', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc'];

interface Bundled {
  readonly packages: string[];
  readonly folders: string[];
  readonly moduleCount: number;
}

async function bundle(workflowsPath: string): Promise<Bundled> {
  const log: string[] = [];
  const logger = new DefaultLogger('ERROR', ({ message }) => log.push(message));
  const { code } = await bundleWorkflowCode({ workflowsPath, logger }).catch((error: unknown) => {
    // The bundler's own error only says that the log has the reason.
    throw new Error(log.join('\n'), { cause: error });
  });
  const modules = [...code.matchAll(/^\/\*\*\*\/ "([^"]+)"/gm)].map(([, id = '']) => id);
  const packages = modules.flatMap((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []);
  const own = modules.filter((id) => id.startsWith('./') && !id.includes('node_modules'));
  return {
    packages: [...new Set(packages)].toSorted(),
    folders: [...new Set(own.map((id) => id.split('/')[1] ?? ''))].toSorted(),
    moduleCount: modules.length,
  };
}

async function sourcesIn(folder: string): Promise<string[]> {
  const names = await readdir(join(root, folder), { recursive: true }).catch(() => []);
  return names
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => `${folder}/${name}`);
}

async function productSources(): Promise<{ file: string; text: string }[]> {
  const files = (await Promise.all(productFolders.map(sourcesIn))).flat();
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(join(root, file), 'utf8') })));
}

describe('the workflow bundle', () => {
  let planted = '';
  beforeAll(async () => {
    planted = await mkdtemp(join(tmpdir(), 'bundle-'));
    await symlink(join(root, 'node_modules'), join(planted, 'node_modules'), 'dir');
    await writeFile(join(planted, 'rule.ts'), "import { z } from 'zod';\nexport const rule = z.string();\n");
    await writeFile(
      join(planted, 'uses-zod.ts'),
      "import { rule } from './rule.ts';\nexport const wf = async () => rule;\n",
    );
    await writeFile(
      join(planted, 'uses-node.ts'),
      "import { hostname } from 'node:os';\nexport const wf = async () => hostname();\n",
    );
    await writeFile(
      join(planted, 'uses-zod-types.ts'),
      "import type { ZodType } from 'zod';\nexport const wf = async (type: ZodType) => type;\n",
    );
  });
  afterAll(async () => {
    await rm(planted, { recursive: true, force: true });
  });

  test('holds domain/, workflows/ and the SDK only', async () => {
    const { packages, folders, moduleCount } = await bundle(join(root, 'workflows/index.ts'));
    expect(moduleCount).toBeGreaterThan(50);
    expect(folders).toEqual(['domain', 'workflows']);
    expect(packages).toEqual(sandboxPackages);
  });

  test('would show a package that a rule brings along', async () => {
    expect((await bundle(join(planted, 'uses-zod.ts'))).packages).toContain('zod');
  });

  test('does not hold a package of which only types are used', async () => {
    expect((await bundle(join(planted, 'uses-zod-types.ts'))).packages).toEqual(sandboxPackages);
  });

  test('cannot be built with a Node module', async () => {
    await expect(bundle(join(planted, 'uses-node.ts'))).rejects.toThrow('node:os');
  });
});

interface Definition {
  readonly type: 'update' | 'signal' | 'query';
  readonly name: string;
}

function isDefinition(value: unknown): value is Definition {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('name' in value)) return false;
  return typeof value.name === 'string' && ['update', 'signal', 'query'].includes(String(value.type));
}

/** Wire names in a module of messages that differ from their constant: `advanceUpdate` or `updates.advance` is 'advance'. */
function misnamed(exported: Record<string, unknown>): { count: number; wrong: string[] } {
  const wrong: string[] = [];
  let count = 0;
  const compare = (constant: string, expected: string, { name }: Definition): void => {
    count += 1;
    if (name !== expected) wrong.push(`${constant} is '${name}' on the wire`);
  };
  for (const [constant, value] of Object.entries(exported)) {
    if (isDefinition(value)) compare(constant, constant.replace(/(Update|Signal|Query)$/, ''), value);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, entry] of Object.entries(value))
        if (isDefinition(entry)) compare(`${constant}.${key}`, key, entry);
    }
  }
  return { count, wrong };
}

describe('wire names', () => {
  test('are those of the constants in every messages.ts', async () => {
    const files = (await sourcesIn('workflows')).filter((file) => file.endsWith('/messages.ts'));
    expect(files).toContain('workflows/prospect/messages.ts');
    for (const file of files) {
      const { count, wrong } = misnamed((await import(join(root, file))) as Record<string, unknown>);
      expect(wrong, file).toEqual([]);
      expect(count, `${file} has messages`).toBeGreaterThan(0);
    }
  });

  test('that differ would be found', () => {
    const exported = {
      advanceUpdate: { type: 'update', name: 'advance' },
      parkUpdate: { type: 'update', name: 'setAside' },
      prospectSignals: { opened: { type: 'signal', name: 'opened' }, closed: { type: 'signal', name: 'ended' } },
      prospectTaskQueue: 'prospect-v1',
    };
    expect(misnamed(exported)).toEqual({
      count: 4,
      wrong: ["parkUpdate is 'setAside' on the wire", "prospectSignals.closed is 'ended' on the wire"],
    });
  });
});

/** A dependency that answers everything with itself: factories may be called, what they make may not. */
const anything: unknown = new Proxy(() => undefined, {
  get: (_target, key) => (key === Symbol.toPrimitive ? () => 1 : anything),
  apply: () => anything,
});

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

describe('activity names', () => {
  test('are unique over all factories', async () => {
    const all: string[] = [];
    let composed: string[] = [];
    for (const file of await sourcesIn('activities')) {
      const exported = (await import(join(root, file))) as Record<string, unknown>;
      for (const [name, factory] of Object.entries(exported)) {
        if (!/^create\w*Activities$/.test(name) || typeof factory !== 'function') continue;
        const names = Object.keys((factory as (deps: unknown) => object)(anything));
        if (name === 'createActivities') composed = names;
        else all.push(...names);
      }
    }
    expect(composed.length).toBeGreaterThan(0);
    // A name made by two factories would be lost without a word when createActivities spreads them together.
    expect(repeated(all)).toEqual([]);
    expect(all.filter((name) => !composed.includes(name))).toEqual([]);
  });

  test('that are used twice would be found', () => {
    expect(repeated(['remind', 'project', 'remind'])).toEqual(['remind']);
  });
});

const environmentRead = /process\s*(\?\.|\.|\[\s*['"])\s*env\b|\benv\b[^\n]*\bfrom\s*['"](node:)?process['"]/;

describe('product files', () => {
  test('have at most 300 lines', async () => {
    const sources = await productSources();
    expect(sources.length).toBeGreaterThan(50);
    const long = sources
      .map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  test('read the environment in config/ only', async () => {
    const readers = (await productSources()).filter(({ text }) => environmentRead.test(text)).map(({ file }) => file);
    expect(readers.length).toBeGreaterThan(0);
    expect(readers.filter((file) => !file.startsWith('config/'))).toEqual([]);
  });

  test.each([
    ['process.env.HOME', true],
    ["process['env']", true],
    ["import { env } from 'node:process';", true],
    ['process.exitCode = 1', false],
    ['environment.HOME', false],
  ])('%s is a reading of the environment: %s', (source, expected) => {
    expect(environmentRead.test(source)).toBe(expected);
  });
});
