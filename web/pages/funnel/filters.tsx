import { useId } from 'react';
import { ChosenDays } from '../../parts/chosen-days.tsx';
import { periodNames, type FunnelSearch, type PeriodName } from '../../parts/funnel-search.ts';
import { UnitFilter } from '../../parts/unit-filter.tsx';
import { useWords } from '../../words/words.ts';
import type { BankDays } from '../../../domain/funnel/period.ts';
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
      {period === 'days' && <ChosenDays chosen={search} days={days} today={today} say={t} onChange={onChange} />}
      <UnitFilter value={search} onChange={onChange} />
    </search>
  );
}
