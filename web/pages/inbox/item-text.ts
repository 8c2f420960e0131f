import type { OperationAnswer } from '../../client/operation-types.ts';
import { useNames } from '../../parts/organisation.ts';
import { eventText } from '../../words/lookup.ts';
import { deadlineWords, phaseWords, taskWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { words } from './words.ts';

export type InboxItem = OperationAnswer<'listInbox'>['items'][number];

/** What an item says, in the language chosen now. */
export function useItemText(): (item: InboxItem) => string {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  return ({ kind, type, deadline, taskKind, actorId, phase }) =>
    t(kind, {
      who: names.staff(actorId),
      what: localized(eventText(type)),
      phase: localized(phaseWords[phase]),
      task: taskKind === null ? '' : localized(taskWords[taskKind]),
      deadline: deadline === null ? localized(eventText(type)) : localized(deadlineWords[deadline]),
    });
}
