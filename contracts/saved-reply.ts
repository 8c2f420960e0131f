import * as z from 'zod';
import { severities } from '../domain/complaint/catalogue.ts';
import type { SavedReplyChange } from '../domain/complaint/reply/saved-reply.ts';
import { replyLanguages, replyPurposes, type ReplyFacts } from '../domain/complaint/reply/text.ts';
import { branchId, cursor, idOf, instantOut, localizedText, pageLimit, pageOf, text } from './common.ts';

const purpose = z.enum(replyPurposes).meta({ id: 'ReplyPurpose' });
const language = z.enum(replyLanguages).meta({ id: 'ReplyLanguage' });

const written = {
  title: text(100),
  body: text().meta({ description: 'With placeholders such as {{caseNumber}}; holds what its purpose must say' }),
};

export const writeReplyBody = z
  .strictObject({
    purpose,
    language,
    branchId: branchId.nullable().default(null).meta({ description: 'Null: for the whole bank' }),
    ...written,
  })
  .meta({ id: 'WriteSavedReply' });

const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rewrite'), ...written }),
  z.strictObject({ kind: z.literal('retire') }),
  z.strictObject({ kind: z.literal('restore') }),
]) satisfies z.ZodType<SavedReplyChange>;

export const changeReplyBody = z
  .strictObject({ expectedRevision: z.int().min(1).meta({ description: 'The revision the caller saw' }), change })
  .meta({ id: 'ChangeSavedReply' });

export const savedReplyParams = z.object({ replyId: idOf('saved reply') });

/** A saved reply as the bank keeps it. */
export const savedReplyView = z
  .object({
    replyId: z.string(),
    revision: z.int(),
    purpose,
    language,
    branchId: z.string().nullable().meta({ description: 'Null: of the whole bank' }),
    title: z.string(),
    body: z.string(),
    active: z.boolean().meta({ description: 'false: retired, nobody is offered it' }),
    changedBy: z.string(),
    changedAt: instantOut,
    history: z.array(
      z.object({
        kind: z.enum(['write', 'rewrite', 'retire', 'restore']),
        at: instantOut,
        by: z.string(),
        title: z.string(),
        body: z.string(),
      }),
    ),
    changeable: z.boolean().meta({ description: 'Whether the caller keeps replies' }),
  })
  .meta({ id: 'SavedReply' });

/** A reply that comes with the product. */
export const defaultReplyView = z
  .object({ replyId: z.string(), purpose, language, title: z.string(), body: z.string(), source: localizedText })
  .meta({ id: 'DefaultReply' });

export const savedReplyList = pageOf(savedReplyView).meta({ id: 'SavedReplyList' });

export const savedReplyListQuery = z.strictObject({
  status: z.enum(['active', 'retired']).default('active'),
  purpose: purpose.optional(),
  limit: pageLimit(50, 200),
  cursor: cursor.optional(),
});

export const defaultReplyList = z
  .object({ items: z.array(defaultReplyView).readonly() })
  .meta({ id: 'DefaultReplyList' });

export const replyAidQuery = z.strictObject({ purpose });

const local = z.string().nullable();

/** What a message about a case can name, and the replies that suit it. */
export const replyAid = z
  .object({
    facts: z.object({
      caseNumber: z.string(),
      customerName: local,
      handler: localizedText.nullable(),
      today: z.string(),
      promises: z
        .object(
          Object.fromEntries(severities.map((severity) => [severity, local])) as Record<
            (typeof severities)[number],
            typeof local
          >,
        )
        .meta({ description: 'When the first answer is due by each severity: local time, e.g. 2026-11-27 16:30' }),
      severity: z.enum(severities),
      reason: local,
      newDate: local,
      remedy: local,
      findings: local,
      appealDays: z.int(),
      isLastWord: z.boolean().meta({ description: 'No appeal inside the bank is left' }),
      preset: z.string(),
    }) satisfies z.ZodType<ReplyFacts>,
    replies: z.array(
      z.object({
        replyId: z.string(),
        own: z.boolean().meta({ description: 'false: comes with the product' }),
        language,
        title: z.string(),
        body: z.string(),
      }),
    ),
  })
  .meta({ id: 'ReplyAid' });
