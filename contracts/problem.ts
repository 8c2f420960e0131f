import * as z from 'zod';
import { failureCodes } from '../domain/failure.ts';
import { localizedText } from './common.ts';

/** One mistake in a request. */
export const validationProblem = z
  .object({
    in: z.enum(['body', 'query', 'path', 'header']),
    pointer: z
      .string()
      .meta({ description: 'JSON pointer (RFC 6901) into that part of the request', example: '/payload/reason' }),
    code: z.string().meta({ example: 'too_small' }),
    detail: z.string(),
  })
  .meta({ id: 'ValidationProblem' });

/** A condition that stands between a prospect or a complaint and what was asked, for people. */
export const unmetCondition = z
  .object({
    code: z.string().meta({ example: 'G1.OWN' }),
    kind: z
      .enum(['hard', 'soft'])
      .meta({ description: 'A soft condition can be waived by a supervisor, with a reason' }),
    text: localizedText,
    howToMeet: localizedText,
  })
  .meta({ id: 'UnmetCondition' });

/** What every error looks like (RFC 9457), with the code that programs look at. */
export const problem = z
  .object({
    type: z.string().meta({ example: 'urn:tuoke:problem:UNMET_CONDITIONS' }),
    title: z.string(),
    status: z.int(),
    code: z.enum(failureCodes),
    detail: z.string(),
    instance: z.string().meta({ description: 'Path of the request' }),
    errors: z.array(validationProblem).optional(),
    unmet: z.array(unmetCondition).optional(),
    actualRevision: z
      .int()
      .optional()
      .meta({ description: 'Revision of the prospect or complaint at the moment of refusal' }),
    actualPhase: z.string().optional().meta({ description: 'Phase of the prospect at the moment of refusal' }),
    actualStatus: z.string().optional().meta({ description: 'Status of the complaint at the moment of refusal' }),
    lockedUntil: z.iso.datetime().optional().meta({ description: 'When a locked sign-in may be tried again' }),
    prospectId: z.string().optional().meta({ description: 'The pursuit that stands in the way' }),
  })
  .meta({ id: 'Problem' });

export type Problem = z.output<typeof problem>;
export type ValidationProblem = z.output<typeof validationProblem>;
