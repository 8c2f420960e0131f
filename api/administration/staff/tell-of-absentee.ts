import { absentParts, type AbsenceNotice, type AbsentPart } from '../../../domain/complaint/absence-notice.ts';
import { namedIn } from '../../../domain/complaint/named.ts';
import type { ComplaintAsk } from '../../../domain/complaint/settle.ts';
import { levelAbove } from '../../../domain/complaint/change.ts';
import type { StaffId } from '../../../domain/ids.ts';
import { awayAt } from '../../../models/absence.ts';
import { openCasesWith, type CaseParts } from '../../../models/complaint-parts.ts';
import { readComplaintPosts, type HoldersOf } from '../../../models/complaint-posts.ts';
import type { ToldItem } from '../../../models/notices.ts';
import type { ApiDeps } from '../../deps.ts';
import { writeTold } from './write-told.ts';

/** Somebody who leaves the bank, or has a leave. */
export interface Absentee {
  readonly staffId: StaffId;
  readonly how: 'Left' | 'Away';
  /** Who stands in; null when nobody does. */
  readonly deputyId: StaffId | null;
  /** The same for every attempt to enter the same absence. */
  readonly absence: string;
  /** Who entered it. */
  readonly by: StaffId;
}

/** Tells of each open case in which somebody who will not be there has a part: of a handler the complaint officers and the level
 *  above, who may name another one; of a reviewer the branch head; of whoever owes an action the handler; and the deputy.
 *  Nobody whom the case is about hears. Harmless when repeated.
 *  @returns whose correspondence is to be called upon */
export async function tellOfAbsentee(
  deps: Pick<ApiDeps, 'models' | 'settings'>,
  absentee: Absentee,
): Promise<readonly string[]> {
  const { models } = deps;
  const cases = await openCasesWith(models.complaints, absentee.staffId);
  if (cases.length === 0) return [];
  const { holdersOf } = await readComplaintPosts(models, [...new Set(cases.map(({ branchId }) => branchId))]);
  const told = cases.map((one) => ({ one, people: whoHears(one, absentee, holdersOf) }));
  const at = new Date();
  const away = await awayAt(models.absences, [...new Set(told.flatMap(({ people }) => people))], at.getTime());
  const items = told.flatMap(({ one, people }) => {
    const withDeputies = [...people, ...people.flatMap((staffId) => away.get(staffId)?.deputyId ?? [])];
    return [...new Set(withDeputies)]
      .filter((receiverId) => !mayNotHear(one, absentee).includes(receiverId))
      .map((receiverId) => itemOf(one, absentee, { receiverId, at }));
  });
  return writeTold(deps, items);
}

function whoHears(one: CaseParts, absentee: Absentee, holdersOf: HoldersOf): readonly StaffId[] {
  const except = mayNotHear(one, absentee);
  const post = (level: 1 | 2 | 3): readonly StaffId[] => holdersOf(`level${level}`, one.branchId, except);
  const deputy = absentee.deputyId === null ? [] : [absentee.deputyId];
  switch (partOf(one, absentee.staffId)) {
    case 'handler':
      return [...deputy, ...post(1), ...post(levelAbove(one.level))];
    case 'reviewer':
      return [...deputy, ...post(2)];
    case 'actionOwner':
      return [...deputy, ...(one.handlerId === null ? post(1) : [one.handlerId])];
  }
}

function mayNotHear(one: CaseParts, { staffId }: Absentee): readonly StaffId[] {
  return [staffId, ...namedIn(one)];
}

/** The most important part of somebody who has one. */
function partOf({ handlerId, reviewerId }: CaseParts, staffId: StaffId): AbsentPart {
  const has: Partial<Record<AbsentPart, boolean>> = {
    handler: handlerId === staffId,
    reviewer: reviewerId === staffId,
  };
  return absentParts.find((part) => has[part]) ?? 'actionOwner';
}

function itemOf(
  one: CaseParts,
  { staffId, how, absence, by, deputyId }: Absentee,
  { receiverId, at }: { readonly receiverId: StaffId; readonly at: Date },
): ToldItem {
  const part = partOf(one, staffId);
  const type: AbsenceNotice = `${part}${how}`;
  const kind = receiverId === deputyId ? 'assigned' : how === 'Left' ? 'decide' : 'inform';
  return {
    receiverId,
    complaintId: one._id,
    cause: `${one._id}:${absence}`,
    caseNumber: one.caseNumber,
    revision: one.revision,
    kind,
    // Whoever is named instead leaves nothing to decide.
    asks: kind === 'decide' && part !== 'actionOwner' ? (part satisfies ComplaintAsk) : null,
    type,
    clock: null,
    actorId: by,
    status: one.status,
    severity: one.severity,
    branchId: one.branchId,
    at,
  };
}
