import { isTerminal, type PhaseCode, type StepNumber } from '../process/definition.ts';
import { stepOf } from './change.ts';
import type { ProspectEvent } from './event.ts';

/** One stay of a prospect in a step, parked time included. */
export interface StepStay {
  readonly cycleNo: number;
  readonly step: StepNumber;
  readonly enteredAtMs: number;
  /** Null while it is there. */
  readonly leftAtMs: number | null;
  /** Stretches of the stay in the nurture pool; the last one may still run. */
  readonly parked: readonly { readonly fromMs: number; readonly untilMs: number | null }[];
}

/** What the stays are read from: every event, or only those that change the phase. */
export type PhaseChange = Pick<ProspectEvent, 'atMs' | 'cycleNo' | 'toPhase'>;

/** Stays in steps from a prospect's log in order of revision, oldest first. A step that is entered again is another stay;
 *  nurture belongs to the step it was entered from, and an end closes the last stay. */
export function stepStays(events: readonly PhaseChange[]): StepStay[] {
  const stays: StepStay[] = [];
  let phase: PhaseCode | null = null;
  for (const event of events) {
    const last = stays.at(-1);
    const current = last?.leftAtMs === null && last.cycleNo === event.cycleNo ? last : undefined;
    const from: PhaseCode | null = phase;
    phase = event.toPhase;
    if (from === phase && current !== undefined) continue;
    if (current === undefined) {
      // what follows the end of a cycle (never in a log, but a log may be cut) begins nothing
      if (!isTerminal(phase)) stays.push(enter(event, stepOf(phase, 1)));
      continue;
    }
    const stayed = park(current, from, event);
    const step = stepOf(phase, current.step);
    const isOver = isTerminal(phase) || step !== current.step;
    stays[stays.length - 1] = isOver ? { ...stayed, leftAtMs: event.atMs } : stayed;
    if (isOver && !isTerminal(phase)) stays.push(enter(event, step));
  }
  return stays;
}

function enter({ atMs, cycleNo }: PhaseChange, step: StepNumber): StepStay {
  return { cycleNo, step, enteredAtMs: atMs, leftAtMs: null, parked: [] };
}

function park(stay: StepStay, from: PhaseCode | null, { atMs, toPhase }: PhaseChange): StepStay {
  if (toPhase === 'nurture') return { ...stay, parked: [...stay.parked, { fromMs: atMs, untilMs: null }] };
  if (from !== 'nurture') return stay;
  return { ...stay, parked: stay.parked.map((stretch) => ({ ...stretch, untilMs: stretch.untilMs ?? atMs })) };
}
