import { createHash } from 'node:crypto';
import type { ComplaintCategory } from '../domain/complaint/catalogue.ts';
import type { BranchId, CommandId, ComplaintId, StaffId, SurveyId } from '../domain/ids.ts';

/** The id of the complaint that a request registers: the same for every repetition, so that it is found instead of made
 *  again.   @returns 26 characters (104 bits) */
export function complaintIdFor(staffId: StaffId, key: CommandId): ComplaintId {
  return createHash('sha256').update(`complaint\n${staffId}\n${key}`).digest('hex').slice(0, 26);
}

/** The id of the systemic case that the nth cluster of a category in a branch makes: the same for everybody who finds it. */
export function systemicIdFor({ branchId, category, number }: ClusterName): ComplaintId {
  return createHash('sha256').update(`cluster\n${branchId}\n${category}\n${number}`).digest('hex').slice(0, 26);
}

export interface ClusterName {
  readonly branchId: BranchId;
  readonly category: ComplaintCategory;
  readonly number: number;
}

/** The id of the complaint that is registered from a survey's low score: one for each survey. */
export function complaintIdOfSurvey(surveyId: SurveyId): ComplaintId {
  return createHash('sha256').update(`complaint of survey\n${surveyId}`).digest('hex').slice(0, 26);
}
