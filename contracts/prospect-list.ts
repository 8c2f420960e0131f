import * as z from 'zod';
import { nextActionColours, nextActionFilters } from '../domain/board/next-action-colour.ts';
import { phaseCodes } from '../domain/process/definition.ts';
import { customerTypes, findMethods, lossReasons, pursuitTypes } from '../domain/prospect/catalogue.ts';
import {
  branchId,
  cursor,
  fen,
  flag,
  instantOut,
  localizedText,
  pageLimit,
  pageOf,
  prospectId,
  staffId,
  teamId,
  text,
} from './common.ts';
import { flowFilter, flowRule, isWholeFlow } from './flow-filter.ts';
import { prospectSorts } from './in-address.ts';
import { phaseCode, stepNumber } from './prospect-records.ts';
import { nextActionView } from './prospect.ts';

/** A row of a list and a card of the board: enough to decide what to open. */
export const prospectListItem = z
  .object({
    prospectId: z.string(),
    revision: z.int(),
    cycleNo: z.int(),
    phase: phaseCode,
    step: stepNumber,
    open: z.boolean(),
    ownerId: z.string().nullable(),
    teamId: z.string().nullable(),
    branchId: z.string(),
    customerName: z.string(),
    customerType: z.enum(customerTypes),
    customerPhoneLast4: z.string().nullable(),
    pursuitType: z.enum(pursuitTypes),
    findMethod: z.enum(findMethods),
    campaignId: z.string().nullable(),
    expectedValueFen: fen.nullable(),
    held: z.boolean(),
    phaseEnteredAt: instantOut,
    stepEnteredAt: instantOut,
    createdAt: instantOut,
    lastContactAt: instantOut.nullable(),
    lossReason: z.enum(lossReasons).nullable(),
    nextAction: nextActionView.nullable(),
    nextActionColour: z.enum(nextActionColours).meta({ description: 'today: later, but on this day of the branch' }),
    plannedTouchAt: instantOut.nullable().meta({ description: 'When the customer is to be touched next, as planned' }),
    untouchedWorkingDays: z
      .number()
      .nullable()
      .meta({ description: 'Working time of the branch since the last real touch; null after the end' }),
    rotting: z.boolean().meta({ description: 'Left alone for too long for its step, and no touch is planned ahead' }),
  })
  .meta({ id: 'ProspectListItem' });

export type ProspectListItemView = z.output<typeof prospectListItem>;

export const prospectList = pageOf(prospectListItem).meta({ id: 'ProspectList' });

/** Several values are separated by commas. */
const phases = z
  .string()
  .transform((list) => list.split(','))
  .pipe(z.array(z.enum(phaseCodes)).min(1))
  .meta({ description: 'One or more phases, separated by commas', example: 'closing,won' });

const fenIn = z.coerce.number().pipe(fen);

/** What board, table and export can be narrowed to. */
const filter = {
  ownerId: staffId.optional(),
  teamId: teamId.optional(),
  branchId: branchId.optional(),
  customerType: z.enum(customerTypes).optional(),
  findMethod: z.enum(findMethods).optional(),
  campaignId: text(64).optional(),
  held: flag.optional(),
  minValueFen: fenIn.optional().meta({ description: 'Expected value of at least so much' }),
  maxValueFen: fenIn.optional().meta({ description: 'Expected value of at most so much' }),
  nextAction: z
    .enum(nextActionFilters)
    .optional()
    .meta({ description: 'How urgent the next action is; due: overdue or today' }),
  unassigned: flag.optional().meta({
    description: 'true: only those that nobody owns, or whose owner has left the bank; false: only the others',
  }),
  rotting: flag.optional().meta({ description: 'Whether it has been left alone for too long' }),
  q: text(100).optional().meta({ description: 'Start of the customer’s name' }),
};

const order = {
  sort: z.enum(prospectSorts).default('nextActionAt'),
  order: z.enum(['asc', 'desc']).default('asc'),
};

/** What lists and files of them can be narrowed to besides. */
const listFilter = {
  ...filter,
  phase: phases.optional(),
  step: z.coerce.number().pipe(stepNumber).optional(),
  open: flag.optional(),
  parked: flag.optional().meta({ description: 'false: without those in the nurture pool' }),
  overdue: flag.optional().meta({ description: 'true: only prospects whose next action is overdue' }),
};

export const prospectListQuery = z
  .strictObject({
    ...listFilter,
    ...flowFilter,
    prospectId: prospectId.optional().meta({ description: 'Only this one, as lists and the board show it' }),
    ...order,
    limit: pageLimit(50, 200),
    cursor: cursor.optional(),
  })
  .refine(isWholeFlow, flowRule);

export type ProspectListQuery = z.output<typeof prospectListQuery>;

/** A file for people, not a copy of the database. */
export const exportRowsAtMost = 10_000;

export const prospectExportQuery = z
  .strictObject({
    ...listFilter,
    ...flowFilter,
    ...order,
    language: z.enum(['zh', 'en']).default('zh').meta({ description: 'Of headings and words in the file' }),
  })
  .refine(isWholeFlow, flowRule);

export type ProspectExportQuery = z.output<typeof prospectExportQuery>;

export const boardQuery = z.strictObject({ ...filter, ...order, limit: pageLimit(25, 100) });

/** The six steps with what is worked in each. */
export const boardView = z
  .object({
    asOf: instantOut.meta({ description: 'What is overdue, due today and rotting was decided at this moment' }),
    columns: z
      .array(
        z.object({
          step: stepNumber,
          name: localizedText,
          count: z.int(),
          valueFen: fen.meta({ description: 'Sum of the expected values' }),
          rottingWorkingDays: z.int().meta({ description: 'Working days without a touch after which a card rots' }),
          items: z.array(prospectListItem),
          nextCursor: z
            .string()
            .nullable()
            .meta({ description: 'For GET /prospects with open=true, parked=false, this step, filter and order' }),
        }),
      )
      .length(6),
  })
  .meta({ id: 'Board' });

export type BoardView = z.output<typeof boardView>;
