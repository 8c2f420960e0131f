import { rootCauseWords } from '../../../domain/complaint/catalogue-words.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { useShare } from './totals.tsx';
import { words } from './words.ts';

/** How many complaints each month brought, and what they came of. */
export function Months({ report: { months } }: { readonly report: OperationAnswer<'getComplaintRootCauses'> }) {
  const t = useWords(words);
  const localized = useLocalized();
  const share = useShare();
  const most = Math.max(...months.map(({ figures }) => figures.count));
  return (
    <>
      <h3>{t('months')}</h3>
      <ul className="report-months">
        {months.map(({ month, figures, causes }) => (
          <li key={month}>
            <span className="report-month">{month}</span>
            <span className="report-bar" aria-hidden style={{ width: `${(figures.count / most) * 40}%` }} />
            <strong>{figures.count}</strong>
            <span className="quiet">
              {causes
                .map(({ rootCauseClass, count }) => {
                  const name = rootCauseClass === null ? t('notFound') : localized(rootCauseWords[rootCauseClass]);
                  return `${name} ${count}`;
                })
                .join(' · ')}
              {' · '}
              {t('monthOnTime', { share: share(figures.onTime, figures.due) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
