import { dimensionWords } from '../../../domain/survey/catalogue-words.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { DimensionsChart } from './dimensions-chart.tsx';
import type { Results } from './page.tsx';
import { Scrolled } from './scrolled.tsx';
import { words } from './words.ts';

/** A mean to hundredths; a dash where it is hidden or nothing was said. */
export function meanText(mean: number | null, { isSigned = false } = {}): string {
  if (mean === null) return '–';
  return `${isSigned && mean > 0 ? '+' : ''}${mean.toFixed(2)}`;
}

/** Share of promoters less share of detractors, signed; a dash where it is hidden. */
export function leadText(score: number | null): string {
  if (score === null) return '–';
  return score > 0 ? `+${score}` : String(score);
}

/** The five dimensions as a picture and as a table. */
export function Dimensions({ result }: { readonly result: Results['total'] }) {
  const t = useWords(words);
  const localized = useLocalized();
  return (
    <section className="survey-results-panel">
      <h2>{t('dimensions')}</h2>
      <DimensionsChart
        label={t('chart')}
        names={result.dimensions.map(({ dimension }) => localized(dimensionWords[dimension]))}
        series={[
          { name: t('perception'), values: result.dimensions.map(({ perception }) => perception) },
          { name: t('expectation'), values: result.dimensions.map(({ expectation }) => expectation) },
        ]}
      />
      <Scrolled label={t('dimensions')}>
        <table>
          <thead>
            <tr>
              {(['dimension', 'perception', 'expectation', 'gap'] as const).map((heading) => (
                <th key={heading} scope="col">
                  {t(heading)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {result.dimensions.map(({ dimension, perception, expectation, gap }) => (
              <tr key={dimension}>
                <th scope="row">{localized(dimensionWords[dimension])}</th>
                <td>{meanText(perception)}</td>
                <td>{meanText(expectation)}</td>
                <td>{meanText(gap, { isSigned: true })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}
