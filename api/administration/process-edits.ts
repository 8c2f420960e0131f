import { isDeepStrictEqual } from 'node:util';
import type * as z from 'zod';
import { processEditsBody, processEditsHistory, processEditsView } from '../../contracts/process-edits.ts';
import type { StaffId } from '../../domain/ids.ts';
import type { ProcessDefinition, ProcessEdits } from '../../domain/process/definition.ts';
import { checkEdits, editedParts, pointerInEdits } from '../../domain/process/edit-definition.ts';
import { latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import type { Models } from '../../models/connect.ts';
import {
  editsHistory,
  editsInForce,
  newestEdits,
  publishEdits,
  type PublishedEdits,
} from '../../models/process-edits.ts';
import { auditStaff } from '../account/audit.ts';
import { RequestFailure } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';

type View = z.output<typeof processEditsView>;
type Edit = z.output<typeof processEditsBody>;

const definition = publishedDefinition(latestVersion) as ProcessDefinition;

export const getProcessEditsRoute = defineRoute({
  method: 'get',
  path: '/process-edits',
  operationId: 'getProcessEdits',
  tag: 'administration',
  summary: 'Waits, ladders and limits of steps that the bank has changed for new prospects',
  needs: 'configure',
  answers: { 200: { description: 'What counts for prospects from now on', schema: processEditsView } },
  handle: async (_input, { models }) => ok(await presentEdits(models)),
});

export const putProcessEditsRoute = defineRoute({
  method: 'put',
  path: '/process-edits',
  operationId: 'putProcessEdits',
  tag: 'administration',
  summary: 'Publish changed waits, ladders and limits of steps; prospects that have begun keep theirs',
  needs: 'configure',
  body: processEditsBody,
  answers: { 200: { description: 'Published; it counts for prospects from now on', schema: processEditsView } },
  failures: ['STALE_STATE'],
  handle: async ({ actor, body }, { models }) => {
    const edits = body.edits as ProcessEdits;
    requireSound(edits);
    const [before, inForce] = await Promise.all([newestEdits(models.processEdits), editsInForce(models.processEdits)]);
    const isNext = body.version === (before?.version ?? 0);
    if (isNext && (await publish(models, body, actor.staffId)))
      await auditStaff(models, {
        by: actor.staffId,
        action: 'processEditsChanged',
        subject: { kind: 'process', id: latestVersion },
        reason: `version ${body.version + 1}: ${editedParts(inForce, edits).join(', ') || 'nothing'}`,
      });
    else requireRepeated(await newestEdits(models.processEdits), body, actor.staffId);
    return ok(await presentEdits(models));
  },
});

export const processEditsHistoryRoute = defineRoute({
  method: 'get',
  path: '/process-edits/versions',
  operationId: 'listProcessEdits',
  tag: 'administration',
  summary: 'Every published version of the numbers of the process with who published it and when, newest first',
  needs: 'configure',
  answers: { 200: { description: 'The last hundred', schema: processEditsHistory } },
  handle: async (_input, { models }) =>
    ok({ versions: (await editsHistory(models.processEdits, 100)).map((published) => presentPublished(published)) }),
});

/** @throws RequestFailure VALIDATION_FAILED with every problem, each with a pointer */
function requireSound(edits: ProcessEdits): void {
  const problems = checkEdits(definition, edits);
  if (problems.length === 0) return;
  const errors = problems.map((problem) => ({
    in: 'body' as const,
    pointer: `/edits${pointerInEdits(problem)}`,
    code: problem.code,
    detail: problem.message,
  }));
  throw new RequestFailure('VALIDATION_FAILED', 'The numbers cannot be published.', { errors });
}

async function publish({ processEdits }: Models, { version, edits }: Edit, publishedBy: StaffId): Promise<boolean> {
  return publishEdits(processEdits, {
    version: version + 1,
    processVersion: latestVersion,
    edits: edits as ProcessEdits,
    publishedBy,
    publishedAt: new Date(),
  });
}

/** Nothing was published: either this very edit was before, or there is a newer version.
 *  @throws RequestFailure STALE_STATE */
function requireRepeated(stored: PublishedEdits | null, { version, edits }: Edit, by: StaffId): void {
  const isSame =
    stored !== null &&
    stored.version === version + 1 &&
    stored.publishedBy === by &&
    isDeepStrictEqual(stored.edits, edits);
  if (isSame) return;
  const actualRevision = stored?.version ?? 0;
  throw new RequestFailure('STALE_STATE', `The numbers are at version ${actualRevision} now.`, { actualRevision });
}

async function presentEdits({ processEdits }: Models): Promise<View> {
  const newest = await newestEdits(processEdits);
  if (newest?.processVersion === latestVersion) return presentPublished(newest);
  return {
    version: newest?.version ?? 0,
    processVersion: latestVersion,
    edits: {},
    publishedBy: null,
    publishedAt: null,
  };
}

function presentPublished({ version, processVersion, edits, publishedBy, publishedAt }: PublishedEdits): View {
  // Schemas know no readonly, and steps are numbers there.
  const shown = structuredClone(edits) as View['edits'];
  return { version, processVersion, edits: shown, publishedBy, publishedAt: publishedAt.toISOString() };
}
