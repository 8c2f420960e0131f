import { isCancellation, log, sleep } from '@temporalio/workflow';
import { isHolding } from '../../domain/complaint/hold.ts';
import { durable, refusedProjectionPause } from '../proxies.ts';
import { leaveTrace } from '../trace.ts';
import type { LiveComplaint } from './live-complaint.ts';

/** Tells the customer's prospects when the case begins or ceases to hold them; nothing when they know. Not waited for: a
 *  database or a prospect that is away must not keep anybody from working on the case. */
export function tellHold(live: LiveComplaint): void {
  live.telling ??= isUntold(live) ? tellUntilTold(live) : null;
}

/** Waits until the prospects know how the case ended. */
export async function holdTold(live: LiveComplaint): Promise<void> {
  while (live.telling !== null) await live.telling;
}

function isUntold({ carry }: LiveComplaint): boolean {
  return isHolding(carry.state) !== carry.isHoldTold;
}

async function tellUntilTold(live: LiveComplaint): Promise<void> {
  while (isUntold(live)) {
    const { complaintId, revision, customer, prospectId } = live.carry.state;
    const holds = isHolding(live.carry.state);
    const key = customer === null ? null : { phone: customer.phone, coreBankCustomerNo: customer.coreBankCustomerNo };
    try {
      await durable.changeHold({ complaintId, revision, holds, customer: key, prospectId });
      live.carry.isHoldTold = holds;
    } catch (error) {
      if (isCancellation(error)) throw error;
      log.error('the customer’s prospects were not told of the hold', { revision });
      await sleep(refusedProjectionPause);
    }
  }
  live.telling = null;
  leaveTrace({ isHoldTold: live.carry.isHoldTold });
}
