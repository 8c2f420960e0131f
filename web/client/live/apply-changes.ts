import type { Query, QueryClient } from '@tanstack/react-query';
import type { OperationId } from '../operation-types.ts';
import type { LiveMessage } from './messages.ts';
import { pointOut } from './recent-changes.ts';

/** Lists are read again at most so often, however much changes. */
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
];

/** Reads again what a message says has changed: a prospect's own pages at once, lists soon.
 *  @returns hears messages */
export function applyChanges(queries: QueryClient, staffId: string): (message: LiveMessage) => void {
  let isDue = false;
  let hasOthers = false;

  const readListsSoon = (isOwn: boolean): void => {
    hasOthers ||= !isOwn;
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      const isOnlyOwn = !hasOthers;
      isDue = false;
      hasOthers = false;
      void queries.invalidateQueries({ predicate: (query) => isList(query) && !(isOnlyOwn && isFresh(query)) });
    }, listsEveryMs);
  };

  return (message) => {
    switch (message.event) {
      case 'prospect': {
        const { prospectId, revision, by } = message.data;
        const isOwn = by === staffId;
        if (!isOwn) pointOut(prospectId, { by, revision });
        void queries.invalidateQueries({
          predicate: (query) => prospectOf(query) === prospectId && !(isOwn && isFresh(query)),
        });
        readListsSoon(isOwn);
        return;
      }
      case 'inbox':
        void queries.invalidateQueries({ queryKey: ['listInbox'] });
        return;
      case 'reset':
        void queries.invalidateQueries();
        return;
      case 'signedOut':
        return;
    }
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
