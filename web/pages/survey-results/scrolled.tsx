import type { ReactNode } from 'react';

/** A table that is scrolled sideways on a phone, with the keyboard too. */
export function Scrolled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the keyboard (WCAG 2.1.1)
    <div className="survey-results-scroll" tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
