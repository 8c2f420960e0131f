import { cancellationSignal, heartbeat } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import { commandWindow } from '../../domain/calendar-window.ts';
import type { CommandId, ImportId } from '../../domain/ids.ts';
import type { ImportStatus } from '../../domain/import/tally.ts';
import { createCalendarReader } from '../../models/business-calendar.ts';
import type { Models } from '../../models/connect.ts';
import { readOwnerDirectory } from '../../models/import-check.ts';
import { changeImport, findImport, settleTallies } from '../../models/import-job.ts';
import { createPace } from './pace.ts';
import { runChunk, type ChunkToImport } from './run-chunk.ts';

export interface ImportActivityDeps {
  readonly models: Models;
  readonly temporal: Client;
  /** Queue that new prospects' workflows run on. */
  readonly prospectQueue: string;
  /** Prospects that this process starts at most. */
  readonly rowsPerSecond: number;
}

/** Side effects of the import workflow, by their permanent names. */
export function createImportActivities({ models, temporal, prospectQueue, rowsPerSecond }: ImportActivityDeps) {
  const readCalendarOf = createCalendarReader(models.calendars);
  const pace = createPace(rowsPerSecond);
  return {
    /** Numbers of the chunks that hold rows which are no prospects yet, ascending; [] when there is no such import. */
    async chunksToImport({ importId }: { readonly importId: ImportId }): Promise<readonly number[]> {
      const job = await findImport(models, importId);
      if (job === null) return [];
      const { tallies } = await settleTallies(models, job);
      return [...tallies.entries()].flatMap(([chunkNo, { counts }]) =>
        counts.pending + counts.duplicate + counts.refused > 0 ? [chunkNo] : [],
      );
    },

    /** Makes prospects of the rows of a chunk. Idempotent by import and row.
     *  @throws retryable when a server is away */
    async importChunk(input: ChunkToImport): Promise<void> {
      const signal = cancellationSignal();
      const onStep = (): void => {
        heartbeat();
        // A worker that stops hands the rest to another one.
        signal.throwIfAborted();
      };
      await runChunk(
        {
          models,
          temporal,
          prospectQueue,
          ownerDirectory: () => readOwnerDirectory(models.staff),
          calendarOf: async (branchId) => commandWindow(await readCalendarOf(branchId), Date.now()),
          pace,
          onStep,
        },
        input,
      );
    },

    /** Marks a run as over. */
    async endImport({
      importId,
      commandId,
      status,
    }: {
      readonly importId: ImportId;
      readonly commandId: CommandId;
      readonly status: Extract<ImportStatus, 'ended' | 'cancelled'>;
    }): Promise<void> {
      const job = await findImport(models, importId);
      if (job?.run?.commandId !== commandId) return;
      await changeImport(models, importId, ['running', 'paused', 'cancelling'], { status, 'run.endedAt': new Date() });
    },
  };
}
