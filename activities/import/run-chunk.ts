import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/common';
import { createPayload } from '../../contracts/prospect-create.ts';
import type { WorkingCalendar } from '../../domain/calendar.ts';
import type { BranchId, ImportId, ProspectId } from '../../domain/ids.ts';
import type { OwnerDirectory } from '../../domain/import/owner.ts';
import type { ProcessEdits } from '../../domain/process/definition.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import type { Models } from '../../models/connect.ts';
import { claimCustomers } from '../../models/customer-claim.ts';
import { checkRows, duplicate, type ReadyRow } from '../../models/import-check.ts';
import { findImport, readChunks, writeChunk, type ImportJob, type ImportRow } from '../../models/import-job.ts';
import { editsInForce } from '../../models/process-edits.ts';
import { prospectWorkflowId, prospectWorkflowType, startOfCycle } from '../../workflows/prospect/messages.ts';
import type { prospectWorkflow } from '../../workflows/prospect/workflow.ts';

/** What importing needs of its surroundings. */
export interface ChunkDeps {
  readonly models: Models;
  readonly temporal: Client;
  /** Queue that new prospects' workflows run on. */
  readonly prospectQueue: string;
  readonly ownerDirectory: () => Promise<OwnerDirectory>;
  /** Working time of a branch, cut to what a command needs. */
  readonly calendarOf: (branchId: BranchId) => Promise<WorkingCalendar>;
  /** Waits for the turn of the next start. */
  readonly pace: () => Promise<void>;
  /** Tells that the work goes on. */
  readonly onStep: () => void;
}

export interface ChunkToImport {
  readonly importId: ImportId;
  readonly chunkNo: number;
  /** Captures the leads. */
  readonly actor: Actor;
}

type ReadyLead = ReadyRow & { readonly row: ImportRow };

/** Starts under way at a time: hides their waiting; how many there are a second the pace says. */
const concurrency = 4;

/** A chunk waits for its turn among others, and goes through its rows at a set rate. */
const holdMs = 10 * 60_000;

/** Makes prospects of the rows of a chunk that are none yet, and writes what became of each. Repeating it, also after a kill
 *  in the middle, makes nothing a second time: the id of a prospect follows from its row.
 *  @returns false when there is no such chunk
 *  @throws retryable Error when a server is away, or somebody wrote the chunk meanwhile */
export async function runChunk(deps: ChunkDeps, input: ChunkToImport): Promise<boolean> {
  const { models } = deps;
  const { importId, chunkNo } = input;
  const job = await findImport(models, importId);
  const [chunk] = job === null ? [] : await readChunks(models, job, [chunkNo]);
  if (job === null || chunk === undefined) return false;
  const done = new Map((await importRows(deps, job, chunk.rows, input)).map((row) => [row.rowNo, row]));
  const rows = chunk.rows.map((row) => done.get(row.rowNo) ?? row);
  const { edition } = chunk;
  const isWritten = await writeChunk(models, job, chunkNo, { rows, edition });
  if (!isWritten) throw new Error(`chunk ${chunkNo} of import ${importId} was written by somebody else`);
  return true;
}

/** @returns what became of each row that was no prospect yet */
async function importRows(
  deps: ChunkDeps,
  job: ImportJob,
  rows: readonly ImportRow[],
  input: ChunkToImport,
): Promise<readonly ImportRow[]> {
  const waiting = rows.filter(({ status }) => status !== 'created');
  const verdicts = await checkRows(deps.models, job, waiting, await deps.ownerDirectory());
  const ready = verdicts.flatMap((verdict): ReadyLead[] =>
    verdict.ready === null ? [] : [{ row: verdict.row, ...verdict.ready }],
  );
  const wanted = ready.map(({ prospectId, body: { customer, pursuitType } }) => ({
    prospectId,
    customer,
    pursuitType,
  }));
  const pursuedBy = await claimCustomers(deps.models, wanted, {
    nowMs: Date.now(),
    holdMs,
    isUnderWay: async (prospectId) => isUnderWay(prospectId, deps),
  });
  const granted = ready.filter(({ prospectId }) => !pursuedBy.has(prospectId));
  const started = await startedBefore(deps, granted);
  const fresh = granted.filter(({ prospectId }) => !started.has(prospectId));
  const edits = await editsInForce(deps.models.processEdits);
  await inTurns(fresh, async (lead) => startProspect(deps, lead, input, edits));
  return [
    ...verdicts.flatMap(({ row, ready: readyRow }) => (readyRow === null ? [row] : [])),
    ...ready.map(({ row, prospectId }): ImportRow => {
      const other = pursuedBy.get(prospectId);
      if (other !== undefined) return duplicate(row, job, 'alreadyPursued', other);
      return { ...row, status: 'created', problems: [], prospectId };
    }),
  ];
}

async function isUnderWay(prospectId: ProspectId, { temporal }: ChunkDeps): Promise<boolean> {
  try {
    const { status } = await temporal.workflow.getHandle(prospectWorkflowId(prospectId)).describe();
    return status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** Prospects that an earlier try of the chunk has started: they need no turn of their own. */
async function startedBefore(
  { models: { prospects } }: ChunkDeps,
  leads: readonly ReadyLead[],
): Promise<ReadonlySet<ProspectId>> {
  const ids = leads.map(({ prospectId }) => prospectId);
  const known = await prospects.find({ _id: { $in: ids } }, { _id: 1 }).lean<{ readonly _id: ProspectId }[]>();
  return new Set(known.map(({ _id }) => _id));
}

/** One that was started before, by this row, counts as started. */
async function startProspect(
  { temporal, prospectQueue, calendarOf, pace, onStep }: ChunkDeps,
  { row, prospectId, body, unit, known }: ReadyLead,
  { importId, actor }: ChunkToImport,
  edits: ProcessEdits,
): Promise<void> {
  const calendar = await calendarOf(unit.branchId);
  const { duplicateCheck, isContactForbidden } = known;
  const payload = createPayload(body, { ...unit, duplicateCheck, isContactForbidden }, calendar.utcOffsetMinutes);
  const commandId = `import/${importId}/${row.rowNo}`;
  await pace();
  try {
    await temporal.workflow.start<typeof prospectWorkflow>(prospectWorkflowType, {
      ...startOfCycle(
        { kind: 'create', prospectId, actor, calendar, commandId, fingerprint: 'import', payload },
        edits,
      ),
      taskQueue: prospectQueue,
      // When there is more work than workers, an import shares the queue with people instead of standing before them.
      priority: { fairnessKey: `import/${unit.branchId}` },
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  onStep();
}

/** Several at a time; after a failure none is begun any more, and it is thrown when those under way are done. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values();
  const runner = async (): Promise<void> => {
    try {
      for (const item of left) await work(item);
    } finally {
      left.return?.();
    }
  };
  const results = await Promise.allSettled(Array.from({ length: concurrency }, runner));
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}
