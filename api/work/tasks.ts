import { taskList, taskQuery } from '../../contracts/task.ts';
import type { StaffId } from '../../domain/ids.ts';
import { encodeCursor } from '../../models/keyset.ts';
import { headedUnits, type HeadedUnits } from '../../models/organisation.ts';
import { tasksFor, type StoredTask } from '../../models/task.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { readCursor } from '../prospects/list-cursor.ts';
import { defineRoute, ok } from '../route.ts';

const orderName = 'tasks';

export const tasksRoute = defineRoute({
  method: 'get',
  path: '/tasks',
  operationId: 'listTasks',
  tag: 'work',
  summary: 'Work to do, by due time: the caller’s own, of whom the caller stands in for, and of the units headed',
  needs: 'signedIn',
  query: taskQuery,
  answers: { 200: { description: 'One page', schema: taskList } },
  failures: ['NOT_FOUND'],
  handle: async ({ actor, ability, query }, deps) => {
    const { mine, staffId, status, dueBefore, overdue, limit, cursor } = query;
    const nowMs = Date.now();
    const whose = mine ? actor.staffId : await requireColleague(staffId, deps);
    const absent = mine ? await deps.abilities.actingFor(whose) : [];
    const units: HeadedUnits = await headedUnits(deps.models, whose, ...absent);
    const dueBeforeMs = overdue === true ? Math.min(nowMs, dueBefore ?? nowMs) : (dueBefore ?? null);
    const page = await tasksFor(deps.models.tasks, {
      staffId: whose,
      actingFor: absent,
      ...units,
      reach: deps.rules.reachOf(ability, 'readProspect', 'Task'),
      status,
      dueBeforeMs,
      isActive: overdue === true,
      after: readCursor(orderName, cursor),
      limit,
    });
    const nextCursor = page.next === null ? null : encodeCursor(orderName, page.next);
    return ok({ items: page.rows.map((task) => presentTask(task, nowMs, deps, ability)), nextCursor });
  },
});

/** @throws RequestFailure VALIDATION_FAILED, NOT_FOUND */
async function requireColleague(staffId: StaffId | undefined, { staff }: ApiDeps): Promise<StaffId> {
  if (staffId === undefined) {
    const detail = 'is needed with mine=false';
    throw new RequestFailure('VALIDATION_FAILED', `staffId ${detail}.`, {
      errors: [{ in: 'query', pointer: '/staffId', code: 'custom', detail }],
    });
  }
  if ((await staff.get(staffId)) === null) throw new RequestFailure('NOT_FOUND', `${staffId} is not known.`);
  return staffId;
}

/** A task as its reader may see it. */
export function presentTask(
  {
    _id,
    prospectId,
    kind,
    status,
    audience,
    assigneeId,
    teamId,
    branchId,
    openedAt,
    dueAt,
    closedAt,
    priority,
    snoozedUntil,
    request,
    onHold = false,
  }: StoredTask,
  nowMs: number,
  { rules }: ApiDeps,
  ability: ActorAbility,
) {
  const sight = ability.can('readNames', { assigneeId, teamId, branchId }) ? 'names' : 'noNames';
  return {
    taskId: _id,
    prospectId,
    kind,
    status,
    audience,
    assigneeId,
    teamId,
    branchId,
    openedAt: openedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    overdue: status === 'open' && !onHold && dueAt.getTime() < nowMs,
    onHold,
    closedAt: closedAt?.toISOString() ?? null,
    priority,
    snoozedUntil: snoozedUntil?.toISOString() ?? null,
    request: rules.maskRecord(request ?? null, sight),
  };
}
