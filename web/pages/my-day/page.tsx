import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { queryOf } from '../../client/queries.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { staysTrueForMs } from './day.ts';
import { TeamPanel } from './team-panel.tsx';
import { Work } from './work.tsx';
import { words } from './words.ts';
import './my-day.css';

const route = getRouteApi('/');

const tasksAtOnce = 500;

/** What is due, most urgent first, each finished in one click or key; for the head of a unit also the team's day. */
export function Page() {
  const t = useWords(words);
  const formats = useFormats();
  const { view } = route.useSearch();
  const [limit, setLimit] = useState(tasksAtOnce);
  const reading = useQuery({
    ...queryOf('getMyDay', { query: { limit } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data === undefined ? false : staysTrueForMs(data)),
  });
  const { data: day, error, dataUpdatedAt } = reading;
  const team = day?.team ?? null;
  const isTeamShown = view === 'team' && team !== null;
  return (
    <div className="page">
      <div className="day-title">
        <h1 className="page-title">{t('title')}</h1>
        {day !== undefined && <span className="quiet">{formats.date(day.at)}</span>}
        {team !== null && (
          <nav className="chips" aria-label={t('title')}>
            <Link to="/" className="chip" search={{}} activeOptions={{ exact: true }}>
              {t('mine')}
            </Link>
            <Link to="/" className="chip" search={{ view: 'team' }} aria-current={isTeamShown ? 'true' : undefined}>
              {t('team')} {team.reviewsWaiting > 0 && <strong className="figure">{team.reviewsWaiting}</strong>}
            </Link>
          </nav>
        )}
      </div>
      <ProblemText error={error} />
      {day === undefined ? (
        error === null && <Skeleton active paragraph={{ rows: 10 }} />
      ) : isTeamShown ? (
        <TeamPanel team={team} target={day.calls.target} />
      ) : (
        <Work
          day={day}
          clockAheadMs={Date.parse(day.at) - dataUpdatedAt}
          isReadingMore={reading.isPlaceholderData}
          onMore={() => setLimit(limit + tasksAtOnce)}
        />
      )}
    </div>
  );
}
