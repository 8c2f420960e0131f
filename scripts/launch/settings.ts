import { createHash } from 'node:crypto';
import path from 'node:path';

import { z } from 'zod';

import { PROJECT_FOLDER, dataFolder, toolsFolder } from '../servers/folders.ts';
import { StartRefused } from './start-refused.ts';

const port = z.coerce.number().int().min(1).max(65_535);

/** Variables that only `npm start` reads, with their defaults. */
export const launcherSchema = z.object({
  TEMPORAL_PORT: port.default(7233),
  TEMPORAL_UI_PORT: port.default(8233),
  MONGODB_PORT: port.default(27_017),
  MONGODB_HEAP: z
    .string()
    .regex(/^\d+[mg]$/, 'must be a size like 512m or 2g')
    .default('1g'),
  TUOKE_DATA_DIR: z.string().default('.data'),
});

/** Variables of the processes that `npm start` must know itself. The processes check the rest. */
const passedOnSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  API_HOST: z.string().default('127.0.0.1'),
  API_PORT: port.default(3000),
  TEMPORAL_ADDRESS: z.string().optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  MONGODB_URI: z.string().optional(),
  PAYLOAD_KEYS: z.string().optional(),
  AUTH_SECRET: z.string().optional(),
  PUBLIC_URL: z.string().optional(),
  WORKER_HEALTH_PORT: port.optional(),
  WORKFLOW_BUNDLE: z.string().optional(),
  WEB_FOLDER: z.string().optional(),
});

export type Settings = z.infer<typeof launcherSchema> &
  z.infer<typeof passedOnSchema> & {
    readonly dataFolder: string;
    readonly runFolder: string;
    readonly toolsFolder: string;
    readonly isReset: boolean;
    readonly isConfirmed: boolean;
  };

/** Reads the settings from the environment and `.env` (the environment wins) and the command line.
 *  @throws StartRefused naming every setting that is not usable */
export function readSettings(args: readonly string[]): Settings {
  try {
    process.loadEnvFile(path.join(PROJECT_FOLDER, '.env'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const unknown = args.filter((arg) => arg !== '--reset' && arg !== '--yes');
  if (unknown.length > 0) throw new StartRefused(`Unknown argument ${unknown.join(' ')}; known are --reset and --yes.`);
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const parsed = launcherSchema.extend(passedOnSchema.shape).safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new StartRefused(`The settings are not usable: ${problems.join('; ')}.`);
  }
  return {
    ...parsed.data,
    dataFolder: dataFolder(),
    runFolder: path.join(dataFolder(), 'run'),
    toolsFolder: toolsFolder(),
    isReset: args.includes('--reset'),
    isConfirmed: args.includes('--yes'),
  };
}

/** A short name for a value that must not be written down. */
export function fingerprint(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 16);
}
