import type { Query, QueryClient } from '@tanstack/react-query';
import type { OperationId } from '../operation-types.ts';
import type { LiveMessage } from './messages.ts';
import { pointOut } from './recent-changes.ts';

/** Lists and the inbox are read again at most so often, however much changes. */
const listsEveryMs = 1_500;
/** What was read so recently has our own write in it already. */
const ownWriteMs = 2_500;

/** What no change of a prospect changes. */
const untouched: readonly OperationId[] = [
  'getMe',
  'getOrganisation',
  'getProcess',
  'getCalendar',
  'search',
  'listInbox',
  'getNotifications',
  'listChannels',
  'listDeliveries',
];

/** Reads again what a message says has changed: a prospect's own pages at once, lists and the inbox soon.
 *  @returns hears messages */
export function applyChanges(queries: QueryClient, staffId: string): (message: LiveMessage) => void {
  const readAgain = createReader(queries);
  let hasOthers = false;
  const readListsSoon = gather(() => {
    const isOnlyOwn = !hasOthers;
    hasOthers = false;
    readAgain((query) => isList(query) && !(isOnlyOwn && isFresh(query)));
  });
  const readInboxSoon = gather(() => readAgain(({ queryKey }) => queryKey[0] === 'listInbox'));

  return (message) => {
    switch (message.event) {
      case 'prospect': {
        const { prospectId, revision, by } = message.data;
        const isOwn = by === staffId;
        if (!isOwn) pointOut(prospectId, { by, revision });
        readAgain((query) => prospectOf(query) === prospectId && !(isOwn && isFresh(query)));
        hasOthers ||= !isOwn;
        readListsSoon();
        return;
      }
      case 'inbox':
        readInboxSoon();
        return;
      case 'reset':
        readAgain(() => true);
        return;
      case 'place':
      case 'signedOut':
        return;
    }
  };
}

/** Does something once for everything that comes within a while. */
function gather(work: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      work();
    }, listsEveryMs);
  };
}

/** Reads queries again. What is being read at that moment is left to come to its end, however slow it is, and is then read
 *  once more: it may have been asked for before the change. */
function createReader(queries: QueryClient): (wanted: (query: Query) => boolean) => void {
  const queued = new Set<Query>();
  const readLater = async (query: Query): Promise<void> => {
    queued.add(query);
    await query.promise?.catch(() => undefined);
    queued.delete(query);
    await queries.invalidateQueries({ predicate: (one) => one === query }, { cancelRefetch: false });
  };
  return (wanted) => {
    const underWay = new Set(queries.getQueryCache().findAll({ fetchStatus: 'fetching', predicate: wanted }));
    for (const query of underWay) if (!queued.has(query)) void readLater(query);
    void queries.invalidateQueries({ predicate: (query) => wanted(query) && !underWay.has(query) });
  };
}

/** The prospect that a query is about; null for lists. */
export function prospectOf({ queryKey }: Pick<Query, 'queryKey'>): string | null {
  const [, input] = queryKey as [unknown, { params?: { prospectId?: unknown } }?];
  const prospectId = input?.params?.prospectId;
  return typeof prospectId === 'string' ? prospectId : null;
}

function isList(query: Query): boolean {
  return prospectOf(query) === null && !untouched.some((operationId) => operationId === query.queryKey[0]);
}

function isFresh({ state }: Query): boolean {
  return Date.now() - state.dataUpdatedAt < ownWriteMs;
}
