import { followedUpSurvey, followUpBody, surveyParams } from '../../contracts/survey.ts';
import { hasDone, refuseFollowUp } from '../../domain/survey/change.ts';
import { complaintIdOfSurvey } from '../../models/complaint-id.ts';
import { surveyUpdates } from '../../workflows/survey/messages.ts';
import { RequestFailure } from '../errors.ts';
import { requireClear } from '../prospects/require-clear.ts';
import { defineRoute, ok } from '../route.ts';
import { requireSurvey } from './read-survey.ts';
import { sendToSurvey } from './send.ts';

export const followUpSurveyRoute = defineRoute({
  method: 'post',
  path: '/complaints/:complaintId/surveys/:surveyId/follow-up',
  operationId: 'followUpSurvey',
  tag: 'surveys',
  summary: 'Record what came of a low score; not by whoever handled the case that was asked about',
  needs: 'decideComplaint',
  params: surveyParams,
  body: followUpBody,
  answers: { 200: { description: 'Followed up', schema: followedUpSurvey } },
  failures: ['NOT_FOUND', 'UNMET_CONDITIONS', 'TEMPORAL_UNAVAILABLE'],
  handle: async ({ actor, ability, params, body, commandId }, deps) => {
    requireClear(body, '');
    const { complaint, survey } = await requireSurvey(deps, ability, params, 'decideComplaint');
    const { state } = survey;
    if (hasDone(state, commandId)) return ok({ surveyId: survey._id, complaintId: complaintIdOfSurvey(survey._id) });
    const { handlerId } = complaint;
    const refusal = refuseFollowUp(state, { by: actor.staffId, handlerId });
    if (refusal !== null && 'unmet' in refusal)
      throw new RequestFailure(refusal.code, `Not yet: ${refusal.unmet.join(', ')}.`, {
        unmet: refusal.unmet.map((code) => ({ code, kind: 'hard' })),
      });
    const complaintId = complaintIdOfSurvey(survey._id);
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
