import { openStatuses } from '../catalogue.ts';
import { clockOf, meetClock, pauseClocks, startClock } from '../clock.ts';
import type { ComplaintCommand } from '../command.ts';
import { keepNews, unmetMessage, worksOn, type CustomerMessage } from '../handling.ts';

export type TellCustomerPayload = CustomerMessage;

/** News for the customer: the first answer the first time, interim news after that (step 5 of 8.5). */
export const tellCustomer: ComplaintCommand<TellCustomerPayload> = {
  name: 'tellCustomer',
  statuses: openStatuses.filter((status) => status !== 'received'),
  only: 'customers',
  check: (state, payload, { actor }) => [...worksOn(state, actor), ...unmetMessage(payload)],
  apply: (change, payload, context) => {
    keepNews(change, payload, context.actor.staffId);
    change.state.firstAnsweredAtMs ??= change.nowMs;
    meetClock(change, 'firstAnswer');
    if (clockOf(change.state, 'interimNews') === null) return;
    startClock(change, 'interimNews', context);
    if (change.state.status === 'awaitingCustomer') pauseClocks(change, context);
  },
};
