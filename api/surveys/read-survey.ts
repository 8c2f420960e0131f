import type { SurveyId } from '../../domain/ids.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';
import type { StoredSurvey } from '../../models/survey.ts';
import { readComplaint } from '../complaints/read-complaint.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import type { ComplaintCapability } from '../../contracts/permissions.ts';

interface CaseAndSurvey {
  readonly complaint: ComplaintSnapshot;
  readonly survey: StoredSurvey;
}

/** A survey of a case in which somebody has one of some capabilities.
 *  @throws RequestFailure NOT_FOUND for what may not be read either, FORBIDDEN */
export async function requireSurvey(
  deps: ApiDeps,
  ability: ActorAbility,
  { complaintId, surveyId }: { readonly complaintId: string; readonly surveyId: SurveyId },
  capability: ComplaintCapability,
): Promise<CaseAndSurvey> {
  const complaint = await requireCase(deps, ability, complaintId, capability);
  const survey = await deps.models.surveys.findOne({ _id: surveyId, complaintId }).lean<StoredSurvey>();
  if (survey === null) throw new RequestFailure('NOT_FOUND', 'The case has no such survey.');
  return { complaint, survey };
}

/** A case in which somebody has a capability.   @throws RequestFailure NOT_FOUND, FORBIDDEN */
export async function requireCase(
  deps: ApiDeps,
  ability: ActorAbility,
  complaintId: string,
  capability: ComplaintCapability,
): Promise<ComplaintSnapshot> {
  const complaint = await readComplaint(deps, ability, complaintId);
  if (!ability.can(capability, complaint))
    throw new RequestFailure('FORBIDDEN', 'Your profile does not allow this in this case.');
  return complaint;
}
