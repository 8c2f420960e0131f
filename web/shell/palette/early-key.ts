/** So long somebody waits for a page that loads; later they have gone on to something else. */
const waitsMs = 10_000;

let pressedAtMs: number | null = null;
let listening = false;

/** The keys that open the palette from everywhere: Ctrl-K, or Command-K. */
export function isPaletteKey({ ctrlKey, metaKey, key }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && key.toLowerCase() === 'k';
}

/** Keeps the palette's keys while the page loads that has it: called before anything is shown. */
export function listenEarly(target: Pick<Document, 'addEventListener'> = document): void {
  listening = true;
  target.addEventListener('keydown', (event) => {
    if (!listening || !isPaletteKey(event as KeyboardEvent)) return;
    // Else the browser would go to its own search field.
    event.preventDefault();
    pressedAtMs = Date.now();
  });
}

/** Whether the palette was asked for a moment ago, before any page listened. */
export function wasAskedEarly(nowMs = Date.now()): boolean {
  return pressedAtMs !== null && nowMs - pressedAtMs < waitsMs;
}

/** From now on the page listens itself. */
export function endEarlyListening(): void {
  listening = false;
  pressedAtMs = null;
}
