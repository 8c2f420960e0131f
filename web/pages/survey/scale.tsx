import { useWords } from '../../words/words.ts';
import { words } from './words.ts';

interface ScaleProps {
  readonly name: string;
  readonly legend: string;
  readonly value: number | undefined;
  readonly onChange: (score: number) => void;
  /** From 1 to 5 when left out. */
  readonly range?: readonly [lowest: number, highest: number];
  /** What the ends mean; said below the legend when the page has not said it before. */
  readonly ends?: readonly [lowest: string, highest: string];
  /** For what need not be answered: takes the score back. */
  readonly onTakeBack?: () => void;
}

/** One statement with its scores: a thumb hits each, and arrow keys move among them. */
export function Scale({ name, legend, value, onChange, range = [1, 5], ends, onTakeBack }: ScaleProps) {
  const t = useWords(words);
  const [lowest, highest] = range;
  const [atLowest, atHighest] = ends ?? [t('lowest'), t('highest')];
  const scores = Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index);
  const nameOf = (score: number): string => {
    if (score === lowest) return `${score}, ${atLowest}`;
    return score === highest ? `${score}, ${atHighest}` : String(score);
  };
  return (
    <fieldset className="survey-scale">
      <legend>{legend}</legend>
      {ends !== undefined && (
        <p className="survey-quiet" aria-hidden="true">
          {t('ends', { lowest, atLowest, highest, atHighest })}
        </p>
      )}
      <div className={scores.length > 5 ? 'survey-scores survey-scores-many' : 'survey-scores'}>
        {scores.map((score) => (
          <label key={score}>
            <input
              type="radio"
              name={name}
              value={score}
              checked={value === score}
              aria-label={nameOf(score)}
              onChange={() => onChange(score)}
            />
            <span aria-hidden="true">{score}</span>
          </label>
        ))}
      </div>
      {onTakeBack !== undefined && value !== undefined && (
        <button type="button" className="survey-quiet-button survey-take-back" onClick={onTakeBack}>
          {t('takeBack')}
        </button>
      )}
    </fieldset>
  );
}
