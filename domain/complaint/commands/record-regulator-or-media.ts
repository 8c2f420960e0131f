import { raiseAndTell, tell } from '../change.ts';
import type { ComplaintCommand } from '../command.ts';
import { unmetText } from '../handling.ts';

export interface RecordRegulatorOrMediaPayload {
  readonly kind: 'regulator' | 'media';
  /** Who asked, and what. */
  readonly text: string;
}

/** A regulator or the media took it up: level 3, and compliance hears (C-17). Anybody may say so. */
export const recordRegulatorOrMedia: ComplaintCommand<RecordRegulatorOrMediaPayload> = {
  name: 'recordRegulatorOrMedia',
  statuses: 'open',
  check: (_state, { text }) => unmetText(text, 'CX.REASON'),
  apply: (change, { kind, text }) => {
    change.rule = 'C-17';
    change.reason = `${kind}: ${text}`;
    raiseAndTell(change, 3);
    tell(change, 'compliance', 'compliance');
  },
};
