import { cardElementId } from './card-slot.tsx';

const framesAtMost = 12;

/** Gives a card the focus, as soon as scrolling has brought it into being and what lay over it has let go. */
export function focusCard(prospectId: string, framesLeft = framesAtMost): void {
  if (framesLeft === 0) return;
  requestAnimationFrame(() => {
    const element = document.querySelector<HTMLElement>(`#${CSS.escape(cardElementId(prospectId))}`);
    element?.focus({ preventScroll: true });
    if (element === null || document.activeElement !== element) focusCard(prospectId, framesLeft - 1);
  });
}
