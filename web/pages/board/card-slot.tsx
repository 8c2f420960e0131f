import { useDraggable } from '@dnd-kit/core';
import { memo, type KeyboardEvent } from 'react';
import type { StepNumber } from '../../../domain/process/definition.ts';
import { useRecentChange } from '../../client/live/recent-changes.ts';
import type { Card } from './card-data.ts';
import { CardView } from './card-view.tsx';

interface CardSlotProps {
  readonly card: Card;
  readonly step: StepNumber;
  readonly index: number;
  readonly label: string;
  /** The one card that Tab comes to. */
  readonly isCurrent: boolean;
  /** On its way into this column, or just come back from another one. */
  readonly mark: 'pending' | 'returned' | null;
  readonly onOpen: (prospectId: string) => void;
  readonly onFocus: (prospectId: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** Where the element of a card is found. */
export function cardElementId(prospectId: string): string {
  return `card-${prospectId}`;
}

/** A card in its column: pressed it opens, held it is dragged. */
export const CardSlot = memo(function CardSlot(props: CardSlotProps) {
  const { card, step, index, label, isCurrent, mark, onOpen, onFocus, onKeyDown } = props;
  const { setNodeRef, attributes, listeners, isDragging } = useDraggable({
    id: card.prospectId,
    data: { card, step },
    disabled: mark === 'pending',
  });
  const change = useRecentChange(card.prospectId);
  const classes = [
    'board-card',
    ...(card.rotting ? ['board-card-rotting'] : []),
    ...(change === null ? [] : ['board-card-changed']),
    ...(isDragging ? ['board-card-dragged'] : []),
    ...(mark === null ? [] : [`board-card-${mark}`]),
  ];
  return (
    <div
      ref={setNodeRef}
      {...attributes}
      {...listeners}
      id={cardElementId(card.prospectId)}
      className={classes.join(' ')}
      role="button"
      aria-label={label}
      aria-roledescription={undefined}
      aria-busy={mark === 'pending'}
      tabIndex={isCurrent ? 0 : -1}
      data-step={step}
      data-index={index}
      data-prospect={card.prospectId}
      onKeyDown={(event) => {
        listeners?.['onKeyDown']?.(event);
        onKeyDown(event);
      }}
      onClick={() => onOpen(card.prospectId)}
      onFocus={() => onFocus(card.prospectId)}
    >
      <CardView card={card} />
    </div>
  );
});
