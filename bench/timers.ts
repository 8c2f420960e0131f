import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { createDataConverter, parsePayloadKeys } from '../adapters/payload-codec.ts';
import type { WorkingCalendar } from '../domain/calendar.ts';
import { complaintCalendar } from '../domain/complaint/hours.ts';
import { complaintPreset } from '../domain/complaint/presets.ts';
import { instantAfter } from '../domain/wait.ts';
import { createCalendarReader } from '../models/business-calendar.ts';
import type { Models } from '../models/connect.ts';
import { complaintTaskQueue, complaintWorkflowType, startOfComplaint } from '../workflows/complaint/messages.ts';
import type { complaintWorkflow } from '../workflows/complaint/workflow.ts';
import { measureCpu } from './cpu.ts';
import { openReadModel } from './database.ts';
import { startInstallation, type BenchInstallation } from './installation.ts';
import { createLatencies, runLoad } from './load.ts';
import { formatted, say } from './table.ts';
import { reportTimers, type TimersMeasured } from './timers-report.ts';

export interface TimersOptions {
  /** Complaints, each with one deadline in the window. */
  readonly timers: number;
  readonly windowSeconds: number;
}

const branchId = 'b-01';
const startsInFlight = 20;
/** Registered first, and due after everything is over: the second of them tells how fast this machine registers. */
const warmUps = [50, 100] as const;
/** Deadlines of a complaint cannot be farther ahead than its limit. */
const longestLeadMs = 29 * 60_000;
/** Armed this long before the first deadline at least, so that arming does not disturb it. */
const quietMs = 10_000;
/** How long after the last deadline the last of them may act before it counts as missing. */
const patienceMs = 120_000;
const rules = complaintPreset('bank')?.rules;
/** Events of deadlines in the window. */
const acted = { type: 'acknowledge', complaintId: /^timer-/ };

/** `npm run bench -- timers`: how long after its limit a complaint's overdue acknowledgement is noticed, when many fall due at
 *  the same time.   @returns what was wrong, [] when every deadline acted once, after its instant */
export async function benchTimers(options: TimersOptions): Promise<string[]> {
  say(
    `load average before: ${loadavg()
      .map((load) => load.toFixed(2))
      .join(' ')}`,
  );
  const installation = await startInstallation({ temporalStore: 'file', run: ['worker'] });
  const { environment } = installation;
  const connection = await Connection.connect({ address: environment['TEMPORAL_ADDRESS'] ?? '' });
  const models = await openReadModel(environment['MONGODB_URI'] ?? '');
  try {
    return await new TimersBench(installation, clientOf(connection, installation), models, options).run();
  } finally {
    await connection.close();
    await models.connection.close();
    await installation.stop();
  }
}

function clientOf(connection: Connection, { environment }: BenchInstallation): Client {
  return new Client({
    connection,
    dataConverter: createDataConverter(parsePayloadKeys(environment['PAYLOAD_KEYS'] ?? '')),
  });
}

class TimersBench {
  readonly #processIds: BenchInstallation['processIds'];
  readonly #client: Client;
  readonly #models: Models;
  readonly #options: TimersOptions;
  /** Complaint id → when its acknowledgement is due. */
  readonly #dueAtMs = new Map<string, number>();

  constructor({ processIds }: BenchInstallation, client: Client, models: Models, options: TimersOptions) {
    this.#processIds = processIds;
    this.#client = client;
    this.#models = models;
    this.#options = options;
  }

  async run(): Promise<string[]> {
    const calendar = await createCalendarReader(this.#models.calendars)(branchId);
    const fromMs = await this.#arm(calendar);
    if (fromMs === null) return ['this machine registers too slowly: ask for fewer with --timers'];
    const armedAtMs = Date.now();
    if (armedAtMs > fromMs) return [`armed ${formatted((armedAtMs - fromMs) / 1_000)} s after the first deadline`];
    const { timers, windowSeconds } = this.#options;
    say(
      `${timers} complaints are armed; the first deadline is in ${formatted((fromMs - armedAtMs) / 1_000)} s, the last ${windowSeconds} s later`,
    );
    await delay(fromMs - armedAtMs);
    const load = loadavg()[0] ?? 0;
    const untilMs = fromMs + windowSeconds * 1_000 + patienceMs;
    const cpu = await measureCpu(this.#processIds, async () => {
      await delay(windowSeconds * 1_000);
      await this.#allActed(untilMs);
    });
    return this.#measure({ load, cpu });
  }

  /** Registers the complaints of the window, spread evenly over it.   @returns when it begins; null when it cannot */
  async #arm(calendar: WorkingCalendar): Promise<number | null> {
    let perSecond = 0;
    for (const [round, count] of warmUps.entries()) {
      const tookMs = await this.#registerAll(`warm-up-${round}`, calendar, count, () => Date.now() + longestLeadMs);
      perSecond = count / (tookMs / 1_000);
    }
    const { timers, windowSeconds } = this.#options;
    const leadMs = 2 * (timers / perSecond) * 1_000 + quietMs;
    if (leadMs + windowSeconds * 1_000 > longestLeadMs) return null;
    const fromMs = Date.now() + leadMs;
    say(
      `${formatted(perSecond)} complaints a second are registered; the window begins in ${formatted(leadMs / 1_000)} s`,
    );
    const spacingMs = (windowSeconds * 1_000) / timers;
    await this.#registerAll('timer', calendar, timers, (number) => Math.round(fromMs + number * spacingMs));
    return fromMs;
  }

  /** Registers complaints and waits until the read model has them: by then their timers are armed.   @returns ms that it took */
  async #registerAll(
    name: string,
    calendar: WorkingCalendar,
    count: number,
    dueAtMs: (number: number) => number,
  ): Promise<number> {
    const startedAtMs = performance.now();
    const numbers = Array.from({ length: count }, (_, number) => number);
    const before = await this.#models.complaints.countDocuments({});
    await runLoad(numbers, startsInFlight, createLatencies(), (number) =>
      this.#register(`${name}-${number}`, calendar, dueAtMs(number)),
    );
    while ((await this.#models.complaints.countDocuments({})) < before + count) await delay(100);
    return performance.now() - startedAtMs;
  }

  /** A suspicion of fraud: it has to be acknowledged within 30 minutes, at any hour of any day. It is received so long ago
   *  that this is over at the instant asked for. */
  async #register(complaintId: string, calendar: WorkingCalendar, dueAtMs: number): Promise<void> {
    if (rules === undefined) throw new Error('There is no preset bank');
    const receivedAtMs = dueAtMs - instantAfter(calendar, 0, rules.limits.s1.acknowledge);
    const registration = {
      caseNumber: complaintId,
      branchId,
      customer: null,
      prospectId: null,
      channel: 'phone',
      receivedAtMs,
      category: 'fraudSecurity',
      description: 'a transfer that nobody ordered',
      customerDemand: '',
      contact: '',
      complainedStaffId: null,
      isSettledOnTheSpot: false,
      isRepeated: false,
      isAboutSupervisor: false,
    } as const;
    const beginning = {
      complaintId,
      registration,
      actor: { staffId: 'bench', profiles: ['teller'], branchId, teamId: null },
      calendar: complaintCalendar(calendar, receivedAtMs, Date.now()),
      commandId: `register-${complaintId}`,
      fingerprint: complaintId,
    } as const;
    await this.#client.workflow.start<typeof complaintWorkflow>(complaintWorkflowType, {
      ...startOfComplaint(beginning, rules),
      taskQueue: complaintTaskQueue,
    });
    if (complaintId.startsWith('timer-')) this.#dueAtMs.set(complaintId, dueAtMs);
  }

  async #allActed(untilMs: number): Promise<void> {
    while ((await this.#models.complaintEvents.countDocuments(acted)) < this.#dueAtMs.size && Date.now() < untilMs)
      await delay(500);
  }

  /** Compares every deadline with its instant, and reports. */
  async #measure(window: Pick<TimersMeasured, 'load' | 'cpu'>): Promise<string[]> {
    const events = await this.#models.complaintEvents.find(acted).lean();
    const [noticed, visible] = [createLatencies(), createLatencies()];
    const problems: string[] = [];
    const seen = new Set<string>();
    for (const { complaintId, atMs, rule } of events) {
      const dueAtMs = this.#dueAtMs.get(complaintId);
      if (dueAtMs === undefined || rule !== 'C-04') problems.push(`${complaintId} acted, but was not due`);
      else if (seen.has(complaintId)) problems.push(`${complaintId} acted twice`);
      else if (atMs < dueAtMs) problems.push(`${complaintId} acted ${dueAtMs - atMs} ms before it was due`);
      else noticed.record(Math.max(1, (atMs - dueAtMs) * 1_000));
      seen.add(complaintId);
    }
    for (const complaintId of this.#dueAtMs.keys())
      if (!seen.has(complaintId)) problems.push(`${complaintId} did not act within ${patienceMs / 1_000} s`);
    // The last thing that happened to each of them is that its deadline acted.
    const snapshots = await this.#models.complaints.find({ lateClocks: 'acknowledge' }, { projectedAt: 1 }).lean();
    for (const { _id, projectedAt } of snapshots) {
      const dueAtMs = this.#dueAtMs.get(_id);
      if (dueAtMs !== undefined) visible.record(Math.max(1, (projectedAt.getTime() - dueAtMs) * 1_000));
    }
    reportTimers({ ...window, noticed, visible, windowSeconds: this.#options.windowSeconds });
    return problems.slice(0, 20);
  }
}
