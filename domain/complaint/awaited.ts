import { openAppeal, unmetApproving, unmetReviewing } from './appealing.ts';
import { decidesAt, isAboutActor, levelOf, placeOf, type CasePerson } from './command.ts';
import { openExtension, unmetDecidingRequest } from './commands/decide-extension.ts';
import type { ComplaintState } from './state.ts';
import { isSystemic } from './systemic.ts';

/** What of an open case waits for somebody, what is theirs alone to decide first. */
export const awaitedKinds = [
  'approval', // a decision above the handler's limit
  'moreTime',
  'review', // of an appeal
  'reviewer', // is to be named
  'handler', // is to be named; of a systemic case who finds the common cause
  'handling', // they handle it
] as const;
export type Awaited = (typeof awaitedKinds)[number];

export const awaitedFields = [
  'status',
  'level',
  'channel',
  'handlerId',
  'pastHandlerIds',
  'earlierDeciderIds',
  'complainedStaffId',
  'namedStaffIds',
  'decision',
  'approval',
  'appeals',
  'extensions',
  'clocks',
] as const satisfies readonly (keyof ComplaintState)[];
export type AwaitedCase = Pick<ComplaintState, (typeof awaitedFields)[number]>;

/** What waits for somebody in an open case; null when nothing does. What is decided at a level waits for those of this level
 *  alone, though those above may decide it, too; a case of a customer without a handler also waits for the desk (level 1). */
export function awaitedOf(state: AwaitedCase, person: CasePerson): Awaited | null {
  if (isAboutActor(state, person)) return null;
  const level = levelOf(person);
  const request = openExtension(state);
  if (
    state.status === 'awaitingApproval' &&
    state.approval?.level === level &&
    unmetApproving(state, person).length === 0
  )
    return 'approval';
  if (request?.level === level && unmetDecidingRequest(request, state, person).length === 0) return 'moreTime';
  if (state.status === 'appealed') {
    const isToName = openAppeal(state)?.reviewerId === null && state.level === level;
    if (isToName && decidesAt(2, state, person).length === 0) return 'reviewer';
    if (unmetReviewing(state, person).length === 0) return 'review';
  }
  if (state.handlerId === null) return waitsForHandler(state) && isOfPost(state, level) ? 'handler' : null;
  return state.handlerId === placeOf(person) ? 'handling' : null;
}

/** Elsewhere somebody else has it in hand: the reviewer, or a body outside the bank. */
function waitsForHandler({ status }: AwaitedCase): boolean {
  return status !== 'appealed' && status !== 'external';
}

function isOfPost(state: AwaitedCase, level: ReturnType<typeof levelOf>): boolean {
  return level === 1 ? !isSystemic(state) : level === state.level;
}
