import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { TellOutside } from '../correspondence/tell-outside.ts';
import type { ProspectProjection } from './documents.ts';
import { createRecentProjections } from './recent.ts';
import { isRefused } from './refusal.ts';
import { writeProjections, type ProjectionModels } from './write.ts';

/** Writes projections; each promise settles when its own is acknowledged by the database. */
export interface ProjectionWriter<Projection = ProspectProjection> {
  readonly write: (projection: Projection) => Promise<void>;
  /** Writes the last seconds again, after the database was away and may have lost them.
   *  @returns how many projections that were */
  readonly repeatRecent: () => Promise<number>;
}

interface Waiting<Projection> {
  readonly projection: Projection;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Writes prospects, many in one write. */
export function createProjectionWriter(
  models: ProjectionModels,
  { tell, batchLimit }: { readonly tell?: TellOutside; readonly batchLimit?: number } = {},
): ProjectionWriter {
  return createGroupCommit((projections) => writeProjections(models, projections, tell), batchLimit);
}

/** How often and after which pause a write of the last seconds is tried again: a database that has just come back still has
 *  connections of before, which fail once more. Together less than anybody waits for a list to be right. */
const repeats = { atMost: 20, pauseMs: 500 } as const;

/** Group commit: what arrives while a write is under way goes together in the next one. Measured with 10 in flight
 *  against the embedded database: 0.65 instead of 0.95 ms CPU a projection, and no projection ever waits for company. */
export function createGroupCommit<Projection>(
  writeAll: (projections: readonly Projection[]) => Promise<void>,
  batchLimit = 100,
): ProjectionWriter<Projection> {
  const recent = createRecentProjections<Projection>();
  const waiting: Waiting<Projection>[] = [];
  let isWriting = false;

  async function drain(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) await commit(waiting.splice(0, batchLimit));
    isWriting = false;
  }

  async function commit(batch: readonly Waiting<Projection>[]): Promise<void> {
    try {
      await writeAll(batch.map(({ projection }) => projection));
      for (const { projection, resolve } of batch) {
        recent.remember(projection);
        resolve();
      }
    } catch (error) {
      // One document the database refuses must not take its neighbours along.
      if (batch.length > 1 && isRefused(error)) for (const alone of batch) await commit([alone]);
      else for (const { reject } of batch) reject(error);
    }
  }

  function write(projection: Projection): Promise<void> {
    return new Promise((resolve, reject) => {
      waiting.push({ projection, resolve, reject });
      if (!isWriting) void drain();
    });
  }

  /** Nobody else would write it again: what it tells was acknowledged long ago. */
  async function insist(projection: Projection): Promise<void> {
    for (let left: number = repeats.atMost; ; left -= 1) {
      try {
        return await write(projection);
      } catch (error) {
        if (left === 0 || isRefused(error)) throw error;
        await wait(repeats.pauseMs);
      }
    }
  }

  return {
    write,
    repeatRecent: async () => {
      const projections = recent.list();
      await Promise.all(projections.map(insist));
      return projections.length;
    },
  };
}

/** What the writer of the log hears when the database was away. */
export interface ReturnListener {
  readonly onRepeated: (count: number) => void;
  readonly onFailed: (error: unknown) => void;
}

/** Repeats the recent projections whenever a lone database server comes back. A replica set needs none of it: what its
 *  majority acknowledged stays.
 *  @returns stops watching */
export function repeatOnReturn(
  connection: Connection,
  writers: readonly Pick<ProjectionWriter, 'repeatRecent'>[],
  listener: ReturnListener,
): () => void {
  const client = connection.getClient();
  let wasAway = false;
  const onChange = ({ newDescription }: { readonly newDescription: { readonly type: string } }): void => {
    if (newDescription.type === 'Unknown') {
      wasAway = true;
    } else if (wasAway && newDescription.type === 'Standalone') {
      wasAway = false;
      Promise.all(writers.map(async (writer) => writer.repeatRecent())).then(
        (counts) => listener.onRepeated(counts.reduce((sum, count) => sum + count, 0)),
        listener.onFailed,
      );
    }
  };
  client.on('serverDescriptionChanged', onChange);
  return () => client.off('serverDescriptionChanged', onChange);
}
