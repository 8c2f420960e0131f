import type { Wait } from '../../../domain/wait.ts';
import { useWords } from '../../words/words.ts';
import { waitWords } from './wait-words.ts';

const units = ['minutes', 'hours', 'days', 'workingHours', 'workingDays'] as const;

interface WaitInputProps {
  /** What the wait is for, for those who do not see where it stands. */
  readonly label: string;
  readonly value: Wait;
  readonly isWrong?: boolean;
  readonly onChange: (changed: Wait) => void;
}

/** A length of time: a number and its unit. */
export function WaitInput({ label, value, isWrong = false, onChange }: WaitInputProps) {
  const t = useWords(waitWords);
  return (
    <span className="rule-wait">
      <input
        type="number"
        className="rule-amount"
        min={0}
        max={1000}
        step="any"
        aria-label={`${label}, ${t('amount')}`}
        aria-invalid={isWrong}
        value={value.amount}
        onChange={({ target }) => onChange({ ...value, amount: amountOf(target.valueAsNumber) })}
      />
      <select
        className="plain-select"
        aria-label={`${label}, ${t('unit')}`}
        value={value.unit}
        onChange={({ target }) => onChange({ ...value, unit: target.value as Wait['unit'] })}
      >
        {units.map((unit) => (
          <option key={unit} value={unit}>
            {t(unit)}
          </option>
        ))}
      </select>
    </span>
  );
}

/** An empty field counts as nothing, which is told as a problem. */
function amountOf(typed: number): number {
  return Number.isFinite(typed) ? Math.min(1000, Math.max(0, typed)) : 0;
}
