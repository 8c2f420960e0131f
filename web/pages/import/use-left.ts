import type { RowCounts } from '../../../domain/import/tally.ts';
import { localeOf } from '../../words/language.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { words } from './words.ts';

/** Says of rows that are no leads how many there are of each kind; '' when there are none. */
export function useLeft(): (counts: Pick<RowCounts, 'refused' | 'duplicate' | 'pending'>) => string {
  const t = useWords(words);
  const language = useLanguage();
  return ({ refused, duplicate, pending }) => {
    const parts = [
      ...(refused > 0 ? [t('leftRefused', { count: refused })] : []),
      ...(duplicate > 0 ? [t('leftDuplicate', { count: duplicate })] : []),
      ...(pending > 0 ? [t('leftPending', { count: pending })] : []),
    ];
    return new Intl.ListFormat(localeOf[language], { type: 'conjunction' }).format(parts);
  };
}
