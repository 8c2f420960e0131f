import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, Skeleton } from 'antd';
import { indexToReport } from '../../../domain/survey/catalogue.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf } from '../../client/queries.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { Breakdown } from './breakdown.tsx';
import { Dimensions } from './dimensions.tsx';
import { Filters } from './filters.tsx';
import { words } from './words.ts';
import './survey-results.css';

const route = getRouteApi('/surveys/results');

export type Results = OperationAnswer<'getSurveyResults'>;

/** What customers said of the five dimensions of service, as far as it tells nothing of anybody. */
export function Page() {
  const t = useWords(words);
  const search = route.useSearch();
  const results = useQuery({
    ...queryOf('getSurveyResults', { query: search }),
    placeholderData: keepPreviousData,
  });
  usePageTitle(t('title'));
  return (
    <div className="page survey-results">
      <h1 className="page-title">{t('title')}</h1>
      <Filters search={search} />
      <ProblemText error={results.error} />
      {results.data !== undefined && <Shown results={results.data} />}
      {results.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
    </div>
  );
}

function Shown({ results }: { readonly results: Results }) {
  const t = useWords(words);
  const { total, breakdown } = results;
  return (
    <>
      <Figures results={results} />
      {total.count === null ? (
        <EmptyState title={t('hiddenTitle')} text={t('hiddenText')} />
      ) : (
        <>
          {total.index !== null && total.index < indexToReport && (
            <Alert type="warning" showIcon title={t('indexLow')} />
          )}
          <Dimensions result={total} />
          {breakdown.map(({ by, rows }) => (
            <Breakdown key={by} by={by} rows={rows} />
          ))}
          <p className="quiet">{t('howHidden')}</p>
        </>
      )}
    </>
  );
}

function Figures({ results: { total, asked, answered, running } }: { readonly results: Results }) {
  const t = useWords(words);
  const formats = useFormats();
  return (
    <dl className="survey-figures">
      <div>
        <dt>{t('index')}</dt>
        <dd>{total.index === null ? '–' : total.index.toFixed(2)}</dd>
      </div>
      <div>
        <dt>{t('answers')}</dt>
        <dd>{total.count === null ? t('hidden') : t('answersText', { count: total.count })}</dd>
      </div>
      <div>
        <dt>{t('rate')}</dt>
        <dd>{asked === 0 ? '–' : formats.share(answered / asked)}</dd>
        <dd className="quiet">{t('rateText', { asked, answered, running })}</dd>
      </div>
    </dl>
  );
}
