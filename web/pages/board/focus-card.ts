import { cardElementId } from './card-slot.tsx';

const framesAtMost = 12;

/** Gives a card the focus, as soon as scrolling has brought it into being. */
export function focusCard(prospectId: string, framesLeft = framesAtMost): void {
  const element = document.querySelector<HTMLElement>(`#${CSS.escape(cardElementId(prospectId))}`);
  if (element !== null) element.focus({ preventScroll: true });
  else if (framesLeft > 0) requestAnimationFrame(() => focusCard(prospectId, framesLeft - 1));
}
