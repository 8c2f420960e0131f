import type { Client } from '@temporalio/client';
import type { ComplaintId, SurveyId } from '../../domain/ids.ts';
import type { Standing } from '../../domain/survey/change.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';
import type { Models } from '../../models/connect.ts';
import { isQuietCustomer } from '../../models/survey.ts';
import { projectionFailure } from '../projection/refusal.ts';
import type { ProjectionWriter } from '../projection/writer.ts';
import { tellNobody, type TellOutside } from '../correspondence/tell-outside.ts';
import { registerLowScore } from './register-low-score.ts';
import { tellOfSurvey } from './tell.ts';
import { createSurveyWriter, type SurveyProjection } from './write.ts';

export interface SurveyActivityDeps {
  readonly models: Models;
  readonly temporal: Client;
  /** Queue that complaints' workflows run on. */
  readonly complaintQueue: string;
  /** Shared with whoever repeats recent projections; one of its own when left out. */
  readonly surveyProjections?: ProjectionWriter<SurveyProjection>;
  /** How notices are told outside; nobody is told there when left out. */
  readonly tell?: TellOutside;
}

/** Side effects of the survey workflow, by their permanent names. */
export function createSurveyActivities({
  models,
  temporal,
  complaintQueue,
  surveyProjections = createSurveyWriter(models),
  tell = tellNobody,
}: SurveyActivityDeps) {
  return {
    /** Brings the read model up to a survey's state, and tells whoever must do something about it. A low score becomes a
     *  complaint (8.3). Idempotent by revision.
     *  @throws non-retryable PROJECTION_REFUSED when the database refuses the document itself; retryable otherwise */
    async projectSurvey(input: SurveyProjection): Promise<void> {
      try {
        await surveyProjections.write(input);
        await tellOfSurvey(models, tell, input.survey);
        await registerLowScore({ models, temporal, complaintQueue }, input.survey);
      } catch (error) {
        throw projectionFailure(error);
      }
    },

    /** Whether the customer may be asked at this instant: not when the case was opened again meanwhile, and not in the quiet
     *  period. Only reads; two surveys of a customer that look at the very same moment may both be asked.
     *  @throws retryable Error while the database is away */
    async readSurveyStanding(input: {
      readonly surveyId: SurveyId;
      readonly complaintId: ComplaintId;
      /** Of the closing that the survey is about. */
      readonly closedAtMs: number;
      readonly customerKeys: readonly string[];
      readonly nowMs: number;
    }): Promise<Standing> {
      const { surveyId, complaintId, closedAtMs, customerKeys, nowMs } = input;
      const complaint = await models.complaints
        .findById(complaintId, { closedAt: 1 })
        .lean<Pick<ComplaintSnapshot, 'closedAt'>>();
      if (complaint !== null && complaint.closedAt?.getTime() !== closedAtMs) return 'reopened';
      const isQuiet = await isQuietCustomer(models.surveys, customerKeys, { nowMs, besides: surveyId });
      return isQuiet ? 'quietPeriod' : 'ask';
    },
  };
}
