import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import { z } from 'zod';

/** What Vite writes about each chunk. */
const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.boolean().optional(),
    imports: z.array(z.string()).optional(),
    css: z.array(z.string()).optional(),
  }),
);

type Manifest = z.output<typeof manifestSchema>;

/** Script in the two encodings that a browser may take; all of today's take Brotli. */
export interface ScriptSize {
  readonly brotliBytes: number;
  readonly gzipBytes: number;
}

export interface PageSize {
  /** Folder in web/pages. */
  readonly page: string;
  /** What a browser loads before it shows this page when nothing is cached. */
  readonly firstLoad: ScriptSize;
  /** Of it what is not loaded with every page. */
  readonly own: ScriptSize;
}

/** Script of every page, from the manifest of a build. */
export async function pageSizes(folder: string): Promise<readonly PageSize[]> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(path.join(folder, '.vite/manifest.json'), 'utf8')));
  const entry = 'index.html';
  if (manifest[entry]?.isEntry !== true) throw new Error(`${folder} has no entry`);
  const shell = chunksOf(manifest, entry);
  const size = sizing(manifest, folder);
  const pages = Object.keys(manifest).filter((key) => /^pages\/[^/]+\/page\.tsx$/.test(key));
  // An entry of its own, of which nothing is shared with the shell on purpose.
  const survey = await size(chunksOf(manifest, 'survey.html'));
  const routed = await Promise.all(
    pages.toSorted().map(async (key) => {
      const own = chunksOf(manifest, key);
      return {
        page: key.split('/')[1] ?? key,
        firstLoad: await size(new Set([...shell, ...own])),
        own: await size([...own].filter((chunk) => !shell.has(chunk))),
      };
    }),
  );
  return [...routed, { page: 'survey', firstLoad: survey, own: survey }];
}

/** Adds up the compressed copies of chunks. */
function sizing(manifest: Manifest, folder: string): (keys: Iterable<string>) => Promise<ScriptSize> {
  const known = new Map<string, Promise<ScriptSize>>();
  const sizeOf = async (key: string): Promise<ScriptSize> => {
    const file = path.join(folder, manifest[key]?.file ?? '');
    const bytes = (ending: string): Promise<number> =>
      stat(`${file}${ending}`).then(
        ({ size }) => size,
        () => 0,
      );
    // small files have no compressed copies and are sent as they are
    const plainBytes = await bytes('');
    return { brotliBytes: (await bytes('.br')) || plainBytes, gzipBytes: (await bytes('.gz')) || plainBytes };
  };
  return async (keys) => {
    let sum: ScriptSize = { brotliBytes: 0, gzipBytes: 0 };
    for (const key of keys) {
      if (!known.has(key)) known.set(key, sizeOf(key));
      const { brotliBytes = 0, gzipBytes = 0 } = (await known.get(key)) ?? {};
      sum = { brotliBytes: sum.brotliBytes + brotliBytes, gzipBytes: sum.gzipBytes + gzipBytes };
    }
    return sum;
  };
}

/** A chunk with everything it imports. */
function chunksOf(manifest: Manifest, key: string, found: Set<string> = new Set()): Set<string> {
  if (found.has(key)) return found;
  found.add(key);
  for (const imported of manifest[key]?.imports ?? []) chunksOf(manifest, imported, found);
  return found;
}

/** The sizes as a table for people. */
export async function reportSizes(folder: string): Promise<string> {
  const column = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`.padStart(9);
  const rows = (await pageSizes(folder)).map(
    ({ page, firstLoad, own }) =>
      `${page.padEnd(18)}${column(firstLoad.brotliBytes)}${column(own.brotliBytes)}${column(firstLoad.gzipBytes)}`,
  );
  return [`${'script of a page'.padEnd(18)}   Brotli      own     gzip`, ...rows].join('\n');
}
