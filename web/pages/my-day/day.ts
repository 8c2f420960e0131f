import type { OperationAnswer } from '../../client/operation-types.ts';

/** Everything that is due, and the day around it. */
export type Day = OperationAnswer<'getMyDay'>;
export type Task = Day['tasks'][number];
export type TeamDay = NonNullable<Day['team']>;

/** What the list is narrowed to. */
export interface DayFilter {
  readonly due?: Task['due'] | undefined;
  readonly kind?: Task['kind'] | undefined;
}

export function matches({ due, kind }: Task, filter: DayFilter): boolean {
  return (filter.due ?? due) === due && (filter.kind ?? kind) === kind;
}

export function isSnoozed({ snoozedUntil }: Pick<Task, 'snoozedUntil'>, nowMs: number): boolean {
  return snoozedUntil !== null && Date.parse(snoozedUntil) > nowMs;
}

/** The task to go on with when one leaves the list: the one after it, else the one before. */
export function nextAfter(tasks: readonly Task[], taskId: string): string | null {
  const index = tasks.findIndex((task) => task.taskId === taskId);
  return (tasks[index + 1] ?? tasks[index - 1])?.taskId ?? null;
}

/** What the main button of a task does: its command's form, the quick form for a call, or ticking it off. */
export function mainAction({ command, tickingOff }: Task): 'form' | 'call' | 'tickOff' {
  if (command === 'recordContact') return 'call';
  return command === 'completeTask' && tickingOff === null ? 'tickOff' : 'form';
}
