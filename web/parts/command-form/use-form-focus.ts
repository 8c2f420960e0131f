import { useCallback, useEffect, type RefObject } from 'react';

const typedInto = 'input:not([type=hidden]):not([aria-hidden]), textarea';

/** Puts the cursor where the work begins, once, when a form opens: into the field that matters, else into the first.
 *  @param path false leaves the focus, and what is in sight, where it is
 *  @returns leads to the first mistake */
export function useFormFocus(box: RefObject<HTMLElement | null>, path: string | null | false): () => void {
  useEffect(() => {
    if (path === false) return undefined;
    // A drawer that is still opening would take the focus back.
    const timer = setTimeout(() => {
      // Whoever was faster works on in the field of their choice.
      if (box.current?.contains(document.activeElement) === true) return;
      const field = path === null ? null : box.current?.querySelector(`[data-field="${CSS.escape(path)}"]`);
      const goal = field ?? box.current;
      goal?.scrollIntoView({ block: field === null ? 'nearest' : 'center' });
      (goal?.querySelector<HTMLElement>(typedInto) ?? goal?.querySelector<HTMLElement>('button'))?.focus();
    }, 350);
    return () => clearTimeout(timer);
  }, [box, path]);
  return useCallback(() => {
    // The mistakes are shown by then.
    setTimeout(() => {
      const first = box.current?.querySelector('.ant-form-item-has-error, [role=alert]');
      first?.scrollIntoView({ block: 'center' });
      first?.querySelector<HTMLElement>(typedInto)?.focus();
    }, 120);
  }, [box]);
}
