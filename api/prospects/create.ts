import { WorkflowNotFoundError } from '@temporalio/common';
import { createPayload, createProspectBody, type CreateProspectBody } from '../../contracts/prospect-create.ts';
import type { BranchId, ProspectId, StaffId, TeamId } from '../../domain/ids.ts';
import { ownerProfiles } from '../../domain/prospect/catalogue.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { judgeCustomer, type KnownCustomer } from '../../domain/prospect/known-customer.ts';
import { claimCustomers } from '../../models/customer-claim.ts';
import { findPursuitsOf, type CustomerPursuit } from '../../models/customer-pursuits.ts';
import { findFacts } from '../../models/prospect.ts';
import { prospectIdFor } from '../../models/prospect-id.ts';
import { prospectWorkflowId } from '../../workflows/prospect/messages.ts';
import type { ApiDeps } from '../deps.ts';
import { invalidBody, RequestFailure } from '../errors.ts';
import { fingerprintOf } from '../idempotency.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { defineRoute } from '../route.ts';
import { answerWrite, writeAnswers } from './answers.ts';
import { awaitBeginning, startCycle } from './begin.ts';

export const createRoute = defineRoute({
  method: 'post',
  path: '/prospects',
  operationId: 'createProspect',
  tag: 'prospects',
  summary: 'Capture a lead (P-01 to P-04)',
  needs: 'captureLead',
  body: createProspectBody,
  answers: writeAnswers,
  failures: ['IDEMPOTENCY_KEY_REUSED', 'FORBIDDEN', 'PROSPECT_OPEN', 'TEMPORAL_UNAVAILABLE'],
  handle: async ({ actor, ability, commandId, body }, deps) => {
    const prospectId = prospectIdFor(actor.staffId, commandId);
    const unit = await unitOf(body, actor, deps);
    requireCapture(ability, unit, actor);
    const [{ duplicateCheck, isContactForbidden }, calendar] = await Promise.all([
      claimCustomer(body, prospectId, ability, deps),
      deps.calendars.get(unit.branchId),
    ]);
    if (calendar === null) throw new Error(`branch ${unit.branchId} has no calendar`);
    const fingerprint = fingerprintOf(actor.staffId, 'create', body);
    const payload = createPayload(body, { ...unit, duplicateCheck, isContactForbidden }, calendar.utcOffsetMinutes);
    await startCycle(deps, { kind: 'create', prospectId, actor, calendar, commandId, fingerprint, payload });
    const { done, projected } = await awaitBeginning(deps, { prospectId, commandId, revision: 1 });
    return answerWrite(done, projected);
  },
});

interface Unit {
  readonly ownerId: StaffId | null;
  readonly teamId: TeamId | null;
  readonly branchId: BranchId;
}

/** A lead is captured where one's profile reaches; naming somebody else as its owner is an allocation.
 *  @throws RequestFailure FORBIDDEN */
function requireCapture(ability: ActorAbility, unit: Unit, { staffId }: Actor): void {
  const facts = { ...unit, holderIds: [], awaitsBooking: false };
  if (!ability.can('captureLead', facts))
    throw new RequestFailure('FORBIDDEN', 'Your profile captures leads for your own branch only.');
  if (unit.ownerId !== null && unit.ownerId !== staffId && !ability.can('allocate', facts))
    throw new RequestFailure('FORBIDDEN', 'Only whoever allocates customers names another owner.');
}

/** P-04: the person named, else the person who captures, becomes the owner when the profile allows. */
async function unitOf({ ownerId }: CreateProspectBody, actor: Actor, { staff }: ApiDeps): Promise<Unit> {
  const { teamId, branchId } = actor;
  if (ownerId === null) {
    const mayOwn = actor.profiles.some((profile) => ownerProfiles.includes(profile));
    return { ownerId: mayOwn ? actor.staffId : null, teamId, branchId };
  }
  const member = await staff.get(ownerId);
  const mayOwn = member?.active === true && member.profiles.some((profile) => ownerProfiles.includes(profile));
  if (member === null || !mayOwn)
    throw invalidBody('/ownerId', `${ownerId} is not an active member of staff who may own prospects`);
  return { ownerId, teamId: member.teamId, branchId: member.branchId };
}

/** D-3: one open pursuit for each customer and type. Claimed before it starts, so that of two who capture the same customer at
 *  once one is refused.
 *  @throws RequestFailure PROSPECT_OPEN */
async function claimCustomer(
  { customer, pursuitType }: CreateProspectBody,
  prospectId: ProspectId,
  ability: ActorAbility,
  deps: ApiDeps,
): Promise<KnownCustomer<CustomerPursuit>> {
  const { models, settings } = deps;
  const { coreBankCustomerNo } = customer;
  const [pursuits = []] = await findPursuitsOf(models.prospects, [customer]);
  const known = judgeCustomer({ prospectId, pursuitType, coreBankCustomerNo }, pursuits);
  const { standing } = known;
  if (standing !== null) throw await alreadyPursued(standing._id, ability, deps);
  const refused = await claimCustomers(models, [{ prospectId, customer, pursuitType }], {
    nowMs: Date.now(),
    holdMs: settings.requestTimeoutMs + startOnItsWayMs,
    isUnderWay: async (id) => isUnderWay(id, deps),
  });
  const other = refused.get(prospectId);
  if (other !== undefined) throw await alreadyPursued(other, ability, deps);
  return known;
}

/** Longer than what stands between a claim and the request that starts its prospect. */
const startOnItsWayMs = 5_000;

/** @throws as Temporal's client does */
async function isUnderWay(prospectId: ProspectId, { temporal, settings }: ApiDeps): Promise<boolean> {
  const handle = temporal.workflow.getHandle(prospectWorkflowId(prospectId));
  try {
    const { status } = await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () => handle.describe());
    return status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** Names the other pursuit to those who may read it; the others hear only that there is one. */
async function alreadyPursued(other: ProspectId, ability: ActorAbility, { models }: ApiDeps): Promise<RequestFailure> {
  const facts = await findFacts(models.prospects, other);
  if (facts === null || !ability.can('readProspect', facts))
    return new RequestFailure(
      'PROSPECT_OPEN',
      'This customer is already being pursued; your supervisor can say by whom.',
    );
  return new RequestFailure('PROSPECT_OPEN', 'This customer is already being pursued.', { prospectId: other });
}
