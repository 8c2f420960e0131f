import { changeImprovementBody, improvementParams, improvementView } from '../../contracts/improvement.ts';
import { localDateOf } from '../../domain/calendar.ts';
import { isNamed } from '../../domain/complaint/named.ts';
import { improve, isImproving, type ImprovementChange } from '../../domain/improvement/item.ts';
import type { StaffId } from '../../domain/ids.ts';
import { findImprovementWithin, replaceImprovement, type StoredImprovement } from '../../models/improvement-item.ts';
import type { ApiDeps } from '../deps.ts';
import { invalidBody, RequestFailure } from '../errors.ts';
import { fingerprintOf, isRepeated } from '../idempotency.ts';
import { mayHandleComplaints } from '../permissions/complaint-conditions.ts';
import { requireClear } from '../prospects/require-clear.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute, ok } from '../route.ts';
import { improvementsInReach, noSuchImprovement, presentImprovements } from './present.ts';

export const changeImprovementRoute = defineRoute({
  method: 'post',
  path: '/improvement-items/:itemId/changes',
  operationId: 'changeImprovement',
  tag: 'improvements',
  summary:
    'Plan an item, begin it, finish it with a result or decline it with a reason; the last two reply to its origin',
  needs: 'workComplaint',
  params: improvementParams,
  body: changeImprovementBody,
  answers: { 200: { description: 'As it is now', schema: improvementView } },
  failures: ['FORBIDDEN', 'NOT_FOUND', 'STALE_STATE', 'WRONG_PHASE', 'IDEMPOTENCY_KEY_REUSED'],
  handle: async ({ actor, ability, commandId, params: { itemId }, body }, deps) => {
    requireClear(body, '/change');
    const { models } = deps;
    const reach = improvementsInReach(deps, ability);
    const item = await findImprovementWithin(models.improvementItems, itemId, reach);
    if (item === null) throw noSuchImprovement();
    const fingerprint = fingerprintOf(actor.staffId, `changeImprovement ${itemId}`, body);
    let changed = item;
    if (!isRepeated(item, { by: actor.staffId, commandId, fingerprint })) {
      if (!ability.can('workComplaint', item))
        throw new RequestFailure(
          'FORBIDDEN',
          'Its owner changes it, a complaint officer, or a supervisor of the branch.',
        );
      if (body.change.kind === 'plan') await requirePlan(deps, item, body.change);
      const repliesTo = await hearersOf(deps, item);
      changed = changeItem(item, body, { by: actor.staffId, commandId, fingerprint, repliesTo });
      if (!(await replaceImprovement(models.improvementItems, changed))) throw stale(item.revision);
    }
    const [shown] = await presentImprovements(deps, ability, [changed]);
    if (shown === undefined) throw noSuchImprovement();
    return ok(shown);
  },
});

/** @throws RequestFailure VALIDATION_FAILED for an owner who may not work on it, and for a day that has passed */
async function requirePlan(
  deps: ApiDeps,
  item: StoredImprovement,
  { ownerId, dueOn }: Extract<ImprovementChange, { kind: 'plan' }>,
): Promise<void> {
  const [member, calendars] = await Promise.all([deps.staff.get(ownerId), requireCalendars(deps)]);
  const mayOwn = member?.active === true && mayHandleComplaints(member.profiles) && !isNamed(item, ownerId);
  if (!mayOwn) throw invalidBody('/change/ownerId', 'is not somebody who may work on it');
  if (dueOn < localDateOf(calendars.of(item.branchId), Date.now()))
    throw invalidBody('/change/dueOn', 'must not have passed');
}

/** Whoever added it, and who handles its case by now. */
async function hearersOf({ models }: ApiDeps, item: StoredImprovement): Promise<readonly StaffId[]> {
  const known = [...item.actionOwnerIds];
  if (item.origin !== 'complaint') return known;
  const found = await models.complaints.findById(item.originId, { handlerId: 1 }).lean<{ handlerId: StaffId | null }>();
  return [...new Set([...known, ...(found?.handlerId === null || found === null ? [] : [found.handlerId])])];
}

interface Doing {
  readonly by: StaffId;
  readonly commandId: string;
  readonly fingerprint: string;
  readonly repliesTo: readonly StaffId[];
}

/** @throws RequestFailure STALE_STATE, WRONG_PHASE */
function changeItem(
  item: StoredImprovement,
  { expectedRevision, change }: { readonly expectedRevision: number; readonly change: ImprovementChange },
  { by, commandId, fingerprint, repliesTo }: Doing,
): StoredImprovement {
  if (expectedRevision !== item.revision) throw stale(item.revision);
  const { status, ownerId, dueOn, reply } = item;
  const life = improve({ status, ownerId, dueOn, reply }, change);
  if (life === null)
    throw new RequestFailure('WRONG_PHASE', 'It is over, or already begun.', {
      actualRevision: item.revision,
      actualStatus: status,
    });
  const at = new Date();
  const entry = { kind: change.kind, at, by, text: life.reply, commandId, fingerprint };
  return {
    ...item,
    ...life,
    handlerId: life.ownerId,
    active: isImproving(life.status),
    actionOwnerIds: repliesTo,
    revision: item.revision + 1,
    statusSince: life.status === status ? item.statusSince : at,
    history: [...item.history, entry],
  };
}

function stale(actualRevision: number): RequestFailure {
  return new RequestFailure('STALE_STATE', 'Somebody has changed the item; look at it again.', { actualRevision });
}
