import { taskList, taskQuery } from '../../contracts/task.ts';
import type { StaffId } from '../../domain/ids.ts';
import { isSupervisor, type Actor } from '../../domain/prospect/command.ts';
import { encodeCursor } from '../../models/keyset.ts';
import { headedUnits, type HeadedUnits } from '../../models/organisation.ts';
import { tasksFor, type StoredTask } from '../../models/task.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { requireMayRead } from '../may-read.ts';
import { readCursor } from '../prospects/list.ts';
import { defineRoute, ok } from '../route.ts';

const orderName = 'tasks';

export const tasksRoute = defineRoute({
  method: 'get',
  path: '/tasks',
  operationId: 'listTasks',
  tag: 'work',
  summary: 'Work to do, by due time: the caller’s own and that of the units the caller heads',
  needs: 'signedIn',
  query: taskQuery,
  answers: { 200: { description: 'One page', schema: taskList } },
  failures: ['FORBIDDEN', 'NOT_FOUND'],
  handle: async ({ actor, query }, deps) => {
    const { mine, staffId, status, dueBefore, overdue, limit, cursor } = query;
    const nowMs = Date.now();
    const whose = mine ? actor.staffId : await requireColleague(actor, staffId, deps);
    const units: HeadedUnits = await headedUnits(deps.models, whose);
    const dueBeforeMs = overdue === true ? Math.min(nowMs, dueBefore ?? nowMs) : (dueBefore ?? null);
    const page = await tasksFor(deps.models.tasks, {
      staffId: whose,
      ...units,
      status,
      dueBeforeMs,
      after: readCursor(orderName, cursor),
      limit,
    });
    const nextCursor = page.next === null ? null : encodeCursor(orderName, page.next);
    return ok({ items: page.rows.map((task) => presentTask(task, nowMs)), nextCursor });
  },
});

/** Supervisors look at the tasks of their branch, administrators at everybody's. */
async function requireColleague(actor: Actor, staffId: StaffId | undefined, { staff }: ApiDeps): Promise<StaffId> {
  if (staffId === undefined) {
    const detail = 'is needed with mine=false';
    throw new RequestFailure('VALIDATION_FAILED', `staffId ${detail}.`, {
      errors: [{ in: 'query', pointer: '/staffId', code: 'custom', detail }],
    });
  }
  const member = await staff.get(staffId);
  if (member === null) throw new RequestFailure('NOT_FOUND', `${staffId} is not known.`);
  const isAdmin = actor.profiles.includes('admin');
  if (!isAdmin && !isSupervisor(actor) && staffId !== actor.staffId)
    throw new RequestFailure('FORBIDDEN', 'Only supervisors look at the tasks of others.');
  requireMayRead(actor, member.branchId);
  return staffId;
}

function presentTask(
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
    request,
  }: StoredTask,
  nowMs: number,
) {
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
    overdue: status === 'open' && dueAt.getTime() < nowMs,
    closedAt: closedAt?.toISOString() ?? null,
    priority,
    request: request ?? null,
  };
}
