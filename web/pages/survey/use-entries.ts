import { useState } from 'react';
import { dropDraft, noEntries, readDraft, writeDraft, type Entries } from './draft.ts';

/** What a customer has entered, kept in this browser with every change: a reload, or a telephone that closes the page in
 *  between, loses nothing. */
export function useEntries(token: string, endsAt: string) {
  const [begun] = useState(() => readDraft(localStorage, token));
  const [entries, setEntries] = useState<Entries>(begun ?? noEntries);
  const [isKept, setIsKept] = useState(begun !== null);
  return {
    entries,
    /** Whether it is kept in this browser. */
    isKept,
    enter: (changes: Partial<Entries>): void => {
      const changed = { ...entries, ...changes };
      setEntries(changed);
      setIsKept(writeDraft(localStorage, token, changed, Date.parse(endsAt)));
    },
    clear: (): void => {
      dropDraft(localStorage, token);
      setEntries(noEntries);
      setIsKept(false);
    },
  };
}
