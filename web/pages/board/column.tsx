import { useDroppable } from '@dnd-kit/core';
import { Button } from 'antd';
import { memo, useEffect, useMemo, useRef, type KeyboardEvent, type RefObject } from 'react';
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
import { useVirtualList } from './use-virtual-list.ts';
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
  /** When the board was read. */
  readonly readAtMs: number;
  readonly query: BoardQuery;
  /** While a card is dragged: whether it may be dropped here. */
  readonly drop: 'takes' | 'refuses' | null;
  readonly pending: PendingMove | null;
  readonly returnedId: string | null;
  readonly currentId: string | null;
  readonly labelOf: (card: Card) => string;
  readonly onOpen: (prospectId: string) => void;
  readonly onFocus: (prospectId: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
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

function heightOf({ rotting }: Card): number {
  return cardPx + gapPx + (rotting ? rottingLinePx : 0);
}

/** One step: how many and how much, and its cards, of which only those in sight are drawn. */
export const Column = memo(function Column(props: ColumnProps) {
  const { column, query, drop, pending } = props;
  const { step } = column;
  const { cards, hasMore, isLoading, isFailed, loadMore } = useColumn(column, query, props.readAtMs);
  const shown = useMemo(() => withPending(cards, step, pending), [cards, step, pending]);
  const scroller = useRef<HTMLDivElement>(null);
  const { setNodeRef, isOver } = useDroppable({ id: dropId(step), data: { step } });
  const classes = ['board-column', ...(drop === null ? [] : [`board-column-${drop}`]), ...(isOver ? ['is-over'] : [])];
  const readOn = hasMore && !isLoading && !isFailed ? loadMore : null;
  return (
    <section ref={setNodeRef} className={classes.join(' ')} aria-labelledby={`column-${step}`}>
      <ColumnHead column={column} drop={drop} />
      <div ref={scroller} className="board-cards">
        {shown.length === 0 ? (
          <EmptyColumn />
        ) : (
          <CardList {...props} cards={shown} scroller={scroller} onEndInSight={readOn} />
        )}
        {isLoading && <Loading />}
        {isFailed && <LoadFailed onRetry={loadMore} />}
      </div>
    </section>
  );
});

interface CardListProps extends ColumnProps {
  readonly cards: readonly Card[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Called when the last cards that were read come into sight; null when there are no more. */
  readonly onEndInSight: (() => void) | null;
}

function CardList(props: CardListProps) {
  const { cards, scroller, onEndInSight, column, pending, returnedId, currentId, register } = props;
  const { step } = column;
  const virtual = useVirtualList({ cards, scroller, heightOf, overscan: 5 });
  const rows = virtual.getVirtualItems();
  const lastInSight = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastInSight >= cards.length - readAhead) onEndInSight?.();
  });
  useEffect(() => {
    const focus = (index: number): void => {
      const card = cards[index];
      if (card === undefined) return;
      virtual.scrollToIndex(index);
      focusCard(card.prospectId);
    };
    register(step, { cardAt: (index) => cards[index], count: cards.length, focus });
    return () => register(step, null);
  }, [register, step, cards, virtual]);
  return (
    <ul className="board-list" style={{ height: virtual.getTotalSize() }}>
      {rows.map(({ index, key, start }) => {
        const card = cards[index];
        return card === undefined ? null : (
          <li key={key} className="board-item" style={{ transform: `translateY(${start}px)` }}>
            <CardSlot
              card={card}
              step={step}
              index={index}
              label={props.labelOf(card)}
              isCurrent={card.prospectId === currentId}
              mark={markOf(card, pending, returnedId)}
              onOpen={props.onOpen}
              onFocus={props.onFocus}
              onKeyDown={props.onKeyDown}
            />
          </li>
        );
      })}
    </ul>
  );
}

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
      {drop === 'refuses' ? (
        <span className="board-refusal">{t('refusesCard')}</span>
      ) : (
        <span className="board-sums figure" aria-hidden>
          <strong>{formats.number(count)}</strong> · {formats.money(valueFen)}
        </span>
      )}
    </header>
  );
}

function EmptyColumn() {
  const t = useWords(words);
  return <p className="board-empty quiet">{t('emptyColumn')}</p>;
}

function Loading() {
  const common = useWords(commonWords);
  return (
    <p className="board-more quiet" role="status">
      {common('loading')}
    </p>
  );
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
