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
  readonly unsnooze: (task: Named) => void;
  /** Takes the last snooze back. */
  readonly undo: () => void;
  readonly recordCall: (task: Task, call: QuickCall) => void;
  readonly isBusy: boolean;
  /** Why the last one was refused. */
  readonly error: Error | null;
}

export interface QuickCall {
  /** By the clock of the server; the same when the answer is chosen once more, so that it is recorded once. */
  readonly atMs: number;
  readonly outcome: ContactOutcome;
  readonly purpose: ContactPurpose;
  readonly notes: string;
}

interface Options {
  /** Called when a task has been dealt with: the next one comes up. */
  readonly onDealtWith: (task: Task) => void;
}

type Sayings = ReturnType<typeof useSayings>;
type Named = Pick<Task, 'taskId' | 'prospectId'>;
type Answer = { readonly revision: number };

/** Commands of the day's list: each says what was done, goes on to the next task, and shows a refusal where it happened. */
export function useTaskActions({ onDealtWith }: Options): TaskActions {
  const say = useSayings();
  // Two tasks of one prospect, one right after the other: the list is not back yet with what the first has changed.
  const known = useRef(new Map<string, number>());
  const { take, onSettled } = useTurns();
  const complete = useWrite('completeTask');
  const skip = useWrite('skipTask');
  const record = useWrite('recordContact');
  const onError = useReadingWhenStale();
  const learn = ({ prospectId }: Named, { revision }: Answer): void => void known.current.set(prospectId, revision);
  const done = (task: Task, answer: Answer): void => {
    learn(task, answer);
    onDealtWith(task);
  };
  const snoozing = useSnoozing(say, { learn, done, onSettled });
  const writes = [complete, skip, record, ...snoozing.writes];
  const begin = (task: Task) => {
    for (const write of writes) write.reset();
    const expectedRevision = Math.max(task.revision, known.current.get(task.prospectId) ?? 0);
    return { params: { prospectId: task.prospectId }, expectedRevision };
  };
  return {
    complete: (task) => {
      if (!take()) return;
      const { params, expectedRevision } = begin(task);
      const payload = { taskId: task.taskId, result: say.result };
      complete.mutate(
        { params, body: { expectedRevision, payload } },
        { onError, onSettled, onSuccess: (answer) => (say.completed(task, answer), done(task, answer)) },
      );
    },
    skip: (task, reason) => {
      if (!take()) return;
      const { params, expectedRevision } = begin(task);
      skip.mutate(
        { params, body: { expectedRevision, payload: { taskId: task.taskId, reason } } },
        { onError, onSettled, onSuccess: (answer) => (say.skipped(task, answer), done(task, answer)) },
      );
    },
    recordCall: (task, { atMs, ...call }) => {
      if (!take()) return;
      const { params } = begin(task);
      const payload = { ...call, direction: 'outbound', channel: 'phone', at: new Date(atMs).toISOString() } as const;
      record.mutate(
        { params, body: { expectedRevision: null, payload } },
        { onSettled, onSuccess: (answer) => (say.recorded(task, call.outcome, answer), done(task, answer)) },
      );
    },
    snooze: (task, untilMs) => {
      if (!take()) return;
      begin(task);
      snoozing.snooze(task, untilMs);
    },
    unsnooze: snoozing.unsnooze,
    undo: snoozing.undo,
    isBusy: writes.some(({ isPending }) => isPending),
    error: writes.find(({ error }) => error !== null)?.error ?? null,
  };
}

/** Somebody was faster: the next press goes by what is there now. */
function useReadingWhenStale(): (error: Error) => void {
  const queries = useQueryClient();
  return (error) => {
    if (isProblem(error, 'STALE_STATE')) void queries.invalidateQueries({ queryKey: ['getMyDay'] });
  };
}

/** One thing after the other: a second press comes before the first is drawn as under way. */
function useTurns() {
  const isUnderWay = useRef(false);
  return {
    /** False while another one is under way. */
    take: (): boolean => {
      if (isUnderWay.current) return false;
      isUnderWay.current = true;
      return true;
    },
    onSettled: (): void => {
      isUnderWay.current = false;
    },
  };
}

interface SnoozeSteps {
  /** Keeps the revision that a prospect has now. */
  readonly learn: (task: Named, answer: Answer) => void;
  readonly done: (task: Task, answer: Answer) => void;
  readonly onSettled: () => void;
}

/** Snoozing and taking it back; neither depends on what happened in between. */
function useSnoozing(say: Sayings, { learn, done, onSettled }: SnoozeSteps) {
  const snooze = useWrite('snoozeTask');
  const unsnooze = useWrite('unsnoozeTask');
  const last = useRef<Named | null>(null);
  const takeBack = async (task: Named): Promise<void> => {
    const { taskId, prospectId } = task;
    const input = { params: { prospectId }, body: { expectedRevision: null, payload: { taskId } } };
    // A refusal is shown from `error`.
    const answer = await unsnooze.mutateAsync(input).catch(() => null);
    if (answer === null) return;
    if (last.current?.taskId === taskId) last.current = null;
    learn(task, answer);
    say.undone();
  };
  return {
    writes: [snooze, unsnooze],
    unsnooze: (task: Named): void => void takeBack(task),
    undo: (): void => {
      if (last.current === null) say.nothingToUndo();
      else void takeBack(last.current);
    },
    snooze: (task: Task, untilMs: number): void => {
      const payload = { taskId: task.taskId, until: new Date(untilMs).toISOString() };
      snooze.mutate(
        { params: { prospectId: task.prospectId }, body: { expectedRevision: null, payload } },
        {
          onSettled,
          onSuccess: (answer) => {
            last.current = task;
            say.snoozed(untilMs, () => void takeBack(task));
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
