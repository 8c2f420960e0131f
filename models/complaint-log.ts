import type { ComplaintEvent } from '../domain/complaint/event.ts';
import type { ComplaintId } from '../domain/ids.ts';
import type { ComplaintEventModel } from './complaint-event.ts';

/** Which part of a log is read. */
export interface LogPage {
  readonly order: 'asc' | 'desc';
  /** Only later ones. */
  readonly afterRevision: number;
  /** Only earlier ones; null for all. */
  readonly beforeRevision: number | null;
  readonly limit: number;
}

/** Events of a complaint in order of revision. */
export async function complaintEventsOf(
  events: ComplaintEventModel,
  complaintId: ComplaintId,
  { order, afterRevision, beforeRevision, limit }: LogPage,
): Promise<readonly ComplaintEvent[]> {
  const revision = { $gt: afterRevision, ...(beforeRevision === null ? {} : { $lt: beforeRevision }) };
  return events
    .find({ complaintId, revision }, { _id: 0 })
    .sort({ revision: order === 'asc' ? 1 : -1 })
    .limit(limit)
    .lean<ComplaintEvent[]>();
}

/** Whoever did something in a complaint, as its events say. */
export async function actorsOf(
  events: ComplaintEventModel,
  complaintId: ComplaintId,
): Promise<readonly Pick<ComplaintEvent, 'actor'>[]> {
  return events.find({ complaintId }, { _id: 0, actor: 1 }).lean<Pick<ComplaintEvent, 'actor'>[]>();
}
