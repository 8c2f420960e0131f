import type { ContactOutcome, ContactPurpose } from '../../../domain/prospect/catalogue.ts';
import type { Task } from './day.ts';

/** Results of a call that need nothing else said. An end of the pursuit is not among them: that has its own form. */
export const quickOutcomes = [
  'noAnswer',
  'callBackLater',
  'infoObtained',
  'interested',
  'appointmentMade',
  'refusedPolite',
  'refusedHostile',
  'wrongParty',
] as const satisfies readonly ContactOutcome[];

export const quickPurposes = [
  'coldCall',
  'appointmentRequest',
  'followUp',
  'care',
  'reminder',
] as const satisfies readonly ContactPurpose[];

/** What somebody probably calls for, from where the prospect stands. */
export function probablePurpose({ phase, kind }: Pick<Task, 'phase' | 'kind'>): (typeof quickPurposes)[number] {
  if (kind === 'care' || kind === 'callOffAppointment' || kind === 'welcome' || phase === 'maintaining') return 'care';
  if (phase === 'lead' || phase === 'qualifying') return 'coldCall';
  if (kind === 'makeAppointment' || phase === 'appointing') return 'appointmentRequest';
  return kind === 'confirmAppointment' || kind === 'keepPromise' ? 'reminder' : 'followUp';
}
