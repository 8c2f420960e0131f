import { useEffect } from 'react';

interface InboxKeys {
  readonly next: () => void;
  readonly previous: () => void;
  readonly mark: () => void;
}

/** Lets the inbox be read without a mouse; Enter is the item's own. */
export function useInboxKeys(keys: InboxKeys, areOn: boolean): void {
  useEffect(() => {
    if (!areOn) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select, dialog, .ant-modal'))
        return;
      const action = { j: keys.next, k: keys.previous, m: keys.mark }[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [keys, areOn]);
}
