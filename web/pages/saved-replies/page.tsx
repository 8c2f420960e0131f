import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { ask } from '../../client/api.ts';
import { queryOf } from '../../client/queries.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useMe } from '../../shell/session/me.ts';
import { commonWords } from '../../words/common.ts';
import { useWords } from '../../words/words.ts';
import { DefaultCard, ReplyCard } from './reply-card.tsx';
import { ReplyForm, type Draft } from './reply-form.tsx';
import { replyLists } from './search.ts';
import { words } from './words.ts';
import './saved-replies.css';

const route = getRouteApi('/saved-replies');

/** The texts that the bank keeps for its customers, and those that come with the product. */
export function Page() {
  const t = useWords(words);
  const { list } = route.useSearch();
  const { capabilities } = useMe();
  const [draft, setDraft] = useState<Draft | null>(null);
  usePageTitle(t('title'));
  const keeps = capabilities.includes('keepReplies');
  return (
    <div className="page">
      <h1 className="page-title">{t('title')}</h1>
      <p className="quiet">{t('text')}</p>
      <nav className="chips" aria-label={t('views')}>
        {[undefined, ...replyLists].map((one) => (
          <Link
            key={one ?? 'active'}
            to="/saved-replies"
            search={{ list: one }}
            className="chip"
            activeOptions={{ exact: true }}
            aria-current={one === list ? 'true' : undefined}
          >
            {t(one ?? 'active')}
          </Link>
        ))}
      </nav>
      {keeps && (
        <Button type="primary" className="reply-add" onClick={() => setDraft({})}>
          {t('add')}
        </Button>
      )}
      {list === 'product' ? (
        <OfProduct onCopy={keeps ? setDraft : null} />
      ) : (
        <OfBank key={list ?? 'active'} isRetired={list === 'retired'} />
      )}
      {draft !== null && <ReplyForm draft={draft} onClose={() => setDraft(null)} />}
    </div>
  );
}

function OfBank({ isRetired }: { readonly isRetired: boolean }) {
  const t = useWords(words);
  const common = useWords(commonWords);
  const query = { status: isRetired ? ('retired' as const) : ('active' as const) };
  const list = useInfiniteQuery({
    queryKey: ['listSavedReplies', { query }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask('listSavedReplies', { query: { ...query, cursor: pageParam } }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const replies = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const isEmpty = replies.length === 0 && !list.isPending && list.error === null;
  return (
    <>
      <ProblemText error={list.error} />
      {list.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {isEmpty && <EmptyState title={t(isRetired ? 'emptyRetired' : 'emptyTitle')} text={t('emptyText')} />}
      {replies.map((reply) => (
        <ReplyCard key={`${reply.replyId} ${reply.revision}`} reply={reply} />
      ))}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
    </>
  );
}

function OfProduct({ onCopy }: { readonly onCopy: ((draft: Draft) => void) | null }) {
  const { data, error, isPending } = useQuery(queryOf('listDefaultReplies'));
  return (
    <>
      <ProblemText error={error} />
      {isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.items.map((reply) => (
        <DefaultCard key={reply.replyId} reply={reply} onCopy={onCopy} />
      ))}
    </>
  );
}
