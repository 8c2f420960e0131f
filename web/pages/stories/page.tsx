import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { ask } from '../../client/api.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useMe } from '../../shell/session/me.ts';
import { commonWords } from '../../words/common.ts';
import { useWords } from '../../words/words.ts';
import { storyLists } from './search.ts';
import { StoryCard } from './story-card.tsx';
import { StoryForm } from './story-form.tsx';
import { words } from './words.ts';
import './stories.css';

const route = getRouteApi('/stories');

/** What closed complaints teach, without names. */
export function Page() {
  const t = useWords(words);
  const common = useWords(commonWords);
  const { list: part, from } = route.useSearch();
  const navigate = route.useNavigate();
  const { capabilities } = useMe();
  usePageTitle(t('title'));
  const query = queryOfPart(part);
  const list = useInfiniteQuery({
    queryKey: ['listStories', { query }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask('listStories', { query: { ...query, cursor: pageParam } }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const stories = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const decides = capabilities.includes('decideComplaint');
  return (
    <div className="page">
      <h1 className="page-title">{t('title')}</h1>
      <p className="quiet">
        {t('text')} <Link to="/improvements">{t('improvements')}</Link>
      </p>
      <nav className="chips" aria-label={t('views')}>
        {([undefined, ...(decides ? storyLists : (['tellable'] as const))] as const).map((one) => (
          <Link
            key={one ?? 'published'}
            to="/stories"
            search={{ list: one }}
            className="chip"
            activeOptions={{ exact: true }}
            aria-current={one === part ? 'true' : undefined}
          >
            {t(one ?? 'published')}
          </Link>
        ))}
      </nav>
      <ProblemText error={list.error} />
      {list.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {stories.length === 0 && !list.isPending && list.error === null && <NothingHere part={part} />}
      {stories.map((story) => (
        <StoryCard key={`${story.storyId} ${story.revision}`} story={story} />
      ))}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
      {decides && from !== undefined && (
        <StoryForm complaintId={from} onClose={() => void navigate({ search: { list: 'draft' }, replace: true })} />
      )}
    </div>
  );
}

type Part = (typeof storyLists)[number] | undefined;

/** What a part is in the terms of the API. */
function queryOfPart(part: Part) {
  if (part === 'tellable') return { status: 'published', tellable: 'true' } as const;
  return { status: part ?? ('published' as const) };
}

const emptyWords = { tellable: 'emptyTellable', draft: 'emptyDraft', withdrawn: 'emptyWithdrawn' } as const;

function NothingHere({ part }: { readonly part: Part }) {
  const t = useWords(words);
  const title = part === undefined ? t('emptyTitle') : t(emptyWords[part]);
  return <EmptyState title={title} text={t(part === 'tellable' ? 'emptyTellableText' : 'emptyText')} />;
}
