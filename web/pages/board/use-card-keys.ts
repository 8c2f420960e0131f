import { useCallback, useRef, useState, type KeyboardEvent } from 'react';
import { stepNumbers, type StepNumber } from '../../../domain/process/definition.ts';
import type { Card } from './card-data.ts';
import type { ColumnHandle } from './column.tsx';

interface KeyActions {
  readonly onOpen: (prospectId: string) => void;
  readonly onChooseMove: (card: Card) => void;
}

interface CardKeys {
  readonly currentId: string | null;
  readonly setCurrentId: (prospectId: string) => void;
  readonly register: (step: StepNumber, handle: ColumnHandle | null) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

const sideways: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };
const upAndDown: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 5,
  PageUp: -5,
  End: Number.POSITIVE_INFINITY,
  Home: Number.NEGATIVE_INFINITY,
};

/** Arrow keys from card to card, Enter to look, M to move. While a card is dragged the keys belong to the dragging. */
export function useCardKeys({ onOpen, onChooseMove }: KeyActions): CardKeys {
  const columns = useRef(new Map<StepNumber, ColumnHandle>());
  const [currentId, setCurrentId] = useState<string | null>(null);
  const register = useCallback((step: StepNumber, handle: ColumnHandle | null) => {
    if (handle === null) columns.current.delete(step);
    else columns.current.set(step, handle);
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const place = placeOf(event.currentTarget);
    const card = place === null ? undefined : columns.current.get(place.step)?.cardAt(place.index);
    // dnd-kit takes the keys it wants first.
    if (place === null || card === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    const by = upAndDown[event.key];
    const towards = sideways[event.key];
    if (by !== undefined) goTo(columns.current.get(place.step), place.index + by);
    else if (towards !== undefined) goTo(nextFilled(columns.current, place.step, towards), place.index);
    else if (event.key === 'Enter') onOpen(card.prospectId);
    else if (event.key.toLowerCase() === 'm') onChooseMove(card);
    else return;
    event.preventDefault();
  };
  return { currentId, setCurrentId, register, onKeyDown };
}

/** Where the focused card lies; null when the focus is elsewhere or the card is being dragged. */
function placeOf(target: EventTarget): { step: StepNumber; index: number } | null {
  if (!(target instanceof HTMLElement) || target.dataset['index'] === undefined) return null;
  if (target.getAttribute('aria-pressed') === 'true') return null;
  return { step: Number(target.dataset['step']) as StepNumber, index: Number(target.dataset['index']) };
}

function goTo(column: ColumnHandle | undefined, index: number): void {
  if (column === undefined || column.count === 0) return;
  column.focus(Math.max(0, Math.min(column.count - 1, index)));
}

/** The next column with cards in it. */
function nextFilled(
  columns: ReadonlyMap<StepNumber, ColumnHandle>,
  from: StepNumber,
  towards: 1 | -1,
): ColumnHandle | undefined {
  const ahead = stepNumbers.filter((step) => (step - from) * towards > 0);
  const inOrder = towards === 1 ? ahead : ahead.toReversed();
  return inOrder.map((step) => columns.get(step)).find((column) => column !== undefined && column.count > 0);
}
