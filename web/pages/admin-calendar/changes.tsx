import { usePunctuation } from '../../words/punctuation.ts';
import { useWords } from '../../words/words.ts';
import { hasChanges, type CalendarChanges, type Draft } from './draft.ts';
import { words } from './words.ts';

const lists = ['holidaysAdded', 'holidaysRemoved', 'makeUpAdded', 'makeUpRemoved'] as const;

/** What is not published yet. */
export function Changes({ changes, draft }: { readonly changes: CalendarChanges; readonly draft: Draft }) {
  const t = useWords(words);
  const { list } = usePunctuation();
  if (!hasChanges(changes)) return <p className="quiet">{t('noChanges')}</p>;
  return (
    <ul>
      {changes.shifts && <li>{t('shiftsChanged')}</li>}
      {changes.weekdays && <li>{t('weekdaysChanged')}</li>}
      {lists
        .filter((name) => changes[name].length > 0)
        .map((name) => (
          <li key={name}>{t(name, { dates: list(changes[name]) })}</li>
        ))}
      {changes.knownUntil && <li>{t('knownUntilChanged', { year: draft.knownUntilYear })}</li>}
    </ul>
  );
}
