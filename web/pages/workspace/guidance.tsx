import { Collapse } from 'antd';
import type { Process } from '../../parts/command-form/facts.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { usePageState } from './page-context.ts';
import { words } from './words.ts';

/** What the process teaches about the present step: purpose, checklist and the mistakes to avoid. */
export function Guidance({ process }: { readonly process: Process | undefined }) {
  const { record } = usePageState();
  const t = useWords(words);
  const localized = useLocalized();
  const step = process?.steps.find(({ number }) => number === record.step);
  if (step === undefined) return null;
  return (
    <Collapse
      size="small"
      className="guidance"
      items={[
        {
          key: 'guidance',
          label: (
            <>
              <strong>{t('guidance')}</strong> <span className="quiet">{localized(step.purpose)}</span>
            </>
          ),
          children: (
            <div className="guidance-columns">
              <div>
                <h3>{t('checklist')}</h3>
                <ul>
                  {step.guidance.map((line) => (
                    <li key={line.zh}>{localized(line)}</li>
                  ))}
                </ul>
              </div>
              <div>
                <h3>{t('mistakes')}</h3>
                <ul>
                  {step.mistakes.map((line) => (
                    <li key={line.zh}>{localized(line)}</li>
                  ))}
                </ul>
              </div>
            </div>
          ),
        },
      ]}
    />
  );
}
