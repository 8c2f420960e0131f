import { isOpen } from './catalogue.ts';
import type { ComplaintChange } from './change.ts';
import type { ComplaintContext } from './command.ts';
import { isNamed } from './named.ts';
import type { ComplaintAction, ComplaintState } from './state.ts';

/** What a command leaves behind is put right before its event is made: the handler gets the open actions of those the case is
 *  about. A case of before is put right by the next command of any kind. */
export function tidyUp(change: ComplaintChange, { tidiesUp }: Pick<ComplaintContext, 'tidiesUp'>): void {
  const isStranded = strandedIn(change.state);
  const { actions, handlerId } = change.state;
  const hasStranded = handlerId !== null && actions.some(isStranded);
  // asked only where it makes a difference: the workflow notes in its history that it was
  if (!hasStranded || tidiesUp?.() !== true) return;
  change.state.actions = actions.map((action) => (isStranded(action) ? { ...action, ownerId: handlerId } : action));
}

/** Tells open actions of somebody the case is about. While nobody handles it they stay where they are, out of reach of their
 *  owner, who has no part in the case, until the next handler gets them. */
function strandedIn(state: ComplaintState): (action: ComplaintAction) => boolean {
  return ({ doneAtMs, ownerId }) => isOpen(state.status) && doneAtMs === null && isNamed(state, ownerId);
}
