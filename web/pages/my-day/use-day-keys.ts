import { useEffect } from 'react';

/** What the keys of the day do. */
export interface DayKeys {
  readonly next: () => unknown;
  readonly previous: () => unknown;
  readonly main: () => unknown;
  readonly snooze: () => unknown;
  readonly skip: () => unknown;
  readonly call: () => unknown;
  readonly open: () => unknown;
  readonly undo: () => unknown;
  readonly help: () => unknown;
  /** Back to the list. */
  readonly leave: () => unknown;
}

const byKey: Readonly<Record<string, keyof DayKeys>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  d: 'main',
  s: 'snooze',
  x: 'skip',
  c: 'call',
  u: 'undo',
  '?': 'help',
  Enter: 'open',
  Escape: 'leave',
};

/** Keys that a button, link or field in focus needs for itself. */
const ownKeys = ['Enter', 'ArrowDown', 'ArrowUp'];

/** What is open over the page has its own keys. */
const overThePage = '[role="dialog"], dialog, [role="menu"], .ant-modal, .ant-drawer, .ant-select-dropdown';

/** Lets the day be done without a mouse. Keys count wherever the focus is, also on the menu that led here; never while
 *  somebody types or something is open over the page, and not at all for whoever has switched them off. */
export function useDayKeys(keys: DayKeys, page: { readonly current: HTMLElement | null }, areOn: boolean): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      const isInside = page.current?.contains(target) === true;
      // Whoever comes by the palette or the skip link has the focus on the frame around the page.
      const isElsewhere = !isInside && target !== null && target !== document.body && target.id !== 'content';
      if (isElsewhere && (event.key === 'Escape' || target.closest(overThePage) !== null)) return;
      const isTyped = target?.closest('input, textarea, select, [contenteditable]') != null;
      if (isTyped && event.key !== 'Escape') return;
      if (!areOn && event.key.length === 1) return;
      if (chooses(event.key, page.current)) return event.preventDefault();
      const action = byKey[event.key];
      const isOwn = ownKeys.includes(event.key) && target?.closest('button, a, [role="radio"], [role="tab"]') != null;
      if (action === undefined || isOwn) return;
      event.preventDefault();
      keys[action]();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [keys, page, areOn]);
}

/** A digit chooses among the answers in sight. */
function chooses(key: string, page: HTMLElement | null): boolean {
  if (!/^[1-9]$/.test(key)) return false;
  const choice = page?.querySelector<HTMLElement>(`[data-choice="${key}"]`);
  choice?.click();
  return choice != null;
}
