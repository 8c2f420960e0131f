import type { StaffId } from '../ids.ts';
import type { Audience, DeadlineCode, TaskKind } from '../process/definition.ts';
import type { Notice, ProspectEvent } from './event.ts';
import type { Task } from './state.ts';

/** Why somebody hears of an event. */
export const inboxKinds = [
  'assigned', // a prospect became theirs by somebody else's command
  'handedOver', // a prospect is no longer theirs
  'task', // work was opened for them
  'reassignment', // a rung proposes another owner
  'review', // a rung asks them to look into it
  'informed', // a rung tells them of work that is late
  'reminder', // a deadline of their own
  'command', // somebody else acted on a prospect of theirs
  'change', // a timer or a complaint changed a prospect of theirs
] as const;
export type InboxKind = (typeof inboxKinds)[number];

/** One who must hear of an event. A post instead of a person is filled when the event is projected. */
export interface Hearing {
  readonly receiver: { readonly staffId: StaffId } | { readonly post: Exclude<Audience, 'owner'> };
  readonly kind: InboxKind;
  readonly deadline: DeadlineCode | null;
  readonly taskKind: TaskKind | null;
  /** The task that asks something of the receiver; when it is closed there is nothing left to do. */
  readonly taskId: string | null;
}

/** Who must hear of an event, the most important reason first; nobody hears of what they did themselves.
 *  @param owners before and after the event; the same unless it changed the owner */
export function whoHears(
  event: ProspectEvent,
  owners: { readonly before: StaffId | null; readonly after: StaffId | null },
): Hearing[] {
  const actorId = event.actor.kind === 'staff' ? event.actor.staffId : null;
  const hearings = [
    ...changesOfOwner(event, owners),
    ...event.notices.map((notice) => ofNotice(notice, event.tasksOpened)),
    ...event.tasksOpened.flatMap((task) => ofTask(task, event.notices)),
    ...bystander(event, owners.after, actorId),
  ];
  return hearings.filter(({ receiver }) => !('staffId' in receiver) || receiver.staffId !== actorId);
}

/** Whether it takes a look at earlier events to say who owned the prospect before. */
export function changesOwner({ type, changes }: ProspectEvent): boolean {
  return type === 'assignOwner' && 'ownerId' in changes;
}

function changesOfOwner(
  event: ProspectEvent,
  { before, after }: { readonly before: StaffId | null; readonly after: StaffId | null },
): Hearing[] {
  const isBegun = event.fromPhase === null;
  if (!isBegun && !changesOwner(event)) return [];
  return [
    ...(after === null ? [] : [hearing(after, 'assigned')]),
    ...(isBegun || before === null || before === after ? [] : [hearing(before, 'handedOver')]),
  ];
}

/** Work of people above the owner; the owner finds own work in the day's list. A rung that says why has told them. */
function ofTask({ kind, audience, taskId }: Task, notices: readonly Notice[]): Hearing[] {
  if (audience === 'owner' || notices.some((notice) => notice.audience === audience)) return [];
  return [{ receiver: { post: audience }, kind: 'task', deadline: null, taskKind: kind, taskId }];
}

const kindOfAction: Record<Notice['action'], InboxKind> = {
  remind: 'reminder',
  inform: 'informed',
  review: 'review',
  proposeReassignment: 'reassignment',
};

function ofNotice({ audience, staffId, action, deadline }: Notice, tasksOpened: readonly Task[]): Hearing {
  const task = tasksOpened.find((opened) => opened.audience === audience);
  // A reminder of a prospect without an owner is for whoever gives it one.
  const receiver =
    staffId === null ? { post: audience === 'branchHead' ? audience : ('teamLead' as const) } : { staffId };
  return {
    receiver,
    kind: kindOfAction[action],
    deadline,
    taskKind: task?.kind ?? null,
    // A task of the owner's own stands in the day's list; the reminder asks for no decision.
    taskId: audience === 'owner' ? null : (task?.taskId ?? null),
  };
}

/** The owner hears of what others do, and of what happens by itself when it moves or holds the prospect. */
function bystander(event: ProspectEvent, ownerId: StaffId | null, actorId: StaffId | null): Hearing[] {
  if (ownerId === null) return [];
  if (actorId !== null) return [hearing(ownerId, 'command')];
  const isMoved = event.fromPhase !== event.toPhase || 'holds' in event.changes;
  return isMoved ? [hearing(ownerId, 'change')] : [];
}

function hearing(staffId: StaffId, kind: InboxKind): Hearing {
  return { receiver: { staffId }, kind, deadline: null, taskKind: null, taskId: null };
}
