import ArrowLeftOutlined from '@ant-design/icons/es/icons/ArrowLeftOutlined';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { flowWords } from '../../../domain/funnel/flow-words.ts';
import { ask } from '../../client/api.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { Age } from '../../parts/age.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ExportMenu } from '../../parts/export-menu/export-menu.tsx';
import type { FunnelSearch } from '../../parts/funnel-search.ts';
import { Money } from '../../parts/money.tsx';
import { NextActionTag } from '../../parts/next-action-tag.tsx';
import { useNames } from '../../parts/organisation.ts';
import { PhaseTag } from '../../parts/phase-tag.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { ProspectLink } from '../../parts/prospect-link.tsx';
import { StaffName } from '../../parts/staff-name.tsx';
import { lossReasonWords } from '../../words/catalogue.ts';
import { commonWords } from '../../words/common.ts';
import { phaseWords, stepWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { queryOfSearch, wholeSearch } from './query.ts';
import type { FunnelListSearch } from './search.ts';
import { words } from './words.ts';
import './funnel-list.css';

const route = getRouteApi('/funnel/list');

type Row = OperationAnswer<'listProspects'>['items'][number];

/** The prospects behind a number of the funnel. */
export function Page() {
  const t = useWords(words);
  const common = useWords(commonWords);
  const search = wholeSearch(route.useSearch());
  const query = queryOfSearch(search);
  const { limit: _, ...exportQuery } = query;
  const list = useInfiniteQuery({
    queryKey: ['listProspects', { query }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask('listProspects', { query: { ...query, cursor: pageParam } }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const { title, parts } = useTitle(search);
  return (
    <div className="page">
      <Link to="/funnel" search={backTo(search)}>
        <ArrowLeftOutlined /> {t('back')}
      </Link>
      <div className="funnel-list-top">
        <h1 className="page-title">{title}</h1>
        <ExportMenu query={exportQuery} />
      </div>
      <p className="quiet funnel-list-about">
        {parts.length > 0 && `${parts.join(' · ')} · `}
        <span role="status">
          {list.isPending ? common('loading') : t(list.hasNextPage ? 'countMore' : 'count', { count: rows.length })}
        </span>
        <br />
        {t(search.flow === undefined ? 'heldNow' : 'heldThen')}
      </p>
      <ProblemText error={list.error} />
      {list.isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : rows.length === 0 ? (
        <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
      ) : (
        <Rows rows={rows} showsReason={search.flow === 'lost' || search.flow === 'disqualified'} />
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
    </div>
  );
}

/** The funnel that the number stood in; of an address that does not say, one of the same days and units. */
function backTo({ funnel, from, to, branchId, teamId, ownerId }: FunnelListSearch): FunnelSearch {
  if (funnel !== undefined) return funnel;
  const days = from === undefined || to === undefined ? {} : { period: 'days' as const, from, to };
  return { ...days, branchId, teamId, ownerId };
}

/** What is counted, in words. */
function useTitle(search: FunnelListSearch): { readonly title: string; readonly parts: readonly string[] } {
  const t = useWords(words);
  const localized = useLocalized();
  const names = useNames();
  const { flow, flowStep, step, phase, from, to, lossReason, rotting, unassigned, branchId, teamId, ownerId } = search;
  const now = unassigned === true ? 'unassigned' : rotting === true ? 'rotting' : 'open';
  const what = flow === undefined ? t(now) : localized(flowWords[flow]);
  const place = flowStep ?? step;
  const where = [
    ...(place === undefined ? [] : [t('inStep', { step: place, name: localized(stepWords[place]) })]),
    ...(phase === undefined ? [] : [localized(phaseWords[phase])]),
  ];
  const parts = [
    ...(from === undefined || to === undefined ? [] : [t('periodText', { from, to })]),
    ...(lossReason === undefined ? [] : [t('reason', { reason: localized(lossReasonWords[lossReason]) })]),
    ...(branchId === undefined ? [] : [names.branch(branchId)]),
    ...(teamId === undefined ? [] : [names.team(teamId)]),
    ...(ownerId === undefined ? [] : [names.staff(ownerId)]),
  ];
  return { title: [what, ...where].join(' · '), parts };
}

interface RowsProps {
  readonly rows: readonly Row[];

  readonly showsReason: boolean;
}

function Rows({ rows, showsReason }: RowsProps) {
  const t = useWords(words);
  const common = useWords(commonWords);
  return (
    <div className="funnel-list-scroll">
      <table className="funnel-list-table">
        <thead>
          <tr>
            <th scope="col">{common('customer')}</th>
            <th scope="col">{common('phase')}</th>
            {showsReason && <th scope="col">{t('outcome')}</th>}
            <th scope="col" className="funnel-list-number">
              {common('value')}
            </th>
            <th scope="col">{common('owner')}</th>
            <th scope="col">{t('enteredAt')}</th>
            <th scope="col" className="funnel-list-number">
              {t('untouched')}
            </th>
            <th scope="col">{common('nextAction')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ListRow key={row.prospectId} row={row} showsReason={showsReason} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ListRow({ row, showsReason }: { readonly row: Row; readonly showsReason: boolean }) {
  const localized = useLocalized();
  return (
    <tr>
      <th scope="row">
        <ProspectLink prospectId={row.prospectId}>{row.customerName}</ProspectLink>
      </th>
      <td>
        <PhaseTag phase={row.phase} step={row.step} />
      </td>
      {showsReason && <td>{row.lossReason === null ? '–' : localized(lossReasonWords[row.lossReason])}</td>}
      <td className="funnel-list-number">
        <Money fen={row.expectedValueFen} />
      </td>
      <td>
        <StaffName staffId={row.ownerId} />
      </td>
      <td>
        <Age at={row.stepEnteredAt} />
      </td>
      <td className="funnel-list-number figure">{row.untouchedWorkingDays ?? '–'}</td>
      <td>{row.open ? <NextActionTag nextAction={row.nextAction} /> : '–'}</td>
    </tr>
  );
}
