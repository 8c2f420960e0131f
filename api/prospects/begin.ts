import { setTimeout as wait } from 'node:timers/promises';
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/common';
import type { CommandId, ProspectId } from '../../domain/ids.ts';
import type { ProspectEvent } from '../../domain/prospect/event.ts';
import { editsInForce } from '../../models/process-edits.ts';
import { eventId } from '../../models/prospect-event.ts';
import {
  prospectQueries,
  prospectWorkflowId,
  prospectWorkflowType,
  startOfCycle,
  type ProspectBeginning,
} from '../../workflows/prospect/messages.ts';
import type { prospectWorkflow } from '../../workflows/prospect/workflow.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import type { Done } from './answers.ts';

/** How long a new prospect is waited for in the read model, and then how long its workflow is asked. */
const patienceMs = 2_000;

interface BeginningMemo {
  readonly commandId: CommandId;
  readonly fingerprint: string;
}

/** Starts the workflow of a cycle; repeating the request changes nothing.
 *  @throws RequestFailure IDEMPOTENCY_KEY_REUSED: the same key, another body; PROSPECT_OPEN: started by another request */
export async function startCycle(deps: ApiDeps, beginning: ProspectBeginning): Promise<void> {
  const { temporal, settings, models } = deps;
  const { prospectId } = beginning;
  const edits = await editsInForce(models.processEdits);
  try {
    await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () =>
      temporal.workflow.start<typeof prospectWorkflow>(prospectWorkflowType, {
        ...startOfCycle(beginning, edits),
        taskQueue: settings.taskQueue,
      }),
    );
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    if (await wasStartedBy(deps, prospectId, beginning)) return;
    throw new RequestFailure('PROSPECT_OPEN', 'The pursuit is running.', { prospectId }, error);
  }
}

/** Whether the running cycle, or the last one when none runs, was started with this key.
 *  @throws RequestFailure IDEMPOTENCY_KEY_REUSED: with this key, but another body */
export async function wasStartedBy(
  { temporal, settings }: ApiDeps,
  prospectId: ProspectId,
  mine: BeginningMemo,
): Promise<boolean> {
  const handle = temporal.workflow.getHandle(prospectWorkflowId(prospectId));
  const { memo } = await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () => handle.describe());
  if (memo?.['commandId'] !== mine.commandId) return false;
  if (memo['fingerprint'] !== mine.fingerprint)
    throw new RequestFailure('IDEMPOTENCY_KEY_REUSED', 'Use a new key for another request.');
  return true;
}

/** What the first event of a cycle did, once the read model has it.
 *  @returns `projected: false` when it is not visible within two seconds; then the workflow itself tells */
export async function awaitBeginning(
  deps: ApiDeps,
  { prospectId, commandId, revision }: Pick<Done, 'prospectId' | 'commandId' | 'revision'>,
): Promise<{ done: Done; projected: boolean }> {
  const event = await projectedEvent(deps, prospectId, revision);
  const found = event ?? (await recentEvent(deps, prospectId, revision));
  if (found === null)
    throw new RequestFailure(
      'TEMPORAL_UNAVAILABLE',
      'The prospect is created, but no worker has taken it up yet. Repeat the request with the same Idempotency-Key.',
    );
  return {
    done: { prospectId, commandId, revision, phase: found.toPhase, atMs: found.atMs },
    projected: event !== null,
  };
}

/** The event, after the snapshot shows it. Looks again after 12 ms, then ever less often. */
async function projectedEvent(
  { models }: ApiDeps,
  prospectId: ProspectId,
  revision: number,
): Promise<ProspectEvent | null> {
  const untilMs = Date.now() + patienceMs;
  for (let pauseMs = 12; Date.now() < untilMs; pauseMs *= 1.6) {
    await wait(pauseMs);
    const isVisible = await models.prospects.exists({ _id: prospectId, revision: { $gte: revision } });
    if (isVisible !== null) return models.prospectEvents.findById(eventId(prospectId, revision)).lean<ProspectEvent>();
  }
  return null;
}

async function recentEvent(
  { temporal }: ApiDeps,
  prospectId: ProspectId,
  revision: number,
): Promise<ProspectEvent | null> {
  const handle = temporal.workflow.getHandle(prospectWorkflowId(prospectId));
  try {
    const { recentEvents } = await temporal.withDeadline(Date.now() + patienceMs, () =>
      handle.query(prospectQueries.getRecord),
    );
    return recentEvents.find((event) => event.revision === revision) ?? null;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
