import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatNumber } from '../../words/format.ts';
import { useLanguage } from '../../words/words.ts';
import { searchOfList } from '../funnel-list/search.ts';

interface NumberLinkProps {
  readonly count: number;
  /** Query of the list behind it. */
  readonly list: Readonly<Record<string, string>>;
  /** What it counts, for those who hear the link without its surroundings. */
  readonly label: string;
  readonly children?: ReactNode;
}

/** A number that opens the list behind it. */
export function NumberLink({ count, list, label, children }: NumberLinkProps) {
  const language = useLanguage();
  const shown = children ?? formatNumber(count, language);
  if (count === 0) return <span className="figure quiet">{shown}</span>;
  return (
    <Link to="/funnel/list" search={searchOfList(list)} className="figure" aria-label={`${label}: ${count}`}>
      {shown}
    </Link>
  );
}
