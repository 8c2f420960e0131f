import { useId } from 'react';
import { countDays, type BankDays } from '../../domain/funnel/period.ts';

/** What the API reports on at most. */
export const longestDays = 370;

export type DaysProblem = 'daysReversed' | 'daysTooMany';

/** Why chosen days are no period; null: they are one. */
export function daysProblem(days: BankDays): DaysProblem | null {
  const count = countDays(days);
  if (count < 1) return 'daysReversed';
  return count > longestDays ? 'daysTooMany' : null;
}

interface ChosenDaysProps {
  /** As typed; what is missing is taken from `days`. */
  readonly chosen: { readonly from?: string | undefined; readonly to?: string | undefined };
  /** The days that the report is of. */
  readonly days: BankDays;
  readonly today: string;
  readonly say: (word: 'from' | 'to' | DaysProblem, values?: { readonly days: number }) => string;
  readonly onChange: (days: BankDays) => void;
}

/** First and last day of a report. What was chosen stays in the fields even when it is no period, and the field says so. */
export function ChosenDays({ chosen, days, today, say, onChange }: ChosenDaysProps) {
  const problemId = useId();
  const { from = days.from, to = days.to } = chosen;
  const problem = daysProblem({ from, to });
  const wrong = problem === null ? {} : { 'aria-invalid': true, 'aria-describedby': problemId };
  const field = (name: 'from' | 'to', value: string) => (
    <input
      type="date"
      className="plain-select"
      aria-label={say(name)}
      value={value}
      max={today}
      onChange={({ target }) => target.value !== '' && onChange({ from, to, [name]: target.value })}
      {...wrong}
    />
  );
  return (
    <>
      {field('from', from)}
      <span aria-hidden>–</span>
      {field('to', to)}
      {problem !== null && (
        <span id={problemId} role="alert" className="period-problem">
          {say(problem, { days: longestDays })}
        </span>
      )}
    </>
  );
}
