import * as z from 'zod';
import { branchId, cursor, instantOut, localizedText, pageLimit, teamId } from './common.ts';
import { unmetCondition } from './problem.ts';
import { prospectListItem } from './prospect-list.ts';
import { reviewKinds, type ReviewKind } from './in-address.ts';
import { phaseCode, prospectRecord } from './prospect-records.ts';

export const reviewsQuery = z.strictObject({
  kind: z.enum(reviewKinds).optional().meta({ description: 'All that wait, without those put off, when left out' }),
  branchId: branchId.optional(),
  teamId: teamId.optional(),
  limit: pageLimit(50, 200),
  cursor: cursor.optional(),
});

export type ReviewsQuery = z.output<typeof reviewsQuery>;

const qualification = prospectRecord.shape.qualification.unwrap();

/** What was found when a review was put off. */
const deferral = z.object({ findings: z.string(), decidedBy: z.string(), decidedAt: instantOut });

/** What the decision is made on. */
const matter = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('review'),
    growthType: z.boolean(),
    walkInLoan: z.boolean(),
    answers: qualification.shape.answers,
    deferred: deferral.nullable().meta({ description: 'It was put off once, and is back' }),
  }),
  z.object({
    kind: z.literal('override'),
    reason: z.string(),
    asked: z.array(unmetCondition).meta({ description: 'Conditions to be waived' }),
    to: phaseCode.nullable().meta({
      description: 'Where `advance` with these overrides leads; null when another command of the owner has to lead on',
    }),
    inTheWay: z.array(unmetCondition).meta({ description: 'What would stand in the way even then' }),
  }),
  z.object({
    kind: z.literal('reassign'),
    deadline: localizedText.nullable().meta({ description: 'What was not done in time' }),
    dueAt: instantOut.nullable().meta({ description: 'When it should have been done' }),
  }),
  deferral.extend({
    kind: z.literal('deferred'),
    until: instantOut,
    growthType: z.boolean(),
    walkInLoan: z.boolean(),
    answers: qualification.shape.answers,
  }),
]);

/** One decision that waits. */
export const reviewItem = z
  .object({
    id: z.string(),
    taskId: z.string().nullable().meta({ description: 'null of a review that was put off' }),
    since: instantOut,
    dueAt: instantOut,
    overdue: z.boolean(),
    waitingWorkingDays: z.number().meta({ description: 'Working time of the branch since it was asked' }),
    askedBy: z.string().nullable().meta({ description: 'Staff; null: a ladder of the process' }),
    ownCase: z
      .boolean()
      .meta({ description: 'The caller holds the prospect, or asked for this: another supervisor decides' }),
    prospect: prospectListItem,
    matter,
  })
  .meta({ id: 'ReviewItem' });

export type ReviewItemView = z.output<typeof reviewItem>;

const counts = z.object(Object.fromEntries(reviewKinds.map((kind) => [kind, z.int()])) as Record<ReviewKind, z.ZodInt>);

/** The queue, the longest overdue first. */
export const reviewsView = z
  .object({ asOf: instantOut, counts, items: z.array(reviewItem), nextCursor: z.string().nullable() })
  .meta({ id: 'Reviews' });
