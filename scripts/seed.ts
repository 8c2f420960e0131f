import { isDeepStrictEqual } from 'node:util';
import type { Model } from 'mongoose';
import { chineseCalendar } from '../adapters/chinese-calendar.ts';
import { loadConfig } from '../config/config.ts';
import { definitionAsData, latestVersion, publishedDefinition } from '../domain/process/published.ts';
import { defaultCalendarId, type BusinessCalendar } from '../models/business-calendar.ts';
import { connectDatabase, createModels, ensureIndexes, type Models } from '../models/connect.ts';
import type { Organisation } from '../models/organisation.ts';
import { findProcessDefinition } from '../models/process-definition.ts';
import {
  demoEmail,
  demonstrationFlag,
  demoPassword,
  seedAdministratorAccount,
  seedDemoAccounts,
} from './seed-accounts.ts';
import { demonstrationOrganisation, emptyOrganisation, firstAdministratorId } from './seed-data.ts';

/** Documents that a seeding added; 0 everywhere when all were there. */
export interface SeedReport {
  readonly branches: number;
  readonly teams: number;
  readonly staff: number;
  readonly calendars: number;
  readonly processDefinitions: number;
}

/** Stores what Tuoke needs to begin: an organisation, the working calendar and the process. Idempotent: documents that are
 *  there stay as they are, because people may have edited them.
 *  @throws Error when another text is stored under a published version of the process */
export async function seed(
  models: Models,
  nowMs: number = Date.now(),
  { branches, teams, staff }: Organisation = demonstrationOrganisation(),
): Promise<SeedReport> {
  return {
    branches: await addMissing(models.branches, branches),
    teams: await addMissing(models.teams, teams),
    staff: await addMissing(models.staff, staff),
    calendars: await addMissing(models.calendars, [initialCalendar(nowMs)]),
    processDefinitions: await publish(models, nowMs),
  };
}

async function addMissing<Row extends { readonly _id: string }>(
  model: Model<Row>,
  rows: readonly Row[],
): Promise<number> {
  const writes = rows.map(({ _id, ...fields }) => ({
    updateOne: { filter: { _id }, update: { $setOnInsert: fields }, upsert: true },
  }));
  const { upsertedCount } = await model.bulkWrite(writes as unknown as Parameters<typeof model.bulkWrite>[0]);
  return upsertedCount;
}

/** The announced holidays from last year on, as far as they are known. */
function initialCalendar(nowMs: number): BusinessCalendar {
  const thisYear = new Date(nowMs).getUTCFullYear();
  const { id, ...calendar } = chineseCalendar({ id: defaultCalendarId, fromYear: thisYear - 1, toYear: thisYear + 1 });
  return { _id: id, ...calendar, editedBy: null, version: 1 };
}

/** Stores the latest version of the process. One that is stored is never overwritten: prospects run on it. */
async function publish(models: Models, nowMs: number): Promise<number> {
  const published = publishedDefinition(latestVersion);
  if (published === null)
    throw new Error(`The latest process version ${latestVersion} is not among the published ones`);
  const definition = definitionAsData(published);
  const stored = await findProcessDefinition(models.processDefinitions, latestVersion);
  if (stored === null) {
    await models.processDefinitions.create({ _id: latestVersion, definition, publishedAt: new Date(nowMs) });
    return 1;
  }
  if (!isDeepStrictEqual(stored.definition, JSON.parse(JSON.stringify(definition)))) {
    throw new Error(
      `Process version ${latestVersion} is stored with other contents: a published version must not be edited, publish a new one instead`,
    );
  }
  return 0;
}

function organisationOf(isProduction: boolean): Organisation {
  return isProduction ? emptyOrganisation() : demonstrationOrganisation();
}

export interface AccountWishes {
  readonly isProduction: boolean;
  /** Never heard in production. */
  readonly isDemonstration: boolean;
  readonly administratorEmail: string;
}

/** Accounts for who may have one.   @returns what the person at the console must know */
export async function seedAccounts(
  models: Models,
  { isProduction, isDemonstration, administratorEmail }: AccountWishes,
): Promise<string[]> {
  const [administrator] = organisationOf(isProduction).staff.filter(({ _id }) => _id === firstAdministratorId);
  const lines: string[] = [];
  if (administrator !== undefined) {
    const password = await seedAdministratorAccount(models, administrator, administratorEmail);
    if (password !== null)
      lines.push(
        `first administrator: sign in as ${administratorEmail} with the one-time password ${password} (shown this once; a lost one is replaced by npm run new-password)`,
      );
  }
  if (isDemonstration && !isProduction) {
    await seedDemoAccounts(models, demonstrationOrganisation().staff);
    lines.push(`demonstration: sign in as ${demoEmail('0101')} (or another employee number) with ${demoPassword}`);
  }
  return lines;
}

if (import.meta.main) {
  const { mongodbUri, environment, administratorEmail } = loadConfig();
  const models = createModels(await connectDatabase(mongodbUri, 'tuoke-seed'));
  try {
    await ensureIndexes(models);
    const isProduction = environment === 'production';
    const added = await seed(models, Date.now(), organisationOf(isProduction));
    const lines = Object.entries(added).map(
      ([what, count]) => `${what}: ${count === 0 ? 'all there' : `${count} added`}`,
    );
    const isDemonstration = process.argv.includes(demonstrationFlag);
    lines.push(...(await seedAccounts(models, { isProduction, isDemonstration, administratorEmail })));
    process.stdout.write(`${lines.join('\n')}\n`);
  } finally {
    await models.connection.close();
  }
}
