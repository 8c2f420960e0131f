import * as z from 'zod';
import { clockCodes, severities } from '../domain/complaint/catalogue.ts';
import { complaintInboxKinds } from '../domain/complaint/who-hears.ts';
import { settlementOutcomes } from '../domain/correspondence/settlement.ts';
import { deadlineCodes, taskKinds } from '../domain/process/definition.ts';
import { inboxKinds } from '../domain/prospect/who-hears.ts';
import { cursor, flag, instantIn, instantOut, pageLimit, pageOf } from './common.ts';
import { complaintCategory, complaintStatus } from './complaint-records.ts';
import { phaseCode } from './prospect-records.ts';

const told = {
  itemId: z.string(),
  type: z.string().meta({ description: 'Command, signal, deadline or clock of the event' }),
  actorId: z.string().nullable().meta({ description: 'null when no person did it' }),
  at: instantOut,
  read: z.boolean(),
  revision: z.int().meta({ description: 'Of the event' }),
  done: z
    .object({
      by: z.string().nullable().meta({ description: 'null when no person did it' }),
      at: instantOut,
      type: z.string().meta({ description: 'Command, signal, deadline or clock that ended it' }),
      outcome: z.enum(settlementOutcomes),
    })
    .nullable()
    .meta({ description: 'What was asked for has come to its end; such an item counts as read. Else null' }),
};

/** An event of a prospect. */
const prospectInboxItem = z
  .object({
    about: z.literal('prospect'),
    ...told,
    kind: z.enum(inboxKinds),
    deadline: z.enum(deadlineCodes).nullable(),
    taskKind: z.enum(taskKinds).nullable(),
    prospectId: z.string(),
    phase: phaseCode.meta({ description: 'Right after the event' }),
    customerName: z.string().nullable().meta({ description: 'null when the reader may not see the prospect any more' }),
  })
  .meta({ id: 'ProspectInboxItem' });

/** An event of a complaint. */
const complaintInboxItem = z
  .object({
    about: z.literal('complaint'),
    ...told,
    kind: z.enum(complaintInboxKinds),
    clock: z.enum(clockCodes).nullable(),
    complaintId: z.string(),
    improvementId: z.string().nullable().meta({ description: 'The improvement that it is about, if any' }),
    case: z
      .object({
        caseNumber: z.string(),
        status: complaintStatus,
        severity: z.enum(severities),
        systemic: z
          .object({ category: complaintCategory, cluster: z.object({ count: z.int(), days: z.number() }).nullable() })
          .nullable()
          .meta({ description: 'Of a systemic case, what came together; null of every other' }),
        open: z.boolean().meta({ description: 'By now, and not as it was' }),
      })
      .nullable()
      .meta({ description: 'As it was right after the event; null when the reader may not open the case any more' }),
  })
  .meta({ id: 'ComplaintInboxItem' });

/** One thing that somebody is told. */
export const inboxItem = z
  .discriminatedUnion('about', [prospectInboxItem, complaintInboxItem])
  .meta({ id: 'InboxItem' });

export const inboxQuery = z.strictObject({
  unread: flag.default(false).meta({ description: 'true: only what is not marked as read' }),
  limit: pageLimit(30, 200),
  cursor: cursor.optional(),
});

/** Newest first. */
export const inboxList = pageOf(inboxItem)
  .extend({ unread: z.int().meta({ description: 'All that is not marked as read, on every page' }) })
  .meta({ id: 'Inbox' });

export type InboxItemView = z.output<typeof inboxItem>;

export const markInboxBody = z
  .strictObject({
    itemIds: z.array(z.string().min(1).max(200)).min(1).max(1_000).optional(),
    until: instantIn.optional().meta({ description: 'Instead of itemIds: everything up to this instant' }),
    read: z.boolean().default(true).meta({ description: 'false takes the mark back' }),
  })
  .refine(({ itemIds, until }) => (itemIds === undefined) !== (until === undefined), {
    error: 'either itemIds or until',
    path: ['itemIds'],
  })
  .meta({ id: 'MarkInbox' });

export const markedInbox = z
  .object({
    itemIds: z
      .array(z.string())
      .meta({ description: 'Whose mark changed: to take it back, send them with the other mark' }),
    unread: z.int(),
  })
  .meta({ id: 'MarkedInbox' });
