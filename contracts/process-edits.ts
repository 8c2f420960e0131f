import * as z from 'zod';
import { deadlineCodes } from '../domain/process/definition.ts';
import { instantOut } from './common.ts';

const wait = z.strictObject({
  unit: z.enum(['workingDays', 'workingHours', 'days', 'hours', 'minutes']),
  amount: z.number().min(0).max(1000),
});

const rung = z.strictObject({
  afterWorkingDays: z.number().min(0).max(1000),
  tell: z.enum(['owner', 'teamLead', 'branchHead']),
  action: z.enum(['remind', 'inform', 'review', 'proposeReassignment']),
});

const step = z.enum(['1', '2', '3', '4', '5', '6']);

/** Numbers changed in the published process; what is left out stays as published. */
const processEdits = z
  .strictObject({
    waits: z.partialRecord(z.enum(deadlineCodes), wait).optional(),
    ladders: z.partialRecord(step, z.array(rung).max(10)).optional().meta({ description: 'By step' }),
    stepLimits: z
      .partialRecord(step, z.number().min(0).max(1000))
      .optional()
      .meta({ description: 'Working days after which a step takes too long, by step' }),
  })
  .meta({ id: 'ProcessEdits' });

/** What prospects begun from now on are pinned to. */
export const processEditsView = z
  .object({
    version: z.int().meta({ description: '0: nothing was published yet' }),
    processVersion: z.string(),
    edits: processEdits,
    publishedBy: z.string().nullable(),
    publishedAt: instantOut.nullable(),
  })
  .meta({ id: 'PublishedProcessEdits' });

export const processEditsBody = z
  .strictObject({
    version: z.int().min(0).meta({ description: 'The version that was edited; a newer one refuses the edit' }),
    edits: processEdits,
  })
  .meta({ id: 'ProcessEditsEdit' });

/** Published versions, newest first. */
export const processEditsHistory = z
  .object({ versions: z.array(processEditsView) })
  .meta({ id: 'ProcessEditsHistory' });
