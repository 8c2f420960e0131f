import ArrowDownOutlined from '@ant-design/icons/es/icons/ArrowDownOutlined';
import ArrowUpOutlined from '@ant-design/icons/es/icons/ArrowUpOutlined';
import HistoryOutlined from '@ant-design/icons/es/icons/HistoryOutlined';
import LockOutlined from '@ant-design/icons/es/icons/LockOutlined';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Skeleton, Spin } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { ask } from '../../client/api.ts';
import { Age } from '../../parts/age.tsx';
import { Money } from '../../parts/money.tsx';
import { NextActionTag } from '../../parts/next-action-tag.tsx';
import { PhaseTag } from '../../parts/phase-tag.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { StaffName } from '../../parts/staff-name.tsx';
import { useNow } from '../../parts/use-now.ts';
import { commonWords } from '../../words/common.ts';
import { useWords } from '../../words/words.ts';
import { daysInStep, type Card } from './card-data.ts';
import { NothingHere } from './nothing-here.tsx';
import { given, onBoard, orderOf, type BoardQuery } from './query.ts';
import type { BoardSearch } from './search.ts';
import { useVirtualList } from './use-virtual-list.ts';
import { words } from './words.ts';

interface TableViewProps {
  readonly query: BoardQuery;
  readonly search: BoardSearch;
  readonly onOpen: (prospectId: string) => void;
  readonly onChange: (changed: Partial<BoardSearch>) => void;
}

type Sort = NonNullable<BoardSearch['sort']>;

interface GridColumn {
  readonly key: string;
  readonly title: string;
  readonly sort?: Sort;
  /** The order that is wanted first. */
  readonly first?: 'asc' | 'desc';
  /** What is shown grows while what is sorted by falls: the longer ago, the more days. */
  readonly isInverted?: boolean;
  readonly isNumber?: boolean;
  readonly cell: (card: Card) => ReactNode;
}

const rowPx = 32;
const rowsARead = 100;
const readAhead = 30;

/** The same prospects as rows, read and drawn as they come into sight. */
export function TableView({ query, search, onOpen, onChange }: TableViewProps) {
  const t = useWords(words);
  const columns = useGridColumns(onOpen);
  const { rows, list } = useRows(query, search);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualList({ cards: rows, scroller, heightOf: () => rowPx, overscan: 12 });
  const inSight = virtual.getVirtualItems();
  const lastInSight = inSight.at(-1)?.index ?? 0;
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isFetchNextPageError && lastInSight >= rows.length - readAhead)
      void fetchNextPage();
  });
  if (list.isPending) return <Skeleton active paragraph={{ rows: 12 }} />;
  if (list.isError && rows.length === 0) return <ProblemText error={list.error} />;
  if (rows.length === 0) return <NothingHere search={search} onChange={onChange} />;
  return (
    <div ref={scroller} className="board-grid-table" role="table" aria-label={t('tableLabel')}>
      <div role="rowgroup" className="board-grid-head">
        <div role="row" style={{ display: 'contents' }}>
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} search={search} onChange={onChange} />
          ))}
        </div>
      </div>
      <div role="rowgroup" className="board-grid-body" style={{ height: virtual.getTotalSize() }}>
        {inSight.map(({ index, key, start }) => {
          const card = rows[index];
          return card === undefined ? null : (
            <div
              key={key}
              role="row"
              className={card.rotting ? 'board-grid-row board-grid-row-rotting' : 'board-grid-row'}
              style={{ transform: `translateY(${start}px)` }}
            >
              {columns.map((column) => (
                <div
                  key={column.key}
                  role="cell"
                  className={column.isNumber === true ? 'board-grid-cell board-grid-number' : 'board-grid-cell'}
                >
                  {column.cell(card)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {isFetching && <Spin size="small" className="board-more" />}
      {list.isError && !isFetching && (
        <ReadFailed error={list.error} onRetry={() => void (isFetchNextPageError ? fetchNextPage() : list.refetch())} />
      )}
    </div>
  );
}

interface ReadFailedProps {
  readonly error: Error;
  readonly onRetry: () => void;
}

/** Under the rows that are there: that more could not be read, so that nobody takes them for all. */
function ReadFailed({ error, onRetry }: ReadFailedProps) {
  const common = useWords(commonWords);
  return (
    <div className="board-more">
      <ProblemText error={error} />
      <Button onClick={onRetry}>{common('retry')}</Button>
    </div>
  );
}

function useRows(query: BoardQuery, search: BoardSearch) {
  const wanted = given({ ...query, ...onBoard, ...orderOf(search), step: search.step, limit: rowsARead });
  const list = useInfiniteQuery({
    queryKey: ['listProspects', { query: wanted }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      ask('listProspects', { query: given({ ...wanted, cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  return { list, rows: list.data?.pages.flatMap(({ items }) => items) ?? [] };
}

function useGridColumns(onOpen: (prospectId: string) => void): readonly GridColumn[] {
  const t = useWords(words);
  const common = useWords(commonWords);
  const now = useNow();
  return [
    {
      key: 'customer',
      title: common('customer'),
      sort: 'customerName',
      cell: (card) => (
        <button
          type="button"
          className="board-grid-open"
          title={card.customerName}
          onClick={() => onOpen(card.prospectId)}
        >
          {card.customerName}
        </button>
      ),
    },
    { key: 'phase', title: common('phase'), cell: ({ phase, step }) => <PhaseTag phase={phase} step={step} /> },
    {
      key: 'days',
      title: t('days'),
      sort: 'stepEnteredAt',
      isInverted: true,
      isNumber: true,
      cell: (card) => daysInStep(card, now),
    },
    {
      key: 'value',
      title: common('value'),
      sort: 'expectedValueFen',
      first: 'desc',
      isNumber: true,
      cell: ({ expectedValueFen }) => <Money fen={expectedValueFen} />,
    },
    { key: 'owner', title: common('owner'), cell: ({ ownerId }) => <StaffName staffId={ownerId} /> },
    {
      key: 'contact',
      title: common('lastContact'),
      sort: 'lastContactAt',
      cell: ({ lastContactAt }) => <Age at={lastContactAt} />,
    },
    {
      key: 'next',
      title: common('nextAction'),
      sort: 'nextActionAt',
      cell: ({ nextAction }) => <NextActionTag nextAction={nextAction} />,
    },
    { key: 'status', title: t('status'), cell: (card) => <Status card={card} /> },
  ];
}

function Status({ card }: { readonly card: Card }) {
  const t = useWords(words);
  return (
    <>
      {card.held && (
        <span className="card-held">
          <LockOutlined /> {t('held')}{' '}
        </span>
      )}
      {card.rotting && (
        <span className="card-rotting">
          <HistoryOutlined /> {t('untouched', { days: card.untouchedWorkingDays ?? 0 })}
        </span>
      )}
    </>
  );
}

interface HeadCellProps extends Pick<TableViewProps, 'search' | 'onChange'> {
  readonly column: GridColumn;
}

function HeadCell({ column, search, onChange }: HeadCellProps) {
  const { title, sort, first = 'asc', isNumber, isInverted = false } = column;
  const present = orderOf(search);
  const isSorted = sort === present.sort;
  const ascends = present.order === 'asc';
  const className = isNumber === true ? 'board-grid-cell board-grid-number' : 'board-grid-cell';
  if (sort === undefined)
    return (
      <div role="columnheader" className={className}>
        <span className="board-grid-title">{title}</span>
      </div>
    );
  const next = isSorted ? (ascends ? 'desc' : 'asc') : first;
  const grows = ascends !== isInverted;
  return (
    <div role="columnheader" className={className} aria-sort={isSorted ? (grows ? 'ascending' : 'descending') : 'none'}>
      <button type="button" className="board-grid-sort" onClick={() => onChange({ sort, order: next })}>
        {title}
        {isSorted && (grows ? <ArrowUpOutlined /> : <ArrowDownOutlined />)}
      </button>
    </div>
  );
}
