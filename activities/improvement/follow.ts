import {
  improvementNoticeOf,
  improvementOverdueAtMs,
  whoHearsImprovement,
  type ImprovementNotice,
} from '../../domain/improvement/who-hears.ts';
import { isImproving } from '../../domain/improvement/item.ts';
import type { StaffId } from '../../domain/ids.ts';
import { calendarOf } from '../../models/business-calendar.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';
import type { Models } from '../../models/connect.ts';
import type { StoredImprovement } from '../../models/improvement-item.ts';
import type { ToldItem } from '../../models/notices.ts';
import type { ImprovementInput, ImprovementFollowed } from '../../workflows/improvement/messages.ts';
import type { TellOutside } from '../correspondence/tell-outside.ts';
import { writeGuarded } from '../projection/bulk.ts';
import { readDeputies } from '../projection/deputies.ts';
import { itemUpdate, toldWithinMs } from '../projection/inbox.ts';

/** What an inbox item needs of the case: nothing that the customer said. */
const told = { caseNumber: 1, status: 1, severity: 1, branchId: 1 } as const;
type ToldCase = Pick<ComplaintSnapshot, '_id' | keyof typeof told>;

/** Looks at an item as it is stored, and tells whoever must hear that it is over or overdue: once for each of these and day that
 *  it was due, however often it is called. What became of an item long ago is not told any more.
 *  @returns when to look again */
export async function followImprovement(
  models: Models,
  tell: TellOutside,
  { itemId, nowMs }: ImprovementInput & { readonly nowMs: number },
): Promise<ImprovementFollowed> {
  const item = await models.improvementItems.findById(itemId).lean<StoredImprovement>();
  if (item === null) return { nextMs: null };
  const { utcOffsetMinutes } = await calendarOf(models.calendars, item.branchId);
  const overdueAtMs = improvementOverdueAtMs(item.dueOn, utcOffsetMinutes);
  const notice = improvementNoticeOf(item, { nowMs, overdueAtMs });
  if (notice === null) return { nextMs: overdueAtMs };
  const sinceMs = isImproving(item.status) ? overdueAtMs : item.statusSince.getTime();
  if (sinceMs >= nowMs - toldWithinMs) await tellOf(models, tell, { item, notice, sinceMs });
  return { nextMs: null };
}

interface Told {
  readonly item: StoredImprovement;
  readonly notice: ImprovementNotice;
  readonly sinceMs: number;
}

async function tellOf(models: Models, tell: TellOutside, { item, notice, sinceMs }: Told): Promise<void> {
  const complaint = await models.complaints.findById(item.originId, told).lean<ToldCase>();
  if (complaint === null) return;
  const { ownerId, complainedStaffId, actionOwnerIds: repliesTo } = item;
  const actorId = notice === 'improvementOverdue' ? null : (item.history.at(-1)?.by ?? null);
  const people = whoHearsImprovement(notice, { ownerId, repliesTo, actorId, complainedStaffId });
  const deputiesOf = await readDeputies(models.absences, people, [sinceMs]);
  const receivers = new Set(people.flatMap((staffId) => [staffId, ...deputiesOf(staffId, sinceMs)]));
  for (const staffId of [actorId, complainedStaffId]) if (staffId !== null) receivers.delete(staffId);
  const items = [...receivers].map((receiverId) => itemOf(complaint, { item, notice, sinceMs }, receiverId, actorId));
  await writeGuarded(models.inboxItems, items.map(itemUpdate));
  await tell(items);
}

function itemOf(
  { _id, caseNumber, status, severity, branchId }: ToldCase,
  { item, notice, sinceMs }: Told,
  receiverId: StaffId,
  actorId: StaffId | null,
): ToldItem {
  const day = notice === 'improvementOverdue' ? `/${item.dueOn}` : '';
  return {
    receiverId,
    complaintId: _id,
    improvementId: item._id,
    // Of the item's own, so that it is not taken for an event of the case. A new day may pass as well.
    cause: `${item._id}/${notice}${day}`,
    caseNumber,
    revision: item.revision,
    kind: 'inform',
    type: notice,
    clock: null,
    actorId,
    status,
    severity,
    branchId,
    at: new Date(sinceMs),
  };
}
