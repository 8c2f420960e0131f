import type { Models } from '../../models/connect.ts';
import { writeGuarded, writeWhole } from '../projection/bulk.ts';
import { createGroupCommit, type ProjectionWriter } from '../projection/writer.ts';
import { complaintEventDocument, complaintFields, loggedFields, type ComplaintProjection } from './documents.ts';

type ComplaintModels = Pick<Models, 'complaints' | 'complaintEvents'>;

/** Writes projections of any complaints together: events first, snapshots last, so that a snapshot at revision r says that
 *  every event up to r is there. Idempotent, in any order: the higher revision stays.
 *  @throws as the driver does: part of it may be written then, and repeating is safe */
async function writeComplaints(models: ComplaintModels, projections: readonly ComplaintProjection[]): Promise<void> {
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
}

/** Writes complaints as `createProjectionWriter` writes prospects. */
export function createComplaintWriter(models: ComplaintModels): ProjectionWriter<ComplaintProjection> {
  return createGroupCommit((projections) => writeComplaints(models, projections));
}
