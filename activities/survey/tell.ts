import { surveyNoticeOf } from '../../domain/survey/who-hears.ts';
import type { SurveyState } from '../../domain/survey/state.ts';
import type { StaffId } from '../../domain/ids.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';
import type { Models } from '../../models/connect.ts';
import { readComplaintPosts } from '../../models/complaint-posts.ts';
import type { ToldItem } from '../../models/notices.ts';
import type { TellOutside } from '../correspondence/tell-outside.ts';
import { writeGuarded } from '../projection/bulk.ts';
import { readDeputies } from '../projection/deputies.ts';
import { namedIn } from '../../domain/complaint/named.ts';
import { itemUpdate, toldWithinMs } from '../projection/inbox.ts';

type TellModels = Pick<Models, 'complaints' | 'inboxItems' | 'staff' | 'branches' | 'absences'>;

/** What an item needs of its case: nothing that the customer said. */
const told = {
  caseNumber: 1,
  status: 1,
  severity: 1,
  branchId: 1,
  handlerId: 1,
  complainedStaffId: 1,
  namedStaffIds: 1,
} as const;
type ToldCase = Pick<ComplaintSnapshot, '_id' | keyof typeof told>;

/** Tells whoever must pass a survey on, or call back after a low score: once for each of these, however often the survey is
 *  projected. The person complained about never hears, and of a low score neither does the handler. */
export async function tellOfSurvey(models: TellModels, tell: TellOutside, survey: SurveyState): Promise<void> {
  const due = surveyNoticeOf(survey);
  if (due === null || due.sinceMs < Date.now() - toldWithinMs) return;
  const complaint = await models.complaints.findById(survey.complaintId, told).lean<ToldCase>();
  if (complaint === null) return;
  const { handlerId, branchId } = complaint;
  const { holdersOf } = await readComplaintPosts(models, [branchId]);
  const except = namedIn(complaint);
  const others = handlerId === null ? except : [...except, handlerId];
  const passesOn = (): readonly StaffId[] => (handlerId === null ? holdersOf('level1', branchId, except) : [handlerId]);
  const people = {
    surveyAsked: passesOn,
    surveyReminded: passesOn,
    surveyLowScore: () => holdersOf('level2', branchId, others),
    surveyFollowUpOverdue: () => [...holdersOf('level2', branchId, others), ...holdersOf('level3', branchId, others)],
  }[due.notice]();
  const deputiesOf = await readDeputies(models.absences, people, [due.sinceMs]);
  const receivers = new Set(people.flatMap((staffId) => [staffId, ...deputiesOf(staffId, due.sinceMs)]));
  const items = [...receivers].map((receiverId) => itemOf(complaint, survey, due, receiverId));
  await writeGuarded(models.inboxItems, items.map(itemUpdate));
  await tell(items);
}

function itemOf(
  { _id, caseNumber, status, severity, branchId }: ToldCase,
  { surveyId, revision }: SurveyState,
  { notice, sinceMs }: NonNullable<ReturnType<typeof surveyNoticeOf>>,
  receiverId: StaffId,
): ToldItem {
  return {
    receiverId,
    complaintId: _id,
    // Of the survey's own, so that it is not taken for an event of the case.
    cause: `${surveyId}/${notice}`,
    caseNumber,
    revision,
    kind: 'action',
    type: notice,
    clock: null,
    actorId: null,
    status,
    severity,
    branchId,
    at: new Date(sinceMs),
  };
}
