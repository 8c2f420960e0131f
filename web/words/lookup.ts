import type { LocalizedText } from '../../domain/process/definition.ts';
import type { Task } from '../../domain/prospect/state.ts';
import { commandWords, deadlineWords, signalWords, taskWords } from './process.ts';

const wordsOf = (tables: readonly Readonly<Record<string, LocalizedText>>[], code: string): LocalizedText =>
  tables.find((table) => Object.hasOwn(table, code))?.[code] ?? { zh: code, en: code };

/** What happened in the staff register that an inbox tells of. */
const registerWords: Readonly<Record<string, LocalizedText>> = {
  ownerLeft: { zh: '负责人已离职', en: 'the owner has left the bank' },
};

/** What happened: an event of the log is named after its command, the deadline that acted, or the signal. */
export function eventText(type: string): LocalizedText {
  return wordsOf([commandWords, deadlineWords, signalWords, registerWords], type);
}

/** What a task is called; one that a deadline opened for somebody above the owner says which. */
export function taskText({ kind, deadlineKey }: Pick<Task, 'kind' | 'deadlineKey'>): LocalizedText {
  const task = taskWords[kind];
  if (deadlineKey === null || (kind !== 'supervisorReview' && kind !== 'reassign')) return task;
  const late = wordsOf([deadlineWords], deadlineKey.split(':')[0] ?? deadlineKey);
  return { zh: `${task.zh}：${late.zh}`, en: `${task.en}: ${late.en}` };
}

/** What a prospect waits for next. */
export function nextActionText({ kind, code }: { readonly kind: string; readonly code: string }): LocalizedText {
  if (kind === 'task') return wordsOf([taskWords], code);
  return wordsOf([deadlineWords, signalWords], kind === 'hold' ? 'T.HOLD' : (code.split(':')[0] ?? code));
}
