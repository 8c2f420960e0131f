import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { queryOf } from '../../client/queries.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useWords } from '../../words/words.ts';
import { Editor } from './editor.tsx';
import { History } from './history.tsx';
import { words } from './words.ts';
import '../../parts/settings/settings.css';

/** Waits, limits and ladders of the six steps, for pursuits that begin from now on. */
export function Page() {
  const t = useWords(words);
  const edits = useQuery(queryOf('getProcessEdits'));
  usePageTitle(t('title'));
  return (
    <div className="page settings">
      <h1 className="page-title">{t('title')}</h1>
      <p className="quiet">{t('intro')}</p>
      <ProblemText error={edits.error} />
      {edits.isPending && <Skeleton active paragraph={{ rows: 12 }} />}
      {edits.data !== undefined && <Editor edits={edits.data} onOutdated={() => void edits.refetch()} />}
      <History />
    </div>
  );
}
