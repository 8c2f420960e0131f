import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { CommandId, ImportId } from '../../domain/ids.ts';
import type { ImportStatus } from '../../domain/import/tally.ts';
import type { Actor } from '../../domain/prospect/command.ts';

// 1. Names
export const importWorkflowType = 'importWorkflow';
/** Work that nobody waits for at a screen: few at a time, at a set rate, so that it never slows a command. */
export const bulkTaskQueue = 'bulk-v1';

/** One workflow an import; each run of it runs under the same id, one after the other. */
export function importWorkflowId(importId: ImportId): string {
  return `import/${importId}`;
}

// 2. Input and result
/** What one run of the workflow hands to the next. */
export interface ImportCarry {
  /** Numbers of the chunks that are still to be done, ascending. */
  readonly chunkNos: readonly number[];
  readonly doneCount: number;
  readonly isPaused: boolean;
  readonly isCancelled: boolean;
}

export interface ImportInput {
  readonly importId: ImportId;
  /** Of the request that started the run. */
  readonly commandId: CommandId;
  /** Captures the leads. */
  readonly actor: Actor;
  /** Null at the beginning of a run. */
  readonly carry: ImportCarry | null;
}

export interface ImportResult {
  readonly status: Extract<ImportStatus, 'ended' | 'cancelled'>;
}

// 4. Signals: each may come twice or too late
export const importSignals = {
  pause: defineSignal('pause'),
  resume: defineSignal('resume'),
  cancel: defineSignal('cancel'),
};

// 5. Queries
/** How far a run is, in chunks of rows; the read model counts rows. */
export interface ImportProgress {
  readonly done: number;
  readonly left: number;
  readonly isPaused: boolean;
  readonly isCancelled: boolean;
}
export const importQueries = { getProgress: defineQuery<ImportProgress>('getProgress') };
