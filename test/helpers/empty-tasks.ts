import proto from '@temporalio/proto';

const { EventType } = proto.temporal.api.enums.v1;
type History = proto.temporal.api.history.v1.IHistory;

/** What may stand behind a completed workflow task that left no command. */
const noCommand = new Set<number>([
  EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
  EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED,
  EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED,
  EventType.EVENT_TYPE_TIMER_FIRED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED,
]);

/** Workflow tasks in which an activity came back and nothing was left of it (`workflows/trace.ts` says why there may be none
 *  in a run that takes commands).   @returns the ids of the events that completed them */
export function emptyTasks({ events }: History): readonly string[] {
  const takesCommands = events?.some(
    ({ eventType }) => eventType === EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
  );
  if (takesCommands !== true) return [];
  const found: string[] = [];
  let hasReturned = false;
  for (const [index, { eventId, eventType }] of (events ?? []).entries()) {
    if (eventType === EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED) hasReturned = true;
    if (eventType !== EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED) continue;
    const next = events?.[index + 1]?.eventType;
    if (hasReturned && typeof next === 'number' && noCommand.has(next)) found.push(String(eventId));
    hasReturned = false;
  }
  return found;
}
