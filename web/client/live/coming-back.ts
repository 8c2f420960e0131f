/** A tab that was out of sight for so long may have been put to sleep, and what it was told meanwhile lost. */
const outOfSightMs = 30_000;

/** Calls back when the tab is seen again after a while, wakes up from a browser's cache, or is on a network again: what it
 *  shows must be read anew then, whatever the stream has told or not. */
export function onComingBack(comeBack: () => void, signal: AbortSignal): void {
  let hiddenAtMs: number | null = document.hidden ? Date.now() : null;
  const onSight = (): void => {
    if (document.hidden) {
      hiddenAtMs ??= Date.now();
      return;
    }
    const wasLong = hiddenAtMs !== null && Date.now() - hiddenAtMs >= outOfSightMs;
    hiddenAtMs = null;
    if (wasLong) comeBack();
  };
  document.addEventListener('visibilitychange', onSight, { signal });
  window.addEventListener('pageshow', ({ persisted }) => persisted && comeBack(), { signal });
  window.addEventListener('online', () => comeBack(), { signal });
}
