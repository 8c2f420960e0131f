import { useWords } from '../../words/words.ts';
import { words } from './words.ts';

interface ScaleProps {
  readonly name: string;
  readonly legend: string;
  readonly value: number | undefined;
  readonly onChange: (score: number) => void;
}

const scores = [1, 2, 3, 4, 5] as const;

/** One statement with the scores 1 to 5: a thumb hits each, and arrow keys move among them. */
export function Scale({ name, legend, value, onChange }: ScaleProps) {
  const t = useWords(words);
  const meaning = { 1: t('lowest'), 5: t('highest') } as const;
  return (
    <fieldset className="survey-scale">
      <legend>{legend}</legend>
      <div className="survey-scores">
        {scores.map((score) => (
          <label key={score}>
            <input
              type="radio"
              name={name}
              value={score}
              checked={value === score}
              aria-label={score === 1 || score === 5 ? `${score}, ${meaning[score]}` : String(score)}
              onChange={() => onChange(score)}
            />
            <span aria-hidden="true">{score}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
