import type { FormCommand } from './commands.ts';
import { valueAt, type Values } from './facts.ts';

/** Whether what is about to be sent ends the pursuit, so that it is asked once more. */
export function endsPursuit(command: FormCommand, payload: Values): boolean {
  switch (command) {
    case 'markLost':
    case 'disqualify':
      return true;
    case 'recordContact':
      return payload['outcome'] === 'doNotContact';
    case 'decideReview':
      return payload['decision'] === 'reject';
    case 'submitQualification':
      return failsFor(payload);
    case 'recordClosingAttempt':
      return payload['result'] === 'declined' && valueAt(payload, 'declined.noChance') === true;
    default:
      return false;
  }
}

/** A criterion fails that growth does not excuse. */
function failsFor(payload: Values): boolean {
  const answers = (payload['answers'] ?? []) as readonly Values[];
  const failed = answers.filter(({ result }) => result === 'fail');
  const isGrowth =
    payload['growthType'] === true && failed.length === 1 && failed[0]?.['criterion'] === 'purchasingPower';
  return failed.length > 0 && !isGrowth;
}
