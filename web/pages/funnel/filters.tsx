import { useId } from 'react';
import { periodNames, type FunnelSearch, type PeriodName } from '../../parts/funnel-search.ts';
import { UnitFilter } from '../../parts/unit-filter.tsx';
import { useWords } from '../../words/words.ts';
import type { BankDays } from '../../../domain/funnel/period.ts';
import { daysProblem, longestDays } from './periods.ts';
import { words } from './words.ts';

interface FiltersProps {
  readonly search: FunnelSearch;
  /** The days that the report is of. */
  readonly days: BankDays;
  readonly today: string;
  readonly onChange: (changed: Partial<FunnelSearch>) => void;
}

/** Period and units; the address carries them. */
export function Filters({ search, days, today, onChange }: FiltersProps) {
  const t = useWords(words);
  const periodId = useId();
  const period = search.period ?? 'month';
  const choose = (name: PeriodName): void => {
    if (name === 'days') return onChange({ period: name, ...days });
    onChange({ period: name === 'month' ? undefined : name, from: undefined, to: undefined });
  };
  return (
    <search className="toolbar" aria-label={t('filters')}>
      <label className="quiet" htmlFor={periodId}>
        {t('period')}
      </label>
      <select
        id={periodId}
        className="plain-select"
        value={period}
        onChange={({ target }) => choose(target.value as PeriodName)}
      >
        {periodNames.map((name) => (
          <option key={name} value={name}>
            {t(name)}
          </option>
        ))}
      </select>
      {period === 'days' && <ChosenDays search={search} days={days} today={today} onChange={onChange} />}
      <UnitFilter value={search} onChange={onChange} />
    </search>
  );
}

/** What was chosen stays in the fields even when it is no period; then the report is of this month, and the field says so. */
function ChosenDays({ search, days, today, onChange }: FiltersProps) {
  const t = useWords(words);
  const problemId = useId();
  const { from = days.from, to = days.to } = search;
  const problem = daysProblem({ from, to });
  const wrong = problem === null ? {} : { 'aria-invalid': true, 'aria-describedby': problemId };
  return (
    <>
      <input
        type="date"
        className="plain-select"
        aria-label={t('from')}
        value={from}
        max={today}
        onChange={({ target }) => target.value !== '' && onChange({ from: target.value, to })}
        {...wrong}
      />
      <span aria-hidden>–</span>
      <input
        type="date"
        className="plain-select"
        aria-label={t('to')}
        value={to}
        max={today}
        onChange={({ target }) => target.value !== '' && onChange({ from, to: target.value })}
        {...wrong}
      />
      {problem !== null && (
        <span id={problemId} role="alert" className="funnel-problem">
          {t(problem, { days: longestDays })}
        </span>
      )}
    </>
  );
}
