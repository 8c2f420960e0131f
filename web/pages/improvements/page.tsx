import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { ask } from '../../client/api.ts';
import { Choice } from '../../parts/choice.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { organisationQuery } from '../../parts/organisation.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { commonWords } from '../../words/common.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { ItemDrawer } from './item-drawer.tsx';
import { queryOfSearch } from './query.ts';
import { Rows } from './rows.tsx';
import { improvementLists, type ImprovementsSearch } from './search.ts';
import { words } from './words.ts';
import './improvements.css';

const route = getRouteApi('/improvements');

/** What must get better, who sees to it until when, and what became of it. */
export function Page() {
  const t = useWords(words);
  const common = useWords(commonWords);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = queryOfSearch(search);
  const list = useInfiniteQuery({
    queryKey: ['listImprovements', { query }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask('listImprovements', { query: { ...query, cursor: pageParam } }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const show = (item: string | undefined): void => void navigate({ search: { ...search, item }, replace: true });
  return (
    <div className="page">
      <h1 className="page-title">{t('title')}</h1>
      <p className="quiet">
        {t('text')} <Link to="/stories">{t('stories')}</Link>
      </p>
      <Filters search={search} />
      <ProblemText error={list.error} />
      {list.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : rows.length === 0 && list.error === null ? (
        <NothingHere search={search} />
      ) : (
        <Rows rows={rows} onOpen={show} />
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
      {search.item !== undefined && <ItemDrawer itemId={search.item} onClose={() => show(undefined)} />}
    </div>
  );
}

function Filters({ search }: { readonly search: ImprovementsSearch }) {
  const t = useWords(words);
  const localized = useLocalized();
  const navigate = route.useNavigate();
  const { data } = useQuery(organisationQuery);
  const { branchId, list } = search;
  return (
    <div className="toolbar">
      <nav className="chips" aria-label={t('views')}>
        {[undefined, ...improvementLists].map((one) => (
          <Link
            key={one ?? 'active'}
            to="/improvements"
            search={{ list: one, branchId }}
            className="chip"
            activeOptions={{ exact: true }}
            aria-current={one === list ? 'true' : undefined}
          >
            {t(one ?? 'active')}
          </Link>
        ))}
      </nav>
      <search aria-label={t('filters')} className="chips">
        <Choice
          label={t('branch')}
          any={t('anyBranch')}
          value={branchId}
          options={[...(data?.branches.values() ?? [])].map((branch) => [branch.branchId, localized(branch.name)])}
          onChange={(chosen) => void navigate({ search: { list, branchId: chosen }, replace: true })}
        />
      </search>
    </div>
  );
}

function NothingHere({ search: { list, branchId } }: { readonly search: ImprovementsSearch }) {
  const t = useWords(words);
  if (list === 'overdue' && branchId === undefined)
    return <EmptyState title={t('noneOverdue')} text={t('emptyText')} />;
  if (list === undefined && branchId === undefined) return <EmptyState title={t('emptyTitle')} text={t('emptyText')} />;
  return (
    <EmptyState
      title={t('narrowedTitle')}
      text={t('narrowedText')}
      action={
        <Link to="/improvements" search={{}}>
          {t('clear')}
        </Link>
      }
    />
  );
}
