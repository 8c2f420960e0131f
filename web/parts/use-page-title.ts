import { useEffect } from 'react';

/** What the browser calls this page, in its tabs, history and to screen readers. */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) document.title = `${title} · 拓客 Tuoke`;
  }, [title]);
}
