import * as z from 'zod';
import {
  branchId,
  complaintId,
  cursor,
  flag,
  instantIn,
  instantOut,
  localDate,
  name,
  pageLimit,
  pageOf,
  pastInstant,
  prospectId,
  staffId,
  text,
} from './common.ts';
import { staffProfiles } from '../domain/prospect/catalogue.ts';
import { rootCauseClasses } from '../domain/complaint/catalogue.ts';
import { severityReasons } from '../domain/complaint/severity.ts';
import { whatHappensView } from './complaint-history.ts';
import { complaintCommandAnswer, complaintPayloads, pendingComplaintCommandAnswer } from './complaint-commands.ts';
import { ageBand } from './complaint-report.ts';
import {
  clockCode,
  complaintCategory,
  complaintChannel,
  complaintRecord,
  complaintStatus,
  level,
  registeredChannel,
  severity,
} from './complaint-records.ts';
import { phoneIn } from './phone.ts';

const ofProspect = z.strictObject({ kind: z.literal('prospect'), prospectId });
const byName = z.strictObject({
  kind: z.literal('customer'),
  name,
  phone: phoneIn.nullable().default(null),
  coreBankCustomerNo: text(40).nullable().default(null),
});
const anonymous = z.strictObject({ kind: z.literal('anonymous') });

const customerIn = z
  .discriminatedUnion('kind', [ofProspect, byName, anonymous])
  .meta({ description: 'Who complains: the customer of a prospect, a name with what is known, or nobody who says so' });

/** At least so much that somebody else understands it (3.10). */
const statement = text().refine((said) => said.length >= 10, 'must have 10 characters or more');

/** Registers a complaint (C-01): who, what, when, demand and contact; everything else is looked up. */
export const registerComplaintBody = z
  .strictObject({
    customer: customerIn,
    category: complaintCategory,
    description: statement,
    receivedAt: pastInstant.nullable().default(null).meta({ description: 'Every limit counts from here; now' }),
    customerDemand: statement,
    contact: text(200).nullable().default(null).meta({
      description:
        'How the customer wants to be reached; left out: by the telephone number. Without either the case is registered all the same, and says that nobody knows how',
    }),
    channel: registeredChannel,
    complainedStaffId: staffId.nullable().default(null).meta({ description: 'Whom it is about' }),
    branchId: branchId.nullable().default(null).meta({
      description:
        'Which branch it is about; never another one than where `complainedStaffId` works. Left out: where the customer is served, else where that person works, else the caller’s own',
    }),
    settledOnTheSpot: z.boolean().default(false),
  })
  .meta({ id: 'RegisterComplaint' });

export type RegisterComplaintBody = z.output<typeof registerComplaintBody>;

/** As much of it as severity and limits follow from. */
export const registrationPreviewBody = registerComplaintBody
  .omit({ description: true, customerDemand: true, contact: true })
  .extend({ customer: z.discriminatedUnion('kind', [ofProspect, byName.omit({ name: true }), anonymous]) })
  .meta({ id: 'RegistrationToPreview' });

/** That a case exists, without what it is about: what everybody may know who meets the customer. */
export const complaintSign = z
  .object({ caseNumber: z.string(), severity, status: complaintStatus, since: instantOut })
  .meta({ id: 'ComplaintSign' });

export type ComplaintSign = z.output<typeof complaintSign>;

/** The same beside a customer, with the way to the case. */
export const complaintOfCustomer = complaintSign
  .extend({ complaintId: z.string().nullable().meta({ description: 'null: not the caller’s to read' }) })
  .meta({ id: 'ComplaintOfCustomer' });

/** The same with what it is about: whether two are about the same fact. */
const openCase = complaintOfCustomer.extend({ category: complaintCategory });

const stopsSelling = z
  .boolean()
  .meta({ description: 'Selling to the customer stops until the case is over: s1 to s3, of whom the bank can find' });

/** What a registration would become. Of the customer it says what registering says, and of other cases less: those that the
 *  caller may read, and of the rest only that there are any. */
export const registrationPreviewView = whatHappensView
  .extend({
    severity,
    reason: z.enum(severityReasons).meta({
      description:
        'What gives it this severity. customer: a key customer, or the same again within 90 days; not said which',
    }),
    level,
    branchId: z.string().meta({ description: 'Which branch it becomes a case of' }),
    limits: z
      .array(z.object({ clock: clockCode, dueAt: instantOut, overdue: z.boolean() }))
      .meta({ description: 'Every limit that will run, counted from receipt' }),
    openCases: z.array(openCase).meta({
      description: 'Open cases of the customer that the caller may read, oldest first; registering refuses none',
    }),
    stopsSelling,
    otherOpenCases: z.boolean().meta({ description: 'Whether the customer has open cases besides these' }),
  })
  .meta({ id: 'RegistrationPreview' });

const registered = {
  caseNumber: z.string(),
  severity,
  level,
  stopsSelling,
  possibleDuplicates: z
    .array(openCase)
    .meta({ description: 'Open cases of the same customer; C-02 merges two about the same fact' }),
};

export const registeredComplaint = complaintCommandAnswer.extend(registered).meta({ id: 'RegisteredComplaint' });
export const pendingRegisteredComplaint = pendingComplaintCommandAnswer
  .extend(registered)
  .meta({ id: 'PendingRegisteredComplaint' });

export type RegisteredComplaint = z.output<typeof registeredComplaint>;

/** What the bank owes next, and how much of its time is left. */
const dueView = z
  .object({
    clock: clockCode,
    dueAt: instantOut.nullable().meta({ description: 'null while it stands still for the customer' }),
    paused: z.boolean(),
    overdue: z.boolean(),
    countsWorkingTime: z.boolean(),
    leftMs: z.number().meta({ description: 'Working time where the limit counts working time; 0 when overdue' }),
    shareLeft: z.number().min(0).max(1),
  })
  .meta({ id: 'ComplaintDue' });

/** A row of the desk's queue. */
export const complaintListItem = z
  .object({
    complaintId: z.string(),
    caseNumber: z.string(),
    revision: z.int(),
    customerName: z.string().nullable().meta({ description: 'null: anonymous' }),
    category: complaintCategory,
    channel: complaintChannel,
    severity,
    severityConfirmed: z.boolean(),
    level,
    status: complaintStatus,
    statusSince: instantOut,
    open: z.boolean(),
    systemic: z.boolean().meta({ description: 'The common cause of many cases, opened by the system (C-25)' }),
    parentId: z.string().nullable().meta({ description: 'The systemic case that it belongs to' }),
    branchId: z.string(),
    handlerId: z.string().nullable(),
    handlerAbsence: z
      .enum(['left', 'away'])
      .nullable()
      .meta({ description: 'Of an open case whose handler has left the bank or is on leave at the moment' }),
    receivedAt: instantOut,
    receivedBy: z.string(),
    next: dueView.nullable().meta({ description: 'null when the bank owes nothing at the moment' }),
    ageMs: z.number().meta({ description: 'Since it was received, until it was closed' }),
  })
  .meta({ id: 'ComplaintListItem' });

export type ComplaintListItem = z.output<typeof complaintListItem>;

export const complaintList = pageOf(complaintListItem).meta({ id: 'ComplaintList' });

export const complaintSorts = ['queueAt', 'receivedAt', 'statusSince'] as const;

export const complaintListQuery = z.strictObject({
  status: z.enum(['open', 'closed', 'all']).default('open').meta({ description: 'open: the customer waits' }),
  stage: complaintStatus.optional().meta({ description: 'Only those in this state, within `status`' }),
  severity: severity.optional(),
  handlerId: staffId.optional(),
  mine: flag.optional().meta({ description: 'true: those that one handles, reviews or has something to do in' }),
  unassigned: flag.optional().meta({ description: 'true: only those without a handler' }),
  toApprove: flag
    .optional()
    .meta({ description: 'true: only those with a decision to approve, or a request for more time to decide on' }),
  handlerAbsent: flag.optional().meta({ description: 'true: only those whose handler has left or is on leave' }),
  systemic: flag.optional().meta({ description: 'true: only systemic cases; false: none of them' }),
  age: ageBand.optional().meta({ description: 'Working days since receipt, at this moment' }),
  rootCause: z.enum([...rootCauseClasses, 'notFound']).optional(),
  receivedFrom: localDate.optional(),
  receivedTo: localDate.optional().meta({ description: 'This day included' }),
  parentId: complaintId.optional().meta({ description: 'Only the cases of this systemic case' }),
  branchId: branchId.optional(),
  category: complaintCategory.optional(),
  caseNumber: text(40).optional().meta({
    description: 'As a person types it: in any case, with or without the dash; at least TS and the day',
  }),
  survey: z
    .enum(['passOn', 'followUp'])
    .optional()
    .meta({ description: 'Only those whose survey is to be passed on, or has a low score to be followed up' }),
  dueBefore: instantIn.optional().meta({ description: 'What the bank owes next is due before; paused ones are not' }),
  sort: z.enum(complaintSorts).default('queueAt').meta({ description: 'queueAt: what is due first' }),
  order: z.enum(['asc', 'desc']).default('asc'),
  limit: pageLimit(50, 200),
  cursor: cursor.optional(),
});

export type ComplaintListQuery = z.output<typeof complaintListQuery>;

/** One running limit. */
const clockView = z.object({
  clock: clockCode,
  actionId: z.string().nullable().meta({ description: 'Whose day it is, when it is that of an action' }),
  from: instantOut,
  dueAt: instantOut,
  overdue: z.boolean(),
  paused: z.boolean(),
  countsWorkingTime: z.boolean(),
  leftMs: z.number(),
  shareLeft: z.number().min(0).max(1),
  rungsActed: z.int(),
  nextActsAt: instantOut.nullable().meta({ description: 'When somebody is told next; null when paused or all were' }),
});

const commandNames = Object.keys(complaintPayloads) as (keyof typeof complaintPayloads)[];

/** One complaint as its reader may see it. */
export const complaintView = z
  .object({
    summary: complaintListItem,
    record: complaintRecord
      .nullable()
      .meta({ description: 'null for whoever only registered it: what people said is for those who work on it' }),
    clockMovedTo: instantOut.nullable().meta({
      description:
        'The case’s own time when it was moved ahead (fast-forward, not in production); null: the usual time',
    }),
    clocks: z.array(clockView),
    parent: z
      .object({ complaintId: z.string(), caseNumber: z.string() })
      .nullable()
      .meta({ description: 'The systemic case that it belongs to, if the caller may read it' }),
    permittedCommands: z
      .array(z.enum(commandNames))
      .meta({ description: 'What the caller’s profile allows in this case; its status may still forbid it' }),
    actingFor: z
      .array(z.object({ staffId: z.string(), profiles: z.array(z.enum(staffProfiles)) }))
      .meta({ description: 'Whose deputy the caller is at the moment: commands may be given in their place' }),
    revealable: z.boolean().meta({ description: 'Whether the caller may have masked data shown in clear' }),
  })
  .meta({ id: 'ComplaintView' });

/** Cases that one may be merged into. */
export const possibleDuplicatesView = z
  .object({
    items: z.array(
      z.object({
        complaintId: z.string(),
        caseNumber: z.string(),
        category: complaintCategory,
        status: complaintStatus,
        severity,
        receivedAt: instantOut,
      }),
    ),
  })
  .meta({ id: 'PossibleDuplicates' });

export const complaintParams = z.object({ complaintId });
