import {
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { bulk } from '../proxies.ts';
import { importQueries, importSignals, type ImportCarry, type ImportInput, type ImportResult } from './messages.ts';

/** About six events a chunk: renewed before a replay takes half a second. */
const maxEventsInRun = 500;

type LiveImport = { -readonly [Field in keyof ImportCarry]: ImportCarry[Field] };

/** One run over the rows of an import that are not prospects yet: chunk after chunk, each tried until it is done. Whoever
 *  kills the worker loses nothing, and nothing is made twice: what a row becomes has a name of its own. */
export async function importWorkflow(input: ImportInput): Promise<ImportResult> {
  const live: LiveImport = { ...(input.carry ?? { chunkNos: [], doneCount: 0, isPaused: false, isCancelled: false }) };
  registerHandlers(live);
  try {
    if (input.carry === null) live.chunkNos = await bulk.chunksToImport({ importId: input.importId });
    await importAll(live, input);
  } catch (error) {
    // Somebody cancelled the workflow itself instead of asking it to stop.
    if (!isCancellation(error)) throw error;
    live.isCancelled = true;
  }
  const { importId, commandId } = input;
  const status = live.isCancelled ? 'cancelled' : 'ended';
  await CancellationScope.nonCancellable(async () => bulk.endImport({ importId, commandId, status }));
  return { status };
}

async function importAll(live: LiveImport, { importId, commandId, actor }: ImportInput): Promise<void> {
  for (;;) {
    await condition(() => !live.isPaused || live.isCancelled);
    const [chunkNo, ...rest] = live.chunkNos;
    if (chunkNo === undefined || live.isCancelled) return;
    await bulk.importChunk({ importId, chunkNo, actor });
    live.chunkNos = rest;
    live.doneCount += 1;
    setCurrentDetails(`${live.doneCount} chunks done, ${rest.length} left`);
    if (isDueForRenewal() && rest.length > 0)
      await continueAsNew<typeof importWorkflow>({ importId, commandId, actor, carry: { ...live } });
  }
}

function isDueForRenewal(): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return historyLength >= maxEventsInRun || continueAsNewSuggested;
}

function registerHandlers(live: LiveImport): void {
  setHandler(importSignals.pause, () => {
    live.isPaused = true;
  });
  setHandler(importSignals.resume, () => {
    live.isPaused = false;
  });
  setHandler(importSignals.cancel, () => {
    live.isCancelled = true;
  });
  setHandler(importQueries.getProgress, () => ({
    done: live.doneCount,
    left: live.chunkNos.length,
    isPaused: live.isPaused,
    isCancelled: live.isCancelled,
  }));
}
