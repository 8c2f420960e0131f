import { condition, isCancellation } from '@temporalio/workflow';
import { isTerminal } from '../../domain/process/definition.ts';
import { durable, quick } from '../proxies.ts';
import type { LiveProspect } from './live-prospect.ts';

/** Brings every event to the read model, in order, one call at a time; ends when the pursuit has and all is written. */
export async function keepProjecting(live: LiveProspect): Promise<void> {
  for (;;) {
    await condition(() => live.carry.pendingEvents.length > 0 || isTerminal(live.carry.state.phase));
    const events = live.carry.pendingEvents;
    if (events.length === 0) return;
    const snapshot = live.carry.state;
    await write({ snapshot, events, processVersion: live.rules.version });
    live.carry.pendingEvents = live.carry.pendingEvents.slice(events.length);
    live.carry.projectedRevision = snapshot.revision;
  }
}

/** Quickly when the database answers, patiently when it does not. */
async function write(projection: Parameters<typeof quick.projectProspect>[0]): Promise<void> {
  try {
    await quick.projectProspect(projection);
  } catch (error) {
    if (isCancellation(error)) throw error;
    await durable.projectProspect(projection);
  }
}
