import { isCancellation, log, sleep } from '@temporalio/workflow';
import { durable, quick, refusedProjectionPause } from '../proxies.ts';
import type { LiveProspect } from './live-prospect.ts';

/** Brings what is pending to the read model, in order, one write at a time.
 *  Awaited promises, not `condition`s: each condition that unblocks costs another entry into the sandbox, and this runs
 *  for every command.
 *  @returns true when the read model has it; false when the database is away: then it follows by itself */
export async function project(live: LiveProspect): Promise<boolean> {
  const { revision } = live.carry.state;
  if (live.patient === null) await (live.quick ??= writeQuickly(live));
  return live.carry.projectedRevision >= revision;
}

/** Waits until the read model has everything, however long the database is away. */
export async function projectAll(live: LiveProspect): Promise<void> {
  while (live.carry.pendingEvents.length > 0) await (live.patient ?? project(live));
}

async function writeQuickly(live: LiveProspect): Promise<void> {
  // Commands that arrived in the same workflow task go together.
  await Promise.resolve();
  try {
    while (live.carry.pendingEvents.length > 0) await write(live, quick);
  } catch (error) {
    if (isCancellation(error)) throw error;
    live.patient = writePatiently(live);
  } finally {
    live.quick = null;
  }
}

/** Tries until the database is back. A projection that is refused for good must not stop the prospect: it stays pending,
 *  is told to the operators, and is tried again. */
async function writePatiently(live: LiveProspect): Promise<void> {
  while (live.carry.pendingEvents.length > 0) {
    try {
      await write(live, durable);
    } catch (error) {
      if (isCancellation(error)) throw error;
      log.error('the read model refuses this prospect', { revision: live.carry.state.revision });
      await sleep(refusedProjectionPause);
    }
  }
  live.patient = null;
}

async function write(live: LiveProspect, activities: typeof quick | typeof durable): Promise<void> {
  const { state: snapshot, pendingEvents: events } = live.carry;
  await activities.projectProspect({ snapshot, events, processVersion: live.rules.version });
  live.carry.pendingEvents = live.carry.pendingEvents.slice(events.length);
  live.carry.projectedRevision = snapshot.revision;
}
