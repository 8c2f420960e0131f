import * as z from 'zod';
import { isoOf, prospectId } from '../../contracts/common.ts';
import { deadlinesView } from '../../contracts/prospect.ts';
import type { StaffId } from '../../domain/ids.ts';
import { deadlineRules } from '../../domain/process/pin-rules.ts';
import type {
  Audience,
  DueAction,
  LadderRung,
  PinnedRules,
  ProcessDefinition,
} from '../../domain/process/definition.ts';
import { actsAtMs } from '../../domain/escalation/climb.ts';
import { ladderOf, ruleOf } from '../../domain/prospect/deadline.ts';
import { nextAction } from '../../domain/prospect/next-action.ts';
import type { Deadline, ProspectState } from '../../domain/prospect/state.ts';
import type { OrganisationModels } from '../../models/organisation.ts';
import { clockOf } from '../moved-clock.ts';
import { prospectWorkflowId } from '../../workflows/prospect/messages.ts';
import { defineRoute, ok } from '../route.ts';
import { definitionOf, pinnedRulesOf, presentNextAction } from './present.ts';
import { readProspect } from './read-prospect.ts';

export const deadlinesRoute = defineRoute({
  method: 'get',
  path: '/prospects/:prospectId/deadlines',
  operationId: 'getDeadlines',
  tag: 'prospects',
  summary: 'Why is this waiting? Every running clock, and who hears when it runs out',
  needs: 'readProspect',
  params: z.object({ prospectId }),
  answers: { 200: { description: 'The clocks, the next to act first', schema: deadlinesView } },
  failures: ['NOT_FOUND'],
  handle: async ({ ability, params }, deps) => {
    const snapshot = await readProspect(deps, ability, params.prospectId);
    const { _id, state, processVersion } = snapshot;
    const { nowMs } = await clockOf(deps, prospectWorkflowId(_id));
    const definition = definitionOf(processVersion);
    const words = { definition, rules: pinnedRulesOf(snapshot), posts: await readPosts(deps.models, state) };
    const deadlines = state.deadlines.map((deadline) => ({
      atMs: actsAtMs(deadline) ?? Number.POSITIVE_INFINITY,
      view: presentDeadline(deadline, nowMs, words),
    }));
    return ok({
      prospectId: _id,
      revision: state.revision,
      nextAction: presentNextAction(nextAction(state), nowMs),
      deadlines: deadlines.toSorted((a, b) => a.atMs - b.atMs).map(({ view }) => view),
    });
  },
});

type Posts = Readonly<Record<Audience, StaffId | null>>;

/** Who holds the posts that a ladder of this prospect tells. */
async function readPosts(
  { teams, branches }: OrganisationModels,
  { ownerId, teamId, branchId }: ProspectState,
): Promise<Posts> {
  const [team, branch] = await Promise.all([
    teamId === null ? null : teams.findById(teamId, { leadId: 1 }).lean(),
    branches.findById(branchId, { headId: 1 }).lean(),
  ]);
  return { owner: ownerId, teamLead: team?.leadId ?? null, branchHead: branch?.headId ?? null };
}

/** Who hears of a deadline that climbs no ladder, as `fire.ts` tells them. */
const withoutLadder: Readonly<Record<DueAction, Pick<LadderRung, 'tell' | 'action'> | null>> = {
  ladder: { tell: 'owner', action: 'remind' },
  reviewLadder: { tell: 'owner', action: 'remind' },
  openTask: { tell: 'owner', action: 'remind' },
  supervisorReview: { tell: 'teamLead', action: 'review' },
  verify: { tell: 'owner', action: 'remind' },
  recheck: { tell: 'owner', action: 'remind' },
  releaseHold: null,
};

function presentDeadline(
  deadline: Deadline,
  nowMs: number,
  { definition, rules, posts }: { definition: ProcessDefinition; rules: PinnedRules; posts: Posts },
) {
  const { key, code, armedAtMs, dueAtMs, rungsActed, frozenRemainingMs } = deadline;
  const text = deadlineRules(definition).find((rule) => rule.code === code)?.text ?? { zh: code, en: code };
  const atMs = actsAtMs(deadline);
  const hasNext = frozenRemainingMs === null ? atMs !== null : frozenRemainingMs.length > 0;
  const rule = ruleOf(rules, code);
  const next = ladderOf(rules, rule, deadline.step)[rungsActed] ?? withoutLadder[rule.onDue];
  // A reminder of a prospect without an owner is for whoever gives it one.
  const tell = next?.tell === 'owner' && posts.owner === null ? 'teamLead' : (next?.tell ?? null);
  return {
    key,
    code,
    text,
    armedAt: isoOf(armedAtMs),
    dueAt: isoOf(dueAtMs),
    overdue: frozenRemainingMs === null && dueAtMs < nowMs,
    frozen: frozenRemainingMs !== null,
    remainingMs: frozenRemainingMs?.[0] ?? null,
    rungsActed,
    next: hasNext
      ? {
          at: atMs === null ? null : isoOf(atMs),
          tell,
          staffId: tell === null ? null : posts[tell],
          action: next?.action ?? null,
        }
      : null,
  };
}
