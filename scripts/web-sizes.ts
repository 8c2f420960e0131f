import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

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

export interface PageSize {
  /** Folder in web/pages. */
  readonly page: string;
  /** Script that a browser loads before it shows this page when nothing is cached, gzip. */
  readonly firstLoadBytes: number;
  /** Of it what other pages do not need already. */
  readonly ownBytes: number;
}

/** Script of every page from the manifest of a build, compressed with gzip, which is the larger of the two encodings. */
export async function pageSizes(folder: string): Promise<readonly PageSize[]> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(path.join(folder, '.vite/manifest.json'), 'utf8')));
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry === true);
  if (entry === undefined) throw new Error(`${folder} has no entry`);
  const shell = chunksOf(manifest, entry);
  const sizes = new Map<string, number>();
  const bytesOf = async (keys: Iterable<string>): Promise<number> => {
    let sum = 0;
    for (const key of keys) {
      const file = manifest[key]?.file ?? '';
      if (!sizes.has(file)) sizes.set(file, gzipSync(await readFile(path.join(folder, file))).length);
      sum += sizes.get(file) ?? 0;
    }
    return sum;
  };
  const pages = Object.keys(manifest).filter((key) => /^pages\/[^/]+\/page\.tsx$/.test(key));
  return Promise.all(
    pages.toSorted().map(async (key) => {
      const own = chunksOf(manifest, key);
      return {
        page: key.split('/')[1] ?? key,
        firstLoadBytes: await bytesOf(new Set([...shell, ...own])),
        ownBytes: await bytesOf([...own].filter((chunk) => !shell.has(chunk))),
      };
    }),
  );
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
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`.padStart(10);
  const rows = (await pageSizes(folder)).map(
    ({ page, firstLoadBytes, ownBytes }) => `${page.padEnd(18)}${kilobytes(firstLoadBytes)}${kilobytes(ownBytes)}`,
  );
  return [`${'page (script, gzip)'.padEnd(18)}  first load       own`, ...rows].join('\n');
}
