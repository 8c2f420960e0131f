type Listener = () => void;

const listeners = new Set<Listener>();
let reachable = true;

/** Called after every request: whether the server answered at all. */
export function reportReachable(answered: boolean): void {
  if (answered === reachable) return;
  reachable = answered;
  for (const listener of listeners) listener();
}

/** Whether the last request was answered. */
export function isReachable(): boolean {
  return reachable;
}

/** @returns ends the subscription */
export function onReachableChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
