import { leadBody } from '../../../factories/wire.ts';
import { read, reopen, right } from '../rights.ts';
import type { Row, Rows } from '../row.ts';

function reading(suffix: string): Row {
  return {
    decides: 'record',
    demands: [read],
    attempt: ({ prospectId }) => ({ path: `prospects/${prospectId}${suffix}` }),
  };
}

export const prospectRows: Rows = {
  createProspect: {
    decides: 'capture',
    attempt: ({ relation, ownerId }) => ({
      path: 'prospects',
      // The customer is being pursued already: whoever may capture is told so.
      body: leadBody({
        customer: { name: 'Anybody', customerType: 'company', phone: '13911112222' },
        ownerId: relation === 'own' ? null : ownerId,
      }),
    }),
  },
  getProspect: reading(''),
  getUnmetConditions: reading('/unmet?target=closing'),
  getHistory: reading('/history?at=2100-01-01T00:00:00Z'),
  getDeadlines: reading('/deadlines'),
  getStepTimes: reading('/steps'),
  revealData: {
    decides: 'record',
    demands: [[right('Reveal masked data', 'R')]],
    revealsIt: true,
    attempt: ({ prospectId }) => ({
      path: `prospects/${prospectId}/reveal`,
      body: { field: '/customer/phone', reason: 'contactCustomer' },
    }),
  },
  reopenProspect: {
    decides: 'record',
    demands: [reopen],
    attempt: ({ prospectId }) => ({
      path: `prospects/${prospectId}/reopen`,
      body: { expectedRevision: 999, reason: 'they called', newFact: 'the city bank raised its fees' },
    }),
  },
};
