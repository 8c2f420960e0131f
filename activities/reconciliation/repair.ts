import type { ProspectEvent } from '../../domain/prospect/event.ts';
import { settledByProspect } from '../../domain/prospect/settle.ts';
import type { ProspectState } from '../../domain/prospect/state.ts';
import type { Models } from '../../models/connect.ts';
import { eventId } from '../../models/prospect-event.ts';
import { correctHolds, type HoldDeps } from '../complaint/hold.ts';
import { tellNobody, type TellOutside } from '../correspondence/tell-outside.ts';
import { prospectItems } from '../projection/inbox.ts';
import { writeProjections, type ProjectionModels } from '../projection/write.ts';
import { mergedLog } from './compare-log.ts';
import { takeBackNotices } from './take-back-notices.ts';
import { tellRestored } from './tell-restored.ts';
import { heldBy, type StoredRecord, type WorkflowRecord } from './compare.ts';

type RepairModels = ProjectionModels & Pick<Models, 'deliveries'>;

/** Makes a prospect in the database what its workflow says, also where the database is ahead of it. A revision that comes
 *  in between is written over, and the next look finds that. */
export async function repairProspect(
  models: RepairModels,
  record: WorkflowRecord,
  stored: StoredRecord,
  tell: TellOutside = tellNobody,
): Promise<void> {
  const { state, recentEvents, processVersion, processEdits = {} } = record;
  const beyond = stored.events.filter(({ revision }) => revision > state.revision);
  if (beyond.length > 0 || (stored.snapshot?.revision ?? 0) > state.revision) await retract(models, record, beyond);
  const events = mergedLog(stored.events, recentEvents, state.revision);
  const projections = [{ snapshot: state, events, processVersion, processEdits }];
  await tellRestored(models, tell, state.prospectId, {
    items: await prospectItems(models, projections),
    settlements: events.flatMap(settledByProspect),
  });
  await writeProjections(models, projections);
}

/** Takes back what was written for a workflow task that the server lost and that never happened: events, the tasks they
 *  opened, intervals, and the revision on everything else, so that the truth may be written over it. */
async function retract(
  models: RepairModels,
  { state }: WorkflowRecord,
  beyond: readonly ProspectEvent[],
): Promise<void> {
  const { prospectId, revision } = state;
  const kept = new Set(state.tasks.map(({ taskId }) => taskId));
  const opened = beyond.flatMap(({ tasksOpened }) => tasksOpened.map(({ taskId }) => taskId));
  await models.prospectEvents.deleteMany({ _id: { $in: beyond.map((event) => eventId(prospectId, event.revision)) } });
  await models.tasks.deleteMany({ _id: { $in: opened.filter((taskId) => !kept.has(taskId)) } });
  const beyondIds = beyond.map((event) => eventId(prospectId, event.revision));
  await models.contacts.deleteMany({ _id: { $in: beyondIds } });
  await takeBackNotices(models, beyondIds);
  await models.stepIntervals.deleteMany({ prospectId, revision: { $gt: revision } });
  await models.tasks.updateMany({ prospectId, revision: { $gt: revision } }, { $set: { revision } });
  await models.prospects.updateOne({ _id: prospectId, revision: { $gt: revision } }, { $set: { revision } });
}

/** Tells a prospect again what holds it and what does not any more. */
export async function repairHolds(deps: HoldDeps, state: ProspectState): Promise<void> {
  await correctHolds(deps, state, heldBy(state));
}
