import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';

const { EventType } = proto.temporal.api.enums.v1;

/** How many events of each type a workflow's run has. */
type Tally = ReadonlyMap<string, number>;

interface RunTally {
  readonly runId: string;
  readonly tally: Tally;
}

/** Histories as they stand now, by workflow id. */
export type HistoryTallies = ReadonlyMap<string, RunTally>;

/** Counts the events in the histories of some workflows. Not to be used inside a measured window. */
export async function readHistories(client: Client, workflowIds: readonly string[]): Promise<HistoryTallies> {
  const entries = await Promise.all(
    workflowIds.map(async (workflowId) => {
      const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
      const runId = events?.[0]?.workflowExecutionStartedEventAttributes?.originalExecutionRunId ?? '';
      const tally = new Map<string, number>();
      for (const { eventType } of events ?? []) {
        const name = EventType[eventType ?? 0]?.replace('EVENT_TYPE_', '') ?? 'UNKNOWN';
        tally.set(name, (tally.get(name) ?? 0) + 1);
      }
      return [workflowId, { runId, tally }] as const;
    }),
  );
  return new Map(entries);
}

export interface HistoryCost {
  readonly eventsPerCommand: number;
  readonly workflowTasksPerCommand: number;
  /** Event type → number per command. */
  readonly byType: Readonly<Record<string, number>>;
  /** Workflows that could be compared; one that was renewed in between cannot. */
  readonly sampled: number;
}

/** What one command, sent to each workflow between two readings, left in the histories. */
export function historyCost(before: HistoryTallies, after: HistoryTallies, commandsPerWorkflow: number): HistoryCost {
  const grown = new Map<string, number>();
  let sampled = 0;
  for (const [workflowId, { runId, tally }] of after) {
    const earlier = before.get(workflowId);
    if (earlier?.runId !== runId) continue;
    sampled += 1;
    for (const [type, count] of tally) grown.set(type, (grown.get(type) ?? 0) + count - (earlier.tally.get(type) ?? 0));
  }
  const commands = sampled * commandsPerWorkflow;
  const byType = Object.fromEntries(
    [...grown].filter(([, count]) => count > 0).map(([type, count]) => [type, count / commands]),
  );
  const eventsPerCommand = Object.values(byType).reduce((sum, count) => sum + count, 0);
  return { eventsPerCommand, workflowTasksPerCommand: byType['WORKFLOW_TASK_COMPLETED'] ?? 0, byType, sampled };
}
