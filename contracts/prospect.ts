import * as z from 'zod';
import { phaseCodes } from '../domain/process/definition.ts';
import { cursor, instantIn, instantOut, localizedText, pageLimit } from './common.ts';
import { complaintOfCustomer } from './complaint.ts';
import { commandPayloads } from './prospect-commands.ts';
import { phaseCode, prospectRecord, stepNumber } from './prospect-records.ts';
import { unmetCondition } from './problem.ts';

/** What a prospect waits for next; `text` says it in words. */
export const nextActionView = z
  .object({
    kind: z.enum(['task', 'deadline', 'hold']),
    code: z.string(),
    at: instantOut,
    overdue: z.boolean(),
  })
  .meta({ id: 'NextAction' });

const writeNames = [...(Object.keys(commandPayloads) as (keyof typeof commandPayloads)[]), 'reopen' as const];

/** One prospect with what its screen needs besides the record. */
export const prospectView = z
  .object({
    record: prospectRecord,
    open: z.boolean(),
    held: z.boolean(),
    processVersion: z.string(),
    clockMovedTo: instantOut.nullable().meta({
      description:
        'The prospect’s own time when it was moved ahead (fast-forward, not in production); null: the usual time',
    }),
    phaseName: localizedText,
    stepName: localizedText,
    /** The step whose checklist applies now. */
    guidanceCode: z.enum(['find', 'approach', 'meet', 'objections', 'close', 'maintain']),
    unmet: z
      .object({ hard: z.int(), soft: z.int() })
      .meta({ description: 'Conditions of this step’s gate that do not hold yet' }),
    nextAction: nextActionView.nullable(),
    permittedCommands: z
      .array(z.enum(writeNames))
      .meta({ description: 'What the caller’s profile allows on this prospect now; its phase may still forbid it' }),
    revealable: z.boolean().meta({ description: 'Whether the caller may have masked data shown in clear' }),
    complaints: z
      .array(complaintOfCustomer)
      .meta({ description: 'Open complaints of the customer, oldest first: s1 to s3 hold the selling' }),
  })
  .meta({ id: 'ProspectView' });

export const unmetQuery = z.strictObject({ target: z.enum(phaseCodes) });

/** What stands between a prospect and a phase. */
export const unmetView = z
  .object({
    prospectId: z.string(),
    revision: z.int(),
    phase: phaseCode,
    target: phaseCode,
    reachable: z.boolean().meta({ description: 'Whether a command can lead from the present phase to the target' }),
    unmet: z.array(unmetCondition),
  })
  .meta({ id: 'UnmetView' });

const audience = z.enum(['owner', 'teamLead', 'branchHead']);

/** Who a rung tells, when, and what is asked of them. */
const rungView = z.object({
  at: instantOut.nullable().meta({ description: 'null while the deadline is frozen' }),
  tell: audience.nullable().meta({ description: 'null when the deadline acts by itself' }),
  staffId: z.string().nullable().meta({ description: 'null when nobody holds that post' }),
  action: z.enum(['remind', 'inform', 'review', 'proposeReassignment']).nullable(),
});

/** Answers 'why is this waiting?'. */
export const deadlinesView = z
  .object({
    prospectId: z.string(),
    revision: z.int(),
    nextAction: nextActionView.nullable(),
    deadlines: z.array(
      z.object({
        key: z.string(),
        code: z.string(),
        text: localizedText,
        armedAt: instantOut,
        dueAt: instantOut,
        overdue: z.boolean(),
        frozen: z.boolean(),
        remainingMs: z
          .number()
          .nullable()
          .meta({ description: 'Time left when the hold ends; working time where the wait counts working days' }),
        rungsActed: z.int(),
        next: rungView.nullable(),
      }),
    ),
  })
  .meta({ id: 'DeadlinesView' });

const timeSpent = {
  workingMs: z.int().meta({ description: 'Working time of the branch, parked time left out' }),
  calendarMs: z.int().meta({ description: 'Plain time, parked time included' }),
  parkedMs: z.int().meta({ description: 'Plain time in the nurture pool' }),
};

/** How long a prospect stayed in each step. */
export const stepTimesView = z
  .object({
    prospectId: z.string(),
    workingDayMs: z.int().meta({ description: 'Working time of an ordinary working day of the branch' }),
    stays: z.array(
      z.object({
        cycleNo: z.int(),
        step: stepNumber,
        enteredAt: instantOut,
        leftAt: instantOut.nullable().meta({ description: 'null while it is there' }),
        ...timeSpent,
      }),
    ),
  })
  .meta({ id: 'StepTimes' });

export const historyQuery = z.strictObject({
  at: instantIn.optional().meta({ description: 'Only events up to this instant, and the state as it was then' }),
  afterRevision: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .meta({ description: 'Only events after this revision: what changed since a page was read' }),
  order: z.enum(['asc', 'desc']).default('asc'),
  limit: pageLimit(100, 500),
  cursor: cursor.optional(),
});

const eventActor = z.union([
  z.object({ kind: z.literal('staff'), staffId: z.string() }),
  z.object({ kind: z.literal('timer'), deadline: z.string() }),
  z.object({ kind: z.literal('workflow'), workflowId: z.string() }),
]);

/** One fact of a prospect's log. */
const eventView = z
  .object({
    revision: z.int(),
    cycleNo: z.int(),
    type: z.string(),
    rule: z.string().nullable(),
    at: instantOut,
    actor: eventActor,
    commandId: z.string().nullable(),
    fromPhase: phaseCode.nullable(),
    toPhase: phaseCode,
    reason: z.string().nullable(),
    overridden: z.array(
      z.object({
        code: z.string(),
        reason: z.string(),
        by: z.string().exactOptional().meta({ description: 'Who had granted it; absent: whoever acts' }),
      }),
    ),
    notices: z.array(z.object({ audience, staffId: z.string().nullable(), action: z.string(), deadline: z.string() })),
    changes: z.record(z.string(), z.unknown()).meta({ description: 'New values of the fields that changed' }),
  })
  .meta({ id: 'ProspectEvent' });

/** Events, oldest first unless told. */
export const historyView = z
  .object({
    items: z.array(eventView),
    nextCursor: z.string().nullable(),
    stateAt: prospectRecord
      .nullable()
      .meta({ description: 'The state at `at`; null without `at`, or when the prospect did not exist yet' }),
  })
  .meta({ id: 'ProspectHistory' });
