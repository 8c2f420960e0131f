import {
  allHandlersFinished,
  condition,
  isCancellation,
  log,
  setCurrentDetails,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { SearchAttributeUpdatePair } from '@temporalio/common';
import type { WorkingCalendar } from '../domain/calendar.ts';
import type { CommandId } from '../domain/ids.ts';
import { dayMs } from '../domain/wait.ts';
import { createAlarm, sleepUntilNeeded } from './alarm.ts';
import { keptReceipts, type Carry, type RecordKind } from './carry.ts';
import { workflowNowMs } from './clock.ts';
import { project, projectAll, type Projected } from './projector.ts';

/** A state together with the event that led to it. */
export interface Decided<Kind extends RecordKind> {
  readonly state: Kind['state'];
  readonly event: Kind['event'];
}

type Mutable<Type> = { -readonly [Field in keyof Type]: Type[Field] };

/** What one run of a record's workflow holds in memory: the carried record, changed in place; what belongs to this run
 *  alone; and how its kind of record behaves. */
export interface LiveRecord<Kind extends RecordKind> extends Projected {
  readonly carry: Mutable<Carry<Kind>>;
  updatesInRun: number;
  readonly isOver: () => boolean;
  /** When the next deadline acts; infinity when none runs. */
  readonly nextMs: () => number;
  /** Null when the signal changes nothing. */
  readonly applySignal: (signal: Kind['signal'], nowMs: number) => Decided<Kind> | null;
  /** Lets the earliest deadline that is due act once; null when none is. */
  readonly fireDue: (nowMs: number) => Decided<Kind> | null;
  readonly readCalendar: (nowMs: number) => Promise<WorkingCalendar>;
  /** What operators see. */
  readonly details: () => string;
  readonly attributes: () => readonly SearchAttributeUpdatePair[];
  /** Called after each change: what else must follow from it. */
  readonly onChange: () => void;
}

/** Events kept for `reconcile`: more than a database that commits every 20 ms can lose. */
const keptEvents = 20;

/** What a record starts with when it is not handed over by a run before. */
export function freshCarry<Kind extends RecordKind>(
  { state }: Decided<Kind>,
  calendar: WorkingCalendar,
  receipts: Carry<Kind>['receipts'] = [],
): Mutable<Carry<Kind>> {
  return {
    state,
    calendar,
    calendarReadAtMs: workflowNowMs(),
    receipts,
    recentEvents: [],
    pendingEvents: [],
    projectedRevision: state.revision - 1,
    inbox: [],
  };
}

/** Makes a decision the truth: state, log, what operators see. */
export function adopt<Kind extends RecordKind>(live: LiveRecord<Kind>, { state, event }: Decided<Kind>): void {
  live.carry.state = state;
  live.carry.pendingEvents = [...live.carry.pendingEvents, event];
  live.carry.recentEvents = [...live.carry.recentEvents, event].slice(-keptEvents);
  setCurrentDetails(live.details());
  const attributes = live.attributes();
  const known = workflowInfo().typedSearchAttributes;
  // Each upsert is an event and a row in the list of workflows: only when one has another value than the start gave it.
  if (attributes.some(({ key, value }) => (known.get(key) ?? null) !== value)) upsertSearchAttributes([...attributes]);
  live.onChange();
}

export function keepReceipt<Kind extends RecordKind>(live: LiveRecord<Kind>, receipt: Kind['receipt']): void {
  live.carry.receipts = [...live.carry.receipts, receipt].slice(-keptReceipts);
}

/** What a command was answered; undefined for one that is not known, or not any more. */
export function keptReceipt<Kind extends RecordKind>(
  { carry }: LiveRecord<Kind>,
  commandId: CommandId,
): Kind['receipt'] | undefined {
  return carry.receipts.find((receipt) => receipt.commandId === commandId);
}

/** A run is renewed before replaying it would keep a person waiting (about 1 ms an event). */
const maxEventsInRun = 500;
const maxUpdatesInRun = 200;

function isDueForRenewal({ updatesInRun }: { readonly updatesInRun: number }): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return historyLength >= maxEventsInRun || updatesInRun >= maxUpdatesInRun || continueAsNewSuggested;
}

/** The life of a record: lets deadlines act and applies signals, renews the run when it has become long, and returns when
 *  the record is over and everything about it is written.
 *  @param continueAsNew hands the carry to the next run */
export async function keepAlive<Kind extends RecordKind>(
  live: LiveRecord<Kind>,
  continueAsNew: () => Promise<never>,
): Promise<void> {
  const alarm = createAlarm();
  const isNeeded = (): boolean => live.carry.inbox.length > 0 || live.isOver() || isDueForRenewal(live);
  void project(live);
  while (!live.isOver()) {
    await sleepUntilNeeded({ nextMs: live.nextMs, isNeeded }, alarm);
    await actOnDue(live);
    if (isDueForRenewal(live)) await renew(live, continueAsNew);
  }
  await condition(allHandlersFinished);
  await projectAll(live);
}

/** Continues as new at a quiet point: no handler running, no signal unread, nothing between the check and the hand-over. */
async function renew<Kind extends RecordKind>(
  live: LiveRecord<Kind>,
  continueAsNew: () => Promise<never>,
): Promise<void> {
  await condition(() => allHandlersFinished() && live.carry.inbox.length === 0);
  if (!live.isOver()) await continueAsNew();
}

/** A calendar older than this is read again before a deadline acts; commands bring a fresh one themselves. */
const calendarGoodForMs = dayMs;

/** Applies waiting signals and lets every deadline that is due act, in order of time. */
async function actOnDue<Kind extends RecordKind>(live: LiveRecord<Kind>): Promise<void> {
  const hasWork = (): boolean => live.carry.inbox.length > 0 || live.nextMs() <= workflowNowMs();
  if (!hasWork() || live.isOver()) return;
  if (workflowNowMs() - live.carry.calendarReadAtMs > calendarGoodForMs) await refreshCalendar(live);
  while (live.carry.inbox[0] !== undefined) {
    const [signal, ...rest] = live.carry.inbox;
    live.carry.inbox = rest;
    const decision = live.applySignal(signal, workflowNowMs());
    if (decision !== null) adopt(live, decision);
  }
  letDueAct(live);
  void project(live);
}

/** Lets every deadline that is due act, in order of time. */
export function letDueAct<Kind extends RecordKind>(live: LiveRecord<Kind>): void {
  while (!live.isOver()) {
    const decision = live.fireDue(workflowNowMs());
    if (decision === null) return;
    adopt(live, decision);
  }
}

/** A database that is away must not keep a deadline from acting: then the calendar last seen is used. */
async function refreshCalendar<Kind extends RecordKind>(live: LiveRecord<Kind>): Promise<void> {
  const nowMs = workflowNowMs();
  try {
    live.carry.calendar = await live.readCalendar(nowMs);
    live.carry.calendarReadAtMs = nowMs;
  } catch (error) {
    if (isCancellation(error)) throw error;
    log.warn('calendar not read, the last one is used', { branchId: live.carry.state.branchId });
  }
}
