import type { ProspectListItemView } from '../../contracts/prospect-list.ts';
import { nextActionColour } from '../../domain/board/next-action-colour.ts';
import { isRotting, workingDaysBetween } from '../../domain/board/rotting.ts';
import type { BankCalendars } from '../../models/business-calendar.ts';
import type { ProspectListItem } from '../../models/prospect.ts';
import { presentNextAction, type Mask } from './present.ts';

/** A row as lists, boards and files show it.
 *  @param mask `maskFor` this row and its reader */
export function presentRow(
  row: ProspectListItem,
  nowMs: number,
  calendars: BankCalendars,
  mask: Mask,
): ProspectListItemView {
  const { customerName, customerPhoneLast4 } = mask({
    customerName: row.customerName,
    customerPhoneLast4: row.customerPhoneLast4,
  });
  const { nextActionKind: kind, nextActionCode: code, nextActionAt: at } = row;
  const action = kind === null || code === null || at === null ? null : { kind, code, atMs: at.getTime() };
  return {
    prospectId: row._id,
    revision: row.revision,
    cycleNo: row.cycleNo,
    phase: row.phase,
    step: row.step,
    open: row.open,
    ownerId: row.ownerId,
    teamId: row.teamId,
    branchId: row.branchId,
    customerName,
    customerType: row.customerType,
    customerPhoneLast4,
    pursuitType: row.pursuitType,
    findMethod: row.findMethod,
    campaignId: row.campaignId,
    expectedValueFen: row.expectedValueFen,
    held: row.held,
    phaseEnteredAt: row.phaseEnteredAt.toISOString(),
    stepEnteredAt: row.stepEnteredAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    lastContactAt: row.lastContactAt?.toISOString() ?? null,
    lossReason: row.lossReason,
    nextAction: presentNextAction(action, nowMs),
    ...neglectOf(row, nowMs, calendars),
  };
}

function neglectOf(row: ProspectListItem, nowMs: number, calendars: BankCalendars) {
  const calendar = calendars.of(row.branchId);
  const sinceMs = row.open ? row.untouchedSince?.getTime() : undefined;
  const neglect = {
    isActive: row.activeStep !== null,
    isHeld: row.held,
    step: row.step,
    plannedTouchAtMs: row.plannedTouchAt?.getTime() ?? null,
  };
  return {
    nextActionColour: nextActionColour(row.nextActionAt?.getTime() ?? null, nowMs, calendar),
    plannedTouchAt: row.plannedTouchAt?.toISOString() ?? null,
    untouchedWorkingDays: sinceMs === undefined ? null : workingDaysBetween(calendar, sinceMs, nowMs),
    rotting: sinceMs !== undefined && isRotting({ ...neglect, untouchedSinceMs: sinceMs }, nowMs, calendar),
  };
}
