import type { OpenedSurvey } from '../../../contracts/survey.ts';
import {
  highestRecommendation,
  highestScore,
  lowestRecommendation,
  lowestScore,
} from '../../../domain/survey/catalogue.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { Entries } from './draft.ts';
import { Scale } from './scale.tsx';
import { words } from './words.ts';

interface OpinionProps {
  readonly survey: Pick<OpenedSurvey, 'overall' | 'recommend'>;
  readonly entries: Pick<Entries, 'overall' | 'recommend'>;
  readonly onChange: (changes: Partial<Pick<Entries, 'overall' | 'recommend'>>) => void;
}

/** What customers may say of the whole, where the survey asks for it. */
export function Opinion({ survey: { overall, recommend }, entries, onChange }: OpinionProps) {
  const t = useWords(words);
  const localized = useLocalized();
  return (
    <>
      {overall !== null && (
        <div className="survey-item">
          <Scale
            name="overall"
            legend={t('optional', { question: localized(overall) })}
            range={[lowestScore, highestScore]}
            ends={[t('notSatisfied'), t('satisfied')]}
            value={entries.overall ?? undefined}
            onChange={(score) => onChange({ overall: score })}
            onTakeBack={() => onChange({ overall: null })}
          />
        </div>
      )}
      {recommend !== null && (
        <div className="survey-item">
          <Scale
            name="recommend"
            legend={t('optional', { question: localized(recommend) })}
            range={[lowestRecommendation, highestRecommendation]}
            ends={[t('never'), t('certainly')]}
            value={entries.recommend ?? undefined}
            onChange={(score) => onChange({ recommend: score })}
            onTakeBack={() => onChange({ recommend: null })}
          />
        </div>
      )}
    </>
  );
}
