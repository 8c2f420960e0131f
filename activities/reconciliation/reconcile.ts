import { setTimeout as delay } from 'node:timers/promises';
import {
  QueryNotRegisteredError,
  QueryRejectedError,
  ServiceError,
  WorkflowNotFoundError,
  type Client,
} from '@temporalio/client';
import type { ProspectId } from '../../domain/ids.ts';
import type { Models } from '../../models/connect.ts';
import { eventsOf } from '../../models/prospect-event.ts';
import { findProspect, openProspectIds } from '../../models/prospect.ts';
import { intervalsOf } from '../../models/step-interval.ts';
import { openTasksOf } from '../../models/task.ts';
import { prospectQueries, prospectWorkflowId, prospectWorkflowType } from '../../workflows/prospect/messages.ts';
import { compareProspect, type Difference, type StoredRecord, type WorkflowRecord } from './compare.ts';
import { repairProspect } from './repair.ts';

/** A difference and what became of it. */
export interface Finding extends Difference {
  readonly outcome: 'found' | 'repaired' | 'notRepairable';
}

export interface ReconcileReport {
  /** Prospects compared. */
  readonly checked: number;
  readonly findings: readonly Finding[];
}

export interface ReconcileOptions {
  readonly client: Client;
  readonly models: Models;
  /** Only these; every open prospect when left out. */
  readonly prospectIds?: readonly ProspectId[];
  /** Repairs what can be repaired. */
  readonly fix: boolean;
  /** Workflows asked at a time: each may have to be replayed first. */
  readonly concurrency: number;
  readonly onProgress?: (checked: number) => void;
  readonly signal?: AbortSignal;
}

/** What is only on its way is there after this many looks. */
const looks = 4;
const betweenLooksMs = 500;

/** Compares every open prospect workflow with the read model, and every open snapshot with the workflows. What is only on
 *  its way is looked at again and is no difference. */
export async function reconcile(options: ReconcileOptions): Promise<ReconcileReport> {
  const { models, prospectIds, concurrency, onProgress, signal } = options;
  const seen = new Set<ProspectId>();
  const findings: Finding[] = [];
  const checkNext = async (prospectId: ProspectId): Promise<void> => {
    signal?.throwIfAborted();
    if (seen.has(prospectId)) return;
    seen.add(prospectId);
    findings.push(...(await reconcileProspect(options, prospectId)));
    onProgress?.(seen.size);
  };
  const sources =
    prospectIds === undefined ? [openWorkflows(options.client), openProspectIds(models.prospects)] : [prospectIds];
  for (const source of sources) await inParallel(source, concurrency, checkNext);
  return { checked: seen.size, findings };
}

async function* openWorkflows(client: Client): AsyncGenerator<ProspectId> {
  const prefix = prospectWorkflowId('');
  const query = `WorkflowType = '${prospectWorkflowType}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query })) yield workflowId.slice(prefix.length);
}

async function inParallel<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  concurrency: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const shared = eachOf(items);
  const runner = async (): Promise<void> => {
    for (let next = await shared.next(); next.done !== true; next = await shared.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: concurrency }, runner));
}

/** A generator queues its callers, so that several can take from one source. */
async function* eachOf<Item>(items: AsyncIterable<Item> | Iterable<Item>): AsyncGenerator<Item> {
  yield* items;
}

/** Compares one prospect, looking again while it may only be on its way, and repairs it when asked to. */
async function reconcileProspect(options: ReconcileOptions, prospectId: ProspectId): Promise<Finding[]> {
  const { client, models, fix } = options;
  let outcome: Comparison = { differences: [], record: null, stored: null };
  for (let look = 1; look <= looks; look += 1) {
    if (look > 1) await delay(betweenLooksMs);
    outcome = await compareOnce(client, models, prospectId);
    if (outcome.differences.length === 0) return [];
    if (outcome.record === null) break;
  }
  const { differences, record, stored } = outcome;
  const canRepair = fix && record !== null && stored !== null && differences.some(({ repairable }) => repairable);
  if (!canRepair)
    return differences.map((difference) => ({
      ...difference,
      outcome: difference.repairable ? 'found' : 'notRepairable',
    }));
  await repairProspect(models, record, stored);
  const left = (await compareOnce(client, models, prospectId)).differences.map(
    ({ kind, detail }) => `${kind} ${detail}`,
  );
  return differences.map((difference) => ({
    ...difference,
    outcome: left.includes(`${difference.kind} ${difference.detail}`) ? 'notRepairable' : 'repaired',
  }));
}

interface Comparison {
  readonly differences: readonly Difference[];
  /** Null when the workflow could not be asked. */
  readonly record: WorkflowRecord | null;
  readonly stored: StoredRecord | null;
}

/** The database is read first: what changes in between can then only look behind, and is looked at again. */
async function compareOnce(client: Client, models: Models, prospectId: ProspectId): Promise<Comparison> {
  const stored = await readStored(models, prospectId);
  const unanswered = (kind: Difference['kind'], detail: string): Comparison => ({
    differences: [{ prospectId, kind, detail, repairable: false }],
    record: null,
    stored,
  });
  try {
    const record = await client.workflow.getHandle(prospectWorkflowId(prospectId)).query(prospectQueries.getRecord);
    return { differences: compareProspect(record, stored), record, stored };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError)
      return unanswered('workflowMissing', `snapshot at ${stored.snapshot?.revision ?? 'none'}`);
    const isRefused = error instanceof QueryNotRegisteredError || error instanceof QueryRejectedError;
    if (isRefused || error instanceof ServiceError)
      return unanswered('workflowUnanswered', error.cause instanceof Error ? error.cause.message : error.message);
    throw error;
  }
}

async function readStored(models: Models, prospectId: ProspectId): Promise<StoredRecord> {
  const { prospects, prospectEvents, tasks, stepIntervals } = models;
  const [snapshot, events, openTasks, intervals] = await Promise.all([
    findProspect(prospects, prospectId),
    eventsOf(prospectEvents, prospectId, { afterRevision: 0, limit: 0 }),
    openTasksOf(tasks, prospectId),
    intervalsOf(stepIntervals, [prospectId]),
  ]);
  return { snapshot, events, openTasks, stepIntervals: intervals };
}
