import { createHash } from 'node:crypto';
import type { CommandId, ComplaintId, StaffId, SurveyId } from '../domain/ids.ts';

/** The id of the complaint that a request registers: the same for every repetition, so that it is found instead of made
 *  again.   @returns 26 characters (104 bits) */
export function complaintIdFor(staffId: StaffId, key: CommandId): ComplaintId {
  return createHash('sha256').update(`complaint\n${staffId}\n${key}`).digest('hex').slice(0, 26);
}

/** The id of the complaint that is registered from a survey's low score: one for each survey. */
export function complaintIdOfSurvey(surveyId: SurveyId): ComplaintId {
  return createHash('sha256').update(`complaint of survey\n${surveyId}`).digest('hex').slice(0, 26);
}
