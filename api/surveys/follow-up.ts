import { followedUpSurvey, followUpBody, surveyParams, type FollowUpBody } from '../../contracts/survey.ts';
import { localDateOf } from '../../domain/calendar.ts';
import { complaintCalendar } from '../../domain/complaint/hours.ts';
import type { ComplaintId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { hasDone, refuseFollowUp } from '../../domain/survey/change.ts';
import { complaintIdOfSurvey } from '../../models/complaint-id.ts';
import { caseNumberOf, isRepeatedComplaint, type ComplaintSnapshot } from '../../models/complaint.ts';
import type { StoredSurvey } from '../../models/survey.ts';
import { surveyUpdates } from '../../workflows/survey/messages.ts';
import { startComplaint } from '../complaints/begin.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { requireClear } from '../prospects/require-clear.ts';
import { defineRoute, ok } from '../route.ts';
import { requireSurvey } from './read-survey.ts';
import { sendToSurvey } from './send.ts';

export const followUpSurveyRoute = defineRoute({
  method: 'post',
  path: '/complaints/:complaintId/surveys/:surveyId/follow-up',
  operationId: 'followUpSurvey',
  tag: 'surveys',
  summary: 'Record what came of a low score, or register a case from it; not by whoever handled the case',
  needs: 'decideComplaint',
  params: surveyParams,
  body: followUpBody,
  answers: { 200: { description: 'Followed up', schema: followedUpSurvey } },
  failures: ['NOT_FOUND', 'UNMET_CONDITIONS', 'TEMPORAL_UNAVAILABLE'],
  handle: async ({ actor, ability, params, body, commandId }, deps) => {
    requireClear(body, '');
    const { complaint, survey } = await requireSurvey(deps, ability, params, 'decideComplaint');
    const { state } = survey;
    if (hasDone(state, commandId))
      return ok({ surveyId: survey._id, complaintId: state.followUp?.done?.complaintId ?? null });
    const { handlerId } = complaint;
    const refusal = refuseFollowUp(state, { by: actor.staffId, handlerId });
    if (refusal !== null && 'unmet' in refusal)
      throw new RequestFailure(refusal.code, `Not yet: ${refusal.unmet.join(', ')}.`, {
        unmet: refusal.unmet.map((code) => ({ code, kind: 'hard' })),
      });
    // First the case: should anything fail in between, the low score still waits, and the same case is found again.
    const complaintId = body.kind === 'case' ? await registerFrom(deps, { complaint, survey, actor, body }) : null;
    await sendToSurvey(deps, survey, {
      command: 'followUpSurvey',
      send: (handle) =>
        handle.executeUpdate(surveyUpdates.recordFollowUp, {
          args: [{ by: actor.staffId, handlerId, note: body.note, complaintId }],
          updateId: commandId,
        }),
    });
    return ok({ surveyId: survey._id, complaintId });
  },
});

interface Registering {
  readonly complaint: ComplaintSnapshot;
  readonly survey: StoredSurvey;
  readonly actor: Actor;
  readonly body: Extract<FollowUpBody, { kind: 'case' }>;
}

/** 8.3: a case of the same customer, channel `survey`. Its id follows from the survey, so that it is one case however often
 *  it is asked for. Its limits count from now, when somebody has heard the customer: a score alone demands nothing. */
async function registerFrom(
  deps: ApiDeps,
  { complaint, survey, actor, body: { category, description, customerDemand } }: Registering,
): Promise<ComplaintId> {
  const complaintId = complaintIdOfSurvey(survey._id);
  const { customer, prospectId, contact } = complaint.state;
  const { branchId } = complaint;
  const nowMs = Date.now();
  const calendars = await requireCalendars(deps);
  const calendar = complaintCalendar(calendars.of(branchId), nowMs, nowMs);
  const key = customer ?? { phone: null, coreBankCustomerNo: null };
  const registration = {
    caseNumber: caseNumberOf(complaintId, localDateOf(calendar, nowMs)),
    branchId,
    customer,
    prospectId,
    channel: 'survey',
    receivedAtMs: nowMs,
    category,
    description,
    customerDemand,
    contact,
    complainedStaffId: null,
    isSettledOnTheSpot: false,
    isRepeated: await isRepeatedComplaint(
      deps.models.complaints,
      { ...key, prospectId },
      { category, receivedAtMs: nowMs },
    ),
    isAboutSupervisor: false,
  } as const;
  const fingerprint = `survey/${survey._id}`;
  await startComplaint(deps, { complaintId, registration, actor, calendar, commandId: fingerprint, fingerprint });
  return complaintId;
}
