import type { MyDayView } from '../../contracts/my-day.ts';
import { isoOf } from '../../contracts/common.ts';
import type { StaffId } from '../../domain/ids.ts';
import { casesWithActionsOf } from '../../models/complaint-parts.ts';
import { maskForComplaint } from '../complaints/present.ts';
import type { DayContext } from './day-context.ts';

/** What some people owe in complaints, due first: of each case no more than what is asked. */
export async function caseActionsOf(
  { ability, deps, nowMs }: Pick<DayContext, 'ability' | 'deps' | 'nowMs'>,
  people: readonly StaffId[],
): Promise<MyDayView['caseActions']> {
  const reach = deps.rules.reachOf(ability, 'carryOutAction', 'Complaint');
  const cases = await casesWithActionsOf(deps.models.complaints, people, reach);
  return cases
    .flatMap((one) => {
      const mask = maskForComplaint(deps, ability, one);
      return one.state.actions
        .filter(({ ownerId, doneAtMs }) => doneAtMs === null && people.includes(ownerId))
        .map(({ actionId, text, ownerId, dueAtMs }) => ({
          complaintId: one._id,
          caseNumber: one.caseNumber,
          actionId,
          text: mask({ text }).text,
          ownerId,
          dueAt: isoOf(dueAtMs),
          overdue: dueAtMs < nowMs,
        }));
    })
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : Number(a.dueAt > b.dueAt)));
}
