import { WorkflowNotFoundError } from '@temporalio/common';
import type { CommandId, ProspectId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { findFacts } from '../../models/prospect.ts';
import { prospectQueries, prospectWorkflowId } from '../../workflows/prospect/messages.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { allows, type Carried, type ProspectWrite } from '../permissions/commands.ts';
import { factsOf, type ProspectFacts } from '../permissions/facts.ts';
import type { Done } from './answers.ts';
import { noSuchProspect } from './read-prospect.ts';

/** A write to a prospect, and who asks for it. */
export interface WriteRequest {
  readonly prospectId: ProspectId;
  readonly name: ProspectWrite;
  readonly carried: Carried;
  readonly commandId: CommandId;
  readonly actor: Actor;
  readonly ability: ActorAbility;
}

/** A write that may go ahead, with the facts that decided; or one that was carried out before, which is only told again. */
export type Leave =
  | { readonly kind: 'allowed'; readonly facts: ProspectFacts }
  | { readonly kind: 'doneBefore'; readonly done: Done };

/** The one place where writes to a prospect are allowed. What is in memory may let through; only the stored snapshot refuses,
 *  so that a new owner need not wait.
 *  @throws RequestFailure NOT_FOUND for what may not be read either, FORBIDDEN */
export async function requireWrite(deps: ApiDeps, request: WriteRequest): Promise<Leave> {
  const { prospectId, name, carried, ability } = request;
  const demands = deps.rules.demandsOf(name, carried);
  const known = await deps.board.factsOf(prospectId);
  if (known !== null && allows(ability, demands, known)) return { kind: 'allowed', facts: known };
  const stored = await readFacts(deps, prospectId);
  if (stored === null) throw noSuchProspect();
  if (allows(ability, demands, stored)) return { kind: 'allowed', facts: stored };
  const done = await doneBefore(deps, request);
  if (done !== null) return { kind: 'doneBefore', done };
  if (!ability.can('readProspect', stored)) throw noSuchProspect();
  throw new RequestFailure('FORBIDDEN', 'Your profile does not allow this here, or not with what you sent.');
}

/** From the snapshot, or from the workflow itself while there is no snapshot yet.   @returns null when there is no such prospect */
async function readFacts({ models, temporal }: ApiDeps, prospectId: ProspectId): Promise<ProspectFacts | null> {
  const stored = await findFacts(models.prospects, prospectId);
  if (stored !== null) return stored;
  try {
    const { state } = await temporal.workflow
      .getHandle(prospectWorkflowId(prospectId))
      .query(prospectQueries.getRecord);
    return factsOf(state);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

/** A request that is repeated gets its answer, although what it did (a new owner, a confirmed booking) has taken the prospect
 *  out of the caller's reach. It is never sent on: the workflow of a later cycle does not know the key and would do it
 *  again. Events keep no fingerprint, so that another body with the same key hears what the first one did. */
export async function doneBefore(
  { models }: Pick<ApiDeps, 'models'>,
  { prospectId, name, commandId, actor }: Pick<WriteRequest, 'prospectId' | 'name' | 'commandId' | 'actor'>,
): Promise<Done | null> {
  const event = await models.prospectEvents
    .findOne({ prospectId, commandId, type: name, 'actor.staffId': actor.staffId })
    .lean();
  if (event === null) return null;
  const { revision, toPhase, atMs } = event;
  return { prospectId, commandId, revision, phase: toPhase, atMs };
}
