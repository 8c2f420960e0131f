import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { complaintStatusWords } from '../../../domain/complaint/catalogue-words.ts';
import { queryOf } from '../../client/queries.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useFormats } from '../../words/format.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { Part } from './part.tsx';
import { words } from './words.ts';

/** More than one cause brings; the desk has the rest. */
const shownAtMost = 50;

/** The cases that a systemic case was opened for, as far as the reader may see them. */
export function CasesOf({ complaintId }: { readonly complaintId: string }) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const { data, error } = useQuery(
    queryOf('listComplaints', { query: { parentId: complaintId, status: 'all', limit: shownAtMost } }),
  );
  return (
    <Part title={t('casesOf')}>
      <p className="quiet">{t('casesOfText')}</p>
      <ProblemText error={error} />
      {data?.items.length === 0 && <p>{t('noCasesOf')}</p>}
      <ul className="case-list">
        {data?.items.map((one) => (
          <li key={one.complaintId}>
            <Link to="/complaints/$complaintId" params={{ complaintId: one.complaintId }}>
              {one.caseNumber}
            </Link>
            <span className="quiet">
              {' · '}
              {one.customerName ?? t('anonymous')} · {localized(complaintStatusWords[one.status])} ·{' '}
              {formats.instant(one.receivedAt)}
            </span>
          </li>
        ))}
      </ul>
      <Link to="/complaints" search={{ parentId: complaintId, status: 'all' }}>
        {t('allCasesOf')}
      </Link>
    </Part>
  );
}
