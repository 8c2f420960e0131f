import { formatExactMoney, useFormats } from '../words/format.ts';

/** An amount, short where it is large, with the exact one on pointing at it; a dash when there is none. */
export function Money({ fen }: { readonly fen: number | null }) {
  const formats = useFormats();
  if (fen === null) return <span className="quiet">–</span>;
  return (
    <span className="figure" title={formatExactMoney(fen)}>
      {formats.money(fen)}
    </span>
  );
}
