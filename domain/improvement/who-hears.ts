import { periodOf } from '../funnel/period.ts';
import type { StaffId } from '../ids.ts';
import type { ImprovementLife } from './item.ts';

/** What whoever raised an improvement waits for, or must know: its reply, or that its day has passed. */
export const improvementNotices = ['improvementDone', 'improvementDeclined', 'improvementOverdue'] as const;
export type ImprovementNotice = (typeof improvementNotices)[number];

/** Who stands how to an item. */
export interface ImprovementPeople {
  readonly ownerId: StaffId;
  /** Whoever raised it, and who handles its case. */
  readonly repliesTo: readonly StaffId[];
  /** Who changed it last; null when time passed. */
  readonly actorId: StaffId | null;
  readonly complainedStaffId: StaffId | null;
}

/** When the day passes on which an item is due.   @returns UTC ms of the midnight after it, where the bank is */
export function improvementOverdueAtMs(dueOn: string, utcOffsetMinutes: number): number {
  return periodOf({ from: dueOn, to: dueOn }, utcOffsetMinutes).endMs;
}

/** What is to be told of an item as it stands; null when nothing is. */
export function improvementNoticeOf(
  { status }: Pick<ImprovementLife, 'status'>,
  { nowMs, overdueAtMs }: { readonly nowMs: number; readonly overdueAtMs: number },
): ImprovementNotice | null {
  if (status === 'done') return 'improvementDone';
  if (status === 'declined') return 'improvementDeclined';
  return nowMs >= overdueAtMs ? 'improvementOverdue' : null;
}

/** Who hears of it: replies go to whoever raised it and who handles the case; that it is overdue its owner hears, too. Nobody
 *  hears of what they did themselves, and the person complained about never does. */
export function whoHearsImprovement(
  notice: ImprovementNotice,
  { ownerId, repliesTo, actorId, complainedStaffId }: ImprovementPeople,
): readonly StaffId[] {
  const hearers = notice === 'improvementOverdue' ? [ownerId, ...repliesTo] : repliesTo;
  const except = notice === 'improvementOverdue' ? [complainedStaffId] : [complainedStaffId, actorId];
  return [...new Set(hearers)].filter((staffId) => !except.includes(staffId));
}
