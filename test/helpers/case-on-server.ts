import { randomUUID } from 'node:crypto';
import { WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { formatLocal, type WorkingCalendar } from '../../domain/calendar.ts';
import type { CaseActor, ComplaintEnvelope, ComplaintRefusal } from '../../domain/complaint/command.ts';
import type { ComplaintCommandName, ComplaintCommandPayload } from '../../domain/complaint/commands.ts';
import type { ComplaintEvent } from '../../domain/complaint/event.ts';
import { complaintCalendar } from '../../domain/complaint/hours.ts';
import type { RegisterComplaint } from '../../domain/complaint/register.ts';
import type { ComplaintRules } from '../../domain/complaint/rules.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import {
  complaintQueries,
  complaintUpdates,
  complaintWorkflowType,
  startOfComplaint,
  type ComplaintAnswer,
} from '../../workflows/complaint/messages.ts';
import type { complaintWorkflow } from '../../workflows/complaint/workflow.ts';
import { bankRules, grievance, officer, teller, usualComplaint } from '../factories/complaint.ts';
import { calendar } from '../factories/context.ts';
import type { WorkflowRig } from './workflow-rig.ts';

const minuteMs = 60_000;

/** The bank's working days with its clocks set so that they show a certain local time at this minute: a test can stand before
 *  a holiday whatever the date is.
 *  @param local '2026-09-30 16:00' */
export function calendarShowing(local: string, nowMs = Date.now()): WorkingCalendar {
  const shownMinute = Date.parse(`${local.replace(' ', 'T')}:00Z`) / minuteMs;
  return { ...calendar, utcOffsetMinutes: shownMinute - Math.floor(nowMs / minuteMs) };
}

/** Where a complaint runs. */
export type CaseRig = Pick<WorkflowRig, 'client' | 'models' | 'taskQueue' | 'track' | 'skip'>;

interface CaseOptions {
  /** What the bank's clocks show when the case is received. */
  readonly local?: string;
  readonly actor?: Actor;
  /** The bank's own when left out. */
  readonly rules?: ComplaintRules;
  /** How soon the server notices that a worker was killed; its own usual time when left out. */
  readonly workflowTaskTimeout?: '2s';
}

/** A complaint whose workflow runs on a rig, in a branch with a calendar of its own. */
export class CaseOnServer {
  readonly handle: WorkflowHandle<typeof complaintWorkflow>;
  readonly complaintId: string;
  private skippedMs = 0;

  private readonly rig: CaseRig;
  private readonly workdays: WorkingCalendar;
  private readonly receivedAtMs: number;

  private constructor(
    rig: CaseRig,
    workdays: WorkingCalendar,
    receivedAtMs: number,
    handle: WorkflowHandle<typeof complaintWorkflow>,
  ) {
    this.rig = rig;
    this.workdays = workdays;
    this.receivedAtMs = receivedAtMs;
    // without the id of a run: a renewal goes on under the same id
    this.handle = rig.client.workflow.getHandle<typeof complaintWorkflow>(handle.workflowId);
    this.complaintId = handle.workflowId.slice('complaint/'.length);
  }

  /** Received at the full minute, so that instants are round. */
  static async register(
    rig: CaseRig,
    overrides: Partial<RegisterComplaint> = {},
    { local = '2026-11-20 16:00', actor = teller, rules = bankRules, ...ofWorkflow }: CaseOptions = {},
  ): Promise<CaseOnServer> {
    const nowMs = Date.now();
    const branchId = `b-${randomUUID()}`;
    const workdays = calendarShowing(local, nowMs);
    await rig.models.calendars.collection.insertOne({
      ...workdays,
      _id: branchId,
      knownUntilYear: 2026,
      editedBy: null,
      version: 1,
    } as never);
    const receivedAtMs = Math.floor(nowMs / minuteMs) * minuteMs;
    const complaintId = randomUUID();
    const beginning = {
      complaintId,
      registration: grievance({ branchId, receivedAtMs, ...overrides }),
      actor,
      calendar: complaintCalendar(workdays, receivedAtMs, nowMs),
      commandId: `register-${complaintId}`,
      fingerprint: 'f',
    };
    const handle = await rig.client.workflow.start<typeof complaintWorkflow>(complaintWorkflowType, {
      ...startOfComplaint(beginning, rules),
      ...ofWorkflow,
      taskQueue: rig.taskQueue,
    });
    rig.track(handle.workflowId);
    return new CaseOnServer(rig, workdays, receivedAtMs, handle);
  }

  /** One that something else has registered, on the bank's usual calendar. */
  static async of(rig: CaseRig, handle: WorkflowHandle<typeof complaintWorkflow>): Promise<CaseOnServer> {
    const { state } = await handle.query(complaintQueries.getRecord);
    return new CaseOnServer(rig, calendar, state.receivedAtMs, handle);
  }

  /** The time of its own workflow. */
  private get nowMs(): number {
    return Date.now() + this.skippedMs;
  }

  /** Sends a usual command. */
  async do<Name extends ComplaintCommandName>(
    name: Name,
    overrides: Partial<ComplaintCommandPayload<Name>> = {},
    { actor = officer, updateId = randomUUID(), expectedRevision = null }: Partial<Sending> = {},
  ): Promise<ComplaintAnswer> {
    const { receivedAtMs } = this;
    const envelope: ComplaintEnvelope<ComplaintCommandPayload<'withdraw'>> = {
      payload: { ...usualComplaint[name](this.nowMs), ...overrides } as never,
      actor,
      expectedRevision,
      fingerprint: 'f',
      calendar: complaintCalendar(this.workdays, receivedAtMs, this.nowMs),
    };
    const update = complaintUpdates[name] as (typeof complaintUpdates)['withdraw'];
    return this.handle.executeUpdate(update, { args: [envelope], updateId });
  }

  /** Codes of what stands against a usual command; its refusal's own code when no condition does. */
  async unmet<Name extends ComplaintCommandName>(
    name: Name,
    overrides: Partial<ComplaintCommandPayload<Name>> = {},
    sending: Partial<Sending> = {},
  ): Promise<string[]> {
    try {
      await this.do(name, overrides, sending);
      return [];
    } catch (error) {
      if (!(error instanceof WorkflowUpdateFailedError) || !(error.cause instanceof ApplicationFailure)) throw error;
      const [refusal] = error.cause.details as [ComplaintRefusal];
      return refusal.code === 'UNMET_CONDITIONS' ? refusal.unmet.map(({ code }) => code) : [refusal.code];
    }
  }

  async state(): Promise<ComplaintState> {
    return (await this.handle.query(complaintQueries.getRecord)).state;
  }

  /** The instant at which the bank's clocks show a local time.   @returns UTC ms */
  instant(local: string): number {
    return Date.parse(`${local.replace(' ', 'T')}:00Z`) - this.workdays.utcOffsetMinutes * minuteMs;
  }

  /** Lets time pass for this case alone, until just after its clocks show a local time. */
  async waitUntil(local: string): Promise<void> {
    await this.wait((this.instant(local) - this.nowMs) / 1000 + 1);
  }

  async wait(seconds: number): Promise<void> {
    await this.rig.skip(this.handle, Math.ceil(seconds));
    this.skippedMs += Math.ceil(seconds) * 1000;
  }

  /** Everything that the read model has of it, in order. */
  async log(): Promise<ComplaintEvent[]> {
    const { complaintId } = this;
    const documents = await this.rig.models.complaintEvents.collection
      .find({ complaintId })
      .sort({ revision: 1 })
      .toArray();
    return documents.map(({ _id, ...event }) => event as unknown as ComplaintEvent);
  }

  /** What clocks did, e.g. 'acknowledge overdue Mon 2026-11-23 12:00'. */
  async ledger(kinds: readonly string[] = ['acted', 'overdue']): Promise<string[]> {
    return (await this.log()).flatMap(({ atMs, ledger }) =>
      ledger
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ clock, kind }) => `${clock} ${kind} ${this.local(atMs)}`),
    );
  }

  /** An instant as the bank's clocks show it. */
  local(atMs: number): string {
    return formatLocal(this.workdays, atMs);
  }
}

interface Sending {
  readonly actor: CaseActor;
  readonly updateId: string;
  readonly expectedRevision: number | null;
}
