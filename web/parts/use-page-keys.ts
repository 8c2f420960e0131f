import { useEffect } from 'react';

/** What has its own use for keys: fields, and whatever is open over the page. */
const isTaken = 'input, textarea, select, dialog, .ant-modal, .ant-drawer';

/** Lets a list be worked through without a mouse, wherever the focus is; Enter stays the link's own.
 *  @param keys what each key does   @param areOn false for whoever has switched them off */
export function usePageKeys(keys: Readonly<Record<string, () => void>>, areOn: boolean): void {
  useEffect(() => {
    if (!areOn) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(isTaken)) return;
      const action = keys[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [keys, areOn]);
}
