import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { createElement, useRef } from 'react';
import type { ContactOutcome, ContactPurpose } from '../../../domain/prospect/catalogue.ts';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { contactOutcomeWords } from '../../words/catalogue.ts';
import { useFormats } from '../../words/format.ts';
import { taskWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { Task } from './day.ts';
import { words } from './words.ts';

/** What can be done with a task from the list. */
export interface TaskActions {
  readonly complete: (task: Task) => void;
  readonly skip: (task: Task, reason: string) => void;
  readonly snooze: (task: Task, untilMs: number) => void;
  readonly unsnooze: (task: Pick<Task, 'taskId' | 'prospectId'>) => void;
  /** Takes the last snooze back. */
  readonly undo: () => void;
  readonly recordCall: (task: Task, call: QuickCall) => void;
  readonly isBusy: boolean;
  /** Why the last one was refused. */
  readonly error: Error | null;
}

export interface QuickCall {
  readonly outcome: ContactOutcome;
  readonly purpose: ContactPurpose;
  readonly notes: string;
}

interface Options {
  /** Called when a task has been dealt with: the next one comes up. */
  readonly onDealtWith: (task: Task) => void;
  /** How far the server's clock is ahead of this device's, ms. */
  readonly clockAheadMs: number;
}

type Sayings = ReturnType<typeof useSayings>;
type Named = Pick<Task, 'taskId' | 'prospectId'>;

/** Commands of the day's list: each says what was done, goes on to the next task, and shows a refusal where it happened. */
export function useTaskActions({ onDealtWith, clockAheadMs }: Options): TaskActions {
  const say = useSayings();
  // Two tasks of one prospect, one right after the other: the list is not back yet with what the first has changed.
  const known = useRef(new Map<string, number>());
  const complete = useWrite('completeTask');
  const skip = useWrite('skipTask');
  const record = useWrite('recordContact');
  const queries = useQueryClient();
  // Somebody was faster: the next press goes by what is there now.
  const onError = (error: Error): void => {
    if (isProblem(error, 'STALE_STATE')) void queries.invalidateQueries({ queryKey: ['getMyDay'] });
  };
  const done = (task: Task, answer: { readonly revision: number }): void => {
    known.current.set(task.prospectId, answer.revision);
    onDealtWith(task);
  };
  const snoozing = useSnoozing(say, done);
  const writes = [complete, skip, record, ...snoozing.writes];
  const begin = (task: Task) => {
    for (const write of writes) write.reset();
    const expectedRevision = Math.max(task.revision, known.current.get(task.prospectId) ?? 0);
    return { params: { prospectId: task.prospectId }, expectedRevision };
  };
  return {
    complete: (task) => {
      const { params, expectedRevision } = begin(task);
      const payload = { taskId: task.taskId, result: say.result };
      complete.mutate(
        { params, body: { expectedRevision, payload } },
        { onError, onSuccess: (answer) => (say.completed(task, answer), done(task, answer)) },
      );
    },
    skip: (task, reason) => {
      const { params, expectedRevision } = begin(task);
      skip.mutate(
        { params, body: { expectedRevision, payload: { taskId: task.taskId, reason } } },
        { onError, onSuccess: (answer) => (say.skipped(task, answer), done(task, answer)) },
      );
    },
    recordCall: (task, call) => {
      const { params } = begin(task);
      // A clock that is ahead would tell of a call in the future.
      const at = new Date(Date.now() + clockAheadMs - 2_000).toISOString();
      const payload = { ...call, direction: 'outbound', channel: 'phone', at } as const;
      record.mutate(
        { params, body: { expectedRevision: null, payload } },
        { onSuccess: (answer) => (say.recorded(task, call.outcome, answer), done(task, answer)) },
      );
    },
    snooze: (task, untilMs) => {
      begin(task);
      snoozing.snooze(task, untilMs);
    },
    unsnooze: snoozing.unsnooze,
    undo: snoozing.undo,
    isBusy: writes.some(({ isPending }) => isPending),
    error: writes.find(({ error }) => error !== null)?.error ?? null,
  };
}

/** Snoozing and taking it back; neither depends on what happened in between. */
function useSnoozing(say: Sayings, done: (task: Task, answer: { readonly revision: number }) => void) {
  const snooze = useWrite('snoozeTask');
  const unsnooze = useWrite('unsnoozeTask');
  const last = useRef<Named | null>(null);
  const takeBack = ({ taskId, prospectId }: Named): void =>
    unsnooze.mutate(
      { params: { prospectId }, body: { expectedRevision: null, payload: { taskId } } },
      {
        onSuccess: () => {
          last.current = null;
          say.undone();
        },
      },
    );
  const undo = (): void => {
    if (last.current === null) say.nothingToUndo();
    else takeBack(last.current);
  };
  return {
    writes: [snooze, unsnooze],
    unsnooze: takeBack,
    undo,
    snooze: (task: Task, untilMs: number): void => {
      const payload = { taskId: task.taskId, until: new Date(untilMs).toISOString() };
      snooze.mutate(
        { params: { prospectId: task.prospectId }, body: { expectedRevision: null, payload } },
        {
          onSuccess: (answer) => {
            last.current = task;
            say.snoozed(untilMs, undo);
            done(task, answer);
          },
        },
      );
    },
  };
}

/** What is said after each. */
function useSayings() {
  const { message } = useFeedback();
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const of = (task: Task) => ({ task: localized(taskWords[task.kind]), customer: task.customerName });
  const tell = (text: string, answer: object): void =>
    void ('projected' in answer ? message.info(t('savedSoon')) : message.success(text));
  return {
    result: t('doneResult'),
    completed: (task: Task, answer: object) => tell(t('completed', of(task)), answer),
    skipped: (task: Task, answer: object) => tell(t('skipped', of(task)), answer),
    recorded: (task: Task, outcome: ContactOutcome, answer: object) =>
      tell(t('recorded', { outcome: localized(contactOutcomeWords[outcome]), customer: task.customerName }), answer),
    snoozed: (untilMs: number, undo: () => void) => {
      const button = createElement(Button, { type: 'link', size: 'small', onClick: undo }, t('undo'));
      const content = createElement('span', null, t('snoozed', { when: formats.instant(untilMs) }), ' ', button);
      void message.success({ content, duration: 6 });
    },
    undone: () => void message.success(t('undone')),
    nothingToUndo: () => void message.info(t('nothingToUndo')),
  };
}
