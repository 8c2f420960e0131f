import { addWorkingDays } from '../../domain/calendar.ts';
import { answeredSurvey, answerSurveyBody, openedSurvey, openSurveyBody } from '../../contracts/survey.ts';
import { isoOf } from '../../contracts/common.ts';
import { hasDone, refuseUnasked } from '../../domain/survey/change.ts';
import { surveyDefinition } from '../../domain/survey/definitions.ts';
import { followUpWorkingDays } from '../../domain/survey/rules.ts';
import type { SurveyState } from '../../domain/survey/state.ts';
import type { StoredSurvey } from '../../models/survey.ts';
import { surveyUpdates } from '../../workflows/survey/messages.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { definePublicRoute } from '../public-route.ts';
import { ok } from '../route.ts';
import { sendToSurvey } from './send.ts';
import { surveyOfToken } from './token.ts';

export const openSurveyRoute = definePublicRoute({
  path: '/surveys/open',
  operationId: 'openSurvey',
  tag: 'surveys',
  summary: 'What a survey asks, for whoever has its link; no session',
  body: openSurveyBody,
  onlyAsks: true,
  answers: { 200: { description: 'It may be answered', schema: openedSurvey } },
  failures: ['NOT_FOUND', 'SURVEY_ANSWERED', 'SURVEY_EXPIRED', 'TOO_MANY_REQUESTS'],
  handle: async ({ body: { token }, address }, deps) => {
    const { state } = await surveyOfToken(deps, token, address);
    requireAsked(state);
    const { topic, items, overall, recommend } = surveyDefinition(state.definition);
    return ok({
      bankName: deps.settings.bankName ?? null,
      topic,
      items: items.map(({ itemId, dimension, text }) => ({ itemId, dimension, text })),
      overall: overall ?? null,
      recommend: recommend ?? null,
      endsAt: isoOf(state.endsAtMs),
    });
  },
});

export const answerSurveyRoute = definePublicRoute({
  path: '/surveys/answer',
  operationId: 'answerSurvey',
  tag: 'surveys',
  summary: 'Answer a survey, once; no session. The link is void afterwards',
  body: answerSurveyBody,
  answers: { 200: { description: 'Taken, and safe', schema: answeredSurvey } },
  failures: [
    'NOT_FOUND',
    'SURVEY_ANSWERED',
    'SURVEY_EXPIRED',
    'UNMET_CONDITIONS',
    'TOO_MANY_REQUESTS',
    'TEMPORAL_UNAVAILABLE',
  ],
  handle: async ({ body: { token, ...given }, commandId, address }, deps) => {
    const survey = await surveyOfToken(deps, token, address);
    if (hasDone(survey.state, commandId)) return ok({ answered: true as const });
    requireAsked(survey.state);
    const followUpDueAtMs = await followUpDue(deps, survey);
    await sendToSurvey(deps, survey, {
      command: 'answerSurvey',
      send: (handle) =>
        handle.executeUpdate(surveyUpdates.answer, {
          args: [{ ...given, followUpDueAtMs }],
          updateId: commandId,
        }),
    });
    return ok({ answered: true as const });
  },
});

/** By the read model, which may be behind: the workflow says so again.
 *  @throws RequestFailure SURVEY_ANSWERED, SURVEY_EXPIRED */
function requireAsked(state: SurveyState): void {
  const refusal = refuseUnasked(state);
  if (refusal !== null) throw new RequestFailure(refusal.code, 'The link is not good any longer.');
}

async function followUpDue(deps: ApiDeps, { branchId }: StoredSurvey): Promise<number> {
  const calendars = await requireCalendars(deps);
  return addWorkingDays(calendars.of(branchId), Date.now(), followUpWorkingDays);
}
