import { isoOf } from '../../contracts/common.ts';
import { complaintPreviewBody, whatHappensNextView, whatHappensView } from '../../contracts/complaint-history.ts';
import { complaintParams } from '../../contracts/complaint.ts';
import { nextExtension } from '../../domain/complaint/commands/request-extension.ts';
import { whatHappensNext, whatHappensWhen, type Happening } from '../../domain/complaint/what-happens-when.ts';
import { asPost, keptFromPosts } from '../../domain/complaint/who-hears.ts';
import type { Named } from '../../domain/complaint/named.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import { readComplaintPosts, type ComplaintPosts } from '../../models/complaint-posts.ts';
import { complaintRulesOf } from '../../models/complaint-rules.ts';
import { invalidBody } from '../errors.ts';
import { complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import { clockOf } from '../moved-clock.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute, ok } from '../route.ts';
import { readComplaint } from './read-complaint.ts';
import { rulesOfCase } from './rules-of-case.ts';

export const whatHappensRoute = defineRoute({
  method: 'get',
  path: '/complaints/:complaintId/what-happens-when',
  operationId: 'getWhatHappensWhen',
  tag: 'complaints',
  summary: 'Who hears of the case when, for as long as nobody touches it',
  needs: 'readComplaint',
  params: complaintParams,
  answers: { 200: { description: 'In order of time', schema: whatHappensNextView } },
  failures: ['NOT_FOUND', 'TEMPORAL_UNAVAILABLE'],
  handle: async ({ ability, params }, deps) => {
    const snapshot = await readComplaint(deps, ability, params.complaintId);
    const { state, branchId } = snapshot;
    if (state.clocks.length === 0) return ok({ happenings: [], moreTime: null });
    const [rules, calendars, posts, { nowMs }] = await Promise.all([
      rulesOfCase(deps, state),
      requireCalendars(deps),
      readComplaintPosts(deps.models, [branchId]),
      clockOf(deps, complaintWorkflowId(snapshot._id)),
    ]);
    const happenings = whatHappensNext(rules, calendars.of(branchId), state, nowMs);
    return ok({
      happenings: happenings.map((happening) => presentHappening(happening, posts, state)),
      moreTime: nextExtension(state, rules),
    });
  },
});

export const previewComplaintRoute = defineRoute({
  method: 'post',
  path: '/complaints/previews',
  operationId: 'previewComplaint',
  tag: 'complaints',
  summary: 'What happens when to a case of a severity that is received at an instant, if nobody acts',
  needs: 'readComplaint',
  body: complaintPreviewBody,
  onlyAsks: true,
  answers: { 200: { description: 'In order of time', schema: whatHappensView } },
  handle: async ({ body: { branchId, severity, receivedAt } }, deps) => {
    const [branch, calendars, rules, posts] = await Promise.all([
      deps.models.branches.exists({ _id: branchId }),
      requireCalendars(deps),
      complaintRulesOf(deps.models.complaintRules, branchId),
      readComplaintPosts(deps.models, [branchId]),
    ]);
    if (branch === null) throw invalidBody('/branchId', `${branchId} is not known`);
    const happenings = whatHappensWhen(rules, calendars.of(branchId), { severity, receivedAtMs: receivedAt });
    const aboutNobody = { branchId, handlerId: null, complainedStaffId: null };
    return ok({ happenings: happenings.map((happening) => presentHappening(happening, posts, aboutNobody)) });
  },
});

/** A happening as the API tells it, with who hears instead, as posts are held now. */
export function presentHappening(
  { atMs, isOverdue, heard, ...happening }: Happening,
  posts: ComplaintPosts,
  at: Pick<ComplaintState, 'branchId' | 'handlerId'> & Named,
) {
  const kept = keptFromPosts(happening.clock ?? 'register', at);
  const byPost = heard.map(({ audience, action }) => {
    const post = asPost(audience);
    const by = post === null ? null : posts.heardBy(post, at.branchId, kept);
    return { audience, action, ...(by === post || by === null ? {} : { heardBy: by }) };
  });
  return { at: isoOf(atMs), overdue: isOverdue, heard: byPost, ...happening };
}
