import type { ComplaintCapability } from '../../contracts/permissions.ts';
import { complaintCapabilities } from '../../contracts/permissions.ts';
import type { StaffProfile } from '../../domain/prospect/catalogue.ts';
import type { AbilityRule, Conditions, Grounds } from './ability.ts';
import { columnOf, matrix, type Grant } from './matrix.ts';

/** Ways in which somebody takes part in a case, by what they want to do in it. */
const parts: Readonly<Record<ComplaintCapability, readonly Part[]>> = {
  registerComplaint: [],
  readComplaint: ['receivedBy', 'handlerId', 'reviewerId', 'actionOwnerIds'],
  workComplaint: ['handlerId'],
  carryOutAction: ['handlerId', 'actionOwnerIds'],
  decideComplaint: [],
  decideAppeal: ['reviewerId'],
  readSurveyResults: [],
  keepReplies: [],
};
type Part = 'receivedBy' | 'handlerId' | 'reviewerId' | 'actionOwnerIds';

/** Who only registered a case reads how it stands, and not what people said in it. */
const partsWithStatements: readonly Part[] = ['handlerId', 'reviewerId', 'actionOwnerIds'];

/** Each is one way in which a complaint is in reach: all of a branch or of the bank, and those that somebody takes part in. */
export function complaintConditions(capability: ComplaintCapability, grant: Grant, grounds: Grounds): Conditions[] {
  return conditionsFor(parts[capability], grant, grounds);
}

/** Complaints whose statements somebody may read, of those that they may read. */
export function statementConditions(grant: Grant, grounds: Grounds): Conditions[] {
  return conditionsFor(partsWithStatements, grant, grounds);
}

function conditionsFor(taken: readonly Part[], { scope }: Grant, grounds: Grounds): Conditions[] {
  if (scope === 'all') return [null];
  const { actor, actingFor } = grounds;
  const people = [actor.staffId, ...actingFor];
  const asPart = taken.map((part): Conditions => ({
    [part]: people.length === 1 ? actor.staffId : { $in: people },
  }));
  return scope === 'branch' ? [{ branchId: actor.branchId }, ...asPart] : asPart;
}

/** Nobody complained about reads the case or acts in it, whoever was named after them; nor does a deputy decide what the person stood in for
 *  may not decide (2.3). */
export function mayNot({ actor: { staffId }, actingFor }: Grounds): AbilityRule[] {
  // the second also where the first is kept: snapshots from before there could be several have only the first
  const named = [{ complainedStaffId: staffId }, { namedStaffIds: staffId }].map((conditions): AbilityRule => ({
    action: [...complaintCapabilities, 'readNames', 'readStatements'],
    subject: 'Complaint',
    conditions,
    inverted: true,
  }));
  if (actingFor.length === 0) return named;
  const people = { $in: [...actingFor] };
  const asDeputy = [{ complainedStaffId: people }, { namedStaffIds: people }, { handlerId: people }].map(
    (conditions): AbilityRule => ({
      action: ['decideComplaint', 'decideAppeal'],
      subject: 'Complaint',
      conditions,
      inverted: true,
    }),
  );
  return [...named, ...asDeputy];
}

/** Whether somebody with these profiles may be named as the handler of a case. */
export function mayHandleComplaints(profiles: readonly StaffProfile[]): boolean {
  return profiles.some((profile) => matrix.workComplaint[columnOf[profile]] !== null);
}
