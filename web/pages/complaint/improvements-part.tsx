import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { improvementStatusWords } from '../../../domain/improvement/words.ts';
import { queryOf } from '../../client/queries.ts';
import { useNames } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import { Part } from './part.tsx';
import { words } from './words.ts';

/** What must get better after the case, and the reply that came of it, also when the case is over. */
export function ImprovementsPart({ complaintId }: { readonly complaintId: string }) {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  const { data, error } = useQuery(queryOf('listImprovements', { query: { complaintId, status: 'all' } }));
  return (
    <Part title={t('improvements')}>
      <ProblemText error={error} />
      <ul className="case-list">
        {data?.items.map(({ itemId, title, status, ownerId, dueOn, reply }) => (
          <li key={itemId}>
            <Link to="/improvements" search={{ list: 'all', item: itemId }}>
              {title}
            </Link>
            <span className="quiet">
              {' · '}
              {localized(improvementStatusWords[status])} ·{' '}
              {t('improvementDue', { who: names.staff(ownerId), on: dueOn })}
            </span>
            {reply !== null && <p>{t('improvementReply', { reply })}</p>}
          </li>
        ))}
      </ul>
    </Part>
  );
}
