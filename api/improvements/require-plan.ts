import { localDateOf } from '../../domain/calendar.ts';
import { isNamed } from '../../domain/complaint/named.ts';
import type { StaffId } from '../../domain/ids.ts';
import type { StoredImprovement } from '../../models/improvement-item.ts';
import type { ApiDeps } from '../deps.ts';
import { invalidBody } from '../errors.ts';
import { mayHandleComplaints } from '../permissions/complaint-conditions.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';

/** @param pointer to the part of the body that has both
 *  @throws RequestFailure VALIDATION_FAILED for an owner who may not work on it, and for a day that has passed */
export async function requirePlan(
  deps: ApiDeps,
  item: Pick<StoredImprovement, 'branchId' | 'complainedStaffId' | 'namedStaffIds'>,
  { ownerId, dueOn }: { readonly ownerId: StaffId; readonly dueOn: string },
  pointer: string,
): Promise<void> {
  const [member, calendars] = await Promise.all([deps.staff.get(ownerId), requireCalendars(deps)]);
  const mayOwn = member?.active === true && mayHandleComplaints(member.profiles) && !isNamed(item, ownerId);
  if (!mayOwn) throw invalidBody(`${pointer}/ownerId`, 'is not somebody who may work on it');
  if (dueOn < localDateOf(calendars.of(item.branchId), Date.now()))
    throw invalidBody(`${pointer}/dueOn`, 'must not have passed');
}
