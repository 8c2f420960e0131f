import { isDeepStrictEqual } from 'node:util';
import type { ProspectEvent } from '../../domain/prospect/event.ts';
import { eventDocument } from '../projection/documents.ts';
import { writeProjections, type ProjectionModels } from '../projection/write.ts';
import type { StoredRecord, WorkflowRecord } from './compare.ts';

/** Writes a prospect again as its workflow tells it, even at the revision that is stored. A newer revision that comes in
 *  between stays. Events that the workflow does not have are left as they are. */
export async function repairProspect(
  models: ProjectionModels,
  record: WorkflowRecord,
  stored: StoredRecord,
): Promise<void> {
  const { state, recentEvents, processVersion } = record;
  const byRevision = new Map(stored.events.map((event) => [event.revision, event]));
  for (const event of recentEvents) {
    const found = byRevision.get(event.revision);
    if (found !== undefined && !isDeepStrictEqual(found, event)) await replaceEvent(models, event);
    byRevision.set(event.revision, event);
  }
  const events = [...byRevision.values()]
    .filter(({ revision }) => revision <= state.revision)
    .toSorted((a, b) => a.revision - b.revision);
  await writeProjections(models, [{ snapshot: state, events, processVersion }], '$lte');
}

async function replaceEvent({ prospectEvents }: ProjectionModels, event: ProspectEvent): Promise<void> {
  const { _id, ...fields } = eventDocument(event);
  await prospectEvents.replaceOne({ _id }, fields);
}
