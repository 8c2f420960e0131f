import type { Query, QueryClient } from '@tanstack/react-query';
import type { OperationId } from '../operation-types.ts';
import { holdsOwnWrites } from '../own-writes.ts';
import type { LiveMessage } from './messages.ts';
import { pointOut } from './recent-changes.ts';

/** Lists and the inbox are read again at most so often, however much changes. */
const listsEveryMs = 1_500;
/** What this tab wrote and then read so recently has its own write in it already. */
const ownWriteMs = 2_500;

/** What no change of a prospect or complaint changes. */
const untouched: readonly OperationId[] = [
  'getMe',
  'getOrganisation',
  'getProcess',
  'getCalendar',
  'search',
  'listInbox',
  'listComplaintPresets',
  'previewRegistration',
  'getComplaintRules',
  'listComplaintRules',
  'getNotifications',
  'listChannels',
  'listDeliveries',
];

/** Lists of complaints; no others change with one. */
const complaintLists: readonly OperationId[] = [
  'listComplaints',
  'listImprovements',
  'getComplaintAgeing',
  'getComplaintRootCauses',
  'getSurveyResults',
];

/** Reads again what a message says has changed: the own pages of a prospect or complaint at once, lists and the inbox soon.
 *  @returns hears messages */
export function applyChanges(queries: QueryClient, staffId: string): (message: LiveMessage) => void {
  const readAgain = createReader(queries);
  const prospectLists = createLists(readAgain, isList);
  // a day lists prospects and complaints
  const complaints = createLists(readAgain, (query) => isComplaintList(query) || query.queryKey[0] === 'getMyDay');
  const readInboxSoon = gather(() => readAgain(({ queryKey }) => queryKey[0] === 'listInbox'));

  return (message) => {
    switch (message.event) {
      case 'prospect': {
        const { prospectId, revision, by } = message.data;
        const isOwn = by === staffId;
        if (!isOwn) pointOut(prospectId, { by, revision });
        readAgain((query) => prospectOf(query) === prospectId && !(isOwn && isFresh(query)));
        prospectLists.changed(isOwn);
        return;
      }
      case 'complaint': {
        const { complaintId, by } = message.data;
        const isOwn = by === staffId;
        readAgain((query) => complaintOf(query) === complaintId && !(isOwn && isFresh(query)));
        complaints.changed(isOwn);
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

type ReadAgain = (wanted: (query: Query) => boolean) => void;

/** Lists that are read again soon after a change; those that were read since only when somebody else made it. */
function createLists(readAgain: ReadAgain, isWanted: (query: Query) => boolean) {
  let hasOthers = false;
  const readSoon = gather(() => {
    const isOnlyOwn = !hasOthers;
    hasOthers = false;
    readAgain((query) => isWanted(query) && !(isOnlyOwn && isFresh(query)));
  });
  return {
    changed(isOwn: boolean): void {
      hasOthers ||= !isOwn;
      readSoon();
    },
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
function createReader(queries: QueryClient): ReadAgain {
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
export function prospectOf(query: Pick<Query, 'queryKey'>): string | null {
  return paramOf(query, 'prospectId');
}

/** The complaint that a query is about; null for lists. */
export function complaintOf(query: Pick<Query, 'queryKey'>): string | null {
  return paramOf(query, 'complaintId');
}

function paramOf({ queryKey }: Pick<Query, 'queryKey'>, name: 'prospectId' | 'complaintId'): string | null {
  const [, input] = queryKey as [unknown, { params?: Readonly<Record<string, unknown>> }?];
  const id = input?.params?.[name];
  return typeof id === 'string' ? id : null;
}

function isList(query: Query): boolean {
  const isAboutOne = prospectOf(query) !== null || complaintOf(query) !== null;
  return !isAboutOne && !isComplaintList(query) && !untouched.some((operationId) => operationId === query.queryKey[0]);
}

function isComplaintList({ queryKey }: Query): boolean {
  return complaintLists.some((operationId) => operationId === queryKey[0]);
}

function isFresh({ state }: Query): boolean {
  const { dataUpdatedAt } = state;
  return holdsOwnWrites(dataUpdatedAt) && Date.now() - dataUpdatedAt < ownWriteMs;
}
