import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDefinition, problemCodes, type ProblemCode } from '../../../domain/process/check-definition.ts';
import type { PhaseCode, ProcessDefinition } from '../../../domain/process/definition.ts';
import { sixStepsV1 } from '../../../domain/process/six-steps-v1.ts';

type Draft<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends object
    ? { -readonly [Key in keyof T]: Draft<T[Key]> }
    : T;
type DraftDefinition = Draft<ProcessDefinition>;

/** A copy that may be broken; predicates are shared. */
function copy<T>(value: T): Draft<T> {
  if (Array.isArray(value)) return value.map(copy) as Draft<T>;
  if (typeof value !== 'object' || value === null) return value as Draft<T>;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)])) as Draft<T>;
}

function codesOf(definition: DraftDefinition): ProblemCode[] {
  return checkDefinition(definition as ProcessDefinition).map(({ code }) => code);
}

/** One of a list, by any number. */
function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

function phases(definition: DraftDefinition): DraftDefinition['sharedPhases'] {
  return [...definition.steps.flatMap((step) => step.phases), ...definition.sharedPhases];
}

function deadlines(definition: DraftDefinition): DraftDefinition['sharedDeadlines'] {
  return [...definition.steps.flatMap((step) => step.deadlines), ...definition.sharedDeadlines];
}

function deadlineOf(definition: DraftDefinition, code: string): DraftDefinition['sharedDeadlines'][number] {
  return deadlines(definition).find((rule) => rule.code === code) as DraftDefinition['sharedDeadlines'][number];
}

function step(definition: DraftDefinition, number: number): DraftDefinition['steps'][number] {
  return definition.steps[number - 1] as DraftDefinition['steps'][number];
}

function phase(definition: DraftDefinition, code: PhaseCode): DraftDefinition['sharedPhases'][number] {
  return phases(definition).find((candidate) => candidate.code === code) as DraftDefinition['sharedPhases'][number];
}

/** Every text of a definition, as the objects that hold them. */
function texts(value: unknown): { zh: string; en: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value) return [value as { zh: string; en: string }];
  return Object.values(value).flatMap(texts);
}

interface Breakage {
  readonly name: string;
  readonly code: ProblemCode;
  /** `n` chooses where the definition is broken. */
  readonly plant: (definition: DraftDefinition, n: number) => void;
}

const breakages: Breakage[] = [
  { name: 'a step left out', code: 'stepsNotOneToSix', plant: (d, n) => void d.steps.splice(n % d.steps.length, 1) },
  { name: 'steps out of order', code: 'stepsNotOneToSix', plant: (d) => void d.steps.reverse() },
  {
    name: 'a phase in no step',
    code: 'phaseMissing',
    plant: (d, n) => {
      const { code } = pick(phases(d), n);
      for (const one of d.steps) one.phases = one.phases.filter((other) => other.code !== code);
      d.sharedPhases = d.sharedPhases.filter((other) => other.code !== code);
    },
  },
  {
    name: 'a phase in two steps',
    code: 'phaseTwice',
    plant: (d, n) => void step(d, 6).phases.push(copy(pick(phases(d), n))),
  },
  {
    name: 'a phase in the wrong step',
    code: 'phaseInWrongStep',
    plant: (d) => void step(d, 3).phases.push(...step(d, 4).phases.splice(0)),
  },
  {
    name: 'a shared phase in a step',
    code: 'phaseInWrongStep',
    plant: (d) => void step(d, 5).phases.push(...d.sharedPhases.splice(0, 1)),
  },
  {
    name: 'a phase of a step among the shared',
    code: 'phaseInWrongStep',
    plant: (d) => void d.sharedPhases.push(...step(d, 6).phases.splice(0)),
  },
  {
    name: 'a phase that does not exist',
    code: 'phaseUnknown',
    plant: (d) => void (phase(d, 'lead').code = 'prospecting' as PhaseCode),
  },
  {
    name: 'a way to a phase that does not exist',
    code: 'phaseUnknown',
    plant: (d, n) => void pick(phases(d), n).leadsTo.push('nowhere' as PhaseCode),
  },
  {
    name: 'a phase that nothing leads to',
    code: 'phaseUnreachable',
    plant: (d, n) => {
      const { code } = pick(
        phases(d).filter((one) => one.code !== 'lead'),
        n,
      );
      for (const one of phases(d)) one.leadsTo = one.leadsTo.filter((next) => next !== code);
    },
  },
  {
    name: 'an open phase without a deadline',
    code: 'phaseForgotten',
    plant: (d) => void (deadlineOf(d, 'T6.REVIEW').armedIn = []),
  },
  {
    name: 'a phase with only a step limit that is switched off',
    code: 'phaseForgotten',
    plant: (d) => void (step(d, 2).limitWorkingDays = null),
  },
  {
    name: 'an end that leads on',
    code: 'terminalLeadsOn',
    plant: (d) => void phase(d, 'churned').leadsTo.push('maintaining'),
  },
  {
    name: 'a reopening to another phase',
    code: 'terminalLeadsOn',
    plant: (d) => void phase(d, 'lost').leadsTo.push('closing'),
  },
  {
    name: 'a probability above 1',
    code: 'probabilityOutOfRange',
    plant: (d, n) => void (pick(phases(d), n).probability = 1.01),
  },
  {
    name: 'a probability below 0',
    code: 'probabilityOutOfRange',
    plant: (d, n) => void (pick(phases(d), n).probability = -0.1),
  },
  {
    name: 'a probability that is no number',
    code: 'probabilityOutOfRange',
    plant: (d, n) => void (pick(phases(d), n).probability = Number.NaN),
  },
  {
    name: 'a chance after the end',
    code: 'probabilityOutOfRange',
    plant: (d) => void (phase(d, 'ended').probability = 0.5),
  },
  {
    name: 'a condition without evidence',
    code: 'gateWithoutEvidence',
    plant: (d, n) => void (pick(conditions(d), n).evidence = []),
  },
  { name: 'a condition listed twice', code: 'gateCodeTwice', plant: (d, n) => plantTwin(d, n) },
  {
    name: 'a condition of another step',
    code: 'gateCodeOfOtherStep',
    plant: (d, n) => void (pick(conditions(d), n).code = 'G6.NEW'),
  },
  { name: 'no ladder', code: 'ladderEmpty', plant: (d, n) => void (pick(d.steps, n).ladder = []) },
  {
    name: 'a ladder that starts late',
    code: 'ladderNotFromZero',
    plant: (d, n) => void (pick(d.steps, n).ladder[0] = { afterWorkingDays: 0.5, tell: 'owner', action: 'remind' }),
  },
  { name: 'two rungs at one time', code: 'ladderNotAscending', plant: (d, n) => shiftRung(d, n, 0) },
  { name: 'a rung before the one below', code: 'ladderNotAscending', plant: (d, n) => shiftRung(d, n, -0.5) },
  { name: 'the branch told before the team lead', code: 'ladderDescends', plant: (d, n) => swapAudience(d, n) },
  {
    name: 'reassignment proposed in the middle',
    code: 'ladderReassignsTooEarly',
    plant: (d, n) =>
      void (pick(d.steps, n).ladder[1] = { afterWorkingDays: 0.5, tell: 'teamLead', action: 'proposeReassignment' }),
  },
  {
    name: 'reassignment proposed to the owner',
    code: 'ladderReassignsTooEarly',
    plant: (d, n) =>
      void (pick(d.steps, n).ladder[3] = { afterWorkingDays: 99, tell: 'owner', action: 'proposeReassignment' }),
  },
  {
    name: 'a deadline left out',
    code: 'deadlineMissing',
    plant: (d, n) => {
      const { code } = pick(deadlines(d), n);
      for (const one of d.steps) one.deadlines = one.deadlines.filter((rule) => rule.code !== code);
      d.sharedDeadlines = d.sharedDeadlines.filter((rule) => rule.code !== code);
    },
  },
  {
    name: 'a deadline with two rules',
    code: 'deadlineTwice',
    plant: (d, n) => void d.sharedDeadlines.push(copy(pick(deadlines(d), n))),
  },
  {
    name: 'a deadline nobody knows',
    code: 'deadlineUnknown',
    plant: (d, n) => void (pick(deadlines(d), n).code = 'T9.NEW' as 'T.HOLD'),
  },
  {
    name: 'a deadline in an unknown phase',
    code: 'deadlineInUnknownPhase',
    plant: (d, n) => void pick(deadlines(d), n).armedIn.push('nowhere' as PhaseCode),
  },
  {
    name: 'a deadline in a terminal phase',
    code: 'deadlineInUnknownPhase',
    plant: (d, n) => void pick(deadlines(d), n).armedIn.push('lost'),
  },
  {
    name: 'a deadline that waits for nothing',
    code: 'deadlineWithoutWait',
    plant: (d, n) => void (pick(deadlines(d), n).wait.amount = 0),
  },
  {
    name: 'a deadline without end',
    code: 'deadlineWithoutWait',
    plant: (d, n) => void (pick(deadlines(d), n).wait.amount = Number.POSITIVE_INFINITY),
  },
  {
    name: 'a fall-back from another step',
    code: 'fallBackUnknown',
    plant: (d) => plantFallBack(d, 'closing', 'meeting'),
  },
  {
    name: 'a fall-back where no way leads',
    code: 'fallBackUnknown',
    plant: (d) => plantFallBack(d, 'meeting', 'lead'),
  },
  {
    name: 'a fall-back to a later step',
    code: 'fallBackForward',
    plant: (d) => plantFallBack(d, 'meeting', 'closing'),
  },
  { name: 'a fall-back to an end', code: 'fallBackForward', plant: (d) => plantFallBack(d, 'meeting', 'lost') },
  {
    name: 'a limit of no days',
    code: 'limitOutOfRange',
    plant: (d, n) => void (pick(d.steps, n).limitWorkingDays = 0),
  },
  { name: 'a negative setting', code: 'settingOutOfRange', plant: (d) => void (d.settings.maxParkDays = -1) },
  {
    name: 'a completeness above 1',
    code: 'settingOutOfRange',
    plant: (d) => void (d.settings.intelMinCompleteness = 60),
  },
  {
    name: 'a setting that is no number',
    code: 'settingOutOfRange',
    plant: (d) => void (d.settings.quadrantDays.hl = null as unknown as number),
  },
  { name: 'no rechecks', code: 'settingOutOfRange', plant: (d) => void (d.settings.nurtureDays = []) },
  { name: 'welcome days out of order', code: 'settingOutOfRange', plant: (d) => void d.settings.welcomeDays.reverse() },
  { name: 'an empty Chinese text', code: 'textMissing', plant: (d, n) => void (pick(texts(d), n).zh = ' ') },
  {
    name: 'English in place of Chinese',
    code: 'textMissing',
    plant: (d, n) => void (pick(texts(d), n).zh = 'Meeting'),
  },
  { name: 'an empty English text', code: 'textMissing', plant: (d, n) => void (pick(texts(d), n).en = '') },
];

function conditions(definition: DraftDefinition): DraftDefinition['steps'][number]['gate'] {
  return definition.steps.flatMap(({ gate }) => gate);
}

function plantTwin(definition: DraftDefinition, n: number): void {
  const { gate } = pick(definition.steps.slice(0, 5), n);
  gate.push(copy(pick(gate, n)));
}

/** Moves a rung after the first to the time of the one below, or before it. */
function shiftRung(definition: DraftDefinition, n: number, byDays: number): void {
  const { ladder } = pick(definition.steps, n);
  const index = 1 + (n % 3);
  pick(ladder, index).afterWorkingDays = pick(ladder, index - 1).afterWorkingDays + byDays;
}

function swapAudience(definition: DraftDefinition, n: number): void {
  const { ladder } = pick(definition.steps, n);
  pick(ladder, 1).tell = 'branchHead';
  pick(ladder, 2).tell = 'teamLead';
}

function plantFallBack(definition: DraftDefinition, from: PhaseCode, to: PhaseCode): void {
  step(definition, 3).fallBacks.push({ from, to, rule: 'P-99', text: { zh: '试验', en: 'planted' } });
}

describe('checkDefinition', () => {
  it('finds nothing wrong with an untouched copy', () => {
    expect(codesOf(copy(sixStepsV1))).toEqual([]);
  });

  it.each(breakages.map((breakage) => [breakage.name, breakage] as const))('catches %s', (_name, { code, plant }) => {
    const definition = copy(sixStepsV1);
    plant(definition, 0);
    expect(codesOf(definition)).toContain(code);
  });

  it('has a planted case for every kind of problem', () => {
    const planted = new Set(breakages.map(({ code }) => code));
    expect(problemCodes.filter((code) => !planted.has(code))).toEqual([]);
  });

  it('says where, and in a sentence', () => {
    const definition = copy(sixStepsV1);
    deadlineOf(definition, 'T2.INTEL').wait.amount = -3;
    expect(checkDefinition(definition as ProcessDefinition)).toEqual([
      {
        code: 'deadlineWithoutWait',
        where: 'T2.INTEL.wait',
        message: 'Deadline T2.INTEL must wait longer than 0, not -3 workingDays.',
      },
    ]);
  });

  it('reports all problems at once', () => {
    const definition = copy(sixStepsV1);
    for (const code of ['ladderEmpty', 'textMissing', 'probabilityOutOfRange', 'deadlineTwice'] as const) {
      breakages.find((breakage) => breakage.code === code)?.plant(definition, 1);
    }
    expect(new Set(codesOf(definition))).toEqual(
      new Set(['ladderEmpty', 'textMissing', 'probabilityOutOfRange', 'deadlineTwice']),
    );
  });

  it('catches a breakage wherever it is planted', () => {
    fc.assert(
      fc.property(fc.constantFrom(...breakages), fc.nat({ max: 10_000 }), ({ code, plant }, n) => {
        const definition = copy(sixStepsV1);
        plant(definition, n);
        expect(codesOf(definition)).toContain(code);
      }),
      { numRuns: 500 },
    );
  });

  it('never lets a definition pass once something was left out of it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), (n) => {
        const definition = copy(sixStepsV1);
        const { list, index } = pick(losses(definition), n);
        list.splice(index, 1);
        expect(codesOf(definition)).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

/** Lists whose entries the definition cannot do without. Conditions, fall-backs and ways are the bank's to drop. */
function losses(definition: DraftDefinition): { list: unknown[]; index: number }[] {
  const lists: unknown[][] = [definition.steps, definition.sharedPhases, definition.sharedDeadlines];
  for (const one of definition.steps) lists.push(one.phases, one.deadlines);
  return lists.flatMap((list) => list.map((_entry, index) => ({ list, index })));
}
