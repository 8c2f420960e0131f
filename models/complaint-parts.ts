import { awaitedFields, type AwaitedCase } from '../domain/complaint/awaited.ts';
import type { Level } from '../domain/complaint/catalogue.ts';
import type { ComplaintState } from '../domain/complaint/state.ts';
import type { StaffId } from '../domain/ids.ts';
import type { QueryFilter } from 'mongoose';
import { readPresence, type AbsenceModel } from './absence.ts';
import type { ComplaintModel, ComplaintSnapshot } from './complaint.ts';
import { complaintRowProjection, type ComplaintRow } from './complaint-list.ts';
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

/** More than anybody can begin with in a day; the rest comes up as the first are done. */
const awaitedCasesAtMost = 100;

/** A case that may wait for somebody, with what says so. */
export type CaseThatMayWait = ComplaintRow & { readonly state: AwaitedCase };

/** Who asks what waits for them: people with the levels that they decide at, and what of it they may see, work on and decide. */
export interface Awaiting {
  readonly staffIds: readonly StaffId[];
  readonly levels: readonly Level[];
  readonly reach: Readonly<Record<'read' | 'work' | 'decide' | 'appeal', QueryFilter<ComplaintSnapshot>>>;
}

/** Open cases that may wait for somebody, due first; whether one does, `awaitedOf` says. */
export async function casesThatMayWait(
  complaints: ComplaintModel,
  { staffIds, levels, reach }: Awaiting,
): Promise<readonly CaseThatMayWait[]> {
  const [people, posts] = [{ $in: [...staffIds] }, { $in: [...levels] }];
  const isOpen = { open: true } as const;
  const ofPost: QueryFilter<ComplaintSnapshot>[] = [
    { $and: [{ ...isOpen, status: 'awaitingApproval', 'state.approval.level': posts }, reach.decide] },
    { $and: [{ ...isOpen, 'state.extensions.decision': 'pending', 'state.extensions.level': posts }, reach.decide] },
    { $and: [{ ...isOpen, status: 'appealed', reviewerId: null, level: posts }, reach.appeal] },
    {
      $and: [
        { ...isOpen, handlerId: null, status: { $nin: ['appealed', 'external'] } },
        ...(levels.includes(1) ? [] : [{ level: posts }]),
        reach.work,
      ],
    },
  ];
  const ofPeople: QueryFilter<ComplaintSnapshot>[] = (['handlerId', 'reviewerId'] as const).map((part) => ({
    $and: [{ ...isOpen, [part]: people }, reach.read],
  }));
  const awaited = Object.fromEntries(awaitedFields.map((field) => [`state.${field}`, 1]));
  return complaints
    .find({ $or: [...ofPeople, ...(levels.length === 0 ? [] : ofPost)] }, { ...complaintRowProjection, ...awaited })
    .sort({ queueAt: 1, _id: 1 })
    .limit(awaitedCasesAtMost)
    .lean<CaseThatMayWait[]>();
}
