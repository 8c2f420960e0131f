import { useEffect } from 'react';

export interface ReviewKeys {
  readonly next: () => void;
  readonly previous: () => void;
  readonly approve: () => void;
  readonly reject: () => void;
  readonly defer: () => void;
}

/** Lets the queue be worked through without a mouse. */
export function useReviewKeys(keys: ReviewKeys, areOn: boolean): void {
  useEffect(() => {
    if (!areOn) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const isTaken = 'input, textarea, select, dialog, .ant-modal, .ant-drawer';
      if (event.target instanceof Element && event.target.closest(isTaken)) return;
      const { next, previous, approve, reject, defer } = keys;
      const action = { j: next, k: previous, a: approve, r: reject, d: defer }[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [keys, areOn]);
}
