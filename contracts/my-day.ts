import * as z from 'zod';
import { awaitedKinds } from '../domain/complaint/awaited.ts';
import { taskKinds } from '../domain/process/definition.ts';
import type { OverrideRequest } from '../domain/prospect/state.ts';
import { commandName } from './prospect-commands.ts';
import { fen, instantOut, pageLimit } from './common.ts';
import { complaintListItem } from './complaint.ts';
import { dueGroups } from './in-address.ts';
import { phaseCode, stepNumber } from './prospect-records.ts';
import { taskView } from './task.ts';

export const myDayQuery = z.strictObject({
  due: z.enum(dueGroups).optional(),
  kind: z.enum(taskKinds).optional(),
  limit: pageLimit(200, 2_000),
});

/** The prospect behind a line of the day. */
const ofProspect = {
  prospectId: z.string(),
  customerName: z.string(),
  revision: z.int().meta({ description: 'What a command on it sends as expectedRevision' }),
};

const refusal = z.string().nullable().meta({ description: 'Code of the condition that forbids it; null: allowed' });

/** A task with what is needed to finish it from the list. */
export const myTask = taskView
  .extend({
    ...ofProspect,
    phase: phaseCode,
    step: stepNumber,
    held: z.boolean(),
    customerPhoneLast4: z.string().nullable(),
    due: z.enum(dueGroups),
    command: commandName.meta({ description: 'What the task asks for: the next best action' }),
    tickingOff: refusal,
    skipping: refusal,
  })
  .meta({ id: 'MyTask' });

const callCount = {
  made: z.int().meta({ description: 'K-01' }),
  successful: z.int(),
};

const appointment = z.object({
  ...ofProspect,
  status: z.enum(['proposed', 'confirmed']),
  startAt: instantOut,
  endAt: instantOut,
  place: z.string(),
  today: z.boolean(),
});

const promise = z.object({
  ...ofProspect,
  taskId: z.string(),
  text: z.string(),
  dueAt: instantOut,
  overdue: z.boolean(),
});

const hold = z.object({
  ...ofProspect,
  kind: z.enum(['complaint', 'manual']),
  reason: z.string(),
  complaint: z
    .object({
      caseNumber: z.string(),
      complaintId: z.string().nullable().meta({ description: 'null: not the caller’s to read' }),
    })
    .nullable(),
  since: instantOut,
  until: instantOut.nullable(),
});

const booking = z.object({
  ...ofProspect,
  amountFen: fen.meta({ description: 'Sum of what was agreed' }),
  contractNos: z.array(z.string()),
});

const caseAction = z
  .object({
    complaintId: z.string(),
    caseNumber: z.string(),
    actionId: z.string(),
    text: z.string(),
    ownerId: z.string(),
    dueAt: instantOut,
    overdue: z.boolean(),
  })
  .meta({ id: 'CaseAction' });

const awaitedCase = complaintListItem
  .omit({ handlerAbsence: true })
  .extend({
    awaits: z.enum(awaitedKinds).meta({ description: 'handling: the caller handles it; else what is asked of them' }),
    forId: z.string().meta({ description: 'Whom it waits for: the caller, or whoever they stand in for' }),
  })
  .meta({ id: 'AwaitedCase' });

const waiting = z.object({
  ...ofProspect,
  phase: phaseCode,
  ownerId: z.string().nullable(),
  nextActionAt: instantOut.nullable(),
  nextActionCode: z.string().nullable(),
});

const unit = { branchId: z.string().nullable(), teamId: z.string().nullable() };

const someOf = z.object({
  count: z.int(),
  units: z
    .array(z.object({ ...unit, count: z.int() }))
    .meta({ description: 'How many of each unit headed: as many as its board lists' }),
  first: z.array(waiting),
});

/** What a supervisor looks at besides own work. */
const teamDay = z.object({
  teamIds: z.array(z.string()),
  branchIds: z.array(z.string()),
  members: z.array(
    z.object({
      staffId: z.string(),
      overdue: z.int().meta({ description: 'Customers on the board whose next action is overdue' }),
      dueToday: z.int().meta({ description: 'Customers on the board whose next action is due later today' }),
      ...callCount,
    }),
  ),
  atRisk: someOf.meta({ description: 'Prospects on the board of the unit whose next action is overdue or due today' }),
  unassigned: someOf,
  reviewsWaiting: z.int(),
});

const dueCounts = z.object({ overdue: z.int(), today: z.int(), later: z.int() });

/** Everything that is due, and the day around it. */
export const myDayView = z
  .object({
    at: instantOut,
    date: z.string(),
    tasks: z.array(myTask),
    counts: dueCounts
      .extend({ snoozed: z.int() })
      .meta({ description: 'Of all tasks, whatever the answer is narrowed to' }),
    kinds: z.array(dueCounts.extend({ kind: z.enum(taskKinds) })),
    more: z.boolean().meta({ description: 'There is more work than the answer holds' }),
    calls: z.object({
      ...callCount,
      successRate: z.number().nullable().meta({ description: 'K-02; null while no call was made' }),
      target: z.object({ minCalls: z.int(), maxCalls: z.int(), minSuccessRate: z.number() }),
    }),
    appointments: z.array(appointment),
    promises: z.array(promise),
    holds: z.array(hold),
    bookings: z.array(booking).meta({ description: 'Deals whose money the caller has to confirm, as back office' }),
    caseActions: z
      .array(caseAction)
      .meta({ description: 'What the caller owes in complaints, or whoever they stand in for; due first' }),
    cases: z
      .array(awaitedCase)
      .meta({ description: 'Complaints that wait for the caller, or for whoever they stand in for; due first' }),
    team: teamDay.nullable().meta({ description: 'null for whoever heads no unit' }),
  })
  .meta({ id: 'MyDay' });

export type MyDayView = z.output<typeof myDayView>;
export type MyTask = Omit<z.output<typeof myTask>, 'request'> & { readonly request: OverrideRequest | null };
