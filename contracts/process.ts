import * as z from 'zod';
import { deadlineCodes, phaseCodes, taskKinds } from '../domain/process/definition.ts';
import type { DefinitionData } from '../domain/process/published.ts';
import { localizedText } from './common.ts';
import { phaseCode, stepNumber } from './prospect-records.ts';

const rung = z.object({
  afterWorkingDays: z.number(),
  tell: z.enum(['owner', 'teamLead', 'branchHead']),
  action: z.enum(['remind', 'inform', 'review', 'proposeReassignment']),
});

const deadlineRule = z
  .object({
    code: z.enum(deadlineCodes),
    armedIn: z.array(z.enum(phaseCodes)),
    scope: z.enum(['phase', 'step', 'record', 'prospect']),
    wait: z.object({ unit: z.enum(['workingDays', 'workingHours', 'days', 'hours', 'minutes']), amount: z.number() }),
    nature: z.enum(['sales', 'legal', 'promise']),
    task: z.enum(taskKinds).nullable(),
    onDue: z.enum(['ladder', 'reviewLadder', 'openTask', 'supervisorReview', 'verify', 'recheck', 'releaseHold']),
    repeats: z.boolean(),
    ladder: z.array(rung).exactOptional(),
    text: localizedText,
  })
  .meta({ id: 'DeadlineRule' });

const phase = z
  .object({
    code: phaseCode,
    name: localizedText,
    meaning: localizedText,
    probability: z.number(),
    leadsTo: z.array(phaseCode),
  })
  .meta({ id: 'Phase' });

const condition = z
  .object({
    code: z.string(),
    kind: z.enum(['hard', 'soft']),
    text: localizedText,
    howToMeet: localizedText,
    evidence: z.array(z.string()),
  })
  .meta({ id: 'GateCondition' });

const step = z
  .object({
    number: stepNumber,
    code: z.enum(['find', 'approach', 'meet', 'objections', 'close', 'maintain']),
    name: localizedText,
    purpose: localizedText,
    guidance: z.array(localizedText),
    mistakes: z.array(localizedText),
    phases: z.array(phase),
    gate: z.array(condition),
    deadlines: z.array(deadlineRule),
    ladder: z.array(rung),
    fallBacks: z.array(z.object({ from: phaseCode, to: phaseCode, rule: z.string(), text: localizedText })),
    limitWorkingDays: z.number().nullable(),
  })
  .meta({ id: 'Step' });

/** A published process: what the screens teach and the workflow enforces. */
export const processView = z
  .object({
    version: z.string(),
    name: localizedText,
    steps: z.array(step),
    sharedPhases: z.array(phase),
    sharedDeadlines: z.array(deadlineRule),
    settings: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Process' });

type Shown = Omit<DefinitionData, 'settings' | 'steps'>;
processView.omit({ settings: true, steps: true }) satisfies z.ZodType<Shown>;
