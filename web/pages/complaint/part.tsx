import type { ReactNode } from 'react';

/** One matter of the case under its heading. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="case-part">
      <h2>{title}</h2>
      <div>{children}</div>
    </section>
  );
}
