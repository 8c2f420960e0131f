import * as z from 'zod';
import { isoOf, prospectId } from '../../contracts/common.ts';
import { stepTimesView } from '../../contracts/prospect.ts';
import { workingMsBetween, type WorkingCalendar } from '../../domain/calendar.ts';
import { stepStays, type StepStay } from '../../domain/prospect/step-stays.ts';
import { calendarOf, workingCalendar } from '../../models/business-calendar.ts';
import { phaseChangesOf } from '../../models/prospect-event.ts';
import { clockOf } from '../moved-clock.ts';
import { prospectWorkflowId } from '../../workflows/prospect/messages.ts';
import { defineRoute, ok } from '../route.ts';
import { readProspect } from './read-prospect.ts';

const minuteMs = 60_000;

export const stepTimesRoute = defineRoute({
  method: 'get',
  path: '/prospects/:prospectId/steps',
  operationId: 'getStepTimes',
  tag: 'prospects',
  summary: 'How long it stayed in each step, in working time and plain time',
  needs: 'readProspect',
  params: z.object({ prospectId }),
  answers: { 200: { description: 'Every stay, oldest first; the last one may still run', schema: stepTimesView } },
  failures: ['NOT_FOUND'],
  handle: async ({ ability, params }, deps) => {
    const { _id, branchId } = await readProspect(deps, ability, params.prospectId);
    const [changes, stored] = await Promise.all([
      phaseChangesOf(deps.models.prospectEvents, _id),
      calendarOf(deps.models.calendars, branchId),
    ]);
    const calendar = workingCalendar(stored);
    const { nowMs } = await clockOf(deps, prospectWorkflowId(_id));
    const shiftMinutes = calendar.shifts.map(({ fromMinute, toMinute }) => toMinute - fromMinute);
    return ok({
      prospectId: _id,
      workingDayMs: shiftMinutes.reduce((sum, minutes) => sum + minutes, 0) * minuteMs,
      stays: stepStays(changes).map((stay) => presentStay(stay, calendar, nowMs)),
    });
  },
});

function presentStay(
  { cycleNo, step, enteredAtMs, leftAtMs, parked }: StepStay,
  calendar: WorkingCalendar,
  nowMs: number,
) {
  const untilMs = leftAtMs ?? nowMs;
  const stretches = parked.map((stretch) => ({ fromMs: stretch.fromMs, untilMs: stretch.untilMs ?? untilMs }));
  const parkedWorkingMs = stretches.map((stretch) => workingMsBetween(calendar, stretch.fromMs, stretch.untilMs));
  const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);
  return {
    cycleNo,
    step,
    enteredAt: isoOf(enteredAtMs),
    leftAt: leftAtMs === null ? null : isoOf(leftAtMs),
    workingMs: workingMsBetween(calendar, enteredAtMs, untilMs) - sum(parkedWorkingMs),
    calendarMs: Math.max(0, untilMs - enteredAtMs),
    parkedMs: sum(stretches.map(({ fromMs, untilMs: endMs }) => Math.max(0, endMs - fromMs))),
  };
}
