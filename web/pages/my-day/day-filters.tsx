import { getRouteApi, Link } from '@tanstack/react-router';
import { dueGroups } from '../../../contracts/in-address.ts';
import { taskWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { countsBy, type Day } from './day.ts';
import { words } from './words.ts';

const route = getRouteApi('/');

/** What the list is narrowed to: by when it is due, and by kind. Kept in the address. */
export function DayFilters(day: Pick<Day, 'counts' | 'kinds'>) {
  const t = useWords(words);
  const localized = useLocalized();
  const { kind, due } = route.useSearch();
  const navigate = route.useNavigate();
  const counts = countsBy(day, kind);
  return (
    <search className="day-filters">
      <nav className="chips" aria-label={t('list')}>
        {([undefined, ...dueGroups] as const).map((group) => (
          <Link
            key={group ?? 'all'}
            from="/"
            to="/"
            search={(before) => ({ ...before, due: group })}
            replace
            className={`chip${group === undefined || counts[group] === 0 ? '' : ` chip-${group}`}`}
            activeOptions={{ exact: true }}
          >
            {group === undefined ? t('allDue') : t(group)} <strong className="figure">{counts[group ?? 'all']}</strong>
          </Link>
        ))}
      </nav>
      <select
        className="plain-select"
        aria-label={t('anyKind')}
        value={kind ?? ''}
        onChange={({ target }) => {
          const chosen = day.kinds.find((one) => one.kind === target.value)?.kind;
          void navigate({ search: (before) => ({ ...before, kind: chosen }), replace: true });
        }}
      >
        <option value="">{t('anyKind')}</option>
        {day.kinds.map((one) => (
          <option key={one.kind} value={one.kind}>
            {localized(taskWords[one.kind])} ({countsBy(day, one.kind)[due ?? 'all']})
          </option>
        ))}
      </select>
    </search>
  );
}
