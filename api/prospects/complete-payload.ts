import type { ProspectId, StaffId } from '../../domain/ids.ts';
import { ownerProfiles } from '../../domain/prospect/catalogue.ts';
import type { CommandName, CommandPayload } from '../../domain/prospect/commands.ts';
import { judgeCustomer } from '../../domain/prospect/known-customer.ts';
import { findPursuitsOf } from '../../models/customer-pursuits.ts';
import { findProspect } from '../../models/prospect.ts';
import type { StaffMember } from '../../models/organisation.ts';
import type { ApiDeps } from '../deps.ts';
import { invalidBody, RequestFailure } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import type { ProspectFacts } from '../permissions/facts.ts';

/** What decides about what a payload names. */
interface Naming extends Pick<ApiDeps, 'staff' | 'models'> {
  readonly prospectId: ProspectId;
  readonly ability: ActorAbility;
  /** Of the prospect. */
  readonly facts: ProspectFacts;
}

/** Payload as the domain takes it: what the staff register knows is filled in and checked here.
 *  @throws RequestFailure VALIDATION_FAILED for somebody who cannot be named, FORBIDDEN for whom the caller may not name */
export async function completePayload(name: CommandName, given: unknown, naming: Naming): Promise<unknown> {
  switch (name) {
    case 'assignOwner':
      return completeAssignment(given as { staffId: StaffId; reason: string }, naming);
    case 'createMaintenancePlan':
      await requireMaintainer((given as CommandPayload<'createMaintenancePlan'>).maintainingManagerId, naming);
      return given;
    case 'recordConsent':
      await requireContactAllowed(naming);
      return given;
    default:
      return given;
  }
}

async function completeAssignment(
  { staffId, reason }: { staffId: StaffId; reason: string },
  { staff }: Naming,
): Promise<CommandPayload<'assignOwner'>> {
  const member = await staff.get(staffId);
  if (member === null) throw invalidBody('/payload/staffId', `${staffId} is not known`);
  return { staffId, reason, teamId: member.teamId, branchId: member.branchId, eligible: mayOwn(member) };
}

/** The plan makes the prospect this person's, too: to whom it may be given is the same as for an owner, and out of the
 *  branch it goes only by whoever allocates customers. Whom it belongs to already may stay. */
async function requireMaintainer(staffId: StaffId | null, { staff, ability, facts }: Naming): Promise<void> {
  if (staffId === null) return;
  const member = await staff.get(staffId);
  if (member === null || !mayOwn(member))
    throw invalidBody(
      '/payload/maintainingManagerId',
      `${staffId} is not an active member of staff who may own prospects`,
    );
  if (member.branchId === facts.branchId || facts.holderIds.includes(staffId) || ability.can('allocate', facts)) return;
  throw new RequestFailure('FORBIDDEN', 'Only whoever allocates customers gives one to somebody of another branch.');
}

/** Consent noted in one pursuit does not undo the ban of another (P-65). */
async function requireContactAllowed({ models, prospectId }: Naming): Promise<void> {
  const prospect = await findProspect(models.prospects, prospectId);
  if (prospect === null) return;
  const { customer, pursuitType } = prospect.state;
  const [pursuits = []] = await findPursuitsOf(models.prospects, [customer]);
  const { coreBankCustomerNo } = customer;
  if (judgeCustomer({ prospectId, pursuitType, coreBankCustomerNo }, pursuits).isContactForbidden)
    throw new RequestFailure(
      'FORBIDDEN',
      'The customer forbade contact in an earlier pursuit. Only compliance lifts that.',
    );
}

function mayOwn({ active, profiles }: StaffMember): boolean {
  return active && profiles.some((profile) => ownerProfiles.includes(profile));
}
