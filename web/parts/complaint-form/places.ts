import type { ComplaintConditionCode } from '../../../domain/complaint/conditions.ts';
import type { ComplaintCommandName } from '../../../domain/complaint/commands.ts';
import { fieldAt } from '../command-form/fields.ts';
import type { Path } from '../command-form/mistakes.ts';
import { complaintFieldsOf } from './commands.ts';

/** Fields at which a condition can be met; the first that the form has. */
const placesOf: Partial<Record<ComplaintConditionCode, readonly string[]>> = {
  'CX.ELIGIBLE': ['handlerId'],
  'CX.ABSENT': ['handlerId', 'reviewerId'],
  'CX.INDEPENDENT': ['handlerId', 'reviewerId', 'ownerId', 'actions', 'remedy.actions', 'decision.actions'],
  'CX.SAME_HANDLER': ['handlerId'],
  'CX.REVIEWS': ['handlerId'],
  'CX.CONTACT': ['contact'],
  'CX.MESSAGE': ['message.text', 'text'],
  'CX.REASON': ['reason', 'findings', 'text', 'result'],
  'CX.MEASURES': ['measures'],
  'CX.REFERENCE': ['reference'],
  'CX.WRITTEN': ['reference'],
  'CX.FUTURE': ['dueOn', 'dueAt'],
  'CX.DUPLICATE': ['duplicateOf'],
  'CX.RECEIVED_FIRST': ['duplicateOf'],
  'CX.LESSER_CASE': ['duplicateOf'],
  'CX.SEVERITY_FLOOR': ['severity'],
  'CX.SAME_SEVERITY': ['severity'],
  'CX.ROOT_CAUSE': ['rootCause', 'remedy.rootCause', 'decision.rootCause'],
  'CX.FINDING': ['finding', 'remedy.finding', 'decision.finding'],
  'CX.AMOUNT': ['compensationFen', 'remedy.compensationFen', 'decision.compensationFen'],
  'CX.UPHELD': ['remedy.finding'],
  'CX.REMEDY': ['remedy.remedy', 'remedy'],
  'CX.LIMIT': ['remedy.compensationFen', 'remedy.remedyKinds'],
  'CX.ACTION': ['actionId'],
  'CX.SOURCE': ['of', 'keptIn'],
  'CX.EXTENSION_AMOUNT': ['amount'],
  'CX.REVIEWER_LEVEL': ['reviewerId'],
  'CX.INVOLVED': ['reviewerId'],
  'CX.BY_VOICE': ['channel', 'reportBack.channel'],
  'CX.UNDERSTOOD': ['understood', 'reportBack.understood'],
  'CX.EXTERNAL_ROUTE': ['externalRouteTold'],
};

/** Commands that meet a condition which the form itself cannot. */
const remedies: Partial<Record<ComplaintConditionCode, ComplaintCommandName>> = {
  'CX.IMPROVEMENT': 'addImprovementItem',
  'CX.ACTIONS': 'completeAction',
  'CX.CONTACT': 'changeContact',
  'CX.ATTEMPTS': 'recordFailedReportBack',
  'CX.NO_REQUEST': 'requestExtension',
  'CX.NOT_HANDLER': 'replaceHandler',
  'CX.HANDLER': 'replaceHandler',
};

/** The field of a form at which a condition can be met; null when something else has to meet it. */
export function complaintPlaceOf(code: string, command: ComplaintCommandName): Path | null {
  const fields = complaintFieldsOf(command);
  const place = placesOf[code as ComplaintConditionCode]?.find((path) => {
    const field = fieldAt(fields, path);
    return field !== null && field.kind !== 'record';
  });
  return place === undefined ? null : place.split('.');
}

/** The command that meets a condition; null when none does. */
export function complaintRemedyFor(code: string): ComplaintCommandName | null {
  return remedies[code as ComplaintConditionCode] ?? null;
}
