import { Button } from 'antd';
import { useState } from 'react';
import { bankDate } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { kindOf, monthsOf, toggled, type DayKind, type Draft, type Month } from './draft.ts';
import type { PartProps } from './shifts.tsx';
import { weekdayWords, words } from './words.ts';

const kinds: readonly DayKind[] = ['working', 'off', 'holiday', 'makeUp'];
const [firstYear, lastYear] = [2000, 2100];

/** Every day of a year: a click makes it what it is not. */
export function YearOfDays({ draft, onChange }: PartProps) {
  const t = useWords(words);
  const [year, setYear] = useState(() => Number(bankDate(Date.now()).slice(0, 4)));
  return (
    <section className="rule-part" aria-label={t('days')}>
      <div className="calendar-year">
        <h2>{t('days')}</h2>
        <Button
          size="small"
          aria-label={t('previousYear')}
          disabled={year <= firstYear}
          onClick={() => setYear(year - 1)}
        >
          ‹
        </Button>
        <strong className="figure" role="status">
          {t('year', { year })}
        </strong>
        <Button size="small" aria-label={t('nextYear')} disabled={year >= lastYear} onClick={() => setYear(year + 1)}>
          ›
        </Button>
        <ul className="calendar-legend">
          {kinds.map((kind) => (
            <li key={kind}>
              <span className={`calendar-day calendar-${kind}`} aria-hidden="true" /> {t(kind)}
            </li>
          ))}
        </ul>
      </div>
      <p className="quiet">{t('daysHint')}</p>
      {year > draft.knownUntilYear && (
        <p className="calendar-unknown">{t('unknown', { year, until: draft.knownUntilYear })}</p>
      )}
      <div className="calendar-months">
        {monthsOf(year).map((month) => (
          <MonthOfDays
            key={month.month}
            month={month}
            draft={draft}
            onToggle={(date) => onChange(toggled(draft, date))}
          />
        ))}
      </div>
      <label className="calendar-known">
        {t('knownUntil')}{' '}
        <input
          type="number"
          className="rule-amount"
          min={firstYear}
          max={lastYear}
          value={draft.knownUntilYear}
          onChange={({ target }) => onChange({ ...draft, knownUntilYear: Number(target.value) })}
        />
      </label>
    </section>
  );
}

interface MonthProps {
  readonly month: Month;
  readonly draft: Draft;
  readonly onToggle: (date: string) => void;
}

function MonthOfDays({ month: { month, lead, dates }, draft, onToggle }: MonthProps) {
  const t = useWords(words);
  return (
    <div role="group" aria-label={t('month', { month })}>
      <h3>{t('month', { month })}</h3>
      <div className="calendar-grid">
        {weekdayWords.map((word) => (
          <span key={word} className="calendar-head" aria-hidden="true">
            {t(word)}
          </span>
        ))}
        {dates.map((date, index) => {
          const kind = kindOf(draft, date);
          return (
            <button
              key={date}
              type="button"
              className={`calendar-day calendar-${kind}`}
              style={index === 0 ? { gridColumnStart: lead + 1 } : undefined}
              aria-label={`${date}: ${t(kind)}`}
              title={t(kind)}
              onClick={() => onToggle(date)}
            >
              {Number(date.slice(8))}
            </button>
          );
        })}
      </div>
    </div>
  );
}
