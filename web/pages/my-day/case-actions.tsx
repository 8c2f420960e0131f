import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { MyDayView } from '../../../contracts/my-day.ts';
import { useNames } from '../../parts/organisation.ts';
import { useMe } from '../../shell/session/me.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { words } from './words.ts';

/** What somebody was asked for in complaints, due first, each with the way to its case; nothing when there is none. */
export function CaseActions({ actions }: { readonly actions: MyDayView['caseActions'] }) {
  const t = useWords(words);
  const formats = useFormats();
  const names = useNames();
  const { staffId } = useMe();
  if (actions.length === 0) return null;
  return (
    <section aria-label={t('caseActions')} className="day-section">
      <h2>{t('caseActions')}</h2>
      <ul>
        {actions.map(({ complaintId, caseNumber, actionId, text, ownerId, dueAt, overdue }) => (
          <li key={`${complaintId} ${actionId}`}>
            <Link to="/complaints/$complaintId" params={{ complaintId }}>
              {caseNumber}
            </Link>{' '}
            {text}{' '}
            <span className="quiet">
              {t('actionDue', { at: formats.instant(dueAt) })}
              {ownerId !== staffId && ` · ${t('forWhom', { who: names.staff(ownerId) })}`}
            </span>{' '}
            {overdue && <Tag color="red">{t('actionOverdue')}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  );
}
