import { isOpen } from './catalogue.ts';
import { holdsSales } from './severity.ts';
import type { ComplaintState } from './state.ts';

/** Whether the customer is sold nothing because of this case, at this moment (step 4 of 8.5). */
export function isHolding(state: Pick<ComplaintState, 'severity' | 'status'>): boolean {
  return holdsSales(state) && isOpen(state.status);
}

/** Whether somebody is sold nothing because of this case: of a customer without number and prospect nobody is found. */
export function stopsSelling({
  customer,
  prospectId,
  ...state
}: Pick<ComplaintState, 'severity' | 'status' | 'customer' | 'prospectId'>): boolean {
  const isFound = prospectId !== null || (customer?.phone ?? customer?.coreBankCustomerNo ?? null) !== null;
  return isFound && isHolding(state);
}
