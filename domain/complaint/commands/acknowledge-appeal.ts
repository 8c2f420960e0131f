import type { StaffId } from '../../ids.ts';
import { changeAppeal, openAppeal, unmetReviewer } from '../appealing.ts';
import type { Level } from '../catalogue.ts';
import { tell } from '../change.ts';
import { meetClock } from '../clock.ts';
import { decidesAt, type ComplaintCommand } from '../command.ts';
import { keepNews, unmetMessage, type CustomerMessage } from '../handling.ts';

export interface AcknowledgeAppealPayload {
  readonly reviewerId: StaffId;
  /** The level the reviewer decides at; the API looks it up. Null for those who decide at none. */
  readonly reviewerLevel: Level | null;
  /** As of a handler (`HandlerChoice`). */
  readonly awayUntil?: string | null;
  readonly message: CustomerMessage;
}

/** Names the reviewer, of a higher level and without a part in the case, and tells the customer (8.7). Said again, it names
 *  another one. */
export const acknowledgeAppeal: ComplaintCommand<AcknowledgeAppealPayload> = {
  name: 'acknowledgeAppeal',
  statuses: ['appealed'],
  only: 'customers',
  check: (state, payload, { actor }) => [
    ...decidesAt(2, state, actor),
    ...unmetReviewer(state, payload),
    ...unmetMessage(payload.message),
  ],
  apply: (change, { reviewerId, reviewerLevel, message }, { actor }) => {
    keepNews(change, message, actor.staffId);
    const acknowledgedAtMs = openAppeal(change.state)?.acknowledgedAtMs ?? change.nowMs;
    changeAppeal(change, { reviewerId, reviewerLevel, acknowledgedAtMs });
    meetClock(change, 'appealAcknowledge');
    tell(change, 'reviewer', 'assigned');
  },
};
