import { Link } from '@tanstack/react-router';
import type { ComplaintsSearch } from '../../parts/complaints-search.ts';
import { useFormats } from '../../words/format.ts';

interface Props {
  readonly count: number;
  /** The desk's list behind it. */
  readonly search: ComplaintsSearch;
  /** What it counts, for those who hear the link without its surroundings. */
  readonly label: string;
}

/** A number that opens the cases behind it on the desk. */
export function NumberLink({ count, search, label }: Props) {
  const formats = useFormats();
  if (count === 0) return <span className="quiet">0</span>;
  return (
    <Link to="/complaints" search={search} aria-label={`${label}: ${count}`}>
      {formats.number(count)}
    </Link>
  );
}
