import { createProspectBody, type CreateProspectBody } from '../../contracts/prospect-create.ts';
import type { WorkingCalendar } from '../../domain/calendar.ts';
import type { BranchId, ProspectId, StaffId, TeamId } from '../../domain/ids.ts';
import type { PhaseCode } from '../../domain/process/definition.ts';
import { ownerProfiles } from '../../domain/prospect/catalogue.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import type { CreateProspect } from '../../domain/prospect/create.ts';
import { findPursuits } from '../../models/prospect.ts';
import type { ApiDeps } from '../deps.ts';
import { invalidBody, RequestFailure } from '../errors.ts';
import { fingerprintOf, prospectIdFor } from '../idempotency.ts';
import { requireMayCapture } from '../may-command.ts';
import { defineRoute } from '../route.ts';
import { answerWrite, writeAnswers } from './answers.ts';
import { awaitBeginning, startCycle } from './begin.ts';

/** Phases that show that the customer is one of the bank already. */
const customerPhases: readonly PhaseCode[] = ['won', 'maintaining', 'merged', 'churned'];

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
  handle: async ({ actor, commandId, body }, deps) => {
    requireMayCapture(actor);
    const prospectId = prospectIdFor(actor.staffId, commandId);
    const unit = await unitOf(body, actor, deps);
    const [known, calendar] = await Promise.all([
      checkDuplicate(body, prospectId, deps),
      deps.calendars.get(unit.branchId),
    ]);
    if (calendar === null) throw new Error(`branch ${unit.branchId} has no calendar`);
    const fingerprint = fingerprintOf(actor.staffId, 'create', body);
    const payload = toPayload(body, { ...unit, ...known }, calendar);
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

interface Known {
  readonly duplicateCheck: CreateProspect['duplicateCheck'];
  /** The customer forbade contact in an earlier pursuit; only compliance lifts that (P-65). */
  readonly banned: boolean;
}

/** D-3: one open pursuit for each customer and type.
 *  @throws RequestFailure PROSPECT_OPEN that names the other pursuit */
async function checkDuplicate(
  { customer, pursuitType }: CreateProspectBody,
  prospectId: ProspectId,
  { models }: ApiDeps,
): Promise<Known> {
  const { phone, coreBankCustomerNo } = customer;
  const found = await findPursuits(models.prospects, { phone, coreBankCustomerNo });
  const others = found.filter(({ _id }) => _id !== prospectId);
  const open = others.find((other) => other.open && other.pursuitType === pursuitType);
  if (open !== undefined) {
    throw new RequestFailure(
      'PROSPECT_OPEN',
      `This customer is already being pursued (${open.pursuitType}, ${open.phase}).`,
      { prospectId: open._id, actualPhase: open.phase },
    );
  }
  const isCustomer = coreBankCustomerNo !== null || others.some(({ phase }) => customerPhases.includes(phase));
  return {
    duplicateCheck: isCustomer ? 'existingCustomer' : 'clear',
    banned: others.some(({ phase }) => phase === 'doNotContact'),
  };
}

function toPayload(
  { source, consent, ...body }: CreateProspectBody,
  { banned, ...decided }: Unit & Known,
  { utcOffsetMinutes }: WorkingCalendar,
): CreateProspect {
  const publishedAtMs =
    source.publishedOn === null ? null : Date.parse(`${source.publishedOn}T00:00:00Z`) - utcOffsetMinutes * 60_000;
  return { ...body, ...decided, consent: banned ? 'none' : consent, source: { ...source, publishedAtMs } };
}
