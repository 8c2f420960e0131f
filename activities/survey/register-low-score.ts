import { systemActorId } from '../../domain/complaint/catalogue.ts';
import type { SurveyState } from '../../domain/survey/state.ts';
import { createCalendarReader } from '../../models/business-calendar.ts';
import { complaintIdOfSurvey } from '../../models/complaint-id.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';
import type { Models } from '../../models/connect.ts';
import { beginCase, type BeginCaseDeps } from '../complaint/begin-case.ts';

/** 8.3: an answer with a score of 2 or less is a complaint of its customer, received when they sent it. It is about the same
 *  until somebody has classified it, and so it is a repeated one (8.4). Called when the survey is written; its id follows from
 *  the survey. The scores stay with the survey: whoever handled the case that was asked about must not read them. */
export async function registerLowScore(
  deps: BeginCaseDeps & { readonly models: Pick<Models, 'calendars'> },
  { surveyId, complaintId: askedAbout, category, answer, followUp }: SurveyState,
): Promise<void> {
  if (answer === null || followUp === null) return;
  const complaintId = complaintIdOfSurvey(surveyId);
  if ((await deps.models.complaints.exists({ _id: complaintId })) !== null) return;
  const about = await deps.models.complaints.findById(askedAbout).lean<ComplaintSnapshot>();
  if (about === null) return;
  const { customer, prospectId, contact, branchId } = about.state;
  await beginCase(deps, createCalendarReader(deps.models.calendars), {
    complaintId,
    source: 'survey',
    branchId,
    customer,
    prospectId,
    channel: 'survey',
    receivedAtMs: answer.atMs,
    category,
    description: descriptionOf(about.caseNumber, answer.comment),
    customerDemand: demandNotAsked,
    contact,
    actor: { staffId: systemActorId, teamId: null },
  });
}

/** Stands where a form has what the customer asks for. */
const demandNotAsked = '尚未询问客户的要求，回访时请问明 / Not asked yet: ask when you call back';

/** In both languages of the bank: it is stored as it is said. */
function descriptionOf(caseNumber: string, comment: string): string {
  const origin = `满意度调查中有 2 分或以下的评分，见 ${caseNumber} / A score of 2 or less in the survey about ${caseNumber}`;
  return comment === '' ? origin : `${origin}\n\n${comment}`;
}
