import { historyView } from '../../contracts/prospect.ts';
import { commandAnswer } from '../../contracts/prospect-commands.ts';
import { Refused, type ApiClient } from './api-client.ts';
import type { ClientRow } from './client-row.ts';
import { leadOf } from './lead.ts';
import { planOf } from './plan.ts';
import { commandIdOf, isCommandOf, type Facts, type Step } from './step.ts';

/** Who acts for a client. */
export interface Team {
  readonly ownerId: string;
  readonly backOfficeId: string;
}

/** A client who was made a prospect in an earlier run. */
export interface KnownProspect {
  readonly prospectId: string;
  readonly createdAtMs: number;
  readonly ownerId: string;
}

/** How far a client is. */
interface Progress {
  readonly prospectId: string;
  readonly createdAtMs: number;
  readonly ownerId: string;
  /** Of the last command: what the next one builds on. */
  readonly revision: number;
  readonly metAtMs: number | null;
  /** Index of the step to take next. */
  readonly next: number;
}

export interface Assignment {
  readonly row: ClientRow;
  readonly run: string;
  readonly team: Team;
  /** Absent for a client the list of prospects does not show. */
  readonly known: KnownProspect | undefined;
}

const meetingKey = 'advance-meeting';
/** The time of the appointment has passed before it was confirmed. */
const tooLate = 'X.FUTURE';

/** Takes a client from wherever an earlier run left off to the end of the plan. Every request can be repeated, by this run
 *  or another one, without a second effect.
 *  @returns id of the prospect   @throws Refused, Unreachable */
export async function pursue(api: ApiClient, assignment: Assignment): Promise<string> {
  const { row, run, team, known } = assignment;
  const steps = planOf(row);
  let progress = known === undefined ? await create(api, assignment) : await findProgress(api, assignment, known);
  while (progress.next < steps.length) {
    const step = steps[progress.next] as Step;
    const facts: Facts = {
      row,
      run,
      ownerId: progress.ownerId,
      createdAtMs: progress.createdAtMs,
      metAtMs: progress.metAtMs,
      nowMs: Date.now(),
    };
    try {
      progress = await take(api, step, facts, progress, team);
    } catch (error) {
      if (
        step.command !== 'confirmAppointment' ||
        !(error instanceof Refused && error.problem.unmet?.some(({ code }) => code === tooLate))
      )
        throw error;
      progress = { ...progress, next: steps.findIndex(({ command }) => command === 'proposeAppointment') };
    }
  }
  return progress.prospectId;
}

async function create(api: ApiClient, { row, run, team: { ownerId } }: Assignment): Promise<Progress> {
  const write = {
    path: '/prospects',
    staffId: ownerId,
    idempotencyKey: `${run}.${row.id}.create`,
    body: leadOf(row, run),
  };
  const { prospectId, revision, at } = await api.post(write, commandAnswer);
  return { prospectId, createdAtMs: Date.parse(at), ownerId, revision, metAtMs: null, next: 0 };
}

/** Reads from the log what an earlier run did. The newest commands may not be in it yet: they are sent again and answered
 *  as before. */
async function findProgress(api: ApiClient, { row, run }: Assignment, known: KnownProspect): Promise<Progress> {
  const { items } = await api.get(`/prospects/${known.prospectId}/history?limit=500`, known.ownerId, historyView);
  const steps = planOf(row);
  let progress: Progress = { ...known, revision: 1, metAtMs: null, next: 0 };
  for (const { commandId, revision, at } of items) {
    const index = steps.findIndex((step) => commandId !== null && isCommandOf(step, { row, run }, commandId));
    if (index === -1) continue;
    const metAtMs = steps[index]?.key === meetingKey ? Date.parse(at) : progress.metAtMs;
    progress = { ...progress, revision, metAtMs, next: index + 1 };
  }
  return progress;
}

async function take(api: ApiClient, step: Step, facts: Facts, progress: Progress, team: Team): Promise<Progress> {
  const write = {
    path: `/prospects/${progress.prospectId}/commands/${step.command}`,
    staffId: step.by === 'owner' ? progress.ownerId : team.backOfficeId,
    idempotencyKey: commandIdOf(step, facts),
    body: { expectedRevision: progress.revision, payload: step.payload(facts) },
  };
  const { revision, at } = await api.post(write, commandAnswer);
  const metAtMs = step.key === meetingKey ? Date.parse(at) : progress.metAtMs;
  return { ...progress, revision, metAtMs, next: progress.next + 1 };
}
