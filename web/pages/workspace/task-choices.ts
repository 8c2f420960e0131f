import type { PhaseCode } from '../../../domain/process/definition.ts';
import { unmetTicking, unmetTouching } from '../../../domain/prospect/commands/complete-task.ts';
import { unmetSkip } from '../../../domain/prospect/commands/skip-task.ts';
import type { Actor } from '../../../domain/prospect/command.ts';
import { commandFor } from '../../../domain/prospect/task-work.ts';
import type { FormCommand } from '../../parts/command-form/commands.ts';
import type { Process } from '../../parts/command-form/facts.ts';
import type { ProspectRecord } from './moment.ts';

type Task = ProspectRecord['tasks'][number];

/** Who looks at a task, and when. */
export interface Looking {
  readonly actor: Actor;
  /** Where the prospect stands. */
  readonly phase: PhaseCode;
  /** Undefined while it is read: nothing is skipped until it is known what waits for the task. */
  readonly process: Pick<Process, 'steps' | 'sharedDeadlines'> | undefined;
  readonly nowMs: number;
}

/** The command that does a task; null when its reader is not the one to do it. */
export function mainCommandOf(task: Task, { actor, phase }: Pick<Looking, 'actor' | 'phase'>): FormCommand | null {
  const command = commandFor(task.kind, phase);
  if (command === 'completeTask') return unmetTicking(task, actor).length === 0 ? command : null;
  // Its owner advances, too, but does not answer the own question.
  if (task.kind === 'decideOverride') return unmetTouching(task, actor).length === 0 ? command : null;
  return command;
}

/** What else can be done with a task: what the API would not refuse, as on My day. */
export function taskChoices(task: Task, { actor, phase, process, nowMs }: Looking): readonly FormCommand[] {
  const rules = process && {
    deadlines: [...process.steps.flatMap(({ deadlines }) => deadlines), ...process.sharedDeadlines],
  };
  const choices = {
    completeTask: unmetTicking(task, actor).length === 0,
    skipTask: rules !== undefined && unmetSkip(task, actor, rules).length === 0,
    snoozeTask: unmetTouching(task, actor).length === 0 && !isSnoozed(task, nowMs),
    unsnoozeTask: unmetTouching(task, actor).length === 0 && isSnoozed(task, nowMs),
  };
  const main = mainCommandOf(task, { actor, phase });
  return (Object.keys(choices) as (keyof typeof choices)[]).filter((name) => choices[name] && name !== main);
}

export function isSnoozed({ snoozedUntil }: Task, nowMs: number): boolean {
  return snoozedUntil !== undefined && Date.parse(snoozedUntil) > nowMs;
}

/** By due time; what is snoozed comes last and stays listed, as on My day. */
export function tasksInOrder(tasks: readonly Task[], nowMs: number): readonly Task[] {
  return tasks.toSorted(
    (a, b) => Number(isSnoozed(a, nowMs)) - Number(isSnoozed(b, nowMs)) || a.dueAt.localeCompare(b.dueAt),
  );
}
