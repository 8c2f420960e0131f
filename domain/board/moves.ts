import {
  isTerminal,
  type FallBack,
  type PhaseCode,
  type PhaseDefinition,
  type StepNumber,
} from '../process/definition.ts';

/** What moves are read from: a process definition, or what a page was told of it. */
export interface ProcessMap {
  readonly steps: readonly StepMap[];
}

interface StepMap {
  readonly number: StepNumber;
  readonly phases: readonly Pick<PhaseDefinition, 'code' | 'leadsTo'>[];
  readonly fallBacks: readonly FallBack[];
}

/** A column that a card may be dropped on. */
export interface BoardMove {
  readonly step: StepNumber;
  /** The phase that the move leads to. */
  readonly to: PhaseCode;
  /** Forward: through the gates in between. Back: a fall-back of the process, which needs a reason. */
  readonly kind: 'forward' | 'back';
  readonly fallBack: FallBack | null;
}

export interface Standing {
  readonly phase: PhaseCode;
  /** Selling stands still: only backward moves are left. */
  readonly held: boolean;
}

/** The columns that a card may be dropped on, by step: forward to where the process leads from its step, back where the
 *  definition has a fall-back from its phase; never past a step that the process does not allow to be passed. */
export function boardMoves(definition: ProcessMap, { phase, held }: Standing): readonly BoardMove[] {
  const own = stepOfPhase(definition, phase);
  if (own === null || isTerminal(phase)) return [];
  const forward = held ? [] : forwardMoves(definition, own);
  return [...backMoves(definition, phase, own), ...forward].toSorted((a, b) => a.step - b.step);
}

function forwardMoves(definition: ProcessMap, own: StepMap): BoardMove[] {
  const reached = own.phases.flatMap(({ leadsTo }) => leadsTo);
  return definition.steps
    .filter(({ number }) => number > own.number)
    .flatMap(({ number, phases }): BoardMove[] => {
      const entry = phases.find(({ code }) => reached.includes(code));
      return entry === undefined ? [] : [{ step: number, to: entry.code, kind: 'forward', fallBack: null }];
    });
}

/** The fall-back that gives up least when several lead into one step. */
function backMoves(definition: ProcessMap, phase: PhaseCode, own: StepMap): BoardMove[] {
  return own.fallBacks
    .filter(({ from }) => from === phase)
    .flatMap((fallBack): BoardMove[] => {
      const target = stepOfPhase(definition, fallBack.to);
      return target === null ? [] : [{ step: target.number, to: fallBack.to, kind: 'back', fallBack }];
    })
    .filter(({ step }) => step !== own.number);
}

function stepOfPhase({ steps }: ProcessMap, phase: PhaseCode): StepMap | null {
  return steps.find(({ phases }) => phases.some(({ code }) => code === phase)) ?? null;
}

/** The phases from one to another going forward, both included, the shortest way; [] when the process does not lead there. */
export function wayTo({ steps }: ProcessMap, from: PhaseCode, to: PhaseCode): readonly PhaseCode[] {
  const phases = steps.flatMap((step) => step.phases);
  const orderOf = (phase: PhaseCode): number => phases.findIndex(({ code }) => code === phase);
  const ways: (readonly PhaseCode[])[] = [[from]];
  // The list grows behind the way that is looked at, so that shorter ones come first.
  for (const way of ways) {
    const last = way.at(-1) as PhaseCode;
    if (last === to) return way;
    const next = phases.find(({ code }) => code === last)?.leadsTo ?? [];
    const ahead = next.filter((phase) => orderOf(phase) > orderOf(last) && orderOf(phase) <= orderOf(to));
    ways.push(...ahead.map((phase) => [...way, phase]));
  }
  return [];
}
