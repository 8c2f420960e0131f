import { isProblem } from '../problem.ts';
import { request } from '../request.ts';
import { readMessage, type LiveMessage } from './messages.ts';

const pauseMs = 5_000;
/** Whoever has no place to go on from and began to listen longer ago than this may have missed something. */
const nothingMissedMs = 3_000;

/** What reads the stream. */
export interface StreamReader {
  readonly onMessage: (message: LiveMessage, place: string) => void;
  /** The session has ended: resolves to whether to go on. */
  readonly signInAgain: () => Promise<boolean>;
  /** Since when everything must be heard: what the page shows was read then. By `Date.now()`. */
  readonly sinceMs: number;
}

/** Reads the stream of changes until the signal is aborted; after a disconnection it goes on from its place.
 *  @param from place that another tab was at; null to begin with what comes next */
export async function readStream(reader: StreamReader, from: string | null, signal: AbortSignal): Promise<void> {
  let place = from;
  const onMessage: StreamReader['onMessage'] = (message, at) => {
    const isLate = place === null && Date.now() - reader.sinceMs > nothingMissedMs;
    if (at !== '') place = at;
    reader.onMessage(isLate && message.event !== 'reset' ? { event: 'reset' } : message, at);
  };
  while (!signal.aborted) {
    const ended = await readUntilEnd(onMessage, place, signal);
    if (signal.aborted) return;
    if ((ended === 'signedOut' || (await isSignedOut())) && !(await reader.signInAgain())) return;
    await pause(signal);
  }
}

/** One connection, with the browser's own ways to come back to it.   @returns why it ended for good */
function readUntilEnd(
  onMessage: StreamReader['onMessage'],
  place: string | null,
  signal: AbortSignal,
): Promise<'signedOut' | 'closed'> {
  return new Promise((resolve) => {
    const query = place === null ? '' : `?${new URLSearchParams({ after: place })}`;
    const source = new EventSource(`/api/v1/stream${query}`);
    const end = (why: 'signedOut' | 'closed'): void => {
      source.close();
      signal.removeEventListener('abort', abort);
      resolve(why);
    };
    const abort = (): void => end('closed');
    signal.addEventListener('abort', abort);
    for (const event of ['ready', 'place', 'prospect', 'complaint', 'inbox', 'reset', 'signedOut']) {
      source.addEventListener(event, (received: MessageEvent<string>) => {
        const message = readMessage(event, received.data);
        if (message === null) return;
        if (message.event === 'signedOut') end('signedOut');
        else onMessage(message, received.lastEventId);
      });
    }
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) end('closed');
    });
  });
}

/** A connection that was refused does not say why. */
async function isSignedOut(): Promise<boolean> {
  try {
    await request({ method: 'get', path: '/api/v1/me' });
    return false;
  } catch (error) {
    return isProblem(error, 'NOT_SIGNED_IN');
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, pauseMs);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
