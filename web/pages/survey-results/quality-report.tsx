import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { dimensionWords } from '../../../domain/survey/catalogue-words.ts';
import type { Dimension } from '../../../domain/survey/catalogue.ts';
import { currentDefinition } from '../../../domain/survey/definitions.ts';
import { improvementStatusWords } from '../../../domain/improvement/words.ts';
import { isToReport, lowDimensions } from '../../../domain/survey/report.ts';
import { queryOf } from '../../client/queries.ts';
import { useNames } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useLocalized, useWords } from '../../words/words.ts';
import { meanText } from './dimensions.tsx';
import { MeasureForm } from './measure-form.tsx';
import type { Results } from './page.tsx';
import type { SurveyResultsSearch } from './search.ts';
import { Scrolled } from './scrolled.tsx';
import { words } from './words.ts';

interface ReportProps {
  readonly results: Results;
  readonly search: SurveyResultsSearch;
}

/** What management must hear of (8.8): the dimensions below 3.5 with their gap, the branches below it, and the measures that
 *  were taken. Nothing when no score is low and no measure was taken. */
export function QualityReport({ results, search }: ReportProps) {
  const t = useWords(words);
  const { branchId, total, breakdown } = results;
  const low = lowDimensions(total.dimensions);
  const rows = breakdown.find(({ by }) => by === 'branchId')?.rows ?? [];
  const lowBranches = rows.filter(({ result }) => isToReport(result)).map(({ value }) => value);
  if (low.length === 0 && lowBranches.length === 0) return branchId === null ? null : <Measures branchId={branchId} />;
  return (
    <section className="survey-results-panel" aria-label={t('report')}>
      <h2>{t('report')}</h2>
      {low.length > 0 && <LowDimensions low={low} results={results} search={search} />}
      {lowBranches.length > 0 && <LowBranches branchIds={lowBranches} search={search} />}
      {branchId !== null && <Measures branchId={branchId} isReported />}
    </section>
  );
}

interface LowProps extends ReportProps {
  readonly low: readonly Results['total']['dimensions'][number][];
}

function LowDimensions({ low, results: { branchId, mayImprove }, search }: LowProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const [measured, setMeasured] = useState<Dimension | null>(null);
  const { items } = currentDefinition[search.kind ?? 'afterComplaint'];
  const askedIn = (dimension: Dimension): string =>
    items.flatMap((item) => (item.dimension === dimension ? [localized(item.text)] : [])).join(' · ');
  return (
    <>
      <p>{t('reportText')}</p>
      <Scrolled label={t('report')}>
        <table>
          <thead>
            <tr>
              {(['dimension', 'perception', 'expectation', 'gap'] as const).map((heading) => (
                <th key={heading} scope="col">
                  {t(heading)}
                </th>
              ))}
              {mayImprove && (
                <th scope="col">
                  <span className="visually-hidden">{t('measure')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {low.map(({ dimension, perception, expectation, gap }) => (
              <tr key={dimension}>
                <th scope="row">
                  {localized(dimensionWords[dimension])}
                  <div className="quiet">{askedIn(dimension)}</div>
                </th>
                <td>{meanText(perception)}</td>
                <td>{meanText(expectation)}</td>
                <td>{meanText(gap, { isSigned: true })}</td>
                {mayImprove && (
                  <td>
                    <Button onClick={() => setMeasured(dimension)}>{t('measure')}</Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      {!mayImprove && <p className="quiet">{t(branchId === null ? 'reportChooseBranch' : 'reportNoMeasures')}</p>}
      {measured !== null && branchId !== null && (
        <MeasureForm branchId={branchId} dimension={measured} search={search} onClose={() => setMeasured(null)} />
      )}
    </>
  );
}

function LowBranches({ branchIds, search }: { readonly branchIds: readonly string[] } & Pick<ReportProps, 'search'>) {
  const t = useWords(words);
  const names = useNames();
  return (
    <>
      <p>{t('reportBranches')}</p>
      <ul>
        {branchIds.map((branchId) => (
          <li key={branchId}>
            <Link to="/surveys/results" search={{ ...search, branchId }}>
              {names.branch(branchId)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

interface MeasuresProps {
  readonly branchId: string;
  /** Inside the report: says also that there are none. */
  readonly isReported?: true;
}

function Measures({ branchId, isReported }: MeasuresProps) {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  const query = { origin: 'survey', status: 'all', branchId, limit: 50 } as const;
  const measures = useQuery(queryOf('listImprovements', { query }));
  const items = measures.data?.items ?? [];
  if (items.length === 0 && isReported === undefined) return null;
  return (
    <section className={isReported === undefined ? 'survey-results-panel' : undefined} aria-label={t('measures')}>
      <h3>{t('measures')}</h3>
      <ProblemText error={measures.error} />
      {items.length === 0 && measures.isSuccess && <p className="quiet">{t('noMeasures')}</p>}
      <ul>
        {items.map(({ itemId, title, status, ownerId, dueOn }) => (
          <li key={itemId}>
            <Link to="/improvements" search={{ list: 'all', branchId, item: itemId }}>
              {title}
            </Link>{' '}
            <span className="quiet">
              {localized(improvementStatusWords[status])} · {names.staff(ownerId)} · {dueOn}
            </span>
          </li>
        ))}
      </ul>
      <Link to="/improvements" search={{ branchId }}>
        {t('allMeasures')}
      </Link>
    </section>
  );
}
