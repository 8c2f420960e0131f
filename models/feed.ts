import type { QueryFilter } from 'mongoose';
import type { StaffId } from '../domain/ids.ts';
import type { ProspectEvent } from '../domain/prospect/event.ts';
import type { Models } from './connect.ts';
import type { StoredInboxItem } from './inbox-item.ts';
import { behind } from './keyset.ts';
import { eventId } from './prospect-event.ts';
import type { ProspectSnapshot } from './prospect.ts';

/** A place in the order in which changes became visible: the database's clock, then a key. */
export interface FeedPosition {
  /** UTC ms by the database's clock. */
  readonly atMs: number;
  readonly key: string;
}

/** Sorts behind every key. */
export const lastKey = '\u{10ffff}';

export function isBefore(a: FeedPosition, b: FeedPosition): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.key < b.key);
}

/** A prospect as far as a listener must know it. */
export type FeedProspect = Pick<
  ProspectSnapshot,
  '_id' | 'revision' | 'step' | 'ownerId' | 'teamId' | 'branchId' | 'holderIds' | 'awaitsBooking'
>;

/** Something that became visible: a prospect (with its tasks, which never change without it) or an inbox item. */
export type FeedChange =
  | {
      readonly kind: 'prospect';
      readonly position: FeedPosition;
      readonly prospect: FeedProspect;
      /** Who made the last change; null when no person did. */
      readonly by: StaffId | null;
    }
  | {
      readonly kind: 'inbox';
      readonly position: FeedPosition;
      readonly item: Pick<StoredInboxItem, '_id' | 'receiverId' | 'prospectId' | 'complaintId' | 'revision'>;
    };

export interface FeedPage {
  /** In order. */
  readonly changes: readonly FeedChange[];
  /** False when there are more before the end. */
  readonly complete: boolean;
}

type FeedModels = Pick<Models, 'prospects' | 'inboxItems' | 'prospectEvents'>;

const prospectFields = {
  revision: 1,
  step: 1,
  ownerId: 1,
  teamId: 1,
  branchId: 1,
  holderIds: 1,
  awaitsBooking: 1,
  projectedAt: 1,
} as const;

const itemFields = { receiverId: 1, prospectId: 1, complaintId: 1, revision: 1, projectedAt: 1 } as const;

/** What became visible after a position, up to and including an instant. A prospect that changed twice is there once, where
 *  it changed last. */
export async function changesAfter(
  models: FeedModels,
  after: FeedPosition,
  untilMs: number,
  limit: number,
): Promise<FeedPage> {
  const [prospects, items] = await Promise.all([
    models.prospects
      .find({ $and: [rangeOf<ProspectSnapshot>('prospect', after, untilMs)] }, prospectFields)
      .sort({ projectedAt: 1, _id: 1 })
      .limit(limit)
      .lean<(FeedProspect & Pick<ProspectSnapshot, 'projectedAt'>)[]>(),
    models.inboxItems
      .find({ $and: [rangeOf<StoredInboxItem>('inbox', after, untilMs)] }, itemFields)
      .sort({ projectedAt: 1, _id: 1 })
      .limit(limit)
      .lean<StoredInboxItem[]>(),
  ]);
  const byOf = await actorsOf(models, prospects);
  const all: FeedChange[] = [
    ...prospects.map(({ projectedAt, ...prospect }): FeedChange => ({
      kind: 'prospect',
      position: { atMs: projectedAt.getTime(), key: keyOf('prospect', prospect._id) },
      prospect,
      by: byOf.get(eventId(prospect._id, prospect.revision)) ?? null,
    })),
    ...items.map(({ projectedAt, ...item }): FeedChange => ({
      kind: 'inbox',
      position: { atMs: projectedAt.getTime(), key: keyOf('inbox', item._id) },
      item,
    })),
  ];
  const sorted = all.toSorted((a, b) => (isBefore(a.position, b.position) ? -1 : 1));
  const complete = prospects.length < limit && items.length < limit && all.length <= limit;
  // Where one of the two was cut off, the other may have more in between.
  return { changes: sorted.slice(0, limit), complete };
}

/** Inbox items of an instant come before its prospects. */
const kindKeys = { inbox: 'i:', prospect: 'p:' } as const;

function keyOf(kind: FeedChange['kind'], id: string): string {
  return `${kindKeys[kind]}${id}`;
}

function rangeOf<Row>(kind: FeedChange['kind'], { atMs, key }: FeedPosition, untilMs: number): QueryFilter<Row> {
  const prefix = kindKeys[kind];
  const afterId = key.startsWith(prefix) ? key.slice(prefix.length) : key < prefix ? '' : lastKey;
  const after = behind<Row>('projectedAt', 'asc', new Date(atMs), afterId);
  return { $and: [after, { projectedAt: { $lte: new Date(untilMs) } }] } as QueryFilter<Row>;
}

async function actorsOf(
  { prospectEvents }: FeedModels,
  prospects: readonly Pick<FeedProspect, '_id' | 'revision'>[],
): Promise<ReadonlyMap<string, StaffId>> {
  if (prospects.length === 0) return new Map();
  const ids = prospects.map(({ _id, revision }) => eventId(_id, revision));
  const events = await prospectEvents
    .find({ _id: { $in: ids } }, { actor: 1 })
    .lean<(Pick<ProspectEvent, 'actor'> & { _id: string })[]>();
  return new Map(events.flatMap(({ _id, actor }) => (actor.kind === 'staff' ? [[_id, actor.staffId] as const] : [])));
}

/** The database's clock.   @returns UTC ms */
export async function databaseNowMs({ connection }: Pick<Models, 'connection'>): Promise<number> {
  // The older name of `hello`, which every server knows.
  const { localTime } = (await connection.getClient().db().admin().command({ isMaster: 1 })) as { localTime: Date };
  return localTime.getTime();
}
