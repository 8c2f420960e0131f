import { hard, type ComplaintCommand } from '../command.ts';
import { isBlank, notNamed } from '../handling.ts';

export interface ChangeContactPayload {
  readonly contact: string;
}

/** How the customer is reached becomes known, or changes. Anybody with a part in the case may hear of it. */
export const changeContact: ComplaintCommand<ChangeContactPayload> = {
  name: 'changeContact',
  statuses: 'open',
  only: 'customers',
  check: (state, { contact }, { actor }) => [
    ...notNamed(state, actor),
    ...(isBlank(contact) ? [hard('CX.CONTACT')] : []),
  ],
  apply: (change, { contact }) => {
    change.state.contact = contact;
  },
};
