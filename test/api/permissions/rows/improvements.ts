import { improvementIdOf } from '../../../../models/improvement-item.ts';
import { readCase, workOnCase } from '../rights.ts';
import type { Target } from '../roles.ts';
import type { Rows } from '../row.ts';

const itemOf = ({ complaintId }: Target): string =>
  `improvement-items/${improvementIdOf(complaintId, 'improvement-1')}`;

/** Numbers of what somebody may read. */
export const reportRows: Rows = {
  getComplaintAgeing: { decides: 'profile', needs: readCase, attempt: () => ({ path: 'complaint-reports/ageing' }) },
  getComplaintRootCauses: {
    decides: 'profile',
    needs: readCase,
    attempt: () => ({ path: 'complaint-reports/root-causes?from=2026-01-01&to=2026-06-30' }),
  },
};

/** What must get better after a case: who owns an item stands to it as who handles a case. */
export const improvementRows: Rows = {
  listImprovements: {
    decides: 'list',
    needs: readCase,
    shows: readCase,
    onlyStep: 2,
    attempt: () => ({ path: 'improvement-items?limit=200' }),
    finds: (text, { complaintId }) => text.includes(`"TS20260101-${complaintId}"`),
  },
  'listImprovements:of a case': {
    decides: 'case',
    demand: readCase,
    attempt: ({ complaintId }) => ({ path: `improvement-items?status=all&complaintId=${complaintId}` }),
  },
  getImprovement: { decides: 'case', demand: readCase, attempt: (target) => ({ path: itemOf(target) }) },
  changeImprovement: {
    decides: 'case',
    demand: workOnCase,
    attempt: (target) => ({
      path: `${itemOf(target)}/changes`,
      body: { expectedRevision: 1, change: { kind: 'begin' } },
    }),
  },
};
