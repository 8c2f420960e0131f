import { api } from '../client/api.ts';
import { chooseLanguage, type Language } from '../words/language.ts';
import { useLanguage } from '../words/words.ts';

/** The language that the pages are not in, and how to change to it: at once here, and for the account on every device. */
export function useLanguageSwitch(): { other: Language; change: () => void } {
  const other = useLanguage() === 'zh' ? 'en' : 'zh';
  const change = (): void => {
    void chooseLanguage(other);
    // This device remembers it anyway.
    api('setLanguage', { body: { language: other } }).catch(() => undefined);
  };
  return { other, change };
}
