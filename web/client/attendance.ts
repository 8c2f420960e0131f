/** Somebody who has touched nothing for so long is not there: what pages ask on their own then keeps no session alive. */
const awayAfterMs = 3 * 60_000;

let lastTouchMs = Date.now();

function touch(): void {
  lastTouchMs = Date.now();
}

if (typeof document !== 'undefined')
  for (const event of ['pointerdown', 'keydown'])
    document.addEventListener(event, touch, { capture: true, passive: true });

/** Whether a person is there. */
export function isAttended(nowMs: number = Date.now()): boolean {
  return nowMs - lastTouchMs < awayAfterMs;
}
