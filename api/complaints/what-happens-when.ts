import { WorkflowNotFoundError } from '@temporalio/common';
import { isoOf } from '../../contracts/common.ts';
import { complaintPreviewBody, whatHappensView } from '../../contracts/complaint-history.ts';
import { complaintParams } from '../../contracts/complaint.ts';
import type { ComplaintRules } from '../../domain/complaint/rules.ts';
import { whatHappensNext, whatHappensWhen, type Happening } from '../../domain/complaint/what-happens-when.ts';
import { complaintRulesAt, complaintRulesOf } from '../../models/complaint-rules.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';
import { complaintQueries, complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import type { ApiDeps } from '../deps.ts';
import { invalidBody } from '../errors.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute, ok } from '../route.ts';
import { readComplaint } from './read-complaint.ts';

export const whatHappensRoute = defineRoute({
  method: 'get',
  path: '/complaints/:complaintId/what-happens-when',
  operationId: 'getWhatHappensWhen',
  tag: 'complaints',
  summary: 'Who hears of the case when, for as long as nobody touches it',
  needs: 'readComplaint',
  params: complaintParams,
  answers: { 200: { description: 'In order of time', schema: whatHappensView } },
  failures: ['NOT_FOUND', 'TEMPORAL_UNAVAILABLE'],
  handle: async ({ ability, params }, deps) => {
    const snapshot = await readComplaint(deps, ability, params.complaintId);
    const { state, branchId } = snapshot;
    if (state.clocks.length === 0) return ok({ happenings: [] });
    const [rules, calendars] = await Promise.all([rulesOf(snapshot, deps), requireCalendars(deps)]);
    return ok({ happenings: whatHappensNext(rules, calendars.of(branchId), state, Date.now()).map(presentHappening) });
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
    const [branch, calendars, rules] = await Promise.all([
      deps.models.branches.exists({ _id: branchId }),
      requireCalendars(deps),
      complaintRulesOf(deps.models.complaintRules, branchId),
    ]);
    if (branch === null) throw invalidBody('/branchId', `${branchId} is not known`);
    const happenings = whatHappensWhen(rules, calendars.of(branchId), { severity, receivedAtMs: receivedAt });
    return ok({ happenings: happenings.map(presentHappening) });
  },
});

/** The rules that the case was registered with: its workflow has them. Of one whose workflow is gone they are found again,
 *  because published versions are never changed: those that were in force when it was registered. */
async function rulesOf(
  { _id, branchId, registeredAt }: ComplaintSnapshot,
  { temporal, settings, models }: ApiDeps,
): Promise<ComplaintRules> {
  const handle = temporal.workflow.getHandle(complaintWorkflowId(_id));
  try {
    const record = await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () =>
      handle.query(complaintQueries.getRecord),
    );
    return record.rules;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return complaintRulesAt(models.complaintRules, branchId, registeredAt);
    throw error;
  }
}

function presentHappening({ atMs, isOverdue, ...happening }: Happening) {
  return { at: isoOf(atMs), overdue: isOverdue, ...happening };
}
