import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, Skeleton } from 'antd';
import { isToReport } from '../../../domain/survey/report.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { queryOf } from '../../client/queries.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { Breakdown } from './breakdown.tsx';
import { Dimensions, leadText, meanText } from './dimensions.tsx';
import { Filters } from './filters.tsx';
import { QualityReport } from './quality-report.tsx';
import { queryOfSearch } from './query.ts';
import type { SurveyResultsSearch } from './search.ts';
import { words } from './words.ts';
import './survey-results.css';

const route = getRouteApi('/surveys/results');

export type Results = OperationAnswer<'getSurveyResults'>;

/** What customers said of the five dimensions of service, as far as it tells nothing of anybody. */
export function Page() {
  const t = useWords(words);
  const search = route.useSearch();
  const results = useQuery({
    ...queryOf('getSurveyResults', { query: queryOfSearch(search) }),
    placeholderData: keepPreviousData,
  });
  usePageTitle(t('title'));
  return (
    <div className="page survey-results">
      <h1 className="page-title">{t('title')}</h1>
      <Filters search={search} />
      <ProblemText error={results.error} />
      {results.data !== undefined && <Shown results={results.data} search={search} />}
      {results.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
    </div>
  );
}

function Shown({ results, search }: { readonly results: Results; readonly search: SurveyResultsSearch }) {
  const t = useWords(words);
  const { total, breakdown } = results;
  return (
    <>
      <Figures results={results} />
      {total.count === null ? (
        <EmptyState title={t('hiddenTitle')} text={t('hiddenText')} />
      ) : (
        <>
          {isToReport(total) && <Alert type="warning" showIcon title={t('indexLow')} />}
          <QualityReport results={results} search={search} />
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
  const saidBy = (count: number | null): string => (count === null ? t('hidden') : t('saidBy', { count }));
  return (
    <dl className="survey-figures">
      <div>
        <dt>{t('index')}</dt>
        <dd>{meanText(total.index)}</dd>
      </div>
      <div>
        <dt>{t('overall')}</dt>
        <dd>{meanText(total.overall.mean)}</dd>
        <dd className="quiet">{saidBy(total.overall.count)}</dd>
      </div>
      <div>
        <dt>{t('recommend')}</dt>
        <dd>{leadText(total.recommend.score)}</dd>
        <dd className="quiet">
          {t('recommendText')} {saidBy(total.recommend.count)}
        </dd>
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
