import { useWords } from '../../words/words.ts';
import { withWeekdays } from './draft.ts';
import type { PartProps } from './shifts.tsx';
import { weekdayWords, words } from './words.ts';

/** Which days of a week are worked. */
export function Weekdays({ draft, onChange }: PartProps) {
  const t = useWords(words);
  const { workingWeekdays } = draft;
  return (
    <section className="rule-part" aria-label={t('weekdays')}>
      <h2>{t('weekdays')}</h2>
      <div className="calendar-weekdays">
        {weekdayWords.map((word, index) => {
          const weekday = index + 1;
          const isWorked = workingWeekdays.includes(weekday);
          const changed = isWorked ? workingWeekdays.filter((one) => one !== weekday) : [...workingWeekdays, weekday];
          return (
            <label key={word}>
              <input type="checkbox" checked={isWorked} onChange={() => onChange(withWeekdays(draft, changed))} />{' '}
              {t(word)}
            </label>
          );
        })}
      </div>
    </section>
  );
}
