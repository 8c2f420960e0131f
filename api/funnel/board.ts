import type { ProspectId } from '../../domain/ids.ts';
import type { ProspectChange } from '../../models/prospect.ts';
import type { ProspectFacts } from '../permissions/facts.ts';
import { createRounds } from './rounds.ts';
import { createTally, type Tally } from './tally.ts';

/** The database stamps a change before others can see it: a change may turn up this long after a later one. */
const overlapMs = 2_000;

/** How far behind `factsOf` may be. One question to the database in this time serves every command. */
const factsAgeMs = 2_000;

/** Where every prospect stands, in memory. */
export interface FunnelBoard {
  /** The counts with everything that was projected before the call.   @throws as the driver does while the database is away */
  readonly caughtUp: () => Promise<{ readonly tally: Tally; readonly newestAt: Date | null }>;
  /** What permissions look at, as it was two seconds ago or when the database was last there; null when the prospect is
   *  not known here. */
  readonly factsOf: (prospectId: ProspectId) => Promise<ProspectFacts | null>;
}

export interface BoardParts {
  /** Changes at or after an instant of the database's clock, in any order. */
  readonly changedSince: (since: Date) => AsyncIterable<ProspectChange>;
  /** Hears of a failure that no reader waits for. */
  readonly onFailed: (error: unknown) => void;
}

/** Keeps the board: filled by its first use, brought up to date by each further one with what has changed. */
export function createFunnelBoard({ changedSince, onFailed }: BoardParts): FunnelBoard {
  const tally = createTally();
  let newestAt: Date | null = null;
  /** When this process first saw `newestAt`, by its own steady clock. */
  let newestSeenMs = 0;
  /** When the last round that ended began; null before the first. */
  let caughtUpMs: number | null = null;

  const catchUp = async (): Promise<void> => {
    const beganMs = performance.now();
    const isSettled = beganMs - newestSeenMs > overlapMs;
    const since = newestAt === null ? 0 : newestAt.getTime() + (isSettled ? 1 : -overlapMs);
    let newest: Date | null = newestAt;
    for await (const change of changedSince(new Date(since))) {
      const { _id, expectedValueFen, open: _open, projectedAt: _projectedAt, ...facts } = change;
      tally.move({ ...facts, prospectId: _id, valueFen: expectedValueFen ?? 0 });
      if (newest === null || change.projectedAt > newest) newest = change.projectedAt;
    }
    // Only now: a round that breaks off has seen changes in no order, and the next one must see all of them again.
    if (newest !== newestAt) newestSeenMs = performance.now();
    newestAt = newest;
    caughtUpMs = beganMs;
  };

  const rounds = createRounds(catchUp);

  const refresh = async (): Promise<void> => {
    try {
      await rounds.join();
    } catch (error) {
      // What was known goes on being used: commands do not need the database.
      if (caughtUpMs !== null) caughtUpMs = performance.now();
      onFailed(error);
    }
  };

  return {
    caughtUp: async () => {
      await rounds.next();
      return { tally, newestAt };
    },
    factsOf: async (prospectId) => {
      // Nobody waits for the first filling, which reads every prospect.
      if (caughtUpMs === null) void refresh();
      else if (performance.now() - caughtUpMs > factsAgeMs) await refresh();
      return tally.factsOf(prospectId);
    },
  };
}
