import { complaintParams, possibleDuplicatesView } from '../../contracts/complaint.ts';
import { localDateOf, type WorkingCalendar } from '../../domain/calendar.ts';
import { periodOf } from '../../domain/funnel/period.ts';
import { mayGoOn } from '../../domain/complaint/merging.ts';
import { possibleDuplicates, type Day } from '../../models/complaint-duplicates.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute, ok } from '../route.ts';
import { readComplaint } from './read-complaint.ts';

export const possibleDuplicatesRoute = defineRoute({
  method: 'get',
  path: '/complaints/:complaintId/possible-duplicates',
  operationId: 'listPossibleDuplicates',
  tag: 'complaints',
  summary: 'Cases that this one may be merged into (C-02), of those that the caller may read',
  needs: 'readComplaint',
  params: complaintParams,
  answers: {
    200: {
      description:
        'Of the same customer; of an anonymous one those of the category in the branch on that day. Of those that are only received themselves, the ones received before it. The same category first',
      schema: possibleDuplicatesView,
    },
  },
  failures: ['NOT_FOUND'],
  handle: async ({ ability, params }, deps) => {
    const snapshot = await readComplaint(deps, ability, params.complaintId);
    const calendars = await requireCalendars(deps);
    const found = await possibleDuplicates(
      deps.models.complaints,
      snapshot,
      dayOfReceipt(calendars.of(snapshot.branchId), snapshot.state.receivedAtMs),
      deps.rules.reachOf(ability, 'readComplaint', 'Complaint'),
    );
    const goOn = found.filter(({ _id: complaintId, status, receivedAt }) =>
      mayGoOn({ complaintId, status, receivedAtMs: receivedAt.getTime() }, snapshot.state),
    );
    return ok({
      items: goOn.map(({ _id, caseNumber, category, status, severity, receivedAt }) => ({
        complaintId: _id,
        caseNumber,
        category,
        status,
        severity,
        receivedAt: receivedAt.toISOString(),
      })),
    });
  },
});

/** The day of the branch on which a case was received. */
export function dayOfReceipt(calendar: WorkingCalendar, receivedAtMs: number): Day {
  const date = localDateOf(calendar, receivedAtMs);
  return periodOf({ from: date, to: date }, calendar.utcOffsetMinutes);
}
