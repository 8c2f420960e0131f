import { hard, type Command } from '../command.ts';
import type { Customer } from '../records.ts';

/** Fields left out stay as they are. */
export interface UpdateCustomerPayload extends Partial<
  Pick<Customer, 'name' | 'phone' | 'email' | 'address' | 'committeeEstablished' | 'coreBankCustomerNo'>
> {
  readonly expectedValueFen?: number | null;
}

/** Corrects who the customer is, how to reach them and what they are worth (2.3, edit customer tables). */
export const updateCustomer: Command<UpdateCustomerPayload> = {
  name: 'updateCustomer',
  phases: 'open',
  sells: false,
  check: ({ customer }, payload) => {
    const { phone, email, address } = { ...customer, ...payload };
    return phone === null && email === null && address === null ? [hard('X.CONTACT_ROUTE')] : [];
  },
  apply: (change, { expectedValueFen, ...corrections }) => {
    change.state.customer = { ...change.state.customer, ...corrections };
    if (expectedValueFen !== undefined) change.state.expectedValueFen = expectedValueFen;
  },
};
