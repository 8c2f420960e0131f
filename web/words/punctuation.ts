import { useMemo } from 'react';
import { useLanguage } from './words.ts';

/** Marks between words, which differ between the languages. */
export interface Punctuation {
  /** `下一步：送报价`, `Next step: send the offer` */
  readonly pair: (label: string, value: string) => string;
  /** `城商行、农商行`, `city bank, rural bank` */
  readonly list: (texts: readonly string[]) => string;
}

const marks: Readonly<Record<'zh' | 'en', Punctuation>> = {
  zh: { pair: (label, value) => `${label}：${value}`, list: (texts) => texts.join('、') },
  en: { pair: (label, value) => `${label}: ${value}`, list: (texts) => texts.join(', ') },
};

/** The marks of the language chosen now; changes with it. */
export function usePunctuation(): Punctuation {
  const language = useLanguage();
  return useMemo(() => marks[language], [language]);
}
