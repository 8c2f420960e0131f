import { isoOf } from '../../contracts/common.ts';
import { complaintParams } from '../../contracts/complaint.ts';
import { caseSurveys, surveyLink, surveyLinkBody, surveyParams, type CaseSurvey } from '../../contracts/survey.ts';
import { isAsked, lowScore } from '../../domain/survey/catalogue.ts';
import { surveyDefinition } from '../../domain/survey/definitions.ts';
import type { SurveyState } from '../../domain/survey/state.ts';
import { complaintIdOfSurvey } from '../../models/complaint-id.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';
import { findSurveysOf, type StoredSurvey } from '../../models/survey.ts';
import { surveyUpdates } from '../../workflows/survey/messages.ts';
import { maskForComplaint } from '../complaints/present.ts';
import { readComplaint } from '../complaints/read-complaint.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { defineRoute, ok } from '../route.ts';
import { requireSurvey } from './read-survey.ts';
import { sendToSurvey } from './send.ts';
import { newToken, tokenHash } from './token.ts';

export const caseSurveysRoute = defineRoute({
  method: 'get',
  path: '/complaints/:complaintId/surveys',
  operationId: 'listCaseSurveys',
  tag: 'surveys',
  summary: 'Surveys of the customer about a case, as far as the caller may see them',
  needs: 'readComplaint',
  params: complaintParams,
  answers: { 200: { description: 'Newest first', schema: caseSurveys } },
  failures: ['NOT_FOUND'],
  handle: async ({ ability, params }, deps) => {
    const complaint = await readComplaint(deps, ability, params.complaintId);
    const surveys = await findSurveysOf(deps.models.surveys, complaint._id);
    return ok({
      items: surveys.map((survey) => presentSurvey(survey, complaint, ability, deps)),
      mayRequest: complaint.status === 'closed' && ability.can('decideComplaint', complaint),
    });
  },
});

function presentSurvey(
  { _id, toPassOn, state }: StoredSurvey,
  complaint: ComplaintSnapshot,
  ability: ActorAbility,
  deps: ApiDeps,
): CaseSurvey {
  const { answer, links } = state;
  const mask = maskForComplaint(deps, ability, complaint);
  const mayRead = ability.can('readStatements', complaint);
  const decides = ability.can('decideComplaint', complaint);
  const last = links.at(-1);
  const followUp = presentFollowUp(state, (note) => (mayRead ? mask({ note }).note : ''));
  return {
    surveyId: _id,
    kind: state.kind,
    status: state.status,
    reason: state.reason,
    requestedBy: state.requestedBy,
    askAt: isoOf(state.askAtMs),
    remindAt: isoOrNull(state.remindAtMs),
    endsAt: isoOf(state.endsAtMs),
    askedAt: isoOrNull(state.askedAtMs),
    answeredAt: isoOrNull(answer?.atMs ?? null),
    lastLink: last === undefined ? null : { at: isoOf(last.atMs), by: last.by },
    toPassOn,
    comment: !mayRead || answer === null || answer.comment === '' ? null : mask({ comment: answer.comment }).comment,
    lowScores: decides && answer !== null ? lowScoresIn(state) : null,
    followUp,
    mayPassOn: isAsked(state.status) && ability.can('workComplaint', complaint),
    mayFollowUp: followUp !== null && followUp.done === null && decides,
  };
}

function presentFollowUp(
  { surveyId, followUp }: SurveyState,
  readable: (note: string) => string,
): CaseSurvey['followUp'] {
  if (followUp === null) return null;
  const { dueAtMs, done } = followUp;
  return {
    dueAt: isoOf(dueAtMs),
    overdue: done === null && dueAtMs < Date.now(),
    done: done === null ? null : { at: isoOf(done.atMs), by: done.by, note: readable(done.note) },
    complaintId: complaintIdOfSurvey(surveyId),
  };
}

/** What must be followed up; other scores are shown as means only. */
function lowScoresIn({ definition, answer }: SurveyState): NonNullable<CaseSurvey['lowScores']> {
  const { items, overall } = surveyDefinition(definition);
  const whole = overall === undefined ? [] : [{ itemId: 'overall', dimension: null, text: overall }];
  return [...items, ...whole].flatMap(({ itemId, dimension, text }) => {
    const given = answer?.scores.find((one) => one.itemId === itemId)?.perception;
    const score = (dimension === null ? answer?.overall : given) ?? null;
    return score === null || score > lowScore ? [] : [{ itemId, dimension, text, score }];
  });
}

function isoOrNull(atMs: number | null): string | null {
  return atMs === null ? null : isoOf(atMs);
}

export const surveyLinkRoute = defineRoute({
  method: 'post',
  path: '/complaints/:complaintId/surveys/:surveyId/links',
  operationId: 'makeSurveyLink',
  tag: 'surveys',
  summary: 'Make the link that is passed on to the customer; who did is written down. Earlier links stay good',
  needs: 'workComplaint',
  params: surveyParams,
  body: surveyLinkBody,
  answers: { 200: { description: 'The link, shown this once', schema: surveyLink } },
  failures: [
    'NOT_FOUND',
    'WRONG_PHASE',
    'SURVEY_ANSWERED',
    'SURVEY_EXPIRED',
    'UNMET_CONDITIONS',
    'TEMPORAL_UNAVAILABLE',
  ],
  handle: async ({ actor, ability, params }, deps) => {
    const { survey } = await requireSurvey(deps, ability, params, 'workComplaint');
    // A repeated request makes another link: the one before is not known to anybody but who asked for it.
    const token = newToken();
    await sendToSurvey(deps, survey, {
      command: 'makeSurveyLink',
      send: (handle) =>
        handle.executeUpdate(surveyUpdates.addLink, { args: [{ hash: tokenHash(token), by: actor.staffId }] }),
    });
    return ok({ path: `/survey#${token}`, endsAt: isoOf(survey.state.endsAtMs) });
  },
});
