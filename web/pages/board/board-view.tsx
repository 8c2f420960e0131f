import { DndContext, DragOverlay, type DragEndEvent, type DragStartEvent } from '@dnd-kit/core';
import { useState } from 'react';
import type { BoardMove } from '../../../domain/board/moves.ts';
import type { StepNumber } from '../../../domain/process/definition.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { useWords } from '../../words/words.ts';
import type { Board, Card } from './card-data.ts';
import { CardView } from './card-view.tsx';
import { Column, type PendingMove } from './column.tsx';
import { underPointer, useBoardSensors } from './drag.ts';
import type { BoardQuery } from './query.ts';
import { StepSwitcher } from './step-switcher.tsx';
import { useAnnouncements } from './use-announcements.ts';
import { useCardKeys } from './use-card-keys.ts';
import { useCardLabel } from './use-card-label.ts';
import { useIsPhone } from '../../parts/use-is-phone.ts';
import { useMoves } from './use-process-map.ts';
import { words } from './words.ts';

interface BoardViewProps {
  readonly board: Board;
  readonly readAtMs: number;
  readonly query: BoardQuery;
  /** The column in sight on a phone. */
  readonly step: StepNumber;
  readonly onStep: (step: StepNumber) => void;
  readonly pending: PendingMove | null;
  readonly returnedId: string | null;
  readonly onOpen: (prospectId: string) => void;
  /** Somebody wants to choose where a card goes. */
  readonly onChooseMove: (card: Card) => void;
  readonly onMove: (card: Card, move: BoardMove) => void;
}

/** Six columns whose cards are dragged with mouse, finger or keys; on a phone one at a time. */
export function BoardView(props: BoardViewProps) {
  const { board, readAtMs, query, step, onStep, pending, returnedId, onOpen, onMove } = props;
  const isPhone = useIsPhone();
  const sensors = useBoardSensors();
  const accessibility = useAnnouncements();
  const labelOf = useCardLabel();
  const keys = useCardKeys(props);
  const drag = useDrag(onMove);
  const shown = isPhone ? board.columns.filter((column) => column.step === step) : board.columns;
  const currentId = keys.currentId ?? shown.find(({ items }) => items.length > 0)?.items[0]?.prospectId ?? null;
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={underPointer}
      accessibility={accessibility}
      onDragStart={drag.start}
      onDragEnd={drag.end}
      onDragCancel={drag.cancel}
    >
      {isPhone && <StepSwitcher columns={board.columns} step={step} onStep={onStep} dropOn={drag.dropOn} />}
      <div className="board">
        {shown.map((column) => (
          <Column
            key={column.step}
            column={column}
            readAtMs={readAtMs}
            query={query}
            drop={drag.dropOn(column.step)}
            pending={pending}
            returnedId={returnedId}
            currentId={currentId}
            labelOf={labelOf}
            onOpen={onOpen}
            onFocus={keys.setCurrentId}
            onKeyDown={keys.onKeyDown}
            register={keys.register}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={pending === null ? undefined : null}>
        {drag.card !== null && (
          <div className="board-card board-card-lifted">
            <CardView card={drag.card} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

type DropOn = 'takes' | 'refuses' | null;

interface Drag {
  readonly card: Card | null;
  readonly dropOn: (step: StepNumber) => DropOn;
  readonly start: (event: DragStartEvent) => void;
  readonly end: (event: DragEndEvent) => void;
  readonly cancel: () => void;
}

interface Lifted {
  readonly card: Card;
  readonly from: StepNumber;
  readonly moves: readonly BoardMove[];
}

/** The card in hand, and which columns take it. */
function useDrag(onMove: BoardViewProps['onMove']): Drag {
  const t = useWords(words);
  const { message } = useFeedback();
  const movesOf = useMoves();
  const [lifted, setLifted] = useState<Lifted | null>(null);
  return {
    card: lifted?.card ?? null,
    dropOn: (step) => {
      if (lifted === null || step === lifted.from) return null;
      return lifted.moves.some((move) => move.step === step) ? 'takes' : 'refuses';
    },
    start: ({ active }) => {
      const { card, step: from } = active.data.current as { card: Card; step: StepNumber };
      setLifted({ card, from, moves: movesOf(card) });
    },
    end: ({ over }) => {
      setLifted(null);
      const step = (over?.data.current as { step?: StepNumber } | undefined)?.step;
      if (lifted === null || step === undefined || step === lifted.from) return;
      const move = lifted.moves.find((one) => one.step === step);
      if (move === undefined) void message.warning(lifted.card.held ? t('noMovesHeld') : t('notAllowed'));
      else onMove(lifted.card, move);
    },
    cancel: () => setLifted(null),
  };
}
