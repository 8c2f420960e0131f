import type { MyDayView } from '../../contracts/my-day.ts';
import { leastBarred } from '../../domain/complaint/acting.ts';
import { awaitedOf } from '../../domain/complaint/awaited.ts';
import { levelOf, placeOf, type Represented } from '../../domain/complaint/command.ts';
import { casesThatMayWait } from '../../models/complaint-parts.ts';
import { maskForComplaint, presentComplaintRow } from '../complaints/present.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import type { DayContext } from './day-context.ts';

/** Complaints that somebody handles or has to decide something in, or somebody whose deputy they are; due first. */
export async function awaitedCasesOf(
  { actor, ability, deps, nowMs }: Omit<DayContext, 'day'>,
  absent: readonly Represented[],
): Promise<MyDayView['cases']> {
  const reach = (capability: 'readComplaint' | 'workComplaint' | 'decideComplaint' | 'decideAppeal') =>
    deps.rules.reachOf(ability, capability, 'Complaint');
  const found = await casesThatMayWait(deps.models.complaints, {
    staffIds: [actor.staffId, ...absent.map(({ staffId }) => staffId)],
    levels: [...new Set([actor, ...absent].flatMap((person) => levelOf(person) ?? []))],
    reach: {
      read: reach('readComplaint'),
      work: reach('workComplaint'),
      decide: reach('decideComplaint'),
      appeal: reach('decideAppeal'),
    },
  });
  const calendars = await requireCalendars(deps);
  return found.flatMap((row) => {
    const person = leastBarred(actor, absent, (one) => (awaitedOf(row.state, one) === null ? ['nothing'] : []));
    const awaits = awaitedOf(row.state, person);
    if (awaits === null) return [];
    const mask = maskForComplaint(deps, ability, row);
    const context = { nowMs, calendar: calendars.of(row.branchId), mask, absenceOf: () => null };
    const { handlerAbsence: _, ...shown } = presentComplaintRow(row, context);
    return [{ ...shown, awaits, forId: placeOf(person) }];
  });
}
