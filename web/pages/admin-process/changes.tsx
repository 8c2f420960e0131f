import { useWords } from '../../words/words.ts';
import type { SaidChange } from './say.ts';
import { words } from './words.ts';

/** Each number that differs, as it was and as it is. */
export function Changes({ changes }: { readonly changes: readonly SaidChange[] }) {
  const t = useWords(words);
  if (changes.length === 0) return <p className="quiet">{t('noChanges')}</p>;
  return (
    <ul className="rule-changes">
      {changes.map((change) => (
        <li key={change.what}>{t('change', { ...change })}</li>
      ))}
    </ul>
  );
}
