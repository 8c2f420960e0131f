import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { BoardMove } from '../../../domain/board/moves.ts';
import { queryOf } from '../../client/queries.ts';
import { ExportMenu } from '../../parts/export-menu/export-menu.tsx';
import { useFeedback } from '../../parts/feedback.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useWords } from '../../words/words.ts';
import { BoardView } from './board-view.tsx';
import type { Card } from './card-data.ts';
import type { PendingMove } from './column.tsx';
import { Filters } from './filters.tsx';
import { focusCard } from './focus-card.ts';
import type { MoveOutcome } from './gate-drawer.tsx';
import { NothingHere } from './nothing-here.tsx';
import { exportOf, filterOf, filterQuery, isNarrowed, orderOf } from './query.ts';
import { ViewsMenu } from './views-menu.tsx';
import type { BoardSearch } from './search.ts';
import { words } from './words.ts';
import './board.css';

// What opens on demand comes on demand: the first load is the board alone.
const TableView = lazy(async () => ({ default: (await import('./table-view.tsx')).TableView }));
const SidePanel = lazy(async () => ({ default: (await import('./side-panel.tsx')).SidePanel }));
const GateDrawer = lazy(async () => ({ default: (await import('./gate-drawer.tsx')).GateDrawer }));
const MoveChooser = lazy(async () => ({ default: (await import('./move-chooser.tsx')).MoveChooser }));

const route = getRouteApi('/board');

/** The pipeline: six columns of cards, or the same as a table. */
export function Page() {
  const t = useWords(words);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = useCallback(
    (changed: Partial<BoardSearch>) =>
      void navigate({ search: (before: BoardSearch) => ({ ...before, ...changed }), replace: true }),
    [navigate],
  );
  const query = useBoardQuery(search);
  const moving = useMoving();
  const open = useCallback((prospectId: string) => change({ card: prospectId }), [change]);
  const isTable = search.view === 'table';
  return (
    <div className="board-page">
      <div className="board-top">
        <h1 className="page-title">{t('title')}</h1>
        <ViewSwitch isTable={isTable} onChange={(view) => change({ view, step: undefined })} />
        <div className="board-tools">
          <ViewsMenu search={search} onChoose={(chosen) => void navigate({ search: chosen })} />
          <ExportMenu query={exportOf(query, search)} />
        </div>
      </div>
      <Filters search={search} onChange={change} />
      {isTable ? (
        <Suspense fallback={<Skeleton active paragraph={{ rows: 12 }} />}>
          <TableView query={query} search={search} onOpen={open} onChange={change} />
        </Suspense>
      ) : (
        <Columns search={search} query={query} moving={moving} onOpen={open} onChange={change} />
      )}
      <Suspense>
        {search.card !== undefined && moving.pending === null && (
          <SidePanel
            prospectId={search.card}
            onMove={moving.choose}
            onClose={() => {
              change({ card: undefined });
              if (search.card !== undefined) focusCard(search.card);
            }}
          />
        )}
        {moving.choosing !== null && (
          <MoveChooser card={moving.choosing} onMove={moving.begin} onClose={moving.giveUpChoosing} />
        )}
        {moving.pending !== null && <GateDrawer {...moving.pending} onClose={moving.end} />}
      </Suspense>
    </div>
  );
}

interface ViewSwitchProps {
  readonly isTable: boolean;
  readonly onChange: (view: BoardSearch['view']) => void;
}

function ViewSwitch({ isTable, onChange }: ViewSwitchProps) {
  const t = useWords(words);
  return (
    <div className="board-switch" role="group" aria-label={t('viewLabel')}>
      <button type="button" aria-pressed={!isTable} onClick={() => onChange(undefined)}>
        {t('asBoard')}
      </button>
      <button type="button" aria-pressed={isTable} onClick={() => onChange('table')}>
        {t('asTable')}
      </button>
    </div>
  );
}

/** The filter and order as the API takes them; the same object while they stay the same. */
function useBoardQuery(search: BoardSearch) {
  const query = { ...filterQuery(filterOf(search)), ...orderOf(search) };
  const text = JSON.stringify(query);
  return useMemo(() => JSON.parse(text) as typeof query, [text]);
}

interface ColumnsProps {
  readonly search: BoardSearch;
  readonly query: ReturnType<typeof useBoardQuery>;
  readonly moving: Moving;
  readonly onOpen: (prospectId: string) => void;
  readonly onChange: (changed: Partial<BoardSearch>) => void;
}

function Columns({ search, query, moving, onOpen, onChange }: ColumnsProps) {
  const board = useQuery({ ...queryOf('getBoard', { query }), placeholderData: keepPreviousData });
  const { data, error } = board;
  if (data === undefined)
    return error === null ? <Skeleton active paragraph={{ rows: 12 }} /> : <ProblemText error={error} />;
  if (isNarrowed(filterOf(search)) && data.columns.every(({ count }) => count === 0))
    return <NothingHere search={search} onChange={onChange} />;
  const firstFilled = data.columns.find(({ count }) => count > 0)?.step ?? 1;
  return (
    <>
      <ProblemText error={error} />
      <BoardView
        board={data}
        readAtMs={board.dataUpdatedAt}
        query={query}
        step={search.step ?? firstFilled}
        onStep={(step) => onChange({ step })}
        pending={moving.pending}
        returnedId={moving.returnedId}
        onOpen={onOpen}
        onChooseMove={moving.choose}
        onMove={moving.begin}
      />
    </>
  );
}

interface Moving {
  readonly pending: PendingMove | null;
  readonly choosing: Card | null;
  /** The card that has just come back to its column. */
  readonly returnedId: string | null;
  readonly choose: (card: Card) => void;
  readonly giveUpChoosing: () => void;
  readonly begin: (card: Card, move: BoardMove) => void;
  readonly end: (outcome: MoveOutcome) => void;
}

/** The one move under way: from the drop to its end, or back to where the card came from, visibly and with the reason. */
function useMoving(): Moving {
  const t = useWords(words);
  const { message } = useFeedback();
  const [pending, setPending] = useState<PendingMove | null>(null);
  const [choosing, setChoosing] = useState<Card | null>(null);
  const [returnedId, setReturnedId] = useState<string | null>(null);
  const begin = useCallback((card: Card, move: BoardMove) => {
    setChoosing(null);
    setReturnedId(null);
    setPending({ card, move });
  }, []);
  const end = useCallback(
    (outcome: MoveOutcome) => {
      setPending(null);
      if (pending === null) return;
      const { card, move } = pending;
      const customer = card.customerName;
      if (outcome.moved) void message.success(t('movedTo', { customer, step: move.step }));
      else {
        setReturnedId(card.prospectId);
        const place = { customer, step: card.step };
        void message.warning(
          outcome.why === null ? t('stayedPlain', place) : t('stayed', { ...place, why: outcome.why }),
        );
      }
      focusCard(card.prospectId);
    },
    [pending, message, t],
  );
  const giveUpChoosing = (): void => {
    setChoosing(null);
    if (choosing !== null) focusCard(choosing.prospectId);
  };
  return { pending, choosing, returnedId, choose: setChoosing, giveUpChoosing, begin, end };
}
