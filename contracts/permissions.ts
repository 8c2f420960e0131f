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
  'registerComplaint',
  'readComplaint',
  'workComplaint',
  'carryOutAction',
  'decideComplaint',
  'decideAppeal',
  'readSurveyResults',
  'keepReplies',
] as const;
export type Capability = (typeof capabilities)[number];

/** Those that are about complaints; the others are about prospects. */
export const complaintCapabilities = [
  'registerComplaint',
  'readComplaint',
  'workComplaint',
  'carryOutAction',
  'decideComplaint',
  'decideAppeal',
  'readSurveyResults',
  'keepReplies',
] as const satisfies readonly Capability[];
export type ComplaintCapability = (typeof complaintCapabilities)[number];

export function isAboutComplaints(capability: Capability): capability is ComplaintCapability {
  return complaintCapabilities.some((one) => one === capability);
}

export const capability = z.enum(capabilities).meta({ id: 'Capability' });
