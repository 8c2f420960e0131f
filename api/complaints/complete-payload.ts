import type { ComplaintCommandName, ComplaintCommandPayload } from '../../domain/complaint/commands.ts';
import { levelOf } from '../../domain/complaint/command.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import type { StaffId } from '../../domain/ids.ts';
import { headsUnit } from './look-up.ts';
import type { StaffMember } from '../../models/organisation.ts';
import type { ApiDeps } from '../deps.ts';
import { invalidBody } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { mayHandleComplaints } from '../permissions/complaint-conditions.ts';
import { awayAt } from '../../models/absence.ts';
import { isRepeatedComplaint } from '../../models/complaint.ts';
import { possibleDuplicates } from '../../models/complaint-duplicates.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { dayOfReceipt } from './possible-duplicates.ts';
import { findComplaintWithin } from '../../models/complaint-list.ts';

type Deps = Pick<ApiDeps, 'staff' | 'models' | 'rules' | 'bankCalendars'>;

/** What decides besides the payload. */
interface Case {
  readonly state: ComplaintState;
  readonly ability: ActorAbility;
}

/** Payload as the domain takes it: what the registers know is filled in and checked here.
 *  @throws RequestFailure VALIDATION_FAILED for somebody or some case that is not known */
export async function completeComplaintPayload(
  name: ComplaintCommandName,
  given: unknown,
  deps: Deps,
  of: Case,
): Promise<unknown> {
  switch (name) {
    case 'acknowledge':
      return withRepeated(given as GivenTriage, deps, of);
    case 'replaceHandler':
    case 'nameCauseFinder':
      return withEligible(given as { readonly handlerId: StaffId }, deps);
    case 'confirmDuplicate':
      return withDuplicate(given as GivenDuplicate, deps, of);
    case 'nameStaff':
      return withSupervisor(given as Omit<ComplaintCommandPayload<'nameStaff'>, 'isSupervisor'>, deps);
    case 'acknowledgeAppeal':
      return withReviewerLevel(
        given as Omit<ComplaintCommandPayload<'acknowledgeAppeal'>, 'reviewerLevel' | 'awayUntil'>,
        deps,
      );
    case 'recordEvidence':
      await requireWitness(given as ComplaintCommandPayload<'recordEvidence'>, deps);
      return given;
    default:
      await requireOwners(given as Owned, deps);
      return given;
  }
}

async function withEligible<Given extends { readonly handlerId: StaffId }>(given: Given, deps: Deps) {
  const { active, profiles } = await knownMember(deps, given.handlerId, '/payload/handlerId');
  const awayUntil = await lastDayAway(deps, given.handlerId);
  return { ...given, eligible: active && mayHandleComplaints(profiles), awayUntil };
}

/** Whoever is on leave at the moment gets no case, until when it says.   @returns null for somebody who is at work */
async function lastDayAway({ models }: Deps, staffId: StaffId): Promise<string | null> {
  const away = await awayAt(models.absences, [staffId], Date.now());
  return away.get(staffId)?.to ?? null;
}

type GivenTriage = Omit<ComplaintCommandPayload<'acknowledge'>, 'eligible' | 'isRepeated'>;

/** The category is put right now: whether the same customer complained about it before is asked again. */
async function withRepeated(
  given: GivenTriage,
  deps: Deps,
  { state: { customer, prospectId, receivedAtMs } }: Case,
): Promise<ComplaintCommandPayload<'acknowledge'>> {
  const { phone = null, coreBankCustomerNo = null } = customer ?? {};
  const { category } = given;
  const [payload, isRepeated] = await Promise.all([
    withEligible(given, deps),
    isRepeatedComplaint(deps.models.complaints, { phone, coreBankCustomerNo, prospectId }, { category, receivedAtMs }),
  ]);
  return { ...payload, isRepeated };
}

type GivenDuplicate = Omit<ComplaintCommandPayload<'confirmDuplicate'>, 'eligible' | 'target' | 'goesOnWith'>;

/** The other case is open and of the same customer, or like an anonymous one. One that the caller may not read counts as
 *  unknown. */
async function withDuplicate(
  given: GivenDuplicate,
  deps: Deps,
  { state, ability }: Case,
): Promise<ComplaintCommandPayload<'confirmDuplicate'>> {
  const { models, rules } = deps;
  const reach = rules.reachOf(ability, 'readComplaint', 'Complaint');
  const other = await findComplaintWithin(models.complaints, given.duplicateOf, reach);
  if (other === null) throw invalidBody('/payload/duplicateOf', `${given.duplicateOf} is not known`);
  // What is offered is what is accepted: the same query, of this one case; which of the two goes on, the case decides.
  const day = dayOfReceipt((await requireCalendars(deps)).of(state.branchId), state.receivedAtMs);
  const [same] = await possibleDuplicates(models.complaints, { _id: state.complaintId, state }, day, {
    _id: other._id,
  });
  const { complaintId, status, receivedAtMs, severity, level, channel, takenUpBy } = other.state;
  const target = { complaintId, status, receivedAtMs, severity, level, channel, takenUpBy };
  return { ...given, eligible: same !== undefined, target, goesOnWith: other.handlerId };
}

async function withSupervisor(
  given: Omit<ComplaintCommandPayload<'nameStaff'>, 'isSupervisor'>,
  deps: Deps,
): Promise<ComplaintCommandPayload<'nameStaff'>> {
  const member = await knownMember(deps, given.staffId, '/payload/staffId');
  return { ...given, isSupervisor: await headsUnit(deps, member) };
}

async function withReviewerLevel(
  given: Omit<ComplaintCommandPayload<'acknowledgeAppeal'>, 'reviewerLevel' | 'awayUntil'>,
  deps: Deps,
): Promise<ComplaintCommandPayload<'acknowledgeAppeal'>> {
  const member = await knownMember(deps, given.reviewerId, '/payload/reviewerId');
  const awayUntil = await lastDayAway(deps, given.reviewerId);
  return { ...given, reviewerLevel: member.active ? levelOf(member) : null, awayUntil };
}

/** Who has left may still be quoted. */
async function requireWitness({ staffId }: ComplaintCommandPayload<'recordEvidence'>, deps: Deps): Promise<void> {
  if (staffId !== null) await knownMember(deps, staffId, '/payload/staffId');
}

/** Parts of a payload that give somebody something to do. */
interface Owned {
  readonly ownerId?: StaffId;
  readonly actions?: readonly { readonly ownerId: StaffId }[];
  readonly remedy?: Pick<Owned, 'actions'> | null;
  readonly decision?: Pick<Owned, 'actions'> | string | null;
}

async function requireOwners({ ownerId, actions = [], remedy, decision }: Owned, deps: Deps): Promise<void> {
  const decided = typeof decision === 'object' ? decision : null;
  const owners = [
    ...(ownerId === undefined ? [] : [{ ownerId, pointer: '/payload/ownerId' }]),
    ...ownersOf(actions, '/payload/actions'),
    ...ownersOf(remedy?.actions ?? [], '/payload/remedy/actions'),
    ...ownersOf(decided?.actions ?? [], '/payload/decision/actions'),
  ];
  for (const { ownerId: id, pointer } of owners) {
    const member = await knownMember(deps, id, pointer);
    if (!member.active) throw invalidBody(pointer, `${id} has left`);
  }
}

function ownersOf(actions: readonly { readonly ownerId: StaffId }[], pointer: string) {
  return actions.map(({ ownerId }, index) => ({ ownerId, pointer: `${pointer}/${index}/ownerId` }));
}

async function knownMember({ staff }: Deps, staffId: StaffId, pointer: string): Promise<StaffMember> {
  const member = await staff.get(staffId);
  if (member === null) throw invalidBody(pointer, `${staffId} is not known`);
  return member;
}
