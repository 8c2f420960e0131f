import { useCallback } from 'react';
import { localeOf } from '../../words/language.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { words } from './words.ts';

/** A number of days with at most one decimal; a dash when there is no data. */
export function useDays(): (days: number | null) => string {
  const t = useWords(words);
  const language = useLanguage();
  return useCallback(
    (days) => {
      if (days === null) return '–';
      const shown = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 1 }).format(days);
      return t('daysValue', { days: shown });
    },
    [t, language],
  );
}
