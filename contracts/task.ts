import * as z from 'zod';
import { taskKinds } from '../domain/process/definition.ts';
import { overrideRequest } from './prospect-work.ts';
import { cursor, flag, instantIn, instantOut, pageLimit, pageOf, staffId } from './common.ts';

/** Work somebody has to do. */
export const taskView = z
  .object({
    taskId: z.string(),
    prospectId: z.string(),
    kind: z.enum(taskKinds),
    status: z.enum(['open', 'done', 'cancelled']),
    audience: z.enum(['owner', 'teamLead', 'branchHead']),
    assigneeId: z.string().nullable().meta({ description: 'null: the lead of the team or the head of the branch' }),
    teamId: z.string().nullable(),
    branchId: z.string(),
    openedAt: instantOut,
    dueAt: instantOut,
    overdue: z.boolean(),
    onHold: z.boolean().meta({ description: 'It rests while selling is on hold, and is not overdue' }),
    closedAt: instantOut.nullable(),
    priority: z.int().min(1).max(4),
    snoozedUntil: instantOut.nullable().meta({ description: 'Place on the list only: it is due when it was' }),
    request: overrideRequest.nullable(),
  })
  .meta({ id: 'Task' });

export const taskList = pageOf(taskView).meta({ id: 'TaskList' });

export const taskQuery = z.strictObject({
  mine: flag.default(true).meta({ description: 'The caller’s own tasks and those of the units the caller heads' }),
  staffId: staffId.optional().meta({ description: 'With mine=false: somebody else’s tasks' }),
  status: z.enum(['open', 'done', 'cancelled']).default('open'),
  dueBefore: instantIn.optional(),
  overdue: flag.optional(),
  limit: pageLimit(50, 200),
  cursor: cursor.optional(),
});
