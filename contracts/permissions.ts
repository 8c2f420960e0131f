import * as z from 'zod';

/** What somebody may be allowed to do: one row each of the table in `api/permissions/matrix.ts`. */
export const capabilities = [
  'captureLead',
  'readProspect',
  'workSteps1To3',
  'workSteps4To6',
  'waiveCondition',
  'requestReview',
  'decideReview',
  'endPursuit',
  'reopenPursuit',
  'editRecord',
  'allocate',
  'readFunnel',
  'configure',
  'completeDeal',
  'confirmBooking',
  'answerObjection',
  'recordContact',
  'freeze',
  'revealData',
  'readAudit',
] as const;
export type Capability = (typeof capabilities)[number];

export const capability = z.enum(capabilities).meta({ id: 'Capability' });
