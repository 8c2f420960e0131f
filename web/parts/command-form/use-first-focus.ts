import { useEffect, type RefObject } from 'react';

/** Puts the cursor where the work begins, once, when a form opens: at the field that matters, else at the first. */
export function useFirstFocus(
  box: RefObject<HTMLElement | null>,
  path: string | null,
  goTo: (path: string) => void,
): void {
  useEffect(() => {
    // A drawer that is still opening would take the focus back.
    const timer = setTimeout(() => {
      if (path !== null) goTo(path);
      if (path !== null && box.current?.contains(document.activeElement) === true) return;
      box.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button[type=submit]')?.focus();
    }, 350);
    return () => clearTimeout(timer);
    // Only when the form opens: later the cursor is the person's.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}
