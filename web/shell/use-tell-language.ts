import { useEffect } from 'react';
import { api } from '../client/api.ts';
import { useLanguage } from '../words/words.ts';
import { useMe } from './session/me.ts';

/** Tells the server in what language the pages are used, so that mails come in it until somebody chooses one. */
export function useTellLanguage(): void {
  const language = useLanguage();
  const { usedLanguage } = useMe();
  useEffect(() => {
    // Mails go by it alone: what is not told now is told the next time.
    if (usedLanguage !== language) api('setLanguage', { body: { language, chosen: false } }).catch(() => undefined);
  }, [language, usedLanguage]);
}
