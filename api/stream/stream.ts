import { streamQuery } from '../../contracts/stream.ts';
import { decodeCursor } from '../../models/keyset.ts';
import type { FeedPosition } from '../../models/feed.ts';
import { defineRoute } from '../route.ts';
import { Connection, cursorName } from './connection.ts';
import { EventStream } from './event-stream.ts';

export const streamRoute = defineRoute({
  method: 'get',
  path: '/stream',
  operationId: 'streamChanges',
  tag: 'work',
  summary:
    'Changes of what the caller may read, as they happen: server-sent events `prospect`, `complaint` and `inbox`',
  needs: 'signedIn',
  unattended: true,
  query: streamQuery,
  answers: {
    200: {
      description:
        'Messages carry ids and revisions only. Every id is a place to go on from: `Last-Event-ID` misses nothing and repeats nothing; `ready` and `place` say where the stream is. `reset` says that too much was missed; `signedOut` that the session has ended',
      contentType: 'text/event-stream',
    },
  },
  handle: ({ actor, ability, query, request }, deps) => {
    const given = request.get('last-event-id') ?? query.after;
    const body = new EventStream(async (response) => {
      const connection = new Connection(response, deps, { actor, ability, request });
      await connection.open(given === undefined ? null : positionOf(given), given !== undefined);
    });
    return Promise.resolve({ status: 200 as const, body });
  },
});

/** Null for a word that is no place in the feed: then everything may have been missed. */
function positionOf(given: string): FeedPosition | null {
  const keyset = decodeCursor(cursorName, given);
  return typeof keyset?.value === 'number' ? { atMs: keyset.value, key: keyset.id } : null;
}
