import ReloadOutlined from '@ant-design/icons/es/icons/ReloadOutlined';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { reviewKinds } from '../../../contracts/in-address.ts';
import { ask } from '../../client/api.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { UnitFilter } from '../../parts/unit-filter.tsx';
import { commonWords } from '../../words/common.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import type { Reviews } from './review.ts';
import type { ReviewsSearch } from './search.ts';
import { words } from './words.ts';
import { Work } from './work.tsx';
import './reviews.css';

const route = getRouteApi('/reviews');

/** What waits for the supervisor, decided one after the other. */
export function Page() {
  const t = useWords(words);
  const common = useWords(commonWords);
  const formats = useFormats();
  const search = route.useSearch();
  const { kind, branchId, teamId } = search;
  const query = { kind, branchId, teamId };
  const list = useInfiniteQuery({
    queryKey: ['listReviews', { query }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask('listReviews', { query: { ...query, cursor: pageParam } }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const first = list.data?.pages[0];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page reviews">
      <div className="review-title">
        <h1 className="page-title">{t('title')}</h1>
        <span className="quiet" role="status">
          {first !== undefined && t('asOf', { at: formats.instant(first.asOf) })}
          <Button
            type="text"
            size="small"
            icon={<ReloadOutlined />}
            aria-label={common('retry')}
            loading={list.isFetching}
            onClick={() => void list.refetch()}
          />
        </span>
      </div>
      <Narrowing search={search} counts={first?.counts} />
      <ProblemText error={list.error} />
      {list.isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : items.length === 0 && search.item === undefined ? (
        <EmptyState
          title={t(kind === 'deferred' ? 'emptyDeferredTitle' : 'emptyTitle')}
          text={t(kind === 'deferred' ? 'emptyDeferredText' : 'emptyText')}
        />
      ) : first === undefined ? null : (
        <Work items={items} chosenId={search.item} />
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
    </div>
  );
}

interface NarrowingProps {
  readonly search: ReviewsSearch;
  readonly counts: Reviews['counts'] | undefined;
}

function Narrowing({ search, counts }: NarrowingProps) {
  const t = useWords(words);
  const navigate = route.useNavigate();
  const { kind, branchId, teamId } = search;
  const waiting = counts === undefined ? '' : ` ${counts.review + counts.override + counts.reassign}`;
  return (
    <div className="toolbar">
      <nav className="chips" aria-label={t('kinds')}>
        <Link
          to="/reviews"
          search={{ branchId, teamId }}
          className="chip"
          activeOptions={{ exact: true }}
          aria-current={kind === undefined ? 'true' : undefined}
        >
          {t('waiting')}
          {waiting}
        </Link>
        {reviewKinds.map((one) => (
          <Link
            key={one}
            to="/reviews"
            search={{ kind: one, branchId, teamId }}
            className="chip"
            activeOptions={{ exact: true }}
            aria-current={kind === one ? 'true' : undefined}
          >
            {t(one)}
            {counts === undefined ? '' : ` ${counts[one]}`}
          </Link>
        ))}
      </nav>
      <search aria-label={t('filters')} className="chips">
        <UnitFilter
          value={{ branchId, teamId }}
          withoutOwner
          onChange={(changed) =>
            void navigate({ search: { kind, branchId, teamId, ...changed } as ReviewsSearch, replace: true })
          }
        />
      </search>
    </div>
  );
}
