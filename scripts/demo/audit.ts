import { setTimeout as wait } from 'node:timers/promises';
import type * as z from 'zod';
import { historyView } from '../../contracts/prospect.ts';
import { stepOf } from '../../domain/prospect/change.ts';
import type { StepNumber } from '../../domain/process/definition.ts';
import { Refused, type ApiClient } from './api-client.ts';
import type { ClientRow } from './client-row.ts';
import { leftIn } from './left.ts';
import { endingOf, planOf } from './plan.ts';
import { isCommandOf } from './step.ts';

export type LoggedEvent = Pick<
  z.output<typeof historyView>['items'][number],
  'revision' | 'commandId' | 'type' | 'toPhase'
>;

export interface Audit {
  /** What the log of a client's prospect says that it should not; empty when it is right. */
  readonly problems: readonly string[];
  /** Steps that the pursuit was in, ascending. */
  readonly steps: readonly StepNumber[];
  readonly phase: string | null;
}

/** Compares the log of a prospect with what was to be done: every event there, every command once, the right ending. */
export function auditLog(events: readonly LoggedEvent[], row: ClientRow, run: string): Audit {
  const problems: string[] = [];
  const gap = events.findIndex(({ revision }, index) => revision !== index + 1);
  if (gap !== -1) problems.push(`event ${gap + 1} is missing`);
  const commandIds = events.flatMap(({ commandId }) => (commandId === null ? [] : [commandId]));
  const twice = commandIds.filter((id, index) => commandIds.indexOf(id) !== index);
  if (twice.length > 0) problems.push(`carried out twice: ${twice.join(', ')}`);
  const steps = planOf(row);
  const missing = steps.filter((step) => !commandIds.some((id) => isCommandOf(step, { row, run }, id)));
  if (missing.length > 0) problems.push(`never carried out: ${missing.map(({ key }) => key).join(', ')}`);
  const strange = commandIds.filter(
    (id) => id !== `${run}.${row.id}.create` && !steps.some((step) => isCommandOf(step, { row, run }, id)),
  );
  // Whoever tries Tuoke out goes on with clients that were left on the way.
  if (leftIn(row) !== null && strange.length > 0) return { problems, steps: stepsOf(events), phase: phaseOf(events) };
  if (strange.length > 0) problems.push(`not of this demonstration: ${strange.join(', ')}`);
  const phase = phaseOf(events);
  if (phase !== endingOf(row)) problems.push(`ended as ${phase} instead of ${endingOf(row)}`);
  return { problems, steps: stepsOf(events), phase };
}

function phaseOf(events: readonly LoggedEvent[]): string | null {
  return events.at(-1)?.toPhase ?? null;
}

function stepsOf(events: readonly LoggedEvent[]): StepNumber[] {
  const visited = new Set<StepNumber>();
  let current: StepNumber = 1;
  for (const { toPhase } of events) {
    current = stepOf(toPhase, current);
    visited.add(current);
  }
  return [...visited].toSorted((a, b) => a - b);
}

const patienceMs = 60_000;

/** Audits a prospect. Its log may be behind for a moment after a database that was away, so a log that is not right yet is
 *  read again for a minute. */
export async function auditProspect(
  api: ApiClient,
  prospectId: string,
  { row, run, staffId }: { row: ClientRow; run: string; staffId: string },
): Promise<Audit> {
  const untilMs = Date.now() + patienceMs;
  for (let pauseMs = 250; ; pauseMs = Math.min(pauseMs * 2, 5_000)) {
    const audit = auditLog(await readLog(api, prospectId, staffId), row, run);
    if (audit.problems.length === 0 || Date.now() > untilMs) return audit;
    await wait(pauseMs);
  }
}

async function readLog(api: ApiClient, prospectId: string, staffId: string): Promise<readonly LoggedEvent[]> {
  try {
    const { items } = await api.get(`/prospects/${prospectId}/history?limit=500`, staffId, historyView);
    return items;
  } catch (error) {
    if (error instanceof Refused && error.problem.code === 'NOT_FOUND') return [];
    throw error;
  }
}
