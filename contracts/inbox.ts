import * as z from 'zod';
import { deadlineCodes, taskKinds } from '../domain/process/definition.ts';
import { inboxKinds } from '../domain/prospect/who-hears.ts';
import { cursor, flag, instantIn, instantOut, pageLimit, pageOf } from './common.ts';
import { phaseCode } from './prospect-records.ts';

/** One thing that somebody is told. */
export const inboxItem = z
  .object({
    itemId: z.string(),
    kind: z.enum(inboxKinds),
    type: z.string().meta({ description: 'Command, signal or deadline of the event' }),
    deadline: z.enum(deadlineCodes).nullable(),
    taskKind: z.enum(taskKinds).nullable(),
    actorId: z.string().nullable().meta({ description: 'null when no person did it' }),
    at: instantOut,
    read: z.boolean(),
    prospectId: z.string(),
    revision: z.int().meta({ description: 'Of the event' }),
    phase: phaseCode.meta({ description: 'Right after the event' }),
    customerName: z.string().nullable().meta({ description: 'null when the reader may not see the prospect any more' }),
  })
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
