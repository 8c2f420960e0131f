import type { ClientRow } from './client-row.ts';
import { offerSec, talkSec } from './lengths.ts';
import type { Step } from './step.ts';
import { closingSteps, declinedSteps } from './steps/close.ts';
import { contactSteps } from './steps/contacts.ts';
import { partingSteps } from './steps/parting.ts';
import { talkSteps } from './steps/talk.ts';

/** Where a client's pursuit ends. */
export type Ending = 'maintaining' | 'nurture' | 'lost';

/** Where the file says that this client's pursuit went. */
export function endingOf({ y, duration, poutcome }: ClientRow): Ending {
  if (y === 'yes') return 'maintaining';
  return duration >= talkSec || poutcome === 'success' ? 'nurture' : 'lost';
}

/** The commands that take a client from a fresh prospect to where the pursuit really went (docs/DEMO.md). */
export function planOf(row: ClientRow): readonly Step[] {
  const contacts = contactSteps(row);
  if (row.y === 'yes') return [...contacts, ...talkSteps(row), ...closingSteps];
  if (row.duration >= offerSec) return [...contacts, ...talkSteps(row), ...declinedSteps];
  if (row.duration >= talkSec) return [...contacts, ...talkSteps(row), ...partingSteps(row)];
  return [...contacts, ...partingSteps(row)];
}
