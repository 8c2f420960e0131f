import * as z from 'zod';
import { contactChannels } from '../domain/complaint/catalogue.ts';
import {
  storyStatuses,
  type StoryAudience,
  type StoryConsent,
  type StoryDecision,
  type StoryText,
} from '../domain/story/story.ts';
import {
  branchId,
  complaintId,
  cursor,
  flag,
  idOf,
  instantOut,
  localDate,
  pageLimit,
  pageOf,
  pastLocalDate,
  text,
} from './common.ts';

const status = z.enum(storyStatuses).meta({ id: 'StoryStatus' });
const channel = z.enum(contactChannels);
const expectedRevision = z.int().min(1).meta({ description: 'The revision the caller saw' });

const written = {
  title: text(100).meta({ description: 'No text of a story may lead to a person: names and long numbers are refused' }),
  happened: text(),
  done: text(),
  lesson: text(),
} satisfies Record<keyof StoryText, z.ZodType<string>>;

const consent = z
  .strictObject({ channel, givenOn: pastLocalDate })
  .meta({ description: 'How and when the customer agreed' }) satisfies z.ZodType<StoryConsent>;

const branchesAtMost = 200;

const audience = z
  .discriminatedUnion('reach', [
    z.strictObject({ reach: z.literal('bank') }),
    z.strictObject({
      reach: z.literal('customers'),
      branchIds: z
        .array(branchId)
        .min(1, 'name at least one branch')
        .max(branchesAtMost)
        .meta({ description: 'Branches that tell it to their customers' }),
    }),
  ])
  .meta({
    id: 'StoryAudience',
    description: 'Whom it is told to: the staff, for training; or also customers, which needs consent to be published',
  }) satisfies z.ZodType<StoryAudience>;

const told = { audience: audience.default({ reach: 'bank' }), consent: consent.nullable().default(null) };

export const writeStoryBody = z.strictObject({ complaintId, ...written, ...told }).meta({ id: 'WriteStory' });

export const rewriteStoryBody = z.strictObject({ expectedRevision, ...written, ...told }).meta({ id: 'RewriteStory' });

const decision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('publish') }),
  z.strictObject({ kind: z.literal('sendBack'), reason: text() }),
  z.strictObject({ kind: z.literal('withdraw'), reason: text() }),
]) satisfies z.ZodType<StoryDecision>;

export const decideStoryBody = z.strictObject({ expectedRevision, decision }).meta({ id: 'DecideStory' });

export const storyParams = z.object({ storyId: idOf('story') });

export const storyListQuery = z.strictObject({
  status: status.default('published'),
  tellable: flag.optional().meta({ description: 'true: only what the branch of the caller may tell its customers' }),
  limit: pageLimit(50, 200),
  cursor: cursor.optional(),
});

/** What others can learn from a case. */
export const storyView = z
  .object({
    storyId: z.string(),
    revision: z.int(),
    title: z.string(),
    happened: z.string(),
    done: z.string(),
    lesson: z.string(),
    status,
    statusSince: instantOut,
    audience,
    origin: z
      .object({
        complaintId,
        authorId: z.string(),
        consent: z
          .object({ channel, givenOn: localDate, recordedBy: z.string(), recordedAt: instantOut })
          .nullable()
          .meta({ description: 'null: nobody has recorded that the customer agreed' }),
        sentBackFor: z.string().nullable().meta({ description: 'What its author must change first' }),
        history: z.array(
          z.object({
            kind: z.enum(['write', 'rewrite', 'publish', 'sendBack', 'withdraw']),
            at: instantOut,
            by: z.string(),
            text: z.string().nullable(),
          }),
        ),
      })
      .nullable()
      .meta({ description: 'Where it comes from: for its author and for whoever may decide about it' }),
    rewritable: z.boolean().meta({ description: 'Whether the caller may change its text' }),
    decisions: z
      .array(z.enum(['publish', 'sendBack', 'withdraw']))
      .meta({ description: 'What the caller may decide about it as it stands' }),
  })
  .meta({ id: 'Story' });

export const storyList = pageOf(storyView).meta({ id: 'StoryList' });
