import type { Command } from '../command.ts';
import type { ProspectState } from '../state.ts';

export interface RecordConsentPayload {
  readonly consent: Exclude<ProspectState['consent'], 'none'>;
  /** How it was obtained, or what makes the contact lawful. */
  readonly note: string;
}

/** How the customer may be contacted, once it is known (G1.DNC, Q010). A ban is an outcome of a contact (P-55). */
export const recordConsent: Command<RecordConsentPayload> = {
  name: 'recordConsent',
  phases: 'open',
  sells: false,
  check: () => [],
  apply: (change, { consent, note }) => {
    change.state.consent = consent;
    change.reason = note;
  },
};
