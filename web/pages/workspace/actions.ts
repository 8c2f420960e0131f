import { prospectCommands } from '../../../domain/prospect/commands.ts';
import { isInPlace } from '../../../domain/prospect/remedies.ts';
import type { FormCommand } from '../../parts/command-form/commands.ts';
import type { ProspectView } from '../../parts/command-form/use-form-facts.ts';

type ProspectRecord = ProspectView['record'];

export const actionGroups = ['step', 'any', 'change'] as const;
export type ActionGroup = (typeof actionGroups)[number];

/** Commands that have a place of their own on the page. */
const elsewhere: readonly FormCommand[] = [
  'advance',
  'completeTask',
  'snoozeTask',
  'unsnoozeTask',
  'skipTask',
  'requestOverride',
  'grantOverride',
  'declineOverride',
];
const changes: readonly FormCommand[] = [
  'assignOwner',
  'fallBack',
  'park',
  'freeze',
  'unfreeze',
  'markLost',
  'disqualify',
  'reopen',
];

/** What somebody may do now besides the way forward, by group, in the order of the process. */
export function actionsOf(
  { record, permittedCommands, held }: Pick<ProspectView, 'record' | 'permittedCommands' | 'held'>,
  fallBacks: readonly { readonly from: string }[],
): Record<ActionGroup, FormCommand[]> {
  const now = permittedCommands.filter(
    (command) => !elsewhere.includes(command) && isOffered(command, record, held, fallBacks),
  );
  const groupOf = (command: FormCommand): ActionGroup =>
    changes.includes(command) ? 'change' : isOfStep(command) ? 'step' : 'any';
  return {
    step: now.filter((command) => groupOf(command) === 'step'),
    any: now.filter((command) => groupOf(command) === 'any'),
    change: now.filter((command) => groupOf(command) === 'change'),
  };
}

function isOfStep(command: FormCommand): boolean {
  return command !== 'reopen' && prospectCommands[command].phases !== 'open';
}

function isCalledOff({ appointment }: ProspectRecord): boolean {
  return appointment?.status === 'cancelled';
}

/** Whether a hold refuses it: what sells; and another date for an appointment during a complaint, or for what was called off. */
export function isHeldBack(command: FormCommand, record: ProspectRecord, held: boolean): boolean {
  if (!held || command === 'reopen') return false;
  if (command !== 'rescheduleAppointment') return prospectCommands[command].sells === true;
  return record.holds.some(({ kind }) => kind === 'complaint') || isCalledOff(record);
}

function isOffered(
  command: FormCommand,
  record: ProspectRecord,
  held: boolean,
  fallBacks: readonly { readonly from: string }[],
): boolean {
  if (command === 'reopen') return record.phase === 'lost' || record.phase === 'disqualified';
  if (!isInPlace(command, record.phase) || isHeldBack(command, record, held)) return false;
  switch (command) {
    case 'answerObjection':
      return record.objections.some(({ status }) => status === 'open' || status === 'responding');
    case 'confirmObjection':
      return record.objections.some(({ status }) => status === 'responding');
    case 'confirmAppointment':
      return record.appointment?.status === 'proposed';
    case 'cancelAppointment':
      return !(held && isCalledOff(record));
    case 'markNoShow':
      return !isCalledOff(record);
    case 'fallBack':
      return fallBacks.some(({ from }) => from === record.phase);
    case 'recordConsent':
      return record.consent === 'none';
    case 'scoreTarget':
      return record.source.findMethod === 'campaignList';
    case 'freeze':
      return !record.holds.some(({ kind }) => kind === 'manual');
    case 'unfreeze':
      return held && record.holds.some(({ kind }) => kind === 'manual');
    default:
      return true;
  }
}
