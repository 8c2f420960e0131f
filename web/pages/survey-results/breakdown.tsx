import { complaintCategoryWords } from '../../../domain/complaint/catalogue-words.ts';
import type { ComplaintCategory } from '../../../domain/complaint/catalogue.ts';
import { dimensionWords } from '../../../domain/survey/catalogue-words.ts';
import { dimensions } from '../../../domain/survey/catalogue.ts';
import { useNames } from '../../parts/organisation.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { leadText, meanText } from './dimensions.tsx';
import type { Results } from './page.tsx';
import { Scrolled } from './scrolled.tsx';
import { words } from './words.ts';

type Part = Results['breakdown'][number];

/** The same by branch, category or quarter. A row that says too much says nothing. */
export function Breakdown({ by, rows }: Part) {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  const nameOf = (value: string): string => {
    if (by === 'branchId') return names.branch(value);
    return by === 'category' ? localized(complaintCategoryWords[value as ComplaintCategory]) : value;
  };
  return (
    <section className="survey-results-panel">
      <h2>{t(`by_${by}`)}</h2>
      <Scrolled label={t(`by_${by}`)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t(by === 'branchId' ? 'branch' : by)}</th>
              <th scope="col">{t('count')}</th>
              <th scope="col">{t('index')}</th>
              {dimensions.map((dimension) => (
                <th key={dimension} scope="col">
                  {localized(dimensionWords[dimension])}
                </th>
              ))}
              <th scope="col">{t('overall')}</th>
              <th scope="col">{t('recommend')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ value, result }) => (
              <tr key={value}>
                <th scope="row">{nameOf(value)}</th>
                {result.count === null ? (
                  <td colSpan={dimensions.length + 4} className="quiet survey-results-hidden">
                    {t('hidden')}
                  </td>
                ) : (
                  <>
                    <td>{result.count}</td>
                    <td>{meanText(result.index)}</td>
                    {result.dimensions.map(({ dimension, perception }) => (
                      <td key={dimension}>{meanText(perception)}</td>
                    ))}
                    <td>{meanText(result.overall.mean)}</td>
                    <td>{leadText(result.recommend.score)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}
