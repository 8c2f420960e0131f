import { isCancellation, log, sleep } from '@temporalio/workflow';
import { durable, quick, refusedProjectionPause } from './proxies.ts';
import { leaveTrace } from './trace.ts';

/** A record with events that the read model may not have yet. */
export interface Projected {
  readonly carry: {
    readonly state: { readonly revision: number };
    pendingEvents: readonly unknown[];
    projectedRevision: number;
  };
  /** The projection under way; null when there is none. */
  quick: Promise<void> | null;
  /** The projection that waits for a database that is away; null while it answers. */
  patient: Promise<void> | null;
  /** Hands the state and every pending event to the read model. */
  readonly write: (activities: typeof quick | typeof durable) => Promise<void>;
}

/** Brings what is pending to the read model, in order, one write at a time.
 *  Awaited promises, not `condition`s: each condition that unblocks costs another entry into the sandbox, and this runs
 *  for every command.
 *  Returns when the read model has it, or when the database is away: then it follows by itself. */
export async function project(live: Projected): Promise<void> {
  if (live.patient === null) await (live.quick ??= writeQuickly(live));
}

/** Waits until the read model has everything, however long the database is away. */
export async function projectAll(live: Projected): Promise<void> {
  while (live.carry.pendingEvents.length > 0) await (live.patient ?? project(live));
}

async function writeQuickly(live: Projected): Promise<void> {
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

/** Tries until the database is back. A projection that is refused for good must not stop the record: it stays pending, is
 *  told to the operators, and is tried again. */
async function writePatiently(live: Projected): Promise<void> {
  while (live.carry.pendingEvents.length > 0) {
    try {
      await write(live, durable);
    } catch (error) {
      if (isCancellation(error)) throw error;
      log.error('the read model refuses this record', { revision: live.carry.state.revision });
      await sleep(refusedProjectionPause);
    }
  }
  live.patient = null;
  leaveTrace({ projectedRevision: live.carry.projectedRevision });
}

async function write(live: Projected, activities: typeof quick | typeof durable): Promise<void> {
  const { state, pendingEvents: events } = live.carry;
  await live.write(activities);
  live.carry.pendingEvents = live.carry.pendingEvents.slice(events.length);
  live.carry.projectedRevision = state.revision;
}
