import { raiseAndTell, tell } from '../change.ts';
import { doesMore } from '../clock.ts';
import type { ComplaintCommand } from '../command.ts';
import { unmetText } from '../handling.ts';
import { changeSeverityTo } from '../severity.ts';

export interface RecordRegulatorOrMediaPayload {
  readonly kind: 'regulator' | 'media';
  /** Who asked, and what. */
  readonly text: string;
}

/** A regulator or the media took it up: s1 from now on, its limits counted from receipt and none relaxed; level 3, and
 *  compliance hears (C-17). Anybody may say so. The event's reason is the kind as a code, a colon and what was said, as it has
 *  always been: pages put the code into words. */
export const recordRegulatorOrMedia: ComplaintCommand<RecordRegulatorOrMediaPayload> = {
  name: 'recordRegulatorOrMedia',
  statuses: 'open',
  check: (_state, { text }) => unmetText(text, 'CX.REASON'),
  apply: (change, { kind, text }, context) => {
    change.rule = 'C-17';
    change.reason = `${kind}: ${text}`;
    change.state.takenUpBy = kind;
    if (change.state.severity !== 's1' && doesMore(context)) changeSeverityTo(change, 's1', context);
    raiseAndTell(change, 3);
    tell(change, 'compliance', 'compliance');
  },
};
