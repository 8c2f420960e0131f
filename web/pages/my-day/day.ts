import type { DueGroup } from '../../../contracts/in-address.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import type { ComplaintItem } from '../../parts/complaint-sentence/notice.ts';

/** Everything that is due, and the day around it. */
export type Day = OperationAnswer<'getMyDay'>;
export type Task = Day['tasks'][number];
export type TeamDay = NonNullable<Day['team']>;

const dayMs = 86_400_000;
/** Read a little later, so that the server's clock is past the moment, too. */
const marginMs = 1_000;

/** What the list is narrowed to. */
export interface DayFilter {
  readonly due?: Task['due'] | undefined;
  readonly kind?: Task['kind'] | undefined;
}

export function matches({ due, kind }: Task, filter: DayFilter): boolean {
  return (filter.due ?? due) === due && (filter.kind ?? kind) === kind;
}

/** How many tasks there are by when they are due: of all kinds, or of one. */
export function countsBy({ counts, kinds }: Pick<Day, 'counts' | 'kinds'>, kind: Task['kind'] | undefined) {
  const none: Record<DueGroup, number> = { overdue: 0, today: 0, later: 0 };
  const { overdue, today, later } = kind === undefined ? counts : (kinds.find((one) => one.kind === kind) ?? none);
  return { overdue, today, later, all: overdue + today + later };
}

/** How long a day stays as it was read: until something falls due, a snooze ends, or the bank's day is over. */
export function staysTrueForMs({ at, date, tasks, cases }: Pick<Day, 'at' | 'date' | 'tasks' | 'cases'>): number {
  const atMs = Date.parse(at);
  const ends = Date.parse(`${date}T00:00:00+08:00`) + dayMs;
  const moments = [
    ...tasks.flatMap(({ dueAt, snoozedUntil }) => [dueAt, snoozedUntil]),
    ...cases.map(({ next }) => next?.dueAt ?? null),
  ].flatMap((moment) => (moment === null ? [] : Date.parse(moment)));
  const next = moments.filter((momentMs) => momentMs >= atMs).reduce((a, b) => Math.min(a, b), ends);
  return Math.max(next - atMs, 0) + marginMs;
}

/** Whether anything besides tasks waits for somebody: deals to confirm, complaints, decisions of a head. */
export function isMoreWaiting({
  bookings,
  caseActions,
  cases,
  team,
}: Pick<Day, 'bookings' | 'caseActions' | 'cases' | 'team'>): boolean {
  return bookings.length + caseActions.length + cases.length + (team?.reviewsWaiting ?? 0) > 0;
}

/** Whether what was told of a complaint belongs on the day: not when the case cannot be opened, nor a limit of one that is over. */
export function isStillNews({ case: of, clock }: Pick<ComplaintItem, 'case' | 'clock'>): boolean {
  return of !== null && (of.open || clock === null);
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
