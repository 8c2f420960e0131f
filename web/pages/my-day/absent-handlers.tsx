import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { queryOf } from '../../client/queries.ts';
import { StaffName } from '../../parts/staff-name.tsx';
import { SeverityTag } from '../../parts/complaint/severity-tag.tsx';
import { useMe } from '../../shell/session/me.ts';
import { useWords } from '../../words/words.ts';
import { words } from './words.ts';

const shownAtMost = 5;

/** Open cases whose handler has left or is on leave, for whoever may name another one; nothing when there are none. */
export function AbsentHandlers() {
  const t = useWords(words);
  const { capabilities } = useMe();
  const { data } = useQuery({
    ...queryOf('listComplaints', { query: { handlerAbsent: 'true', limit: shownAtMost } }),
    enabled: capabilities.includes('decideComplaint'),
  });
  const rows = data?.items ?? [];
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('absentHandlers')} className="day-section">
      <h2>
        {t('absentHandlers')}{' '}
        <Link to="/complaints" search={{ list: 'handlerAbsent' }}>
          {t('allOfThem')}
        </Link>
      </h2>
      <ul>
        {rows.map(({ complaintId, caseNumber, severity, severityConfirmed, handlerId, handlerAbsence }) => (
          <li key={complaintId}>
            <Link to="/complaints/$complaintId" params={{ complaintId }}>
              {caseNumber}
            </Link>{' '}
            <SeverityTag severity={severity} isConfirmed={severityConfirmed} /> <StaffName staffId={handlerId} />{' '}
            <span className="quiet">{handlerAbsence === 'away' ? t('onLeave') : t('nameAnother')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
