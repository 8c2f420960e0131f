/** `npm run fast-forward -- PROSPECT 30d`: lets time pass for one prospect in seconds and tells what its deadlines do.
 *  Everybody else's time goes on as it does. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Connection, isGrpcServiceError } from '@temporalio/client';
import proto from '@temporalio/proto';
import { calendarView } from '../contracts/calendar.ts';
import { historyView, prospectView } from '../contracts/prospect.ts';
import { prospectWorkflowId } from '../workflows/prospect/messages.ts';
import { createApiClient, Refused, Unreachable, type ApiClient } from './demo/api-client.ts';
import { findReader } from './demo/bank.ts';
import { defaultApiUrl } from './demo/options.ts';
import { parseDurationSec } from './fast-forward/duration.ts';
import { localTime, tellEvent } from './fast-forward/story.ts';
import { environmentBeside } from './launch/running.ts';

/** What was asked for cannot be done, in one sentence. */
class CannotSkip extends Error {
  override readonly name = 'CannotSkip';
}

const { FastForwardPollingResult } = proto.temporal.api.enums.v1;
const lookEveryMs = 300;
const pollMs = 60_000;

interface Target {
  readonly api: ApiClient;
  /** Reads prospects of the whole bank. */
  readonly readerId: string;
  readonly prospectId: string;
  readonly utcOffsetMinutes: number;
}

async function main(args: readonly string[]): Promise<void> {
  const [prospectId, written, ...rest] = args;
  const seconds = parseDurationSec(written ?? '');
  if (prospectId === undefined || seconds === null || rest.length > 0) {
    throw new CannotSkip(
      'Usage: npm run fast-forward -- PROSPECT LENGTH, where LENGTH is like 90m, 12h, 30d or 2w and at most 366d.',
    );
  }
  const environment = environmentBeside();
  if (environment['TIME_SKIPPING'] !== 'true') {
    throw new CannotSkip(
      'Time can only be moved on the embedded Temporal server: start it with npm start, without TEMPORAL_ADDRESS and not in production.',
    );
  }
  const api = createApiClient({ baseUrl: defaultApiUrl(), patienceMs: 10_000 });
  const readerId = await findReader(api);
  const { record, open, phaseName } = await api.get(`/prospects/${prospectId}`, readerId, prospectView);
  if (!open)
    throw new CannotSkip(`The pursuit has ended (${phaseName.zh} · ${phaseName.en}): nothing waits for time to pass.`);
  const { utcOffsetMinutes } = await api.get(`/calendar?branchId=${record.branchId}`, readerId, calendarView);
  say(`${record.customer.name}, ${phaseName.zh} · ${phaseName.en}: ${written} pass …`);
  const target = { api, readerId, prospectId, utcOffsetMinutes };
  const connection = await Connection.connect({ address: environment['TEMPORAL_ADDRESS'] ?? '' });
  try {
    await watch(
      target,
      record.revision,
      skip(connection, environment['TEMPORAL_NAMESPACE'] ?? 'default', prospectId, seconds),
    );
  } finally {
    await connection.close();
  }
}

/** Moves one prospect's time forward.   @returns the instant it has reached; null when the pursuit ended on the way */
async function skip(
  connection: Connection,
  namespace: string,
  prospectId: string,
  seconds: number,
): Promise<string | null> {
  const { workflowService } = connection;
  const workflowExecution = { workflowId: prospectWorkflowId(prospectId) };
  const fastForwardId = randomUUID();
  try {
    await workflowService.updateWorkflowExecutionOptions({
      namespace,
      workflowExecution,
      workflowExecutionOptions: {
        timeSkippingConfig: {
          enabled: true,
          fastForwardConfig: proto.temporal.api.common.v1.FastForwardConfig.fromObject({
            id: fastForwardId,
            duration: { seconds },
          }),
        },
      },
      updateMask: { paths: ['time_skipping_config'] },
    });
  } catch (error) {
    if (!isGrpcServiceError(error)) throw error;
    throw new CannotSkip(`This Temporal server does not move time: ${error.details}.`);
  }
  for (;;) {
    const poll = await connection.withDeadline(Date.now() + pollMs, () =>
      workflowService.pollWorkflowExecutionTimeSkipping({ namespace, workflowExecution, fastForwardId }),
    );
    switch (poll.fastForwardPollingResult) {
      case FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT:
        continue;
      case FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED:
        return new Date(Number(poll.fastForwardInfo?.targetTime?.seconds ?? 0) * 1000).toISOString();
      default:
        return endOrRefuse(poll.failedReason);
    }
  }
}

function endOrRefuse(reason: string): null {
  if (/complet|clos|end|not running/i.test(reason)) return null;
  throw new CannotSkip(`The time did not pass: ${reason}.`);
}

/** Tells every event of the prospect's timers as it appears, until the time has passed and the last one is written. */
async function watch(target: Target, seenRevision: number, skipping: Promise<string | null>): Promise<void> {
  const state = { isOver: false };
  const over = skipping.finally(() => (state.isOver = true));
  // whatever it ends with is awaited below
  over.catch(() => {});
  let revision = seenRevision;
  while (!state.isOver) {
    revision = await tellNew(target, revision);
    await Promise.race([wait(lookEveryMs), over.catch(() => {})]);
  }
  const reached = await over;
  // the last events may still be on their way to the database
  await wait(lookEveryMs);
  const last = await tellNew(target, revision);
  if (last === seenRevision) say('Nothing fell due.');
  say(
    reached === null
      ? 'The pursuit ended before the time had passed.'
      : `The prospect's clock now shows ${localTime(reached, target.utcOffsetMinutes)}.`,
  );
}

/** @returns revision of the newest event told */
async function tellNew(
  { api, readerId, prospectId, utcOffsetMinutes }: Target,
  afterRevision: number,
): Promise<number> {
  let revision = afterRevision;
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: Parameters<typeof tellEvent>[0][]; nextCursor: string | null } = await api.get(
      `/prospects/${prospectId}/history?limit=500${cursor}`,
      readerId,
      historyView,
    );
    for (const event of page.items.filter((item) => item.revision > revision)) {
      say(tellEvent(event, utcOffsetMinutes));
      revision = event.revision;
    }
    cursor = page.nextCursor === null ? null : `&cursor=${encodeURIComponent(page.nextCursor)}`;
  }
  return revision;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CannotSkip || error instanceof Refused || error instanceof Unreachable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
