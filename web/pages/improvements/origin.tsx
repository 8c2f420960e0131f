import { Link } from '@tanstack/react-router';
import { improvementOriginWords } from '../../../domain/improvement/words.ts';
import { useLocalized } from '../../words/words.ts';
import type { Improvement } from './query.ts';

/** What an item came of, with the way there for whoever may go. */
export function Origin({ item: { origin, originName, complaintId } }: { readonly item: Improvement }) {
  const localized = useLocalized();
  return (
    <>
      {localized(improvementOriginWords[origin])}{' '}
      {complaintId === null ? (
        <span>{originName}</span>
      ) : (
        <Link to="/complaints/$complaintId" params={{ complaintId }}>
          {originName}
        </Link>
      )}
    </>
  );
}
