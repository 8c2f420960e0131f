import type { ComplaintCategory, Severity } from '../catalogue.ts';
import { enter } from '../change.ts';
import { meetClock } from '../clock.ts';
import type { ComplaintCommand } from '../command.ts';
import { keepNews, setHandler, triages, unmetHandler, unmetMessage } from '../handling.ts';
import type { CustomerMessage, HandlerChoice } from '../handling.ts';
import { changeSeverityTo, unmetSeverity } from '../severity.ts';

export interface AcknowledgePayload extends HandlerChoice {
  /** Confirmed by a person; until now it was what the registration said. */
  readonly category: ComplaintCategory;
  readonly severity: Severity;
  /** The same customer complained about this category within 90 days; the API looks it up. Absent in requests from before it
   *  was asked again here: what the registration said. */
  readonly isRepeated?: boolean | undefined;
  /** With the number of the case, the name of the handler and when the customer hears again. */
  readonly message: CustomerMessage;
}

/** The customer is told that the bank has it, and who deals with it (C-03); category and severity are confirmed. */
export const acknowledge: ComplaintCommand<AcknowledgePayload> = {
  name: 'acknowledge',
  statuses: ['received'],
  only: 'customers',
  check: (state, payload, { actor }) => [
    ...triages(state, actor),
    ...unmetHandler(state, payload),
    ...unmetSeverity({ ...state, isRepeated: payload.isRepeated ?? state.isRepeated }, payload.severity),
    ...unmetMessage(payload.message),
  ],
  apply: (change, { handlerId, category, severity, isRepeated, message }, context) => {
    change.rule = 'C-03';
    change.state.category = category;
    change.state.isRepeated = isRepeated ?? change.state.isRepeated;
    change.state.acknowledgement = keepNews(change, message, context.actor.staffId);
    setHandler(change, handlerId);
    meetClock(change, 'acknowledge');
    changeSeverityTo(change, severity, context);
    change.state.severityConfirmed = true;
    enter(change, 'acknowledged');
  },
};
