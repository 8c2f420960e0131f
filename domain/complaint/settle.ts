import type { Settlement, SettlementOutcome } from '../correspondence/settlement.ts';
import type { StaffId } from '../ids.ts';
import { isOpen } from './catalogue.ts';
import type { ClockEntry, ComplaintEvent } from './event.ts';
import type { ComplaintHearing } from './who-hears.ts';

/** Decisions that people are asked for. */
export const complaintAsks = ['approval', 'extension', 'appeal', 'handler', 'reviewer'] as const;
export type ComplaintAsk = (typeof complaintAsks)[number];

/** What a hearing asks its receiver to decide (`ComplaintAsk`), or which action must be done, by its id, or all of somebody's
 *  (`actionsOf`); null when it only tells. */
export function askOf(
  { type, fromStatus, toStatus, changes, ledger }: ComplaintEvent,
  { kind, receiver }: Pick<ComplaintHearing, 'kind' | 'receiver'>,
): string | null {
  if (type === 'actionDue') return ledger[0]?.actionId ?? null;
  if (kind === 'action') {
    if (type === 'giveAction') return changes.actions?.at(-1)?.actionId ?? null;
    return 'staffId' in receiver ? actionsOf(receiver.staffId) : null;
  }
  if (kind === 'assigned') return type === 'acknowledgeAppeal' ? 'appeal' : null;
  if (kind !== 'decide') return null;
  if (type === 'submitDecision' || type === 'submitCause') return 'approval';
  if (type === 'requestExtension') return 'extension';
  if (type === 'nameStaff' && changes.handlerId === null) return 'handler';
  if (type === 'nameStaff') return changes.approval?.decision === 'pending' ? 'approval' : 'reviewer';
  return toStatus === 'appealed' && fromStatus !== 'appealed' ? 'reviewer' : null;
}

/** Everything that somebody has to do in a case. */
function actionsOf(ownerId: StaffId): string {
  return `actions/${ownerId}`;
}

/** What the ids of actions and `actionsOf` begin with, and nothing else that is asked for. */
const everyAction = 'action*';

/** What an event leaves nothing to do of; [] when that is nothing. A closed case asks for nothing any more. */
export function settledByComplaint(event: ComplaintEvent): readonly Settlement[] {
  const { revision, type, atMs, actor } = event;
  const by = actor.kind === 'staff' ? actor.staffId : null;
  const settled = (ask: string, outcome: SettlementOutcome | null): Settlement[] =>
    outcome === null ? [] : [{ asks: [ask], revision, type, by, atMs, outcome }];
  const ended = endedActions(event);
  return [
    ...complaintAsks.flatMap((ask) =>
      settled(ask, outcomes[ask](event) ?? (isOpen(event.toStatus) ? null : 'obsolete')),
    ),
    ...ended.map((one) => ({ ...one, revision, type, by, atMs })),
    ...event.ledger.flatMap(({ actionId, kind }) =>
      actionId === undefined || ended.some(({ asks }) => asks.includes(actionId)) ? [] : settled(actionId, endOf(kind)),
    ),
    ...settled(everyAction, isOpen(event.toStatus) ? null : 'obsolete'),
  ];
}

/** Actions that an event says are done or called off; with the last one of somebody, all that they were asked for together. */
function endedActions({ atMs, changes }: ComplaintEvent): Pick<Settlement, 'asks' | 'toldTo' | 'outcome'>[] {
  const actions = changes.actions ?? [];
  return actions
    .filter(({ doneAtMs }) => doneAtMs === atMs)
    .map(({ actionId, ownerId, calledOffFor }) => {
      const outcome = calledOffFor === undefined ? 'done' : 'obsolete';
      const hasMore = actions.some((one) => one.ownerId === ownerId && one.doneAtMs === null);
      return hasMore
        ? { asks: [actionId], outcome }
        : { asks: [actionId, actionsOf(ownerId)], toldTo: ownerId, outcome };
    });
}

/** What the end of its clock says of an action. */
function endOf(kind: ClockEntry['kind']): SettlementOutcome | null {
  if (kind === 'met') return 'done';
  return kind === 'stopped' ? 'obsolete' : null;
}

/** How each came out by an event; null when it still waits. */
const outcomes: Readonly<Record<ComplaintAsk, (event: ComplaintEvent) => SettlementOutcome | null>> = {
  approval: ({ type, fromStatus, toStatus, changes }) => {
    if (fromStatus !== 'awaitingApproval' || toStatus === 'awaitingApproval') return null;
    const decision = type === 'decideApproval' ? changes.approval?.decision : undefined;
    return decision === undefined || decision === 'pending' ? 'obsolete' : decision;
  },
  extension: ({ type, atMs, changes: { extensions } }) => {
    if (type === 'decideExtension') return extensions?.at(-1)?.decision === 'granted' ? 'granted' : 'declined';
    // An earlier one stays in the list, with the time when it ended.
    const hasEnded = extensions?.some(({ decision, decidedAtMs }) => decision === 'obsolete' && decidedAtMs === atMs);
    return hasEnded === true ? 'obsolete' : null;
  },
  appeal: ({ type, fromStatus, toStatus, changes }) => {
    if (type === 'decideAppeal') return changes.appeals?.at(-1)?.decision ?? 'done';
    // Another reviewer, or none for now: the one before has nothing to decide any more.
    const isTaken = type === 'acknowledgeAppeal' || (changes.appeals?.at(-1)?.reviewerId === null && isIn(fromStatus));
    return isTaken || (isIn(fromStatus) && !isIn(toStatus)) ? 'obsolete' : null;
  },
  handler: ({ changes }) => (changes.handlerId == null ? null : 'done'),
  reviewer: ({ type, fromStatus, toStatus }) => {
    if (type === 'acknowledgeAppeal') return 'done';
    return isIn(fromStatus) && !isIn(toStatus) ? 'obsolete' : null;
  },
};

function isIn(status: ComplaintEvent['fromStatus']): boolean {
  return status === 'appealed';
}
