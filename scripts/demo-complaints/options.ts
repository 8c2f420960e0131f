import path from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { dataFolder, PROJECT_FOLDER } from '../servers/folders.ts';

/** What was asked for cannot be done; the message says why, to the person who asked. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const complaintsFile = path.join(PROJECT_FOLDER, 'samples/cfpb-complaints-500.csv');

export interface ComplaintsOptions {
  /** Infinity: all. */
  readonly rows: number;
  readonly errorFile: string;
}

export const complaintsUsage = `npm run demo:complaints -- [options]
  --rows N|all       how many complaints of the sample to take (all)
  --errors FILE      where rows that cannot be used are listed (demo-complaints-errors.ndjson in the data folder)
`;

const schema = z.strictObject({
  rows: z
    .string()
    .regex(/^([1-9]\d*|all)$/, 'must be a number of 1 or more, or all')
    .transform((text) => (text === 'all' ? Number.POSITIVE_INFINITY : Number(text))),
  errors: z.string().min(1),
});

/** Reads the command line.   @throws UsageError naming every mistake */
export function readComplaintsOptions(args: readonly string[]): ComplaintsOptions {
  const text = { type: 'string' } as const;
  let values: Record<string, string | undefined>;
  try {
    ({ values } = parseArgs({ args: [...args], options: { rows: text, errors: text } }));
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${complaintsUsage}`);
  }
  const defaults = { rows: 'all', errors: path.join(dataFolder(), 'demo-complaints-errors.ndjson') };
  const parsed = schema.safeParse({ ...defaults, ...values });
  if (!parsed.success)
    throw new UsageError(
      parsed.error.issues.map(({ path: [option], message }) => `--${String(option)} ${message}`).join('\n'),
    );
  return { rows: parsed.data.rows, errorFile: parsed.data.errors };
}
