import { settledByComplaint } from '../../domain/complaint/settle.ts';
import { complaintEventsOf } from '../../models/complaint-log.ts';
import type { Models } from '../../models/connect.ts';
import { tellNobody, type TellOutside } from '../correspondence/tell-outside.ts';
import { writeGuarded, writeWhole } from '../projection/bulk.ts';
import { settleAsks } from '../projection/settle.ts';
import { createGroupCommit, type ProjectionWriter } from '../projection/writer.ts';
import { complaintEventDocument, complaintFields, loggedFields, type ComplaintProjection } from './documents.ts';
import { writeComplaintInbox, type ComplaintInboxModels } from './inbox.ts';

type ComplaintModels = Pick<Models, 'complaints' | 'complaintEvents'> & ComplaintInboxModels;

/** Writes projections of any complaints together: events first, snapshots last, so that a snapshot at revision r says that
 *  every event up to r is there. Idempotent, in any order: the higher revision stays.
 *  @throws as the driver does: part of it may be written then, and repeating is safe */
async function writeComplaints(
  models: ComplaintModels,
  projections: readonly ComplaintProjection[],
  tell: TellOutside,
): Promise<void> {
  await writeWhole(
    models.complaintEvents,
    projections.flatMap(({ events }) => events.map(complaintEventDocument)),
  );
  await writeGuarded(
    models.complaints,
    projections.map(({ snapshot, events }) => {
      const { _id, ...fields } = complaintFields(snapshot);
      const { lateClocks, startLevel } = loggedFields(events);
      const started = startLevel === null ? {} : { startLevel };
      return {
        filter: { _id, revision: { $lte: snapshot.revision } },
        update: {
          $set: { ...fields, ...started },
          $addToSet: { lateClocks: { $each: [...lateClocks] } },
          $currentDate: { projectedAt: true },
        },
      };
    }),
  );
  // Whoever is told may open the case at once. A crash before this line has the projection repeated, which is not acknowledged yet.
  const told = await writeComplaintInbox(models, projections);
  const logs = projections.map(({ snapshot: { complaintId, revision }, events }) => ({
    recordId: complaintId,
    revision,
    events,
  }));
  await settleAsks(models, logs, told, {
    settledBy: settledByComplaint,
    laterEvents: async (complaintId, afterRevision) =>
      complaintEventsOf(models.complaintEvents, complaintId, {
        order: 'asc',
        afterRevision,
        beforeRevision: null,
        limit: 0,
      }),
  });
  await tell(told);
}

/** Writes complaints as `createProjectionWriter` writes prospects. */
export function createComplaintWriter(
  models: ComplaintModels,
  tell: TellOutside = tellNobody,
): ProjectionWriter<ComplaintProjection> {
  return createGroupCommit((projections) => writeComplaints(models, projections, tell));
}
