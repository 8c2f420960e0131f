import type { QueryFilter } from 'mongoose';
import type { ProspectId, StaffId } from '../domain/ids.ts';
import type { Appointment, Deal, Hold, ServicePromise } from '../domain/prospect/records.ts';
import type { ProspectModel, ProspectSnapshot } from './prospect.ts';

/** A prospect as somebody's day shows it. */
export interface DayProspect extends Pick<
  ProspectSnapshot,
  | '_id'
  | 'revision'
  | 'phase'
  | 'step'
  | 'ownerId'
  | 'teamId'
  | 'branchId'
  | 'holderIds'
  | 'awaitsBooking'
  | 'customerName'
  | 'customerPhoneLast4'
  | 'held'
  | 'nextActionAt'
  | 'nextActionCode'
  | 'processVersion'
  | 'processEdits'
> {
  readonly state: {
    readonly appointment: Appointment | null;
    readonly holds: readonly Hold[];
    readonly deal?: { readonly promises: readonly ServicePromise[]; readonly items?: Deal['items'] } | null;
  };
}

const fields = {
  revision: 1,
  phase: 1,
  step: 1,
  ownerId: 1,
  teamId: 1,
  branchId: 1,
  holderIds: 1,
  awaitsBooking: 1,
  customerName: 1,
  customerPhoneLast4: 1,
  held: 1,
  nextActionAt: 1,
  nextActionCode: 1,
  processVersion: 1,
  processEdits: 1,
  'state.appointment': 1,
  'state.holds': 1,
  'state.deal.promises': 1,
} as const;

/** Prospects by their ids, in no order; what is not in reach is left out. */
export async function dayProspects(
  prospects: ProspectModel,
  prospectIds: readonly ProspectId[],
  reach: QueryFilter<ProspectSnapshot>,
): Promise<ReadonlyMap<ProspectId, DayProspect>> {
  if (prospectIds.length === 0) return new Map();
  const rows = await prospects
    .find({ $and: [{ _id: { $in: [...new Set(prospectIds)] } }, reach] }, fields)
    .lean<DayProspect[]>();
  return new Map(rows.map((row) => [row._id, row]));
}

/** The own prospects of somebody, and of whom they stand in for, with an appointment ahead, and those under a hold, in no
 *  order; what is not in reach is left out. */
export async function appointedOrHeld(
  prospects: ProspectModel,
  ownerIds: readonly StaffId[],
  reach: QueryFilter<ProspectSnapshot>,
): Promise<readonly DayProspect[]> {
  return prospects
    .find(
      {
        ownerId: { $in: [...ownerIds] },
        open: true,
        $and: [{ $or: [{ phase: { $in: ['appointing', 'appointed'] } }, { held: true }] }, reach],
      },
      fields,
    )
    .lean<DayProspect[]>();
}

/** Prospects whose deal is recorded and whose money nobody has confirmed, in the order in which their next action is due.
 *  @param reach where somebody may confirm it */
export async function bookingsToConfirm(
  prospects: ProspectModel,
  reach: QueryFilter<ProspectSnapshot>,
  limit: number,
): Promise<readonly DayProspect[]> {
  return prospects
    .find({ $and: [{ awaitsBooking: true, 'state.deal': { $ne: null } }, reach] }, { ...fields, 'state.deal.items': 1 })
    .sort({ nextActionAt: 1, _id: 1 })
    .limit(limit)
    .lean<DayProspect[]>();
}

/** How many prospects there are of a kind, and the first of them by what comes next. */
export async function countAndFirst(
  prospects: ProspectModel,
  filter: QueryFilter<ProspectSnapshot>,
  limit: number,
): Promise<{ readonly count: number; readonly first: readonly DayProspect[] }> {
  const [count, first] = await Promise.all([
    prospects.countDocuments(filter),
    prospects.find(filter, fields).sort({ nextActionAt: 1, _id: 1 }).limit(limit).lean<DayProspect[]>(),
  ]);
  return { count, first };
}
