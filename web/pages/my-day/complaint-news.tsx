import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queryOf } from '../../client/queries.ts';
import { Age } from '../../parts/age.tsx';
import { useComplaintNotice, type ComplaintItem } from '../../parts/complaint-sentence/notice.ts';
import { SeverityTag } from '../../parts/complaint/severity-tag.tsx';
import { useWords } from '../../words/words.ts';
import { isStillNews } from './day.ts';
import { words } from './words.ts';

const shownAtMost = 5;

/** Unread notices of complaints, newest first, each with the way to its case, without limits of cases that are over; nothing when
 *  there are none. */
export function ComplaintNews() {
  const t = useWords(words);
  const text = useComplaintNotice();
  const { data } = useQuery(queryOf('listInbox', { query: { unread: 'true', limit: 30 } }));
  const items = (data?.items ?? []).filter(
    (item): item is ComplaintItem => item.about === 'complaint' && isStillNews(item),
  );
  if (items.length === 0) return null;
  return (
    <section aria-label={t('complaintNews')} className="day-section">
      <h2>
        {t('complaintNews')} <Link to="/inbox">{t('toInbox')}</Link>
      </h2>
      <ul>
        {items.slice(0, shownAtMost).map(({ case: given, ...item }) => (
          <li key={item.itemId}>
            {item.improvementId === null ? (
              <Link to="/complaints/$complaintId" params={{ complaintId: item.complaintId }}>
                {given?.caseNumber}
              </Link>
            ) : (
              <Link to="/improvements" search={{ item: item.improvementId }}>
                {given?.caseNumber}
              </Link>
            )}{' '}
            {given !== null && <SeverityTag severity={given.severity} isConfirmed />} {text({ ...item, case: given })}{' '}
            <span className="quiet">
              <Age at={item.at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
