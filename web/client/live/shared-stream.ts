import { askToSignInAgain } from '../session-expiry.ts';
import type { LiveMessage, PlacedMessage } from './messages.ts';
import { readStream } from './stream.ts';

type Hear = (message: LiveMessage) => void;

/** Hears the changes that this person may read, until the signal is aborted. Of several tabs one reads the stream and tells
 *  the others: a browser opens only six connections to a server. Where tabs cannot agree (no https), each reads its own. */
export function hearChanges(staffId: string, hear: Hear, signal: AbortSignal): void {
  const name = `tuoke.live.${staffId}`;
  const sinceMs = Date.now();
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') {
    void readStream({ onMessage: hear, signInAgain: askToSignInAgain, sinceMs }, null, signal);
    return;
  }
  const channel = new BroadcastChannel(name);
  let place: string | null = null;
  channel.addEventListener('message', ({ data }: MessageEvent<PlacedMessage>) => {
    if (data.place !== '') place = data.place;
    hear(data.message);
  });
  signal.addEventListener('abort', () => channel.close());
  const onMessage = (message: LiveMessage, at: string): void => {
    if (at !== '') place = at;
    hear(message);
    if (!signal.aborted) channel.postMessage({ message, place: at } satisfies PlacedMessage);
  };
  navigator.locks
    .request(name, { signal }, () => readStream({ onMessage, signInAgain: askToSignInAgain, sinceMs }, place, signal))
    .catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
}
