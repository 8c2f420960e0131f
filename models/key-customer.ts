import type { QueryFilter } from 'mongoose';
import type { CustomerKey } from './customer-pursuits.ts';
import type { ProspectModel, ProspectSnapshot } from './prospect.ts';

/** Whether somebody is a key customer, as far as the bank has said so: a maintenance plan of theirs is of the first quadrant,
 *  high assets and high potential (6.1). */
export async function isKeyCustomer(
  prospects: ProspectModel,
  { phone, coreBankCustomerNo }: CustomerKey,
): Promise<boolean> {
  const sameCustomer: QueryFilter<ProspectSnapshot>[] = [];
  if (phone !== null) sameCustomer.push({ customerPhone: phone });
  if (coreBankCustomerNo !== null) sameCustomer.push({ coreBankCustomerNo });
  if (sameCustomer.length === 0) return false;
  const found = await prospects.exists({ $or: sameCustomer, 'state.maintenancePlan.quadrant': 'hh' });
  return found !== null;
}
