import { isAsked } from '../../domain/survey/catalogue.ts';
import { isPassedOn } from '../../domain/survey/change.ts';
import type { SurveyState } from '../../domain/survey/state.ts';
import type { Models } from '../../models/connect.ts';
import type { StoredSurvey } from '../../models/survey.ts';
import { writeGuarded } from '../projection/bulk.ts';
import { createGroupCommit, type ProjectionWriter } from '../projection/writer.ts';

/** What a survey's workflow hands to the read model: the whole state. */
export interface SurveyProjection {
  readonly survey: SurveyState;
}

/** The document of a state, without the time of projection, which the database's clock sets. */
export function surveyFields(state: SurveyState): Omit<StoredSurvey, '_id' | 'projectedAt'> {
  const { answer, followUp, askedAtMs, links } = state;
  const { revision, kind, status, complaintId, branchId, category, customerKeys } = state;
  return {
    revision,
    kind,
    status,
    complaintId,
    branchId,
    category,
    customerKeys,
    askAt: new Date(state.askAtMs),
    askedAt: askedAtMs === null ? null : new Date(askedAtMs),
    answeredAt: answer === null ? null : new Date(answer.atMs),
    tokenHashes: links.map(({ hash }) => hash),
    toPassOn: isAsked(status) && !isPassedOn(state),
    followUpDueAt: followUp === null || followUp.done !== null ? null : new Date(followUp.dueAtMs),
    state,
  };
}

/** Writes surveys, many in one write; the higher revision stays. */
export function createSurveyWriter(models: Pick<Models, 'surveys'>): ProjectionWriter<SurveyProjection> {
  return createGroupCommit(async (projections) => {
    await writeGuarded(
      models.surveys,
      projections.map(({ survey }) => ({
        filter: { _id: survey.surveyId, revision: { $lte: survey.revision } },
        update: { $set: surveyFields(survey), $currentDate: { projectedAt: true } },
      })),
    );
  });
}
