import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { lazy, Suspense, useRef, useState } from 'react';
import { ask } from '../../client/api.ts';
import { useSingleKeys } from '../../client/single-keys.ts';
import type { AskedComplaintForm } from '../../parts/complaint-form/complaint-drawer.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useFeedback } from '../../parts/feedback.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { usePageKeys } from '../../parts/use-page-keys.ts';
import { useMe } from '../../shell/session/me.ts';
import { commonWords } from '../../words/common.ts';
import { useWords } from '../../words/words.ts';
import { Filters } from './filters.tsx';
import { neighbourOf } from './neighbour.ts';
import { isNarrowed, queryOfSearch, type ComplaintRow } from './query.ts';
import { Rows } from './rows.tsx';
import type { ComplaintsSearch } from '../../parts/complaints-search.ts';
import { words } from './words.ts';
import './complaints.css';

const route = getRouteApi('/complaints');

const ComplaintDrawer = lazy(async () => ({
  default: (await import('../../parts/complaint-form/complaint-drawer.tsx')).ComplaintDrawer,
}));

/** The complaint desk: what is due first, and what the bank owes next in each case. */
export function Page() {
  const t = useWords(words);
  const common = useWords(commonWords);
  const me = useMe();
  const search = route.useSearch();
  const query = queryOfSearch(search);
  const list = useInfiniteQuery({
    queryKey: ['listComplaints', { query }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask('listComplaints', { query: { ...query, cursor: pageParam } }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const mayRegister = me.capabilities.includes('registerComplaint');
  return (
    <div className="page desk">
      <div className="desk-head">
        <h1 className="page-title">{t('title')}</h1>
        <span className="quiet" role="status">
          {list.isPending ? common('loading') : t(list.hasNextPage ? 'countMore' : 'count', { count: rows.length })}
        </span>
        {mayRegister && (
          <Link to="/complaints/new" className="ant-btn ant-btn-primary desk-register">
            {t('register')}
          </Link>
        )}
      </div>
      <Filters search={search} />
      <ProblemText error={list.error} />
      {list.isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : rows.length === 0 && list.error === null ? (
        <NothingHere search={search} />
      ) : (
        <Queue rows={rows} />
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
    </div>
  );
}

/** The rows with what the keys do to them. */
function Queue({ rows }: { readonly rows: readonly ComplaintRow[] }) {
  const t = useWords(words);
  const box = useRef<HTMLDivElement>(null);
  const { message } = useFeedback();
  const [inHand, setInHand] = useState<string | null>(null);
  const [asked, setAsked] = useState<AskedComplaintForm | null>(null);
  const [wasAsked, setWasAsked] = useState(false);
  const go = (step: 1 | -1): void => {
    const ids = rows.map(({ complaintId }) => complaintId);
    const next = neighbourOf(ids, inHand, step);
    setInHand(next);
    box.current?.querySelector<HTMLElement>(`[data-complaint="${CSS.escape(next ?? '')}"] a`)?.focus();
  };
  const reportBack = (): void => {
    const row = rows.find(({ complaintId }) => complaintId === inHand);
    if (row === undefined) return;
    if (row.status !== 'reportingBack') return void message.info(t('notToReportBack'));
    const about = [row.caseNumber, row.customerName ?? t(row.systemic ? 'systemic' : 'anonymous')].join(' · ');
    setWasAsked(true);
    setAsked({ complaintId: row.complaintId, about, command: 'recordReportBack' });
  };
  usePageKeys({ j: () => go(1), k: () => go(-1), r: reportBack }, useSingleKeys() && asked === null);
  return (
    <div ref={box}>
      <Rows rows={rows} inHand={inHand} onTake={setInHand} />
      <p className="quiet wide-only">{t('keys')}</p>
      {wasAsked && (
        <Suspense fallback={null}>
          <ComplaintDrawer asked={asked} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </div>
  );
}

function NothingHere({ search }: { readonly search: ComplaintsSearch }) {
  const t = useWords(words);
  if (!isNarrowed(search)) return <EmptyState title={t('emptyTitle')} text={t('emptyText')} />;
  return (
    <EmptyState
      title={t('narrowedTitle')}
      text={t('narrowedText')}
      action={
        <Link to="/complaints" search={{}}>
          {t('clear')}
        </Link>
      }
    />
  );
}
