import path from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { environmentBeside } from '../launch/running.ts';
import { dataFolder, PROJECT_FOLDER } from '../servers/folders.ts';

/** What was asked for cannot be done; the message says why, to the person who asked. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface DemoOptions {
  /** Infinity: all. */
  readonly rows: number;
  readonly file: string;
  /** Without a slash at its end. */
  readonly apiUrl: string;
  readonly concurrency: number;
  readonly errorFile: string;
  /** Names the campaign. The same name continues an earlier run, another one starts afresh. */
  readonly run: string;
}

export const demoUsage = `npm run demo -- [options]
  --rows N|all       how many rows of the sample to take (500)
  --file FILE        a file with the columns of samples/bank-marketing-10pct.csv
  --api URL          where the API answers (that of the running npm start, else http://127.0.0.1:3000)
  --concurrency N    how many clients at a time (8)
  --errors FILE      where rows that cannot be used are listed (demo-errors.ndjson in the data folder)
  --run NAME         name of the campaign; the same name goes on where it stopped (bank-marketing)
`;

const schema = z.strictObject({
  rows: z.union([z.literal('all').transform(() => Number.POSITIVE_INFINITY), z.coerce.number().int().min(1)], {
    error: 'must be a number of 1 or more, or all',
  }),
  file: z.string().min(1),
  api: z
    .url({ protocol: /^https?$/, error: 'must be a URL such as http://127.0.0.1:3000' })
    .transform((url) => url.replace(/\/+$/, '')),
  concurrency: z.coerce.number().int().min(1).max(64),
  errors: z.string().min(1),
  run: z.string().regex(/^[a-z][a-z0-9-]{2,25}$/, 'must be 3 to 26 small letters, digits and -'),
});

/** Reads the command line.   @throws UsageError naming every mistake */
export function readDemoOptions(args: readonly string[]): DemoOptions {
  const text = { type: 'string' } as const;
  let values: Record<string, string | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: { rows: text, file: text, api: text, concurrency: text, errors: text, run: text },
    }));
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${demoUsage}`);
  }
  const defaults = {
    rows: '500',
    file: path.join(PROJECT_FOLDER, 'samples/bank-marketing-10pct.csv'),
    api: defaultApiUrl(),
    concurrency: '8',
    errors: path.join(dataFolder(), 'demo-errors.ndjson'),
    run: 'bank-marketing',
  };
  const parsed = schema.safeParse({ ...defaults, ...values });
  if (!parsed.success)
    throw new UsageError(
      parsed.error.issues.map(({ path: [option], message }) => `--${String(option)} ${message}`).join('\n'),
    );
  const { api, errors, ...options } = parsed.data;
  return { ...options, apiUrl: api, errorFile: errors };
}

/** Where the running installation answers, else where one would by default. */
export function defaultApiUrl(): string {
  const { API_HOST: host = '127.0.0.1', API_PORT: port = '3000' } = environmentBeside();
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
}
