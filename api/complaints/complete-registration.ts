import type { RegisterComplaintBody } from '../../contracts/complaint.ts';
import type { WorkingCalendar } from '../../domain/calendar.ts';
import type { RegisterComplaint } from '../../domain/complaint/register.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { lookUp } from './look-up.ts';

/** What was entered with what the bank knows, as the workflow takes it, but for the number of the case; previewing and
 *  registering go by the same.
 *  @returns `workdays`: the calendar of the branch that the case belongs to   @throws as `lookUp` does */
export async function completeRegistration(
  body: RegisterComplaintBody,
  { nowMs, ...who }: { readonly actor: Actor; readonly ability: ActorAbility; readonly nowMs: number },
  deps: ApiDeps,
): Promise<{ readonly registration: Omit<RegisterComplaint, 'caseNumber'>; readonly workdays: WorkingCalendar }> {
  const receivedAtMs = Math.min(body.receivedAt ?? nowMs, nowMs);
  const [known, calendars] = await Promise.all([lookUp(body, { ...who, receivedAtMs }, deps), requireCalendars(deps)]);
  const { channel, category, description, customerDemand, contact, complainedStaffId, settledOnTheSpot } = body;
  const registration = {
    ...known,
    channel,
    category,
    description,
    customerDemand,
    contact: contact ?? known.customer?.phone ?? '',
    complainedStaffId,
    isSettledOnTheSpot: settledOnTheSpot,
    receivedAtMs,
  };
  return { registration, workdays: calendars.of(known.branchId) };
}
