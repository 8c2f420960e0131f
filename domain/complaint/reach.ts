import type { ComplaintState } from './state.ts';

/** Whether nobody knows how to reach the customer, who must be told the outcome (8.2). A registration is never refused for it:
 *  a grievance that nobody writes down is lost, and the way to reach the customer can follow (`changeContact`). What a
 *  regulator or the media sent is answered through them; who has a pursuit or a customer number is on file at the bank. */
export function lacksContact({
  channel,
  contact,
  customer,
  prospectId,
}: Pick<ComplaintState, 'channel' | 'contact' | 'prospectId'> & {
  readonly customer: Pick<NonNullable<ComplaintState['customer']>, 'phone' | 'coreBankCustomerNo'> | null;
}): boolean {
  if (channel === 'regulator' || channel === 'media' || channel === 'cluster') return false;
  const isOnFile =
    prospectId !== null || (customer !== null && (customer.phone ?? customer.coreBankCustomerNo) !== null);
  return contact.trim() === '' && !isOnFile;
}
