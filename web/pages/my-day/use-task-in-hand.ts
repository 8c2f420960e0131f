import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AskedForm } from '../../parts/command-form/command-drawer.tsx';
import { mainAction, nextAfter, type Task } from './day.ts';
import type { DayKeys } from './use-day-keys.ts';
import { useTaskActions, type TaskActions } from './use-task-actions.ts';

/** What is being chosen for the task in hand. */
export type Choosing = 'snooze' | 'skip' | 'call';

interface OpenForm {
  readonly task: Task;
  readonly asked: AskedForm;
}

/** The task in hand, and everything that can be done with it. */
export interface TaskInHand {
  readonly selected: Task | null;
  readonly select: (taskId: string) => void;
  readonly actions: TaskActions;
  /** How far the server's clock is ahead of this device's, ms. */
  readonly clockAheadMs: number;
  readonly choosing: Choosing | null;
  readonly choose: (choosing: Choosing | null) => void;
  /** Does what a task asks for: its form, a call, or ticking it off. */
  readonly main: (task: Task) => void;
  readonly fill: (command: Task['command'], task: Task) => void;
  readonly form: OpenForm | null;
  readonly closeForm: () => void;
  readonly open: (task: Task) => void;
  /** Takes up the task after one that is dealt with. */
  readonly goOn: (task: Task) => void;
  readonly keys: Omit<DayKeys, 'help'>;
}

export function useTaskInHand(
  tasks: readonly Task[],
  list: { readonly current: HTMLElement | null },
  clockAheadMs: number,
): TaskInHand {
  const navigate = useNavigate();
  const { selected, select, move } = useSelection(tasks);
  const [choosing, choose] = useState<Choosing | null>(null);
  const [form, setForm] = useState<OpenForm | null>(null);
  const goOn = (task: Task): void => {
    choose(null);
    select(nextAfter(tasks, task.taskId));
    list.current?.focus();
  };
  const actions = useTaskActions({ onDealtWith: goOn });
  const open = (task: Task): void =>
    void navigate({ to: '/prospects/$prospectId', params: { prospectId: task.prospectId } });
  const fill: TaskInHand['fill'] = (command, task) => {
    const start = command === 'completeTask' || command === 'grantOverride' ? { taskId: task.taskId } : undefined;
    setForm({ task, asked: { command, start } });
  };
  const main = (task: Task): void => {
    const action = mainAction(task);
    if (action === 'tickOff') actions.complete(task);
    else if (action === 'call') choose('call');
    else fill(task.command, task);
  };
  const withTask = (act: (task: Task) => void) => () => selected !== null && !actions.isBusy && act(selected);
  return {
    selected,
    select: (taskId) => {
      choose(null);
      select(taskId);
    },
    actions,
    clockAheadMs,
    choosing,
    choose,
    main,
    fill,
    form,
    closeForm: () => setForm(null),
    open,
    goOn,
    keys: {
      next: () => move(1),
      previous: () => move(-1),
      main: withTask(main),
      snooze: withTask(() => choose('snooze')),
      skip: withTask((task) => task.skipping === null && choose('skip')),
      call: withTask(() => choose('call')),
      open: withTask(open),
      undo: actions.undo,
      leave: () => {
        choose(null);
        list.current?.focus();
      },
    },
  };
}

/** One of the tasks. When it leaves the list, the one that takes its place is meant. */
function useSelection(tasks: readonly Task[]) {
  const [chosen, setChosen] = useState<{ readonly taskId: string | null; readonly place: number }>({
    taskId: null,
    place: 0,
  });
  const found = tasks.findIndex(({ taskId }) => taskId === chosen.taskId);
  const place = found >= 0 ? found : Math.min(chosen.place, tasks.length - 1);
  return {
    selected: tasks[place] ?? null,
    select: (taskId: string | null): void =>
      setChosen({
        taskId,
        place: Math.max(
          0,
          tasks.findIndex((task) => task.taskId === taskId),
        ),
      }),
    move: (by: number): void => {
      const next = Math.min(Math.max(place + by, 0), tasks.length - 1);
      setChosen({ taskId: tasks[next]?.taskId ?? null, place: next });
    },
  };
}
