import type { Severity } from '../catalogue.ts';
import { enter } from '../change.ts';
import { meetClock, stopClocks } from '../clock.ts';
import type { ComplaintCommand } from '../command.ts';
import { setHandler, triages, unmetHandler, type HandlerChoice } from '../handling.ts';
import { changeSeverityTo, unmetSeverity } from '../severity.ts';

export interface NameCauseFinderPayload extends HandlerChoice {
  /** Confirmed by a person; until now it was what the category made of it. */
  readonly severity: Severity;
}

/** Somebody is to find the common cause of a systemic case (C-25), and begins: nobody is acknowledged to. */
export const nameCauseFinder: ComplaintCommand<NameCauseFinderPayload> = {
  name: 'nameCauseFinder',
  statuses: ['received', 'acknowledged'],
  only: 'systemic',
  check: (state, payload, { actor }) => [
    ...triages(state, actor),
    ...unmetHandler(state, payload),
    ...unmetSeverity(state, payload.severity),
  ],
  apply: (change, { handlerId, severity }, context) => {
    change.rule = 'C-25';
    setHandler(change, handlerId);
    meetClock(change, 'acknowledge');
    stopClocks(change, ['firstAnswer']);
    changeSeverityTo(change, severity, context);
    enter(change, 'investigating');
  },
};
