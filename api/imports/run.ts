import { setTimeout as wait } from 'node:timers/promises';
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/common';
import * as z from 'zod';
import { importCommandBody, importId, importView } from '../../contracts/import.ts';
import type { CommandId, ImportId } from '../../domain/ids.ts';
import { checkMapping } from '../../domain/import/mapping.ts';
import type { ImportStatus } from '../../domain/import/tally.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { changeImport, type ImportJob } from '../../models/import-job.ts';
import { importSignals, importWorkflowId, importWorkflowType } from '../../workflows/import/messages.ts';
import type { importWorkflow } from '../../workflows/import/workflow.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { defineRoute, ok, type Input } from '../route.ts';
import { readImport } from './access.ts';
import { presentImport } from './present.ts';

const params = z.object({ importId });
const shared = {
  method: 'post',
  tag: 'imports',
  needs: 'captureLead',
  params,
  body: importCommandBody,
  answers: {
    200: { description: 'The import as it stands now; repeating it changes nothing more', schema: importView },
  },
  failures: ['NOT_FOUND', 'WRONG_PHASE', 'TEMPORAL_UNAVAILABLE'],
} as const;

type CommandInput = Input<z.output<typeof params>, undefined, z.output<typeof importCommandBody>>;

export const startImportRoute = defineRoute({
  ...shared,
  path: '/imports/:importId/start',
  operationId: 'startImport',
  summary: 'Make prospects of the rows that nothing is wrong with',
  handle: async (input, deps) => begin(deps, input, ['draft']),
});

export const retryImportRoute = defineRoute({
  ...shared,
  path: '/imports/:importId/retry',
  operationId: 'retryImport',
  summary: 'Another run over the rows that are no prospects yet, after they were mended or the run was cancelled',
  handle: async (input, deps) => begin(deps, input, ['ended', 'cancelled']),
});

export const pauseImportRoute = defineRoute({
  ...shared,
  path: '/imports/:importId/pause',
  operationId: 'pauseImport',
  summary: 'Stand still after the rows under way',
  handle: async (input, deps) => {
    await tell(deps, input, { signal: 'pause', from: ['running'], to: 'paused' });
    return answer(deps, input);
  },
});

export const resumeImportRoute = defineRoute({
  ...shared,
  path: '/imports/:importId/resume',
  operationId: 'resumeImport',
  summary: 'Go on after a pause',
  handle: async (input, deps) => {
    await tell(deps, input, { signal: 'resume', from: ['paused'], to: 'running' });
    return answer(deps, input);
  },
});

export const cancelImportRoute = defineRoute({
  ...shared,
  path: '/imports/:importId/cancel',
  operationId: 'cancelImport',
  summary: 'End the run after the rows under way; what was created stays',
  handle: async (input, deps) => {
    await tell(deps, input, { signal: 'cancel', from: ['running', 'paused'], to: 'cancelling' });
    return answer(deps, input);
  },
});

async function answer(deps: ApiDeps, { actor, ability, params: { importId: id } }: CommandInput) {
  const job = await readImport(deps, { actor, ability }, id);
  return ok(await presentImport(deps, job, actor.staffId));
}

/** Starts a run. The import is marked before, so that the end of a short run is not overwritten; when the start fails, the
 *  same request repeated makes up for it.
 *  @throws RequestFailure WRONG_PHASE; VALIDATION_FAILED: the columns do not make leads */
async function begin(deps: ApiDeps, input: CommandInput, from: readonly ImportStatus[]) {
  const {
    actor,
    ability,
    commandId,
    params: { importId: id },
  } = input;
  const job = await readImport(deps, { actor, ability }, id);
  const isRepeated = job.run?.commandId === commandId;
  if (!isRepeated) {
    requireMapped(job);
    const run = { commandId, startedBy: actor.staffId, startedAt: new Date(), endedAt: null };
    if (!(await changeImport(deps.models, id, from, { status: 'running', run }))) {
      const now = await readImport(deps, { actor, ability }, id);
      // the same request, sent twice at once: the other one has marked it
      if (now.run?.commandId !== commandId) throw new RequestFailure('WRONG_PHASE', `The import is ${now.status}.`);
    }
  }
  if (!isRepeated || job.status === 'running') await startWorkflow(deps, job, commandId, actor);
  return answer(deps, input);
}

function requireMapped({ mapping, headers }: ImportJob): void {
  const problems = checkMapping(mapping, headers.length);
  if (problems.length === 0) return;
  throw new RequestFailure('VALIDATION_FAILED', 'The columns do not make leads yet.', {
    errors: problems.map(({ code, field }) => ({
      in: 'body',
      pointer: '',
      code,
      detail: `${code} ${field ?? ''}`.trim(),
    })),
  });
}

/** How often an earlier run is asked whether it is over, 100 ms apart: it is marked as ended a moment before it is. */
const looks = 50;

async function startWorkflow(deps: ApiDeps, job: ImportJob, commandId: CommandId, actor: Actor): Promise<void> {
  const { temporal, settings } = deps;
  for (let look = 1; look <= looks; look += 1) {
    try {
      await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () =>
        temporal.workflow.start<typeof importWorkflow>(importWorkflowType, {
          taskQueue: settings.bulkQueue,
          workflowId: importWorkflowId(job._id),
          workflowIdReusePolicy: 'ALLOW_DUPLICATE',
          args: [{ importId: job._id, commandId, actor, carry: null }],
          memo: { commandId },
          // Branches take turns; one branch's imports do not wait for another's.
          priority: { priorityKey: 5, fairnessKey: job.branchId },
        }),
      );
      return;
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      if (await isRunOf(deps, job._id, commandId)) return;
    }
    await wait(100);
  }
  throw new RequestFailure('TEMPORAL_UNAVAILABLE', 'The run before has not ended yet. Repeat the request.');
}

async function isRunOf({ temporal, settings }: ApiDeps, id: ImportId, commandId: CommandId): Promise<boolean> {
  const handle = temporal.workflow.getHandle(importWorkflowId(id));
  const { memo } = await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () => handle.describe());
  return memo?.['commandId'] === commandId;
}

interface Told {
  readonly signal: keyof typeof importSignals;
  readonly from: readonly ImportStatus[];
  readonly to: ImportStatus;
}

/** Signals the run, then marks the import: the end of a run, which may come in between, is not overwritten.
 *  @throws RequestFailure WRONG_PHASE */
async function tell(
  deps: ApiDeps,
  { actor, ability, params: { importId: id } }: CommandInput,
  told: Told,
): Promise<void> {
  const { temporal, settings, models } = deps;
  const job = await readImport(deps, { actor, ability }, id);
  if (job.status === told.to) return;
  if (!told.from.includes(job.status)) throw new RequestFailure('WRONG_PHASE', `The import is ${job.status}.`);
  const handle = temporal.workflow.getHandle<typeof importWorkflow>(importWorkflowId(id));
  try {
    await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () =>
      handle.signal(importSignals[told.signal]),
    );
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    // Its start never happened, or an operator terminated it: nothing is left that could end it.
    if (told.signal !== 'cancel') throw new RequestFailure('WRONG_PHASE', 'The run is over.', {}, error);
    await changeImport(models, id, told.from, { status: 'cancelled', 'run.endedAt': new Date() });
    return;
  }
  await changeImport(models, id, told.from, { status: told.to });
}
