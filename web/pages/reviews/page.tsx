import ReloadOutlined from '@ant-design/icons/es/icons/ReloadOutlined';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { reviewKinds } from '../../../contracts/reviews.ts';
import { ask } from '../../client/api.ts';
import { useSingleKeys } from '../../client/single-keys.ts';
import { CommandDrawer, type AskedForm } from '../../parts/command-form/command-drawer.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { UnitFilter } from '../../parts/unit-filter.tsx';
import { useIsPhone } from '../../parts/use-is-phone.ts';
import { commonWords } from '../../words/common.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { formOf } from './asked-form.ts';
import { Detail } from './detail.tsx';
import { Queue } from './queue.tsx';
import type { Review, Reviews, Verdict } from './review.ts';
import type { ReviewsSearch } from './search.ts';
import { useReviewKeys } from './use-review-keys.ts';
import { words } from './words.ts';
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
      ) : items.length === 0 ? (
        <EmptyState
          title={t(kind === 'deferred' ? 'emptyDeferredTitle' : 'emptyTitle')}
          text={t(kind === 'deferred' ? 'emptyDeferredText' : 'emptyText')}
        />
      ) : (
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

interface WorkProps {
  readonly items: readonly Review[];
  readonly chosenId: string | undefined;
}

/** The queue, and the one in hand; after a decision the next one is in hand. */
function Work({ items, chosenId }: WorkProps) {
  const t = useWords(words);
  const isPhone = useIsPhone();
  const navigate = route.useNavigate();
  const [asked, setAsked] = useState<AskedForm | null>(null);
  const at = items.findIndex(({ id }) => id === chosenId);
  // What was in hand may be decided by somebody else meanwhile: the first one then.
  const inHand = at === -1 ? (isPhone ? undefined : items[0]) : items[at];
  const choose = (id: string | undefined): void => {
    setAsked(null);
    void navigate({ search: (before) => ({ ...before, item: id }), replace: true });
  };
  const goTo = (index: number): void => choose(items[Math.min(Math.max(index, 0), items.length - 1)]?.id);
  const present = Math.max(at, 0);
  const takeNext = (): void => choose(items[present + 1]?.id ?? items[present - 1]?.id);
  const decide = (verdict: Verdict): void => {
    if (inHand !== undefined && !inHand.ownCase) setAsked(formOf(inHand, verdict));
  };
  useReviewKeys(
    {
      next: () => goTo(inHand === undefined ? 0 : present + 1),
      previous: () => goTo(present - 1),
      approve: () => decide('approve'),
      reject: () => decide('reject'),
      defer: () => decide('defer'),
    },
    useSingleKeys(),
  );
  return (
    <div className="review-panes">
      {(!isPhone || inHand === undefined) && (
        <div>
          <Queue items={items} chosenId={inHand?.id} onChoose={({ id }) => choose(id)} />
          <p className="quiet wide-only">{t('moveHint')}</p>
        </div>
      )}
      {inHand === undefined ? (
        !isPhone && <EmptyState title={t('chooseTitle')} text={t('chooseText')} />
      ) : (
        <Detail item={inHand} isPhone={isPhone} onDecide={decide} onDone={takeNext} onBack={() => choose(undefined)} />
      )}
      {inHand !== undefined && (
        <CommandDrawer
          key={inHand.id}
          prospectId={inHand.prospect.prospectId}
          customerName={inHand.prospect.customerName}
          asked={asked}
          onClose={() => setAsked(null)}
          onDone={takeNext}
        />
      )}
    </div>
  );
}
