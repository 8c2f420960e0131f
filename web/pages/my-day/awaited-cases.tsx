import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { complaintCategoryWords, statusWordsOf } from '../../../domain/complaint/catalogue-words.ts';
import { SeverityTag } from '../../parts/complaint/severity-tag.tsx';
import { TimeLeft } from '../../parts/complaint/time-left.tsx';
import { useNames } from '../../parts/organisation.ts';
import { useMe } from '../../shell/session/me.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { Day } from './day.ts';
import { words } from './words.ts';

const shownAtFirst = 10;

/** Complaints that somebody handles or has to decide something in, due first, each with the way to its case; nothing when there
 *  is none. */
export function AwaitedCases({ cases }: Pick<Day, 'cases'>) {
  const t = useWords(words);
  const [isWhole, setIsWhole] = useState(false);
  if (cases.length === 0) return null;
  return (
    <section aria-label={t('cases')} className="day-section">
      <h2>
        {t('cases')} <span className="quiet figure">{cases.length}</span>
      </h2>
      <ul className="day-cases">
        {cases.slice(0, isWhole ? undefined : shownAtFirst).map((one) => (
          <AwaitedCase key={one.complaintId} {...one} />
        ))}
      </ul>
      {!isWhole && cases.length > shownAtFirst && (
        <Button type="link" size="small" onClick={() => setIsWhole(true)}>
          {t('allCases', { count: cases.length })}
        </Button>
      )}
    </section>
  );
}

function AwaitedCase({ awaits, forId, systemic, ...one }: Day['cases'][number]) {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  const { staffId } = useMe();
  const { complaintId, caseNumber, customerName, category, status } = one;
  return (
    <li>
      <div>
        <Link to="/complaints/$complaintId" params={{ complaintId }}>
          {caseNumber}
        </Link>{' '}
        <SeverityTag severity={one.severity} isConfirmed={one.severityConfirmed} />{' '}
        {awaits === 'handling' ? (
          localized(statusWordsOf(systemic)[status])
        ) : (
          <strong>{t(systemic && awaits === 'handler' ? 'causeFinder' : awaits)}</strong>
        )}
        <div className="quiet">
          {customerName !== null && `${customerName} · `}
          {localized(complaintCategoryWords[category])}
          {forId !== staffId && ` · ${t('forWhom', { who: names.staff(forId) })}`}
        </div>
      </div>
      <TimeLeft limit={one.next} isSystemic={systemic} hasDue />
    </li>
  );
}
