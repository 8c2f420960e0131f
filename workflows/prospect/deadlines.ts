import { CancellationScope, condition, isCancellation, log, sleep } from '@temporalio/workflow';
import { isTerminal } from '../../domain/process/definition.ts';
import { actsAtMs } from '../../domain/escalation/climb.ts';
import { earliestDeadline } from '../../domain/prospect/deadline.ts';
import { dayMs } from '../../domain/wait.ts';
import { fireDue } from '../../domain/prospect/fire.ts';
import { applySignal } from '../../domain/prospect/signals.ts';
import { workflowNowMs } from '../clock.ts';
import { quick } from '../proxies.ts';
import { adopt, type LiveProspect } from './live-prospect.ts';
import { project } from './projector.ts';

/** The one timer of a prospect. It is only set anew for something earlier: setting it on every command would cost two
 *  events each. When it rings early nothing is due, and it is set for what is. */
export interface Alarm {
  atMs: number;
  hasRung: boolean;
  cancel: () => void;
}

export function createAlarm(): Alarm {
  return { atMs: Number.POSITIVE_INFINITY, hasRung: false, cancel: () => undefined };
}

function earliestAtMs(live: LiveProspect): number {
  const deadline = earliestDeadline(live.carry.state);
  return (deadline === null ? null : actsAtMs(deadline)) ?? Number.POSITIVE_INFINITY;
}

function setAlarm(alarm: Alarm, atMs: number): void {
  alarm.cancel();
  const scope = new CancellationScope();
  alarm.atMs = atMs;
  alarm.hasRung = false;
  alarm.cancel = () => scope.cancel();
  const ring = (): void => {
    if (alarm.atMs === atMs) alarm.hasRung = true;
  };
  scope
    .run(() => sleep(Math.max(1, atMs - workflowNowMs())))
    .then(ring, (error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
}

/** Sleeps until a deadline is due, a signal came, the run should be renewed, or the pursuit ended. */
export async function sleepUntilNeeded(
  live: LiveProspect,
  alarm: Alarm,
  isDueForRenewal: (live: LiveProspect) => boolean,
): Promise<void> {
  for (;;) {
    const nextMs = earliestAtMs(live);
    if (nextMs <= workflowNowMs()) return;
    if (alarm.hasRung || nextMs < alarm.atMs) resetAlarm(alarm, nextMs);
    const isNeeded = (): boolean =>
      live.carry.inbox.length > 0 || isTerminal(live.carry.state.phase) || isDueForRenewal(live);
    await condition(() => isNeeded() || alarm.hasRung || earliestAtMs(live) < alarm.atMs);
    if (isNeeded()) return;
  }
}

function resetAlarm(alarm: Alarm, nextMs: number): void {
  if (nextMs < Number.POSITIVE_INFINITY) setAlarm(alarm, nextMs);
  else Object.assign(alarm, createAlarm());
}

/** A calendar older than this is read again before a deadline acts; commands bring a fresh one themselves. */
const calendarGoodForMs = dayMs;

/** Applies waiting signals and lets every deadline that is due act, in order of time. */
export async function fireAllDue(live: LiveProspect): Promise<void> {
  const hasWork = (): boolean => live.carry.inbox.length > 0 || earliestAtMs(live) <= workflowNowMs();
  if (!hasWork() || isTerminal(live.carry.state.phase)) return;
  if (workflowNowMs() - live.carry.calendarReadAtMs > calendarGoodForMs) await refreshCalendar(live);
  const time = { calendar: live.carry.calendar, rules: live.rules };
  while (live.carry.inbox[0] !== undefined) {
    const [signal, ...rest] = live.carry.inbox;
    live.carry.inbox = rest;
    const decision = applySignal(live.carry.state, signal, workflowNowMs(), time);
    if (decision !== null) adopt(live, decision);
  }
  while (!isTerminal(live.carry.state.phase)) {
    const decision = fireDue(live.carry.state, workflowNowMs(), time);
    if (decision === null) break;
    adopt(live, decision);
  }
  void project(live);
}

/** A database that is away must not keep a deadline from acting: then the calendar last seen is used. */
async function refreshCalendar(live: LiveProspect): Promise<void> {
  const nowMs = workflowNowMs();
  try {
    live.carry.calendar = await quick.readCalendar({ branchId: live.carry.state.branchId, nowMs });
    live.carry.calendarReadAtMs = nowMs;
  } catch (error) {
    if (isCancellation(error)) throw error;
    log.warn('calendar not read, the last one is used', { branchId: live.carry.state.branchId });
  }
}
