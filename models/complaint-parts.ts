import type { ComplaintState } from '../domain/complaint/state.ts';
import type { StaffId } from '../domain/ids.ts';
import type { QueryFilter } from 'mongoose';
import { readPresence, type AbsenceModel } from './absence.ts';
import type { ComplaintModel, ComplaintSnapshot } from './complaint.ts';
import type { StaffModel } from './organisation.ts';

const partFields = [
  'revision',
  'caseNumber',
  'status',
  'severity',
  'level',
  'branchId',
  'handlerId',
  'reviewerId',
  'actionOwnerIds',
  'complainedStaffId',
  'namedStaffIds',
] as const satisfies readonly (keyof ComplaintSnapshot)[];

/** An open case as far as it matters who does what in it; nothing that the customer said. */
export type CaseParts = Pick<ComplaintSnapshot, '_id' | (typeof partFields)[number]>;

/** Open cases that somebody handles, reviews or has something to do in, in order of id. */
export async function openCasesWith(complaints: ComplaintModel, staffId: StaffId): Promise<readonly CaseParts[]> {
  return complaints
    .find(
      { open: true, $or: [{ handlerId: staffId }, { reviewerId: staffId }, { actionOwnerIds: staffId }] },
      Object.fromEntries(partFields.map((field) => [field, 1])),
    )
    .sort({ _id: 1 })
    .lean<CaseParts[]>();
}

/** Handlers of open cases who have left the bank or are on leave at an instant. */
export async function absentHandlers(
  models: { readonly complaints: ComplaintModel; readonly staff: StaffModel; readonly absences: AbsenceModel },
  atMs: number,
): Promise<readonly StaffId[]> {
  const found = await models.complaints.distinct('handlerId', { open: true });
  const handlers = found.filter((staffId) => staffId !== null);
  const absenceOf = await readPresence(models, handlers, atMs);
  return handlers.filter((staffId) => absenceOf(staffId) !== null);
}

/** More than anybody owes at a time. */
const actionCasesAtMost = 200;

/** A case in which somebody owes an action; of what was said in it only the actions. */
export type CaseWithActions = CaseParts &
  Pick<ComplaintSnapshot, 'receivedBy'> & {
    readonly state: Pick<ComplaintState, 'actions'>;
  };

/** Open cases in which some people owe an action.   @param reach what the reader may see */
export async function casesWithActionsOf(
  complaints: ComplaintModel,
  staffIds: readonly StaffId[],
  reach: QueryFilter<ComplaintSnapshot>,
): Promise<readonly CaseWithActions[]> {
  const fields = [...partFields, 'receivedBy', 'state.actions'];
  return complaints
    .find(
      { $and: [{ actionOwnerIds: { $in: [...staffIds] }, open: true }, reach] },
      Object.fromEntries(fields.map((field) => [field, 1])),
    )
    .limit(actionCasesAtMost)
    .lean<CaseWithActions[]>();
}
