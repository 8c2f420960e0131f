/** `npm run build:web`: builds the pages into build/web, or the folder given as argument, with compressed copies beside the
 *  files, and says how much script a browser loads for each page. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import { build } from 'vite';

import { reportSizes } from './web-sizes.ts';

const root = path.resolve(import.meta.dirname, '..');
const outDir = path.resolve(process.argv[2] ?? path.join(root, 'build/web'));

/** Smaller files are not worth a second request for the copy. */
const leastBytes = 1_024;

async function compress(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < leastBytes) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params }));
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}

// Whatever this process is for, browsers get React without its development checks.
process.env['NODE_ENV'] = 'production';
await build({ configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir } });
const assets = path.join(outDir, 'assets');
await Promise.all((await readdir(assets)).map((name) => compress(path.join(assets, name))));
process.stdout.write(`${await reportSizes(outDir)}\n${outDir}\n`);
