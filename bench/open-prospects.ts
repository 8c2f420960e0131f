import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { latestVersion } from '../domain/process/published.ts';
import type { Actor } from '../domain/prospect/command.ts';
import type { Models } from '../models/connect.ts';
import type { StaffMember } from '../models/organisation.ts';
import { calendar } from '../test/factories/context.ts';
import { Pursuit } from '../test/factories/pursuit.ts';
import {
  prospectSearchAttributes,
  prospectTaskQueue,
  prospectWorkflowId,
  prospectWorkflowType,
  type ProspectCarry,
  type ProspectInput,
} from '../workflows/prospect/messages.ts';
import type { prospectWorkflow } from '../workflows/prospect/workflow.ts';
import { createLatencies, runLoad } from './load.ts';
import { managers, type KnownProspect } from './prospects.ts';
import { say } from './table.ts';

const startsInFlight = 30;
const idOfPursuit = 'p-1';

/** Starts open prospects straight through the Temporal client, each as if it had just been renewed in gatheringIntel, and
 *  waits until their own workflows have projected them.
 *  @param client with our payload codec @param firstNumber no two calls may share a number */
export async function startOpen(
  client: Client,
  models: Models,
  firstNumber: number,
  count: number,
): Promise<KnownProspect[]> {
  const openBefore = await models.prospects.countDocuments({ open: true });
  const numbers = Array.from({ length: count }, (_, index) => firstNumber + index);
  const startedAtMs = performance.now();
  const prospects: KnownProspect[] = [];
  await runLoad(numbers, startsInFlight, createLatencies(), async (number) => {
    prospects.push(await startOne(client, number));
    if (prospects.length % 1_000 === 0)
      say(
        `  ${prospects.length} of ${count} started after ${((performance.now() - startedAtMs) / 1_000).toFixed(0)} s`,
      );
  });
  while ((await models.prospects.countDocuments({ open: true })) < openBefore + count) await delay(500);
  return prospects;
}

async function startOne(client: Client, number: number): Promise<KnownProspect> {
  const owner = managers[number % managers.length] as StaffMember;
  const prospectId = `open-${number}`;
  const carry = renamed(carryOf(owner), prospectId);
  const input: ProspectInput = { process: { version: latestVersion, edits: {} }, from: { kind: 'carry', carry } };
  await client.workflow.start<typeof prospectWorkflow>(prospectWorkflowType, {
    taskQueue: prospectTaskQueue,
    workflowId: prospectWorkflowId(prospectId),
    args: [input],
    typedSearchAttributes: [
      { key: prospectSearchAttributes.step, value: String(carry.state.step) },
      { key: prospectSearchAttributes.ownerId, value: owner._id },
      { key: prospectSearchAttributes.branchId, value: owner.branchId },
    ],
  });
  return { prospectId, ownerId: owner._id, revision: carry.state.revision };
}

/** What a prospect of this owner carries once its intelligence is gathered; none of it projected yet. */
function carryOf({ _id: staffId, profiles, branchId, teamId }: StaffMember): ProspectCarry {
  const actor: Actor = { staffId, profiles, branchId, teamId };
  const nowMs = Date.now();
  const pursuit = new Pursuit({ ownerId: staffId, branchId, teamId }, nowMs, actor)
    .do('submitQualification', {}, actor)
    .do('saveIntel', {}, actor);
  return {
    state: pursuit.state,
    calendar,
    calendarReadAtMs: nowMs,
    receipts: [],
    recentEvents: pursuit.log,
    pendingEvents: pursuit.log,
    projectedRevision: 0,
    inbox: [],
  };
}

/** The same with another prospect's id, which also begins the ids of its tasks. */
function renamed(carry: ProspectCarry, prospectId: string): ProspectCarry {
  return JSON.parse(
    JSON.stringify(carry)
      .replaceAll(`"${idOfPursuit}"`, `"${prospectId}"`)
      .replaceAll(`"${idOfPursuit}/`, `"${prospectId}/`),
  ) as ProspectCarry;
}
