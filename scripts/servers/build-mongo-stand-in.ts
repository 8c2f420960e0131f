import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import { errorLine, findOnPath, run } from './commands.ts';
import { ensureFolder } from './folders.ts';

const SOURCES = path.join(import.meta.dirname, 'mongo-stand-in');
const OLDEST_JAVA = 17;
const NEEDS = 'the embedded database needs Java 17 or newer (with its compiler) and Maven';

/** Compiles the embedded database, once per content of its sources.
 *  @returns the arguments for `java` up to the main class's own, or why it cannot be built */
export async function buildMongoStandIn(
  toolsFolder: string,
  onProgress: (line: string) => void,
): Promise<{ java: string; classPath: string } | { reason: string }> {
  const java = await findOnPath('java');
  if (java === undefined) return { reason: `java is not installed: ${NEEDS}` };
  const { output } = await run(java, ['-version'], 20_000);
  const major = Number(/version "(\d+)/.exec(output)?.[1] ?? 0);
  if (major < OLDEST_JAVA) return { reason: `java is version ${major}: ${NEEDS}` };

  const sources = (await readdir(path.join(SOURCES, 'src'), { recursive: true })).filter((name) =>
    name.endsWith('.java'),
  );
  const files = sources.map((name) => path.join(SOURCES, 'src', name)).toSorted();
  const folder = path.join(toolsFolder, `mongo-stand-in-${await hashOf([path.join(SOURCES, 'pom.xml'), ...files])}`);
  const classPath = [path.join(folder, 'classes'), path.join(folder, 'lib', '*')].join(path.delimiter);
  if (existsSync(folder)) return { java, classPath };

  const maven = await findOnPath('mvn');
  const compiler = await findOnPath('javac');
  if (maven === undefined || compiler === undefined) {
    return { reason: `${maven === undefined ? 'mvn' : 'javac'} is not installed: ${NEEDS}` };
  }
  onProgress('building the embedded database (once)');
  const building = await mkdtemp(path.join(ensureFolder(toolsFolder), 'building-'));
  try {
    const libraries = path.join(building, 'lib');
    const copy = ['-q', '-B', '-f', path.join(SOURCES, 'pom.xml'), 'dependency:copy-dependencies'];
    const fetched = await run(maven, [...copy, `-DoutputDirectory=${libraries}`], 300_000);
    if (!fetched.isSuccess) return { reason: `Maven could not fetch its libraries (${errorLine(fetched.output)})` };
    const classes = path.join(building, 'classes');
    const compiled = await run(compiler, ['-d', classes, '-cp', path.join(libraries, '*'), ...files], 120_000);
    if (!compiled.isSuccess) return { reason: `its sources do not compile (${compiled.output.slice(0, 500)})` };
    await rename(building, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
    return { java, classPath };
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

async function hashOf(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(path.basename(file)).update(await readFile(file));
  return hash.digest('hex').slice(0, 12);
}
