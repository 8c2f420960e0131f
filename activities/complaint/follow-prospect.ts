import { customerNumberOf } from '../../domain/prospect/known-customer.ts';
import { raisedBy } from '../../domain/prospect/objecting.ts';
import type { ProspectEvent } from '../../domain/prospect/event.ts';
import type { Objection } from '../../domain/prospect/records.ts';
import type { ProspectState } from '../../domain/prospect/state.ts';
import { createCalendarReader } from '../../models/business-calendar.ts';
import type { Models } from '../../models/connect.ts';
import type { CustomerKey } from '../../models/customer-pursuits.ts';
import { isKeyCustomer } from '../../models/key-customer.ts';
import type { ProspectProjection } from '../projection/documents.ts';
import { beginCase } from './begin-case.ts';
import { meetHolds, type HoldDeps } from './hold.ts';

export interface FollowDeps extends HoldDeps {
  readonly models: Models;
  /** Queue that complaints' workflows run on. */
  readonly complaintQueue: string;
}

/** What a prospect's projected events mean for complaints. Called when the snapshot is written and before the projection is
 *  acknowledged, so that a crash in between has it done again; nothing of it is harmed by that. */
export function createProspectFollower(deps: FollowDeps): (projection: ProspectProjection) => Promise<void> {
  const readCalendarOf = createCalendarReader(deps.models.calendars);
  return async ({ snapshot, events }) => {
    // The first event of a cycle carries the customer; later ones when a number was corrected, or came with the deal.
    if (events.some(({ changes }) => changes.customer !== undefined || changes.deal !== undefined))
      await meetHolds(deps, { prospectId: snapshot.prospectId, customer: keyOf(snapshot) });
    for (const event of events) {
      const objection = raisedBy(event);
      if (objection?.type === 'serviceExperience') await complain(deps, readCalendarOf, { snapshot, event, objection });
    }
  };
}

function keyOf(state: ProspectState): CustomerKey {
  return { phone: state.customer.phone, coreBankCustomerNo: customerNumberOf(state) };
}

interface Raised {
  readonly snapshot: ProspectState;
  readonly event: ProspectEvent;
  readonly objection: Objection;
}

/** What stands where the demand of a customer who was not asked yet would. */
const demandNotAsked = '尚未询问客户的要求，受理告知时请问明 / Not asked yet: ask when you acknowledge';

/** S-10: an objection to how the bank served the customer is a complaint. Its id follows from prospect and objection, so
 *  that it is one complaint however often the event is projected. */
async function complain(
  deps: FollowDeps,
  readCalendarOf: ReturnType<typeof createCalendarReader>,
  { snapshot, event: { atMs, actor }, objection }: Raised,
): Promise<void> {
  const { prospectId, branchId, teamId, customer } = snapshot;
  const key = keyOf(snapshot);
  await beginCase(deps, readCalendarOf, {
    complaintId: `${prospectId}-${objection.objectionId}`,
    source: 'objection',
    branchId,
    customer: { name: customer.name, ...key, isKeyCustomer: await isKeyCustomer(deps.models.prospects, key) },
    prospectId,
    channel: 'manager',
    receivedAtMs: atMs,
    category: 'serviceAttitude',
    description: objection.verbatim,
    customerDemand: demandNotAsked,
    contact: customer.phone ?? customer.email ?? '',
    actor: { staffId: actor.kind === 'staff' ? actor.staffId : '', teamId },
  });
}
