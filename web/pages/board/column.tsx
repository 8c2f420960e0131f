import { useDroppable } from '@dnd-kit/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button, Spin } from 'antd';
import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import type { BoardMove } from '../../../domain/board/moves.ts';
import type { StepNumber } from '../../../domain/process/definition.ts';
import { useFormats } from '../../words/format.ts';
import { commonWords } from '../../words/common.ts';
import { shortStepWords, stepWords } from '../../words/process.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import type { BoardColumn, Card } from './card-data.ts';
import { CardSlot } from './card-slot.tsx';
import { focusCard } from './focus-card.ts';
import type { BoardQuery } from './query.ts';
import { useColumn } from './use-column.ts';
import { words } from './words.ts';

/** A card that lies in another column until its move is decided. */
export interface PendingMove {
  readonly card: Card;
  readonly move: BoardMove;
}

/** What the board asks of a column: for keys that go from card to card. */
export interface ColumnHandle {
  readonly cardAt: (index: number) => Card | undefined;
  readonly count: number;
  readonly focus: (index: number) => void;
}

export interface ColumnProps {
  readonly column: BoardColumn;
  readonly query: BoardQuery;
  /** While a card is dragged: whether it may be dropped here. */
  readonly drop: 'takes' | 'refuses' | null;
  readonly pending: PendingMove | null;
  readonly returnedId: string | null;
  readonly currentId: string | null;
  readonly labelOf: (card: Card) => string;
  readonly onOpen: (prospectId: string) => void;
  readonly onFocus: (prospectId: string) => void;
  readonly register: (step: StepNumber, handle: ColumnHandle | null) => void;
}

const cardPx = 94;
const rottingLinePx = 19;
const gapPx = 6;
/** So many cards before the end of what is there, more is asked for. */
const readAhead = 15;

export function dropId(step: StepNumber): string {
  return `step-${step}`;
}

/** One step: how many and how much, and its cards, of which only those in sight are drawn. */
export const Column = memo(function Column(props: ColumnProps) {
  const { column, query, drop, pending, returnedId, currentId, labelOf, onOpen, onFocus, register } = props;
  const { step } = column;
  const { cards, hasMore, isLoading, isFailed, loadMore } = useColumn(column, query);
  const shown = useMemo(() => withPending(cards, step, pending), [cards, step, pending]);
  const scroller = useRef<HTMLDivElement>(null);
  const { setNodeRef, isOver } = useDroppable({ id: dropId(step), data: { step } });
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => cardPx + gapPx + (shown[index]?.rotting === true ? rottingLinePx : 0),
    getItemKey: (index) => shown[index]?.prospectId ?? index,
    overscan: 5,
  });
  const rows = virtual.getVirtualItems();
  const lastInSight = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isLoading && !isFailed && lastInSight >= shown.length - readAhead) loadMore();
  });

  const focus = useCallback(
    (index: number) => {
      const card = shown[index];
      if (card === undefined) return;
      virtual.scrollToIndex(index);
      focusCard(card.prospectId);
    },
    [shown, virtual],
  );
  useEffect(() => {
    register(step, { cardAt: (index) => shown[index], count: shown.length, focus });
    return () => register(step, null);
  }, [register, step, shown, focus]);

  const classes = ['board-column', ...(drop === null ? [] : [`board-column-${drop}`]), ...(isOver ? ['is-over'] : [])];
  return (
    <section ref={setNodeRef} className={classes.join(' ')} aria-labelledby={`column-${step}`}>
      <ColumnHead column={column} drop={drop} />
      <div ref={scroller} className="board-cards">
        {shown.length === 0 ? (
          <EmptyColumn />
        ) : (
          <ul className="board-list" style={{ height: virtual.getTotalSize() }}>
            {rows.map(({ index, key, start }) => {
              const card = shown[index];
              if (card === undefined) return null;
              const mark = markOf(card, pending, returnedId);
              return (
                <li key={key} className="board-item" style={{ transform: `translateY(${start}px)` }}>
                  <CardSlot
                    card={card}
                    step={step}
                    index={index}
                    label={labelOf(card)}
                    isCurrent={card.prospectId === currentId}
                    mark={mark}
                    onOpen={onOpen}
                    onFocus={onFocus}
                  />
                </li>
              );
            })}
          </ul>
        )}
        {isLoading && <Spin size="small" className="board-more" />}
        {isFailed && <LoadFailed onRetry={loadMore} />}
      </div>
    </section>
  );
});

function withPending(cards: readonly Card[], step: StepNumber, pending: PendingMove | null): readonly Card[] {
  if (pending === null) return cards;
  const others = cards.filter(({ prospectId }) => prospectId !== pending.card.prospectId);
  return pending.move.step === step ? [pending.card, ...others] : others;
}

function markOf({ prospectId }: Card, pending: PendingMove | null, returnedId: string | null) {
  if (prospectId === pending?.card.prospectId) return 'pending';
  return prospectId === returnedId ? 'returned' : null;
}

function ColumnHead({ column: { step, count, valueFen }, drop }: Pick<ColumnProps, 'column' | 'drop'>) {
  const t = useWords(words);
  const localized = useLocalized();
  const formats = useFormats();
  const label = t('columnLabel', {
    step,
    name: localized(stepWords[step]),
    count: formats.number(count),
    value: formats.money(valueFen),
  });
  return (
    <header className="board-head" title={localized(stepWords[step])}>
      <h2 id={`column-${step}`} aria-label={label}>
        <span className="step-number">{step}</span> {localized(shortStepWords[step])}
      </h2>
      <span className="board-sums figure" aria-hidden>
        <strong>{formats.number(count)}</strong> · {formats.money(valueFen)}
      </span>
      {drop === 'refuses' && <span className="board-refusal">{t('notAllowed')}</span>}
    </header>
  );
}

function EmptyColumn() {
  const t = useWords(words);
  return <p className="board-empty quiet">{t('emptyColumn')}</p>;
}

function LoadFailed({ onRetry }: { readonly onRetry: () => void }) {
  const t = useWords(words);
  const common = useWords(commonWords);
  return (
    <p className="board-more" role="alert">
      {t('loadFailed')}{' '}
      <Button size="small" onClick={onRetry}>
        {common('retry')}
      </Button>
    </p>
  );
}
