import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { BankDays } from '../../../domain/funnel/period.ts';
import { formatNumber } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { searchOfList } from '../funnel-list/search.ts';
import type { Figure, List } from './report.ts';
import { words } from './words.ts';

const route = getRouteApi('/funnel');

interface NumberLinkProps {
  readonly count: number;
  /** Query of the list behind it. */
  readonly list: List;
  /** What it counts, for those who hear the link without its surroundings. */
  readonly label: string;
  readonly children?: ReactNode;
}

/** A number that opens the list behind it. */
export function NumberLink({ count, list, label, children }: NumberLinkProps) {
  const language = useLanguage();
  const funnel = route.useSearch();
  const shown = children ?? formatNumber(count, language);
  if (count === 0) return <span className="figure quiet">{shown}</span>;
  return (
    <Link to="/funnel/list" search={searchOfList(list, funnel)} className="figure" aria-label={`${label}: ${count}`}>
      {shown}
    </Link>
  );
}

interface BeforeLinkProps {
  readonly figure: Pick<Figure, 'before' | 'list'>;
  /** The period before. */
  readonly days: BankDays;
  readonly label: string;
  readonly children?: ReactNode;
}

/** The same number in the period before, with the list that it had. */
export function BeforeLink({ figure: { before, list }, days, label, children }: BeforeLinkProps) {
  const t = useWords(words);
  const language = useLanguage();
  const text = t('before', { count: formatNumber(before, language) });
  return (
    <NumberLink count={before} list={{ ...list, ...days }} label={`${label} ${t('periodText', { ...days })}`}>
      {children ?? text}
    </NumberLink>
  );
}
