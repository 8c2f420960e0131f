import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { queryOf } from '../../client/queries.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useWords } from '../../words/words.ts';
import { Editor } from './editor.tsx';
import { words } from './words.ts';
import '../../parts/settings/settings.css';
import './admin-calendar.css';

/** The working time of the bank: what limits count. */
export function Page() {
  const t = useWords(words);
  const calendar = useQuery(queryOf('getCalendar', { query: {} }));
  usePageTitle(t('title'));
  return (
    <div className="page settings">
      <h1 className="page-title">{t('title')}</h1>
      <p className="quiet">{t('intro')}</p>
      <ProblemText error={calendar.error} />
      {calendar.isPending && <Skeleton active paragraph={{ rows: 12 }} />}
      {calendar.data !== undefined && <Editor stored={calendar.data} onOutdated={() => void calendar.refetch()} />}
    </div>
  );
}
