import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { applyChanges } from '../../web/client/live/apply-changes.ts';
import { noteOwnWrite } from '../../web/client/own-writes.ts';
import type { LiveMessage } from '../../web/client/live/messages.ts';
import { hearChanges } from '../../web/client/live/shared-stream.ts';
import { readStream } from '../../web/client/live/stream.ts';

/** Stands for the browser's connection to the stream. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static opened: Source[] = [];
  readonly url: string;
  readyState = 1;

  constructor(url: string) {
    super();
    this.url = url;
    Source.opened.push(this);
  }

  static get last(): Source {
    const last = Source.opened.at(-1);
    if (last === undefined) throw new Error('no connection was opened');
    return last;
  }

  get after(): string | null {
    return new URL(this.url, 'http://tuoke.test').searchParams.get('after');
  }

  say(event: string, lastEventId: string, data: object = {}): void {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data), lastEventId }));
  }

  /** As when a proxy answers an attempt to come back with an error: the browser gives up for good. */
  breakOff(): void {
    this.readyState = Source.CLOSED;
    this.dispatchEvent(new Event('error'));
  }

  close(): void {
    this.readyState = Source.CLOSED;
  }
}

/** Stands for the browser's locks: one holder at a time, the others wait in a row. */
class Locks {
  private last: Promise<unknown> = Promise.resolve();

  request(_name: string, _options: object, work: () => Promise<void>): Promise<void> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}

/** Stands for the browser's channels between tabs; what one says the others hear at once. */
class Channel extends EventTarget {
  static all: Channel[] = [];

  constructor() {
    super();
    Channel.all.push(this);
  }

  postMessage(data: unknown): void {
    for (const other of Channel.all) if (other !== this) other.dispatchEvent(new MessageEvent('message', { data }));
  }

  close(): void {
    Channel.all = Channel.all.filter((one) => one !== this);
  }
}

const change = (prospectId: string, by = 's-2') => ({ prospectId, revision: 2, ownerId: 's-1', by });
let leaving = new AbortController();
beforeEach(() => {
  vi.useFakeTimers();
  leaving = new AbortController();
  Source.opened = [];
  Channel.all = [];
  vi.stubGlobal('EventSource', Source);
  vi.stubGlobal('BroadcastChannel', Channel);
  vi.stubGlobal('navigator', { locks: new Locks() });
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({})));
});
afterEach(() => {
  leaving.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a page that reads the stream', () => {
  function read(from: string | null = null): LiveMessage[] {
    const heard: LiveMessage[] = [];
    void readStream(
      {
        onMessage: (message) => heard.push(message),
        signInAgain: () => Promise.resolve(false),
        sinceMs: Date.now(),
      },
      from,
      leaving.signal,
    );
    return heard;
  }

  test.each(['ready', 'place', 'prospect'])('goes on from the place that %s told', async (event) => {
    read();
    Source.last.say(event, 'place-1', change('p-1'));
    Source.last.breakOff();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(Source.opened.map(({ after }) => after)).toEqual([null, 'place-1']);
  });

  test('reads everything anew when its first connection took long to come about', async () => {
    const heard = read();
    Source.last.breakOff();
    await vi.advanceTimersByTimeAsync(6_000);
    Source.last.say('ready', 'place-1');
    Source.last.say('prospect', 'place-2', change('p-1'));
    expect(heard.map(({ event }) => event)).toEqual(['reset', 'prospect']);
  });

  test('reads nothing anew when it begins at once, or goes on from a place', async () => {
    const heard = read();
    Source.last.say('ready', 'place-1');
    Source.last.breakOff();
    await vi.advanceTimersByTimeAsync(60_000);
    Source.last.say('ready', 'place-2');
    expect(heard.map(({ event }) => event)).toEqual(['place', 'place']);
  });
});

describe('of several tabs', () => {
  test('the next to read goes on from the place of the one before, though nothing had changed', async () => {
    const first = new AbortController();
    const heard: LiveMessage[] = [];
    hearChanges('s-1', () => undefined, first.signal);
    hearChanges('s-1', (message) => heard.push(message), leaving.signal);
    await vi.advanceTimersByTimeAsync(0);
    Source.last.say('ready', 'place-1');
    Source.last.say('place', 'place-2');
    first.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(Source.opened.map(({ after }) => after)).toEqual([null, 'place-2']);
    Source.last.say('prospect', 'place-3', change('p-1'));
    expect(heard.at(-1)).toEqual({ event: 'prospect', data: change('p-1') });
  });

  test('one that was never told a place reads everything anew when its turn comes late', async () => {
    const first = new AbortController();
    hearChanges('s-1', () => undefined, first.signal);
    await vi.advanceTimersByTimeAsync(0);
    const heard: LiveMessage[] = [];
    hearChanges('s-1', (message) => heard.push(message), leaving.signal);
    await vi.advanceTimersByTimeAsync(10_000);
    first.abort();
    await vi.advanceTimersByTimeAsync(0);
    Source.last.say('ready', 'place-1');
    expect(heard).toEqual([{ event: 'reset' }]);
  });
});

describe('what has changed is read again', () => {
  /** A query that is shown, and whose answers take as long as is said. */
  function show(queries: QueryClient, queryKey: readonly unknown[], answerMs: number) {
    const seen = { asked: 0, answered: 0, cancelled: 0 };
    const observer = new QueryObserver(queries, {
      queryKey,
      queryFn: async ({ signal }) => {
        seen.asked += 1;
        signal.addEventListener('abort', () => {
          seen.cancelled += 1;
        });
        await new Promise((go) => setTimeout(go, answerMs));
        seen.answered += 1;
        return seen.answered;
      },
      staleTime: Infinity,
    });
    observer.subscribe(() => undefined);
    return seen;
  }

  test('a list that takes longer than changes come is read to its end, and then once more', async () => {
    const queries = new QueryClient();
    const hear = applyChanges(queries, 's-1');
    const list = show(queries, ['listProspects', {}], 5_000);
    for (let second = 0; second < 12; second += 1) {
      hear({ event: 'prospect', data: change(`p-${second}`) });
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(list).toMatchObject({ answered: 2, cancelled: 0 });
    await vi.advanceTimersByTimeAsync(30_000);
    // The one under way at the last change, and one after it.
    expect(list).toEqual({ asked: 4, answered: 4, cancelled: 0 });
  });

  test('the pages of a prospect are read at once; what changed while they were read is read after', async () => {
    const queries = new QueryClient();
    const hear = applyChanges(queries, 's-1');
    const page = show(queries, ['getProspect', { params: { prospectId: 'p-1' } }], 100);
    await vi.advanceTimersByTimeAsync(3_000);
    hear({ event: 'prospect', data: change('p-1') });
    await vi.advanceTimersByTimeAsync(50);
    hear({ event: 'prospect', data: change('p-1') });
    hear({ event: 'prospect', data: change('p-1') });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(page).toEqual({ asked: 3, answered: 3, cancelled: 0 });
  });

  test('the inbox is read once for many items that come together', async () => {
    const queries = new QueryClient();
    const hear = applyChanges(queries, 's-1');
    const inbox = show(queries, ['listInbox', {}], 10);
    await vi.advanceTimersByTimeAsync(3_000);
    for (let index = 0; index < 50; index += 1)
      hear({ event: 'inbox', data: { itemId: `i-${index}`, prospectId: 'p-1', complaintId: null, revision: index } });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(inbox.asked).toBe(2);
  });

  test('a complaint changes its own page, the desk and the day, and no list of prospects', async () => {
    const queries = new QueryClient();
    const hear = applyChanges(queries, 's-1');
    const page = show(queries, ['getComplaint', { params: { complaintId: 'c-1' } }], 10);
    const other = show(queries, ['getComplaint', { params: { complaintId: 'c-2' } }], 10);
    const desk = show(queries, ['listComplaints', {}], 10);
    const day = show(queries, ['getMyDay', {}], 10);
    const board = show(queries, ['getBoard', {}], 10);
    await vi.advanceTimersByTimeAsync(3_000);
    hear({ event: 'complaint', data: { complaintId: 'c-1', revision: 2, by: 's-2' } });
    await vi.advanceTimersByTimeAsync(3_000);
    expect([page, other, desk, day, board].map(({ asked }) => asked)).toEqual([2, 1, 2, 2, 1]);
  });

  test('a preview, each of which is counted and kept, is not asked for again because somebody changed something', async () => {
    const queries = new QueryClient();
    const hear = applyChanges(queries, 's-1');
    const preview = show(queries, ['previewRegistration', { body: {} }], 10);
    await vi.advanceTimersByTimeAsync(3_000);
    hear({ event: 'prospect', data: change('p-1') });
    hear({ event: 'complaint', data: { complaintId: 'c-1', revision: 2, by: 's-2' } });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(preview.asked).toBe(1);
  });

  test('a list is not read again for what oneself has just written', async () => {
    const queries = new QueryClient();
    const hear = applyChanges(queries, 's-1');
    const list = show(queries, ['listProspects', {}], 10);
    noteOwnWrite();
    await vi.advanceTimersByTimeAsync(20);
    hear({ event: 'prospect', data: change('p-1', 's-1') });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(list.asked).toBe(1);
  });

  test('another tab of the same person, which has read a moment ago and written nothing, reads again', async () => {
    noteOwnWrite();
    await vi.advanceTimersByTimeAsync(1);
    // read before this tab's own write: as in a tab that has not written it
    const queries = new QueryClient();
    const hear = applyChanges(queries, 's-1');
    const page = show(queries, ['getComplaint', { params: { complaintId: 'c-1' } }], 10);
    await vi.advanceTimersByTimeAsync(500);
    noteOwnWrite();
    hear({ event: 'complaint', data: { complaintId: 'c-1', revision: 2, by: 's-1' } });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(page.asked).toBe(2);
  });
});
