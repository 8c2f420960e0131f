import { Link } from '@tanstack/react-router';
import { improvementOriginWords } from '../../../domain/improvement/words.ts';
import { dimensionWords } from '../../../domain/survey/catalogue-words.ts';
import { useLocalized } from '../../words/words.ts';
import type { Improvement } from './query.ts';

/** What an item came of, with the way there for whoever may go. */
export function Origin({ item }: { readonly item: Improvement }) {
  const localized = useLocalized();
  return (
    <>
      {localized(improvementOriginWords[item.origin])} <Way item={item} />
    </>
  );
}

function Way({ item: { originName, complaintId, report, branchId } }: { readonly item: Improvement }) {
  const localized = useLocalized();
  if (report !== null) {
    const { kind, category, quarter, dimension } = report;
    const search = { kind, branchId, category: category ?? undefined, quarter: quarter ?? undefined };
    return (
      <Link to="/surveys/results" search={search}>
        {originName} {localized(dimensionWords[dimension])}
      </Link>
    );
  }
  if (complaintId === null) return <span>{originName}</span>;
  return (
    <Link to="/complaints/$complaintId" params={{ complaintId }}>
      {originName}
    </Link>
  );
}
