import type { RegisterComplaintBody } from '../../contracts/complaint.ts';
import type { ComplaintCustomer } from '../../domain/complaint/state.ts';
import type { BranchId, ProspectId } from '../../domain/ids.ts';
import { supervisorProfiles } from '../../domain/prospect/catalogue.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { customerNumberOf } from '../../domain/prospect/known-customer.ts';
import { isRepeatedComplaint } from '../../models/complaint.ts';
import { isKeyCustomer } from '../../models/key-customer.ts';
import { headedUnits, type StaffMember } from '../../models/organisation.ts';
import { findProspectWithin } from '../../models/prospect.ts';
import type { ApiDeps } from '../deps.ts';
import { invalidBody } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';

/** What the bank knows about a complaint besides what was entered. */
export interface LookedUp {
  readonly customer: ComplaintCustomer | null;
  readonly prospectId: ProspectId | null;
  /** The branch that the case belongs to: its level 2, its clusters and its reports. */
  readonly branchId: BranchId;
  readonly isRepeated: boolean;
  readonly isAboutSupervisor: boolean;
}

/** Completes a registration from the registers.
 *  @throws RequestFailure VALIDATION_FAILED for a prospect, a member of staff or a branch that is not known, or not the
 *  caller's to read, and for a branch in which whoever is complained about does not work: staff changes are decided by the
 *  supervisor of that person (8.6) */
export async function lookUp(
  { customer, category, complainedStaffId, branchId }: RegisterComplaintBody,
  {
    actor,
    ability,
    receivedAtMs,
  }: { readonly actor: Actor; readonly ability: ActorAbility; readonly receivedAtMs: number },
  deps: ApiDeps,
): Promise<LookedUp> {
  const { models } = deps;
  const [who, complained] = await Promise.all([
    customerOf(customer, ability, deps),
    complainedStaffId === null ? null : complainedMember(complainedStaffId, deps),
    branchId === null ? null : requireOpen(branchId, deps),
  ]);
  if (branchId !== null && complained !== null && complained.branchId !== branchId)
    throw invalidBody('/branchId', 'must be the branch in which the person complained about works');
  const key = who.customer ?? { phone: null, coreBankCustomerNo: null };
  const [isKey, isRepeated, isAboutSupervisor] = await Promise.all([
    isKeyCustomer(models.prospects, key),
    isRepeatedComplaint(models.complaints, { ...key, prospectId: who.prospectId }, { category, receivedAtMs }),
    complained === null ? false : headsUnit(deps, complained),
  ]);
  return {
    customer: who.customer === null ? null : { ...who.customer, isKeyCustomer: isKey },
    prospectId: who.prospectId,
    // Which it is said to be about, else where the customer is served, else where it went wrong, else where it was told.
    branchId: branchId ?? who.branchId ?? complained?.branchId ?? actor.branchId,
    isRepeated,
    isAboutSupervisor,
  };
}

interface Who {
  readonly customer: Omit<ComplaintCustomer, 'isKeyCustomer'> | null;
  readonly prospectId: ProspectId | null;
  readonly branchId: BranchId | null;
}

async function customerOf(
  given: RegisterComplaintBody['customer'],
  ability: ActorAbility,
  { models, rules }: ApiDeps,
): Promise<Who> {
  switch (given.kind) {
    case 'anonymous':
      return { customer: null, prospectId: null, branchId: null };
    case 'customer': {
      const { name, phone, coreBankCustomerNo } = given;
      return { customer: { name, phone, coreBankCustomerNo }, prospectId: null, branchId: null };
    }
    case 'prospect': {
      const reach = rules.reachOf(ability, 'readProspect', 'Prospect');
      const prospect = await findProspectWithin(models.prospects, given.prospectId, reach);
      if (prospect === null) throw invalidBody('/customer/prospectId', `${given.prospectId} is not known`);
      const { branchId, state } = prospect;
      const { name, phone } = state.customer;
      const customer = { name, phone, coreBankCustomerNo: customerNumberOf(state) };
      return { customer, prospectId: prospect._id, branchId };
    }
  }
}

async function complainedMember(staffId: string, { staff }: Pick<ApiDeps, 'staff'>): Promise<StaffMember> {
  const member = await staff.get(staffId);
  if (member === null) throw invalidBody('/complainedStaffId', `${staffId} is not known`);
  return member;
}

async function requireOpen(branchId: BranchId, { models }: Pick<ApiDeps, 'models'>): Promise<void> {
  const found = await models.branches.exists({ _id: branchId, active: { $ne: false } });
  if (found === null) throw invalidBody('/branchId', `${branchId} is not known, or closed`);
}

/** Whether somebody heads a team or a branch: a complaint about such a person is not for those below (8.6). */
export async function headsUnit(
  { models }: Pick<ApiDeps, 'models'>,
  { _id, profiles }: Pick<StaffMember, '_id' | 'profiles'>,
): Promise<boolean> {
  if (profiles.some((profile) => supervisorProfiles.includes(profile))) return true;
  const { teamIdsLed, branchIdsHeaded } = await headedUnits(models, _id);
  return teamIdsLed.length + branchIdsHeaded.length > 0;
}
