import type { ComplaintId, StaffId } from '../../ids.ts';
import { clockCodes } from '../catalogue.ts';
import { enter, tell } from '../change.ts';
import { stopClocks } from '../clock.ts';
import { hard, type ComplaintCommand } from '../command.ts';
import { keepNews, triages, unmetMessage, type CustomerMessage } from '../handling.ts';
import { unmetMerging, type MergeTarget } from '../merging.ts';

export interface ConfirmDuplicatePayload {
  /** The case that goes on. */
  readonly duplicateOf: ComplaintId;
  /** It is of the same customer, or like an anonymous one, and still open; the API looks it up. */
  readonly eligible: boolean;
  /** How it stands, as the API found it. Absent in requests from before it was looked at. */
  readonly target?: MergeTarget | undefined;
  /** Who handles it; null: nobody yet, so that the desk hears. Absent in requests from before they heard. */
  readonly goesOnWith?: StaffId | null | undefined;
  /** Needed unless nobody knows who complained. */
  readonly message: CustomerMessage | null;
}

/** The same fact of the same customer is already a case: this one is linked to it, the customer is told, and
 *  whoever handles the other one hears (C-02). */
export const confirmDuplicate: ComplaintCommand<ConfirmDuplicatePayload> = {
  name: 'confirmDuplicate',
  statuses: ['received'],
  only: 'customers',
  check: (state, { duplicateOf, eligible, target, message }, { actor }) => [
    ...triages(state, actor),
    ...(eligible && duplicateOf !== state.complaintId ? unmetMerging(state, target) : [hard('CX.DUPLICATE')]),
    ...(state.customer === null ? [] : unmetMessage(message)),
  ],
  apply: (change, { duplicateOf, goesOnWith, message }, { actor }) => {
    change.rule = 'C-02';
    change.state.mergedInto = duplicateOf;
    if (message !== null) keepNews(change, message, actor.staffId);
    stopClocks(change, clockCodes);
    enter(change, 'merged');
    if (goesOnWith === undefined) return;
    if (goesOnWith === null) tell(change, 'level1', 'inform');
    else change.notices.push({ audience: 'handler', staffId: goesOnWith, action: 'inform', clock: null });
  },
};
