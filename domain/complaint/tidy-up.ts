import { isOpen } from './catalogue.ts';
import type { ComplaintChange } from './change.ts';
import type { ComplaintContext } from './command.ts';
import { isWaitedFor } from './commands/decide-extension.ts';
import { isNamed } from './named.ts';
import type { ComplaintState } from './state.ts';

type Tidied = Partial<Pick<ComplaintState, 'actions' | 'extensions'>>;

/** What a command leaves behind is put right before its event is made: the handler gets the open actions of those the case is
 *  about, and a request for more time ends with what it was for. A case of before is put right by the next command of any kind. */
export function tidyUp(change: ComplaintChange, { tidiesUp }: Pick<ComplaintContext, 'tidiesUp'>): void {
  const tidied: Tidied = { ...handedOver(change.state), ...ended(change.state, change.nowMs) };
  // asked only where it makes a difference: the workflow notes in its history that it was
  if (Object.keys(tidied).length === 0 || tidiesUp?.() !== true) return;
  Object.assign(change.state, tidied);
}

/** While nobody handles the case, what somebody who is named had to do stays where it is, out of reach of its owner, who has no
 *  part in the case, until the next handler gets it. */
function handedOver(state: ComplaintState): Tidied {
  const { actions, handlerId, status } = state;
  if (handlerId === null || !isOpen(status)) return {};
  const isLeft = ({ doneAtMs, ownerId }: (typeof actions)[number]): boolean =>
    doneAtMs === null && isNamed(state, ownerId);
  if (!actions.some(isLeft)) return {};
  return { actions: actions.map((action) => (isLeft(action) ? { ...action, ownerId: handlerId } : action)) };
}

function ended(state: ComplaintState, nowMs: number): Tidied {
  const { extensions } = state;
  const isLeft = (request: (typeof extensions)[number]): boolean =>
    request.decision === 'pending' && !isWaitedFor(state, request);
  if (!extensions.some(isLeft)) return {};
  return {
    extensions: extensions.map((request) =>
      isLeft(request) ? { ...request, decision: 'obsolete', decidedAtMs: nowMs } : request,
    ),
  };
}
