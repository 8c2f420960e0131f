import { stepNumbers, type StepNumber } from '../../../domain/process/definition.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';

type Stay = OperationAnswer<'getStepTimes'>['stays'][number];

export type StepState = 'done' | 'current' | 'skipped' | 'ahead';

/** What the bar of six steps says about one of them. */
export interface StepTotal {
  readonly step: StepNumber;
  readonly state: StepState;
  readonly visits: number;
  /** Null when it cannot be known: of a stay that is cut in two by a moment of the past. */
  readonly workingMs: number | null;
  readonly calendarMs: number;
  readonly parkedMs: number;
}

interface Standing {
  readonly cycleNo: number;
  readonly step: StepNumber;
  /** The pursuit goes on. */
  readonly open: boolean;
}

/** Stays of the present cycle added up by step. With a moment of the past, only what had happened until then counts. */
export function stepTotals(
  stays: readonly Stay[],
  { cycleNo, step, open }: Standing,
  atMs: number | null,
): StepTotal[] {
  const own = stays.filter((stay) => stay.cycleNo === cycleNo && (atMs === null || Date.parse(stay.enteredAt) <= atMs));
  return stepNumbers.map((number) => {
    const visits = own.filter((stay) => stay.step === number).map((stay) => cut(stay, atMs));
    const working = visits.map(({ workingMs }) => workingMs);
    return {
      step: number,
      state: stateOf(number, { step, open }, visits.length > 0),
      visits: visits.length,
      workingMs: working.includes(null) ? null : sum(working.filter((ms) => ms !== null)),
      calendarMs: sum(visits.map(({ calendarMs }) => calendarMs)),
      parkedMs: sum(visits.map(({ parkedMs }) => parkedMs)),
    };
  });
}

function stateOf(number: StepNumber, { step, open }: Omit<Standing, 'cycleNo'>, wasThere: boolean): StepState {
  if (number === step) return open ? 'current' : 'done';
  if (wasThere) return number < step ? 'done' : 'ahead';
  return number < step ? 'skipped' : 'ahead';
}

function cut(stay: Stay, atMs: number | null): Pick<StepTotal, 'workingMs' | 'calendarMs' | 'parkedMs'> {
  const { workingMs, calendarMs, parkedMs, enteredAt, leftAt } = stay;
  const isWhole = atMs === null || (leftAt !== null && Date.parse(leftAt) <= atMs);
  return isWhole
    ? { workingMs, calendarMs, parkedMs }
    : { workingMs: null, calendarMs: atMs - Date.parse(enteredAt), parkedMs: 0 };
}

function sum(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + part, 0);
}
