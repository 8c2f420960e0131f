import * as z from 'zod';

/** Where a reader of the stream is; only ever what a message had as its id. */
export const streamQuery = z.strictObject({
  after: z.string().min(1).max(512).optional().meta({
    description: 'For a first connection that goes on where another one ended; `Last-Event-ID` comes first',
  }),
});

/** `event: prospect`: a prospect changed, or its tasks did. Ids only. */
export const prospectMessage = z.object({
  prospectId: z.string(),
  revision: z.int(),
  ownerId: z.string().nullable(),
  by: z.string().nullable().meta({ description: 'Who made the last change; null when no person did' }),
});

/** `event: complaint`: a case changed. Ids only. */
export const complaintMessage = z.object({
  complaintId: z.string(),
  revision: z.int(),
  by: z.string().nullable().meta({ description: 'Who made the last change; null when no person did' }),
});

/** `event: inbox`: the reader was told something, or has marked it. */
export const inboxMessage = z.object({
  itemId: z.string(),
  prospectId: z.string().nullable().meta({ description: 'null when it is about a complaint' }),
  complaintId: z.string().nullable().meta({ description: 'null when it is about a prospect' }),
  revision: z.int(),
});

export type ProspectMessage = z.output<typeof prospectMessage>;
export type ComplaintMessage = z.output<typeof complaintMessage>;
export type InboxMessage = z.output<typeof inboxMessage>;
