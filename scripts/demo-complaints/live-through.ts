import { isDeepStrictEqual } from 'node:util';
import { complaintCalendar } from '../../domain/complaint/hours.ts';
import { foldComplaintEvents, type ComplaintEvent } from '../../domain/complaint/event.ts';
import type { ComplaintEnvelope } from '../../domain/complaint/command.ts';
import type { ComplaintRules } from '../../domain/complaint/rules.ts';
import { dayMs } from '../../domain/wait.ts';
import {
  complaintQueries,
  complaintTaskQueue,
  complaintUpdates,
  complaintWorkflowId,
  complaintWorkflowType,
  startOfComplaint,
} from '../../workflows/complaint/messages.ts';
import type { complaintWorkflow } from '../../workflows/complaint/workflow.ts';
import { forEachOf } from '../demo/pool.ts';
import type { ProgressBar } from '../demo/progress.ts';
import type { MovedDates } from './moved-dates.ts';
import type { PlannedCase, PlannedCommand } from './plan-case.ts';
import type { MemoryReadModel } from './read-model.ts';
import type { SkippingServer } from './server.ts';
import { posts } from './staff.ts';

const inFlight = 10;
/** After the last report-back the customer may still appeal for 30 days. */
const afterLastStepMs = 31 * dayMs;

export interface Living {
  readonly server: SkippingServer;
  readonly readModel: MemoryReadModel;
  readonly dates: MovedDates;
  readonly rules: ComplaintRules;
}

/** How much there is to do for a case: its registration and every command. */
export function actsOf({ steps }: PlannedCase): number {
  return 1 + steps.reduce((sum, { commands }) => sum + commands.length, 0);
}

/** Has every case lived through, all of them in order of time: the server's clock is everybody's, so it goes on only when
 *  everything of an instant has been done. */
export async function liveThrough(living: Living, cases: readonly PlannedCase[], bar: ProgressBar): Promise<void> {
  const due = new Map<number, (() => Promise<void>)[]>();
  const plan = (atMs: number, act: () => Promise<void>): void => void due.set(atMs, [...(due.get(atMs) ?? []), act]);
  for (const planned of cases) {
    const live = new LiveCase(living, planned, bar);
    plan(planned.registration.receivedAtMs, () => live.register());
    for (const { atMs, commands } of planned.steps) plan(atMs, () => live.doAll(atMs, commands));
  }
  const instants = [...due.keys()].toSorted((a, b) => a - b);
  for (const atMs of instants) {
    await living.server.passUntil(atMs);
    await forEachOf(due.get(atMs) ?? [], inFlight, (act) => act());
  }
  await living.server.passUntil((instants.at(-1) ?? 0) + afterLastStepMs);
}

class LiveCase {
  readonly #living: Living;
  readonly #planned: PlannedCase;
  readonly #bar: ProgressBar;
  /** What whoever acts has seen of the case. */
  #revision = 1;
  #acts = 0;

  constructor(living: Living, planned: PlannedCase, bar: ProgressBar) {
    this.#living = living;
    this.#planned = planned;
    this.#bar = bar;
  }

  async register(): Promise<void> {
    const { server, rules } = this.#living;
    const { complaintId, registration } = this.#planned;
    const beginning = {
      complaintId,
      registration,
      actor: posts.teller,
      calendar: this.#calendarAt(registration.receivedAtMs),
      commandId: `${complaintId}/register`,
      fingerprint: complaintId,
    };
    await server.client.workflow.start<typeof complaintWorkflow>(complaintWorkflowType, {
      ...startOfComplaint(beginning, rules),
      taskQueue: complaintTaskQueue,
    });
    this.#bar.tick();
  }

  async doAll(atMs: number, commands: readonly PlannedCommand[]): Promise<void> {
    for (const command of commands) await this.#do(atMs, command);
  }

  async #do(atMs: number, { name, payload, actor }: PlannedCommand): Promise<void> {
    const { complaintId } = this.#planned;
    const envelope: ComplaintEnvelope<unknown> = {
      payload,
      actor,
      expectedRevision: this.#revision,
      fingerprint: complaintId,
      calendar: this.#calendarAt(atMs),
    };
    this.#acts += 1;
    const handle = this.#living.server.client.workflow.getHandle(complaintWorkflowId(complaintId));
    const { receipt } = await handle.executeUpdate(complaintUpdates[name] as (typeof complaintUpdates)['withdraw'], {
      args: [envelope as ComplaintEnvelope<never>],
      updateId: `${complaintId}/${this.#acts}`,
    });
    this.#revision = receipt.revision;
    this.#bar.tick();
  }

  #calendarAt(nowMs: number) {
    return complaintCalendar(this.#living.dates.calendar, this.#planned.registration.receivedAtMs, nowMs);
  }
}

/** What is wrong with the log of a case, beside the workflow's own record; [] when nothing is. */
export async function auditCase(
  { server, readModel }: Living,
  { complaintId }: PlannedCase,
): Promise<readonly string[]> {
  const log: readonly ComplaintEvent[] = readModel.logs.get(complaintId) ?? [];
  const handle = server.client.workflow.getHandle<typeof complaintWorkflow>(complaintWorkflowId(complaintId));
  const { state } = await handle.query(complaintQueries.getRecord);
  return [
    ...(state.status === 'finalised' ? [] : [`ended ${state.status}`]),
    ...(log.every(({ revision }, index) => revision === index + 1) ? [] : ['its log has gaps']),
    ...(isDeepStrictEqual(foldComplaintEvents(log), state) ? [] : ['its log does not fold to its state']),
  ];
}
