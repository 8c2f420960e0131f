import { useEffect } from 'react';

/** What the keys of the desk do. */
export interface DeskKeys {
  readonly next: () => void;
  readonly previous: () => void;
  readonly reportBack: () => void;
}

/** Lets the queue be worked through without a mouse: Enter is the link's own. */
export function useDeskKeys(keys: DeskKeys, areOn: boolean): void {
  useEffect(() => {
    if (!areOn) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const isTaken = 'input, textarea, select, dialog, .ant-modal, .ant-drawer';
      if (event.target instanceof Element && event.target.closest(isTaken)) return;
      const action = { j: keys.next, k: keys.previous, r: keys.reportBack }[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [keys, areOn]);
}
