import { usual } from '../test/factories/prospect.ts';
import { demonstrationOrganisation } from '../scripts/seed-data.ts';
import type { Models } from '../models/connect.ts';
import type { ApiAnswer, ApiClient } from './api-client.ts';
import { createLatencies, runLoad } from './load.ts';

const prefix = '/api/v1/prospects';
const inFlightAside = 20;

/** Customer managers of the first data: each may own prospects. */
export const managers = demonstrationOrganisation().staff.filter(({ profiles }) =>
  profiles.includes('customerManager'),
);

/** A prospect as the caller knows it. */
export interface KnownProspect {
  readonly prospectId: string;
  readonly ownerId: string;
  /** After the last answer. */
  revision: number;
}

/** Answers that were not what a correct system answers. */
export class WrongAnswerError extends Error {
  override readonly name = 'WrongAnswerError';
}

interface CommandAnswer {
  readonly prospectId: string;
  readonly revision: number;
  readonly phase: string;
}

/** Sends a command and checks its answer: one revision more, in the phase that follows.
 *  @returns false when it was done but not yet visible (202) */
export async function command(
  api: ApiClient,
  prospect: KnownProspect,
  name: string,
  payload: unknown,
  phaseAfter: string,
): Promise<boolean> {
  const answer = await api.post(`${prefix}/${prospect.prospectId}/commands/${name}`, prospect.ownerId, {
    expectedRevision: prospect.revision,
    payload,
  });
  const done = checkAnswer(answer, `${name} of ${prospect.prospectId}`);
  if (done.revision !== prospect.revision + 1 || done.phase !== phaseAfter) {
    throw new WrongAnswerError(
      `${name} of ${prospect.prospectId} at revision ${prospect.revision} answered ${JSON.stringify(answer.body)}`,
    );
  }
  prospect.revision = done.revision;
  return answer.status === 200;
}

function checkAnswer(answer: ApiAnswer, what: string): CommandAnswer {
  if (answer.status !== 200 && answer.status !== 202)
    throw new WrongAnswerError(`${what} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body as CommandAnswer;
}

/** The command that is measured. */
export function advance(api: ApiClient, prospect: KnownProspect): Promise<boolean> {
  return command(api, prospect, 'advance', { to: 'planningVisit' }, 'planningVisit');
}

/** Creates prospects through the API and brings them to gatheringIntel, ready to advance. */
export async function createReady(api: ApiClient, count: number): Promise<KnownProspect[]> {
  const prospects: KnownProspect[] = [];
  const numbers = Array.from({ length: count }, (_, index) => index);
  await runLoad(numbers, inFlightAside, createLatencies(), async (number) => {
    const ownerId = managers[number % managers.length]?._id ?? '';
    const answer = await api.post(prefix, ownerId, {
      customer: {
        name: `Bench customer ${number}`,
        customerType: 'company',
        phone: `139${String(number).padStart(8, '0')}`,
      },
      pursuitType: 'newCustomer',
      source: { findMethod: 'coldApproach' },
      expectedValueFen: 500_000_00,
      consent: 'lawfulContact',
    });
    const { prospectId, revision } = checkAnswer(answer, 'create');
    const prospect = { prospectId, ownerId, revision };
    const nowMs = Date.now();
    await qualify(api, prospect);
    await command(api, prospect, 'saveIntel', usual.saveIntel(nowMs), 'gatheringIntel');
    prospects.push(prospect);
  });
  return prospects;
}

/** Brings advanced prospects back to where they can be advanced again: the way back leads through qualification (P-15). */
export async function bringBack(api: ApiClient, prospects: readonly KnownProspect[]): Promise<void> {
  await runLoad(prospects, inFlightAside, createLatencies(), async (prospect) => {
    await command(api, prospect, 'fallBack', usual.fallBack(Date.now()), 'qualifying');
    await qualify(api, prospect);
  });
}

async function qualify(api: ApiClient, prospect: KnownProspect): Promise<void> {
  const { answers, growthType } = usual.submitQualification(Date.now());
  await command(api, prospect, 'submitQualification', { answers, growthType }, 'gatheringIntel');
}

/** Compares the read model with what the answers said: every event once, snapshots at the last of them.
 *  @returns what is wrong, [] when nothing is */
export async function checkReadModel(
  { prospects, prospectEvents }: Models,
  known: readonly KnownProspect[],
): Promise<string[]> {
  const ids = known.map(({ prospectId }) => prospectId);
  const [snapshots, events] = await Promise.all([
    prospects.find({ _id: { $in: ids } }, { revision: 1 }).lean<{ _id: string; revision: number }[]>(),
    prospectEvents
      .find({ prospectId: { $in: ids } }, { prospectId: 1, revision: 1 })
      .lean<{ prospectId: string; revision: number }[]>(),
  ]);
  const revisionOf = new Map(snapshots.map(({ _id, revision }) => [_id, revision]));
  const eventsOf = Map.groupBy(events, ({ prospectId }) => prospectId);
  return known.flatMap(({ prospectId, revision }) => {
    const numbers = (eventsOf.get(prospectId) ?? []).map((event) => event.revision).toSorted((a, b) => a - b);
    const isComplete = numbers.length === revision && numbers.every((number, index) => number === index + 1);
    const stored = revisionOf.get(prospectId);
    return isComplete && stored === revision
      ? []
      : [`${prospectId}: revision ${revision} was answered, ${stored} is stored, events ${numbers.join(',')}`];
  });
}
