import type { QueryFilter } from 'mongoose';
import type { ComplaintEvent } from '../domain/complaint/event.ts';
import type { ComplaintHolding } from '../domain/complaint/holders.ts';
import type { StaffId } from '../domain/ids.ts';
import type { ProspectEvent } from '../domain/prospect/event.ts';
import { complaintEventId } from './complaint-event.ts';
import type { ComplaintSnapshot } from './complaint.ts';
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

/** A complaint as far as a listener must know it. */
export type FeedComplaint = Pick<ComplaintSnapshot, '_id' | 'revision'> & ComplaintHolding;

/** Something that became visible: a prospect (with its tasks, which never change without it), a complaint or an inbox item. */
export type FeedChange =
  | {
      readonly kind: 'prospect';
      readonly position: FeedPosition;
      readonly prospect: FeedProspect;
      /** Who made the last change; null when no person did. */
      readonly by: StaffId | null;
    }
  | {
      readonly kind: 'complaint';
      readonly position: FeedPosition;
      readonly complaint: FeedComplaint;
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

type FeedModels = Pick<Models, 'prospects' | 'complaints' | 'inboxItems' | 'prospectEvents' | 'complaintEvents'>;

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

const complaintFields = {
  revision: 1,
  branchId: 1,
  receivedBy: 1,
  handlerId: 1,
  reviewerId: 1,
  actionOwnerIds: 1,
  complainedStaffId: 1,
  namedStaffIds: 1,
  projectedAt: 1,
} as const;

const itemFields = { receiverId: 1, prospectId: 1, complaintId: 1, revision: 1, projectedAt: 1 } as const;

/** What became visible after a position, up to and including an instant. A prospect or complaint that changed twice is there
 *  once, where it changed last. */
export async function changesAfter(
  models: FeedModels,
  after: FeedPosition,
  untilMs: number,
  limit: number,
): Promise<FeedPage> {
  const [prospects, complaints, items] = await Promise.all([
    models.prospects
      .find({ $and: [rangeOf<ProspectSnapshot>('prospect', after, untilMs)] }, prospectFields)
      .sort({ projectedAt: 1, _id: 1 })
      .limit(limit)
      .lean<(FeedProspect & Pick<ProspectSnapshot, 'projectedAt'>)[]>(),
    models.complaints
      .find({ $and: [rangeOf<ComplaintSnapshot>('complaint', after, untilMs)] }, complaintFields)
      .sort({ projectedAt: 1, _id: 1 })
      .limit(limit)
      .lean<(FeedComplaint & Pick<ComplaintSnapshot, 'projectedAt'>)[]>(),
    models.inboxItems
      .find({ $and: [rangeOf<StoredInboxItem>('inbox', after, untilMs)] }, itemFields)
      .sort({ projectedAt: 1, _id: 1 })
      .limit(limit)
      .lean<StoredInboxItem[]>(),
  ]);
  const byOf = await actorsOf(models, {
    prospectEvents: prospects.map(({ _id, revision }) => eventId(_id, revision)),
    complaintEvents: complaints.map(({ _id, revision }) => complaintEventId(_id, revision)),
  });
  const all: FeedChange[] = [
    ...prospects.map(({ projectedAt, ...prospect }): FeedChange => ({
      kind: 'prospect',
      position: { atMs: projectedAt.getTime(), key: keyOf('prospect', prospect._id) },
      prospect,
      by: byOf.get(eventId(prospect._id, prospect.revision)) ?? null,
    })),
    ...complaints.map(({ projectedAt, ...complaint }): FeedChange => ({
      kind: 'complaint',
      position: { atMs: projectedAt.getTime(), key: keyOf('complaint', complaint._id) },
      complaint,
      by: byOf.get(complaintEventId(complaint._id, complaint.revision)) ?? null,
    })),
    ...items.map(({ projectedAt, ...item }): FeedChange => ({
      kind: 'inbox',
      position: { atMs: projectedAt.getTime(), key: keyOf('inbox', item._id) },
      item,
    })),
  ];
  const sorted = all.toSorted((a, b) => (isBefore(a.position, b.position) ? -1 : 1));
  const complete = [prospects, complaints, items].every(({ length }) => length < limit) && all.length <= limit;
  // Where one of the three was cut off, the others may have more in between.
  return { changes: sorted.slice(0, limit), complete };
}

/** Complaints of an instant come before its inbox items, and these before its prospects. */
const kindKeys = { complaint: 'c:', inbox: 'i:', prospect: 'p:' } as const;

function keyOf(kind: FeedChange['kind'], id: string): string {
  return `${kindKeys[kind]}${id}`;
}

function rangeOf<Row>(kind: FeedChange['kind'], { atMs, key }: FeedPosition, untilMs: number): QueryFilter<Row> {
  const prefix = kindKeys[kind];
  const afterId = key.startsWith(prefix) ? key.slice(prefix.length) : key < prefix ? '' : lastKey;
  const after = behind<Row>('projectedAt', 'asc', new Date(atMs), afterId);
  return { $and: [after, { projectedAt: { $lte: new Date(untilMs) } }] } as QueryFilter<Row>;
}

/** Who caused events, by their ids; absent where no person did. */
async function actorsOf(
  models: Pick<Models, 'prospectEvents' | 'complaintEvents'>,
  ids: Readonly<Record<'prospectEvents' | 'complaintEvents', readonly string[]>>,
): Promise<ReadonlyMap<string, StaffId>> {
  const [ofProspects, ofComplaints] = await Promise.all([
    ids.prospectEvents.length === 0
      ? []
      : models.prospectEvents
          .find({ _id: { $in: [...ids.prospectEvents] } }, { actor: 1 })
          .lean<(Pick<ProspectEvent, 'actor'> & { _id: string })[]>(),
    ids.complaintEvents.length === 0
      ? []
      : models.complaintEvents
          .find({ _id: { $in: [...ids.complaintEvents] } }, { actor: 1 })
          .lean<(Pick<ComplaintEvent, 'actor'> & { _id: string })[]>(),
  ]);
  return new Map(
    [...ofProspects, ...ofComplaints].flatMap(({ _id, actor }) =>
      actor.kind === 'staff' ? [[_id, actor.staffId] as const] : [],
    ),
  );
}

/** The database's clock.   @returns UTC ms */
export async function databaseNowMs({ connection }: Pick<Models, 'connection'>): Promise<number> {
  // The older name of `hello`, which every server knows.
  const { localTime } = (await connection.getClient().db().admin().command({ isMaster: 1 })) as { localTime: Date };
  return localTime.getTime();
}
