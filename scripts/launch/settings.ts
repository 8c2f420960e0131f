import { createHash } from 'node:crypto';
import path from 'node:path';

import { z } from 'zod';

import { ConfigError, environmentSchema, loadConfig, port, problemsOf } from '../../config/config.ts';
import { PROJECT_FOLDER, dataFolder, toolsFolder } from '../servers/folders.ts';
import { StartRefused } from './start-refused.ts';

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

/** Variables of the processes that `npm start` must know itself. */
const passedOnSchema = z.object({
  NODE_ENV: environmentSchema.shape.NODE_ENV,
  API_HOST: z.string().default('127.0.0.1'),
  API_PORT: port.default(3000),
  TEMPORAL_ADDRESS: z.string().optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  MONGODB_URI: z.string().optional(),
  PAYLOAD_KEYS: z.string().optional(),
  AUTH_SECRET: z.string().optional(),
  PUBLIC_URL: z.string().optional(),
  SMTP_URL: z.string().optional(),
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
  const problems = settingProblems(given);
  if (problems.length > 0) throw new StartRefused(`The settings are not usable:\n- ${problems.join('\n- ')}`);
  const parsed = launcherSchema.extend(passedOnSchema.shape).parse(given);
  return {
    ...parsed,
    dataFolder: dataFolder(),
    runFolder: path.join(dataFolder(), 'run'),
    toolsFolder: toolsFolder(),
    isReset: args.includes('--reset'),
    isConfirmed: args.includes('--yes'),
  };
}

/** What this start fills in for the processes. In production it makes up no secrets. */
const filledIn = { TEMPORAL_ADDRESS: '127.0.0.1:7233', MONGODB_URI: 'mongodb://127.0.0.1:27017/tuoke' };
const madeUp = { AUTH_SECRET: 'x'.repeat(32), PAYLOAD_KEYS: `k:${Buffer.alloc(32).toString('base64')}` };

/** Everything wrong with the settings of this start and of the processes, before anything is started. */
export function settingProblems(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  const own = problemsOf(launcherSchema.safeParse(given).error);
  const secrets = given['NODE_ENV'] === 'production' ? {} : madeUp;
  try {
    loadConfig({ ...filledIn, ...secrets, ...given });
    return own;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [...own, ...error.problems];
  }
}

/** A short name for a value that must not be written down. */
export function fingerprint(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 16);
}
