import type { ClientRow } from './client-row.ts';
import { leftIn, stepsTo, type LeftPhase } from './left.ts';
import { offerSec, talkSec } from './lengths.ts';
import type { Step } from './step.ts';
import { closingSteps, declinedSteps } from './steps/close.ts';
import { contactSteps } from './steps/contacts.ts';
import { partingSteps } from './steps/parting.ts';
import { talkSteps } from './steps/talk.ts';

/** Where a client's pursuit ends, or stands. */
type Ending = 'maintaining' | 'nurture' | 'lost' | LeftPhase;

/** Where the file says that this client's pursuit went, or where it is left. */
export function endingOf(row: ClientRow): Ending {
  const { y, duration, poutcome } = row;
  if (y === 'yes') return 'maintaining';
  const left = leftIn(row);
  if (left !== null) return left;
  return duration >= talkSec || poutcome === 'success' ? 'nurture' : 'lost';
}

/** The commands that take a client from a fresh prospect to where the pursuit really went, or where it is left
 *  (docs/DEMO.md). */
export function planOf(row: ClientRow): readonly Step[] {
  const contacts = contactSteps(row);
  if (row.y === 'yes') return [...contacts, ...talkSteps(row), ...closingSteps];
  const left = leftIn(row);
  if (left !== null) return [...contacts, ...stepsTo(left, row)];
  if (row.duration >= offerSec) return [...contacts, ...talkSteps(row), ...declinedSteps];
  if (row.duration >= talkSec) return [...contacts, ...talkSteps(row), ...partingSteps(row)];
  return [...contacts, ...partingSteps(row)];
}
