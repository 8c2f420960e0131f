/** `npm run fast-forward -- WHO 30d`: lets time pass for one prospect or complaint in seconds and tells what its deadlines do.
 *  Everybody else's time goes on as it does. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Connection, isGrpcServiceError } from '@temporalio/client';
import proto from '@temporalio/proto';
import { caseNumberTyped } from '../domain/complaint/case-number.ts';
import { createApiClient, Refused, Unreachable, type ApiClient } from './demo/api-client.ts';
import { defaultApiUrl, UsageError } from './demo/options.ts';
import { findCase, findCaseByNumber } from './fast-forward/complaint.ts';
import { parseDurationSec } from './fast-forward/duration.ts';
import { findProspect } from './fast-forward/prospect.ts';
import { CannotSkip, localTime, type Subject } from './fast-forward/subject.ts';
import { environmentBeside } from './launch/running.ts';

const { FastForwardPollingResult } = proto.temporal.api.enums.v1;
const lookEveryMs = 300;
const pollMs = 60_000;

async function main(args: readonly string[]): Promise<void> {
  const [who, written, ...rest] = args;
  const seconds = parseDurationSec(written ?? '');
  if (who === undefined || seconds === null || rest.length > 0) {
    throw new CannotSkip(
      'Usage: npm run fast-forward -- WHO LENGTH, where WHO is the id of a prospect or a complaint, or the number of a case like TS20261126-K3XN, and LENGTH is like 90m, 12h, 30d or 2w and at most 366d.',
    );
  }
  const environment = environmentBeside();
  if (environment['TIME_SKIPPING'] !== 'true') {
    throw new CannotSkip(
      'Time can only be moved on the embedded Temporal server: start it with npm start, without TEMPORAL_ADDRESS and not in production.',
    );
  }
  const subject = await find(createApiClient({ baseUrl: defaultApiUrl(), patienceMs: 10_000 }), who);
  say(`${subject.title}: ${written} pass …`);
  const connection = await Connection.connect({ address: environment['TEMPORAL_ADDRESS'] ?? '' });
  try {
    await watch(subject, skip(connection, environment['TEMPORAL_NAMESPACE'] ?? 'default', subject.workflowId, seconds));
  } finally {
    await connection.close();
  }
}

/** @throws CannotSkip when nothing has this id or number */
async function find(api: ApiClient, who: string): Promise<Subject> {
  const number = caseNumberTyped(who);
  if (number !== null) return findCaseByNumber(api, number);
  for (const look of [findProspect, findCase]) {
    try {
      return await look(api, who);
    } catch (error) {
      if (!(error instanceof Refused && error.problem.status === 404)) throw error;
    }
  }
  throw new CannotSkip(`Neither a prospect nor a complaint has the id ${who}.`);
}

/** Moves one workflow's time forward.   @returns the instant it has reached; null when it ended on the way */
async function skip(
  connection: Connection,
  namespace: string,
  workflowId: string,
  seconds: number,
): Promise<string | null> {
  const { workflowService } = connection;
  const workflowExecution = { workflowId };
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

/** Tells every event of its timers as it appears, until the time has passed and the last one is written. */
async function watch(subject: Subject, skipping: Promise<string | null>): Promise<void> {
  const state = { isOver: false };
  const over = skipping.finally(() => (state.isOver = true));
  // whatever it ends with is awaited below
  over.catch(() => {});
  let { revision } = subject;
  while (!state.isOver) {
    revision = await tellNew(subject, revision);
    await Promise.race([wait(lookEveryMs), over.catch(() => {})]);
  }
  const reached = await over;
  // the last events may still be on their way to the database
  await wait(lookEveryMs);
  const last = await tellNew(subject, revision);
  if (last === subject.revision) say('Nothing fell due.');
  say(
    reached === null
      ? 'It ended before the time had passed.'
      : `${subject.whose} clock now shows ${localTime(reached, subject.utcOffsetMinutes)}.`,
  );
}

/** @returns revision of the newest event told */
async function tellNew({ eventsAfter }: Subject, afterRevision: number): Promise<number> {
  const events = await eventsAfter(afterRevision);
  for (const { line } of events) say(line);
  return events.at(-1)?.revision ?? afterRevision;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (![CannotSkip, Refused, Unreachable, UsageError].some((kind) => error instanceof kind)) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
