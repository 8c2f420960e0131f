import { changedSince, type ProspectChange, type ProspectModel } from '../../models/prospect.ts';
import { createTally, type Tally } from './tally.ts';

/** The database stamps a change before others can see it: a change may turn up this long after a later one. */
const overlapMs = 5_000;

export interface FunnelBoard {
  /** The counts with everything that was projected before the call.   @throws as the driver does while the database is away */
  readonly caughtUp: () => Promise<{ readonly tally: Tally; readonly newestAt: Date | null }>;
}

/** Keeps the funnel in memory: filled by the first read, brought up to date by each further one with what has changed.
 *  Readers that come while it catches up wait for the next round together, so that each sees what was written before it asked. */
export function createFunnelBoard(
  prospects: ProspectModel,
  changes: (since: Date) => AsyncIterable<ProspectChange> = (since) => changedSince(prospects, since),
): FunnelBoard {
  const tally = createTally();
  let newestAt: Date | null = null;
  /** When this process first saw `newestAt`, by its own steady clock. */
  let newestSeenMs = 0;
  let running: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;

  const catchUp = async (): Promise<void> => {
    const askedMs = performance.now();
    const isSettled = askedMs - newestSeenMs > overlapMs;
    const since = newestAt === null ? new Date(0) : isSettled ? newestAt : new Date(newestAt.getTime() - overlapMs);
    for await (const change of changes(since)) {
      const { _id, revision, phase, branchId, teamId, ownerId, expectedValueFen } = change;
      tally.move({ prospectId: _id, revision, phase, branchId, teamId, ownerId, valueFen: expectedValueFen ?? 0 });
      if (newestAt !== null && change.projectedAt <= newestAt) continue;
      newestAt = change.projectedAt;
      newestSeenMs = performance.now();
    }
  };

  const start = (): Promise<void> => {
    running = catchUp().finally(() => {
      running = null;
    });
    return running;
  };

  const round = (): Promise<void> => {
    if (running === null) return start();
    waiting ??= running
      .then(
        () => undefined,
        () => undefined,
      )
      .then(() => {
        waiting = null;
        return start();
      });
    return waiting;
  };

  return {
    caughtUp: async () => {
      await round();
      return { tally, newestAt };
    },
  };
}
