import type * as z from 'zod';
import {
  complaintRulesBody,
  complaintRulesHistory,
  complaintRulesHistoryQuery,
  complaintRulesQuery,
  complaintRulesView,
} from '../../contracts/complaint-rules.ts';
import { checkRules, type RuleProblem } from '../../domain/complaint/check-rules.ts';
import { pointerOf, ruleChanges, type RuleEdits } from '../../domain/complaint/rule-edits.ts';
import { ruleProblemWords } from '../../domain/complaint/rule-problem-words.ts';
import type { BranchId, StaffId } from '../../domain/ids.ts';
import {
  defaultRulesScope,
  newestRules,
  publishRules,
  rulesHistory,
  rulesInForce,
  type PublishedRules,
} from '../../models/complaint-rules.ts';
import type { Models } from '../../models/connect.ts';
import { auditStaff } from '../account/audit.ts';
import { invalidBody, RequestFailure } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';

export const getComplaintRulesRoute = defineRoute({
  method: 'get',
  path: '/complaint-rules',
  operationId: 'getComplaintRules',
  tag: 'complaints',
  summary: 'Limits and ladders that new cases of the bank or of a branch are registered with',
  needs: ['configure', 'readComplaint'],
  query: complaintRulesQuery,
  answers: { 200: { description: 'The branch’s own, or else the bank’s', schema: complaintRulesView } },
  handle: async ({ query }, { models }) => ok(await presentRules(models, query.branchId)),
});

export const putComplaintRulesRoute = defineRoute({
  method: 'put',
  path: '/complaint-rules',
  operationId: 'putComplaintRules',
  tag: 'administration',
  summary: 'Publish a new version of limits and ladders; cases that are registered already keep theirs',
  needs: 'configure',
  query: complaintRulesQuery,
  body: complaintRulesBody,
  answers: { 200: { description: 'Published; it counts for cases from now on', schema: complaintRulesView } },
  failures: ['NOT_FOUND', 'STALE_STATE'],
  handle: async ({ actor, query: { branchId }, body }, { models }) => {
    const scope = branchId ?? defaultRulesScope;
    await requireScope(models, branchId, body.edits);
    requireSound(body);
    const [before, inForce] = await Promise.all([
      newestRules(models.complaintRules, scope),
      rulesInForce(models.complaintRules, scope),
    ]);
    const isNext = body.version === (before?.version ?? 0);
    const isPublished = isNext && (await publish(models, scope, body, actor.staffId));
    if (isPublished)
      await auditStaff(models, {
        by: actor.staffId,
        action: 'complaintRulesChanged',
        subject: { kind: 'complaintRules', id: scope },
        reason: `version ${body.version + 1}: ${changesOf(inForce.edits, body.edits)}`,
      });
    else requireRepeated(await newestRules(models.complaintRules, scope), body, actor.staffId);
    return ok(await presentRules(models, branchId));
  },
});

export const complaintRulesHistoryRoute = defineRoute({
  method: 'get',
  path: '/complaint-rules/versions',
  operationId: 'listComplaintRules',
  tag: 'complaints',
  summary: 'Every published version of limits and ladders with who published it and when, newest first',
  needs: ['configure', 'readComplaint'],
  query: complaintRulesHistoryQuery,
  answers: { 200: { description: 'Newest first', schema: complaintRulesHistory } },
  handle: async ({ query: { branchId, beforeVersion = null, limit } }, { models }) => {
    const found = await rulesHistory(models.complaintRules, branchId ?? defaultRulesScope, { beforeVersion, limit });
    return ok({
      versions: found.map(({ version, edits, complianceNote, publishedBy, publishedAt }) => ({
        version,
        edits,
        complianceNote,
        publishedBy,
        publishedAt: publishedAt.toISOString(),
      })),
    });
  },
});

type Edit = z.output<typeof complaintRulesBody>;

/** @throws RequestFailure NOT_FOUND for a branch that is not known, VALIDATION_FAILED when the bank would follow itself */
async function requireScope(models: Models, branchId: BranchId | undefined, edits: RuleEdits | null): Promise<void> {
  if (branchId === undefined) {
    if (edits === null) throw invalidBody('/edits', 'the bank’s rules cannot follow others');
  } else if ((await models.branches.exists({ _id: branchId })) === null)
    throw new RequestFailure('NOT_FOUND', `There is no branch ${branchId}.`);
}

/** @throws RequestFailure VALIDATION_FAILED with every problem of the rules, each with a pointer */
function requireSound({ edits, complianceNote }: Edit): void {
  const problems = edits === null ? [] : checkRules(edits, complianceNote);
  if (problems.length === 0) return;
  const errors = problems.map(({ code, pointer }) => ({
    in: 'body' as const,
    pointer: inBody(pointer),
    code,
    detail: ruleProblemWords[code].en,
  }));
  throw new RequestFailure('VALIDATION_FAILED', 'The rules cannot be published.', { errors });
}

/** The checker points into the edits; beside them is the note. */
function inBody(pointer: RuleProblem['pointer']): string {
  return pointer === '/complianceNote' ? pointer : `/edits${pointer}`;
}

async function publish(
  { complaintRules }: Models,
  scope: string,
  { version, edits, complianceNote }: Edit,
  publishedBy: StaffId,
): Promise<boolean> {
  const next = { scope, version: version + 1, edits, complianceNote, publishedBy, publishedAt: new Date() };
  return publishRules(complaintRules, next);
}

/** Nothing was published: either this very edit was before, or there is a newer version.
 *  @throws RequestFailure STALE_STATE */
function requireRepeated(stored: PublishedRules | null, { version, edits, complianceNote }: Edit, by: StaffId): void {
  const isSame =
    stored !== null &&
    stored.version === version + 1 &&
    stored.publishedBy === by &&
    stored.complianceNote === complianceNote &&
    (edits === null || stored.edits === null ? edits === stored.edits : ruleChanges(stored.edits, edits).length === 0);
  if (isSame) return;
  const actualRevision = stored?.version ?? 0;
  throw new RequestFailure('STALE_STATE', `The rules are at version ${actualRevision} now.`, { actualRevision });
}

/** Which parts an edition changes, for the audit. */
function changesOf(before: RuleEdits, after: RuleEdits | null): string {
  if (after === null) return 'follows the bank';
  const changed = ruleChanges(before, after).map(({ part }) => pointerOf(part));
  return changed.length === 0 ? 'nothing' : changed.join(', ');
}

async function presentRules(
  { complaintRules }: Models,
  branchId: BranchId | undefined,
): Promise<z.output<typeof complaintRulesView>> {
  const asked = branchId ?? defaultRulesScope;
  const [own, inForce] = await Promise.all([newestRules(complaintRules, asked), rulesInForce(complaintRules, asked)]);
  const { scope, edits, published } = inForce;
  return {
    scope,
    version: own?.version ?? 0,
    followsBank: branchId !== undefined && scope === defaultRulesScope,
    edits: writable(edits),
    complianceNote: published?.complianceNote ?? null,
    publishedBy: published?.publishedBy ?? null,
    publishedAt: published?.publishedAt.toISOString() ?? null,
  };
}

/** The same as a body: schemas know no readonly. */
function writable(edits: RuleEdits): z.output<typeof complaintRulesView>['edits'] {
  return structuredClone(edits) as z.output<typeof complaintRulesView>['edits'];
}
