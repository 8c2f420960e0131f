import type { ComplaintId } from '../../ids.ts';
import { clockCodes } from '../catalogue.ts';
import { enter } from '../change.ts';
import { stopClocks } from '../clock.ts';
import { hard, type ComplaintCommand } from '../command.ts';
import { keepNews, triages, unmetMessage, type CustomerMessage } from '../handling.ts';

export interface ConfirmDuplicatePayload {
  /** The case that goes on. */
  readonly duplicateOf: ComplaintId;
  /** It is of the same customer, or like an anonymous one, and not itself merged or withdrawn; the API looks it up. */
  readonly eligible: boolean;
  /** Needed unless nobody knows who complained. */
  readonly message: CustomerMessage | null;
}

/** The same fact of the same customer is already a case: this one is linked to it, and the customer is told (C-02). */
export const confirmDuplicate: ComplaintCommand<ConfirmDuplicatePayload> = {
  name: 'confirmDuplicate',
  statuses: ['received'],
  only: 'customers',
  check: (state, { duplicateOf, eligible, message }, { actor }) => [
    ...triages(state, actor),
    ...(eligible && duplicateOf !== state.complaintId ? [] : [hard('CX.DUPLICATE')]),
    ...(state.customer === null ? [] : unmetMessage(message)),
  ],
  apply: (change, { duplicateOf, message }, { actor }) => {
    change.rule = 'C-02';
    change.state.mergedInto = duplicateOf;
    if (message !== null) keepNews(change, message, actor.staffId);
    stopClocks(change, clockCodes);
    enter(change, 'merged');
  },
};
