import { isoOf } from '../../contracts/common.ts';
import type { ComplaintListItem, ComplaintSign } from '../../contracts/complaint.ts';
import { hiddenComplaintFields, type ComplaintRecord } from '../../contracts/complaint-records.ts';
import { present } from '../../contracts/instants.ts';
import type { WorkingCalendar } from '../../domain/calendar.ts';
import type { ComplaintHolding } from '../../domain/complaint/holders.ts';
import { complaintCalendar } from '../../domain/complaint/hours.ts';
import { nextPromise, timeLeft } from '../../domain/complaint/queue.ts';
import type { ComplaintClock, ComplaintState } from '../../domain/complaint/state.ts';
import { actsAtMs } from '../../domain/escalation/climb.ts';
import type { StaffId } from '../../domain/ids.ts';
import type { AbsenceKind } from '../../models/absence.ts';
import type { ComplaintRow, CustomerComplaint } from '../../models/complaint-list.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import type { Mask } from '../prospects/present.ts';

/** The mask for one reader and one complaint. */
export function maskForComplaint(
  { rules }: Pick<ApiDeps, 'rules'>,
  ability: ActorAbility,
  holding: ComplaintHolding,
): Mask {
  const sight = ability.can('readNames', holding) ? 'names' : 'noNames';
  return (record) => rules.maskRecord(record, sight);
}

/** A state as people see it: without the workflow's bookkeeping, personal data masked, instants in ISO 8601. */
export function presentComplaintState(state: Partial<ComplaintState>, mask: Mask): Partial<ComplaintRecord> {
  const shown = Object.fromEntries(
    Object.entries(state).filter(([field]) => !hiddenComplaintFields.some((hidden) => hidden === field)),
  );
  return present(mask(shown)) as Partial<ComplaintRecord>;
}

/** What decides besides the row. */
export interface RowContext {
  readonly nowMs: number;
  /** Of the branch, with its own shifts. */
  readonly calendar: WorkingCalendar;
  /** `maskForComplaint` of this row and its reader. */
  readonly mask: Mask;
  /** Why somebody is not at work at the moment; null: at work. */
  readonly absenceOf: (staffId: StaffId | null) => AbsenceKind | null;
}

/** A row as the queue shows it. */
export function presentComplaintRow(
  row: ComplaintRow,
  { nowMs, calendar, mask, absenceOf }: RowContext,
): ComplaintListItem {
  const { state } = row;
  const untilMs = row.closedAt?.getTime() ?? nowMs;
  const { customerName } = mask({ customerName: row.customerName });
  return {
    complaintId: row._id,
    caseNumber: row.caseNumber,
    revision: row.revision,
    customerName,
    category: row.category,
    channel: row.channel,
    severity: row.severity,
    severityConfirmed: state.severityConfirmed,
    level: row.level,
    status: row.status,
    statusSince: row.statusSince.toISOString(),
    open: row.open,
    systemic: row.channel === 'cluster',
    parentId: row.parentId,
    branchId: row.branchId,
    handlerId: row.handlerId,
    handlerAbsence: row.open ? absenceOf(row.handlerId) : null,
    receivedAt: row.receivedAt.toISOString(),
    receivedBy: row.receivedBy,
    next: presentDue(state, nowMs, complaintCalendar(calendar, state.receivedAtMs, nowMs)),
    ageMs: Math.max(0, untilMs - state.receivedAtMs),
  };
}

function presentDue(state: ComplaintRow['state'], nowMs: number, calendar: WorkingCalendar): ComplaintListItem['next'] {
  const promise = nextPromise(state);
  if (promise === null) return null;
  const { clock, dueAt, paused, overdue, countsWorkingTime, leftMs, shareLeft } = presentClock(
    promise,
    nowMs,
    calendar,
  );
  return { clock, dueAt: paused ? null : dueAt, paused, overdue, countsWorkingTime, leftMs, shareLeft };
}

/** One running limit.   @param calendar `complaintCalendar` of the case */
export function presentClock(clock: ComplaintClock, nowMs: number, calendar: WorkingCalendar) {
  const { leftMs, share } = timeLeft(clock, nowMs, { calendar });
  const paused = clock.frozenRemainingMs !== null;
  const nextMs = actsAtMs(clock);
  return {
    clock: clock.key,
    actionId: clock.actionId ?? null,
    from: isoOf(clock.fromMs),
    dueAt: isoOf(clock.dueAtMs),
    overdue: clock.dueAtMs < nowMs && (!paused || leftMs === 0),
    paused,
    countsWorkingTime: clock.countsWorkingTime,
    leftMs,
    shareLeft: share,
    rungsActed: clock.rungsActed,
    nextActsAt: nextMs === null ? null : isoOf(nextMs),
  };
}

/** That a case of a customer exists, and nothing of what it is about. */
export function presentSign({ caseNumber, severity, status, receivedAt }: CustomerComplaint): ComplaintSign {
  return { caseNumber, severity, status, since: receivedAt.toISOString() };
}
