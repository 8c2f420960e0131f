import { stepIntervals, touchesInterval, type StepEvent } from '../../domain/funnel/step-interval.ts';
import type { ProspectId } from '../../domain/ids.ts';
import type { Models } from '../../models/connect.ts';
import { stepEventsOf } from '../../models/prospect-event.ts';
import { storedStepInterval, type StoredStepInterval } from '../../models/step-interval.ts';
import { writeGuarded, type GuardedUpdate } from './bulk.ts';
import type { ProspectProjection } from './documents.ts';

type IntervalModels = Pick<Models, 'prospectEvents' | 'stepIntervals'>;

/** One prospect's log. */
type Log = readonly StepEvent[];

/** Brings the intervals of projected prospects up to their log, which must hold the projected events already. Most events
 *  touch none and cost nothing.
 *  @param rewritten prospects in whose log an event was written over: what its first version led to is removed */
export async function writeStepIntervals(
  models: IntervalModels,
  projections: readonly ProspectProjection[],
  rewritten: ReadonlySet<ProspectId>,
): Promise<void> {
  const touched = projections.filter(({ events }) => events.some(touchesInterval));
  const whole = new Map<ProspectId, Log>();
  for (const { snapshot, events } of touched)
    if (events.length === snapshot.revision && !rewritten.has(snapshot.prospectId))
      whole.set(snapshot.prospectId, events);
  const unread = new Set([...touched.map(({ snapshot }) => snapshot.prospectId), ...rewritten]);
  for (const [prospectId, log] of whole) {
    const isNewest = touched.every(
      ({ snapshot }) => snapshot.prospectId !== prospectId || snapshot.revision <= log.length,
    );
    if (isNewest) unread.delete(prospectId);
    else whole.delete(prospectId);
  }
  await writeLogs(models, [...whole.values(), ...(await readLogs(models, [...unread]))], rewritten);
}

/** Works out the intervals of prospects anew from their logs. */
export async function rebuildStepIntervals(models: IntervalModels, prospectIds: readonly ProspectId[]): Promise<void> {
  await writeLogs(models, await readLogs(models, prospectIds), new Set(prospectIds));
}

async function readLogs({ prospectEvents }: IntervalModels, prospectIds: readonly ProspectId[]): Promise<Log[]> {
  if (prospectIds.length === 0) return [];
  const events = await stepEventsOf(prospectEvents, prospectIds);
  return [...Map.groupBy(events, ({ prospectId }) => prospectId).values()];
}

async function writeLogs(
  { stepIntervals: model }: IntervalModels,
  logs: readonly Log[],
  rewritten: ReadonlySet<ProspectId>,
): Promise<void> {
  const intervals = logs.map((log) => ({ log, rows: stepIntervals(log).map(storedStepInterval) }));
  await writeGuarded(
    model,
    intervals.flatMap(({ log, rows }) => rows.map((row) => intervalUpdate(row, lastRevision(log)))),
  );
  for (const { log, rows } of intervals) {
    const [first] = log;
    if (first === undefined || !(rewritten.has(first.prospectId) || log.at(-1)?.toPhase === 'merged')) continue;
    const kept = rows.map(({ _id }) => _id);
    await model.deleteMany({
      prospectId: first.prospectId,
      _id: { $nin: kept },
      revision: { $lte: lastRevision(log) },
    });
  }
}

/** Whoever knew less of the log must not write over who knew more. */
function intervalUpdate({ _id, ...fields }: StoredStepInterval, revision: number): GuardedUpdate<StoredStepInterval> {
  return { filter: { _id, revision: { $lte: revision } }, update: { $set: fields } };
}

function lastRevision(log: Log): number {
  return log.at(-1)?.revision ?? 0;
}
