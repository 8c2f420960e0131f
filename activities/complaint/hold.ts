import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { ComplaintId, ProspectId } from '../../domain/ids.ts';
import type { Models } from '../../models/connect.ts';
import { holdKeys, holdsMetBy, type CustomerHold } from '../../models/customer-hold.ts';
import { findPursuitsOf, type CustomerKey } from '../../models/customer-pursuits.ts';
import { complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import { prospectSignals, prospectWorkflowId } from '../../workflows/prospect/messages.ts';
import { writeGuarded } from '../projection/bulk.ts';

/** A complaint that begins or ceases to hold its customer's sales. */
export interface HoldChange {
  readonly complaintId: ComplaintId;
  /** Of the complaint's state that says so. */
  readonly revision: number;
  readonly holds: boolean;
  readonly customer: CustomerKey | null;
  readonly prospectId: ProspectId | null;
}

export interface HoldDeps {
  readonly models: Pick<Models, 'customerHolds' | 'prospects'>;
  readonly temporal: Client;
}

/** Complaints and prospects find each other through one document of a complaint (`CustomerHold`), whichever was there first.
 *
 *  Each side writes before it looks: a complaint writes its hold and then looks for open prospects; a prospect writes its
 *  snapshot and then looks for holds (`meetHolds`). Of two that are under way at the same time at least one therefore sees
 *  the other; when both do, the second signal changes nothing.
 *
 *  A release must not be overtaken by an opening that was decided before it. So whoever tells prospects anything first
 *  writes into the document which ones (only if it still says what they are about to be told), and afterwards reads it
 *  again: if the hold has changed meanwhile, they are told anew. The last signal to a prospect thus agrees with the last
 *  write of the document, and the release reaches everybody who was told of the hold, by whatever number they were found.
 *
 *  A crash, before any of these lines or after it, has the activity tried again from its beginning (the one of the
 *  complaint, or the projection of the prospect, which is not acknowledged before); nothing of what was done is harmed by
 *  doing it once more. An attempt that was given up, and goes on all the same, finds a higher revision in the document and
 *  tells nobody what is outdated; one that had read the document before sends its signal with the revision of then, which
 *  a prospect that has heard of a later one does not follow. What was held stays held by the prospect's own state and the carry of the complaint, so
 *  that renewals and restarts need nothing of this. */
export async function changeHold(deps: HoldDeps, change: HoldChange): Promise<void> {
  const { complaintId: _id, revision, holds, customer, prospectId } = change;
  await writeGuarded(deps.models.customerHolds, [
    {
      filter: { _id, revision: { $lte: revision } },
      update: {
        $set: { revision, holds, keys: holds && customer !== null ? holdKeys(customer) : [] },
        $addToSet: { prospectIds: { $each: prospectId === null ? [] : [prospectId] } },
      },
    },
  ]);
  const [pursuits = []] = customer === null ? [] : await findPursuitsOf(deps.models.prospects, [customer]);
  const open = pursuits.filter((pursuit) => pursuit.open).map((pursuit) => pursuit._id);
  await tellProspects(deps, change.complaintId, open);
}

/** The prospect's side: tells one prospect of every complaint that holds its customer, and of the release of those that it
 *  was told of before. Its snapshot must be written already. */
export async function meetHolds(
  deps: HoldDeps,
  { prospectId, customer }: { readonly prospectId: ProspectId; readonly customer: CustomerKey },
): Promise<void> {
  for (const complaintId of await holdsMetBy(deps.models.customerHolds, prospectId, customer))
    await tellProspects(deps, complaintId, [prospectId], 'these');
}

/** Tells a prospect of every hold that it should have and of the release of every other one that it has, whatever it has
 *  heard before: for `reconcile`, which has seen that it does not agree. Its snapshot must be written already. */
export async function correctHolds(
  deps: HoldDeps,
  { prospectId, customer }: { readonly prospectId: ProspectId; readonly customer: CustomerKey },
  heldBy: readonly ComplaintId[],
): Promise<void> {
  const met = await holdsMetBy(deps.models.customerHolds, prospectId, customer);
  for (const complaintId of new Set([...met, ...heldBy])) {
    const isKnown = await tellProspects(deps, complaintId, [prospectId], 'theseAnew');
    if (!isKnown) await tell(deps, prospectId, { complaintId, holds: false });
  }
}

/** Tells prospects what the document says, until it says the same before and after.
 *  @param whom these alone, also against what they have heard, or everybody who was ever told of it as well
 *  @returns false when there is no document */
async function tellProspects(
  deps: HoldDeps,
  complaintId: ComplaintId,
  prospectIds: readonly ProspectId[],
  whom: 'these' | 'theseAnew' | 'all' = 'all',
): Promise<boolean> {
  const { customerHolds } = deps.models;
  for (;;) {
    const hold = await customerHolds.findById(complaintId).lean<CustomerHold>();
    if (hold === null) return false;
    const { revision, holds } = hold;
    if (holds) {
      const { matchedCount } = await customerHolds.updateOne(
        { _id: complaintId, revision },
        { $addToSet: { prospectIds: { $each: [...prospectIds] } } },
      );
      if (matchedCount === 0) continue;
    }
    const told = whom === 'all' ? [...new Set([...hold.prospectIds, ...prospectIds])] : prospectIds;
    const said = whom === 'theseAnew' ? { complaintId, holds } : { complaintId, revision, holds };
    for (const prospectId of told) await tell(deps, prospectId, said);
    const after = await customerHolds.findById(complaintId, { revision: 1 }).lean<Pick<CustomerHold, 'revision'>>();
    if (after?.revision === revision) return true;
  }
}

/** A pursuit that has ended has nothing to hold; when it is taken up again it looks for holds itself. */
async function tell(
  { temporal }: HoldDeps,
  prospectId: ProspectId,
  { complaintId, holds, ...heard }: Pick<HoldChange, 'complaintId' | 'holds'> & Partial<Pick<HoldChange, 'revision'>>,
): Promise<void> {
  const { complaintOpened, complaintReleased } = prospectSignals;
  const args = { complaintId, ...heard, workflowId: complaintWorkflowId(complaintId) };
  try {
    const handle = temporal.workflow.getHandle(prospectWorkflowId(prospectId));
    await handle.signal(holds ? complaintOpened : complaintReleased, args);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
