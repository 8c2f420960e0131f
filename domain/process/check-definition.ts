import { stepOf } from '../prospect/change.ts';
import { checkDeadlines } from './check-deadlines.ts';
import { checkGates, checkLadders, checkNumbers, checkTexts } from './check-steps.ts';
import {
  isTerminal,
  phaseCodes,
  stepNumbers,
  type FallBack,
  type PhaseCode,
  type PhaseDefinition,
  type ProcessDefinition,
  type StepDefinition,
} from './definition.ts';

/** What can be wrong with a process definition. */
export const problemCodes = [
  'stepsNotOneToSix',
  'phaseMissing',
  'phaseTwice',
  'phaseInWrongStep',
  'phaseUnknown',
  'phaseUnreachable',
  'phaseForgotten',
  'terminalLeadsOn',
  'probabilityOutOfRange',
  'gateWithoutEvidence',
  'gateCodeTwice',
  'gateCodeOfOtherStep',
  'ladderEmpty',
  'ladderNotFromZero',
  'ladderNotAscending',
  'ladderDescends',
  'ladderReassignsTooEarly',
  'deadlineMissing',
  'deadlineTwice',
  'deadlineUnknown',
  'deadlineInUnknownPhase',
  'deadlineWithoutWait',
  'fallBackUnknown',
  'fallBackForward',
  'limitOutOfRange',
  'settingOutOfRange',
  'textMissing',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One mistake in a definition; `where` is the path of the entry, `message` a sentence for the administrator. */
export interface DefinitionProblem {
  readonly code: ProblemCode;
  readonly where: string;
  readonly message: string;
}

/** All problems of a definition at once; [] when it may be published. */
export function checkDefinition(definition: ProcessDefinition): DefinitionProblem[] {
  return [
    ...checkSteps(definition),
    ...checkPhases(definition),
    ...checkReachable(definition),
    ...checkFallBacks(definition),
    ...checkGates(definition),
    ...checkLadders(definition),
    ...checkDeadlines(definition),
    ...checkNumbers(definition),
    ...checkTexts(definition),
  ];
}

/** Every phase of a definition, in the order of the process. */
export function allPhases(definition: ProcessDefinition): PhaseDefinition[] {
  return [...definition.steps.flatMap(({ phases }) => phases), ...definition.sharedPhases];
}

function checkSteps({ steps }: ProcessDefinition): DefinitionProblem[] {
  const numbers = steps.map(({ number }) => number);
  if (numbers.length === stepNumbers.length && stepNumbers.every((number, index) => numbers[index] === number))
    return [];
  return [
    {
      code: 'stepsNotOneToSix',
      where: 'steps',
      message: `The steps must be 1 to 6 in order, not ${numbers.join(', ')}.`,
    },
  ];
}

function isPhase(code: string): code is PhaseCode {
  return (phaseCodes as readonly string[]).includes(code);
}

function checkPhases(definition: ProcessDefinition): DefinitionProblem[] {
  const phases = allPhases(definition);
  const counted = phaseCodes.flatMap((code): DefinitionProblem[] => {
    const times = phases.filter((phase) => phase.code === code).length;
    if (times === 0) return [{ code: 'phaseMissing', where: code, message: `Phase ${code} is in no step.` }];
    if (times > 1) return [{ code: 'phaseTwice', where: code, message: `Phase ${code} is listed ${times} times.` }];
    return [];
  });
  const unknown = phases
    .filter(({ code }) => !isPhase(code))
    .map(({ code }): DefinitionProblem => ({
      code: 'phaseUnknown',
      where: code,
      message: `There is no phase ${code}.`,
    }));
  return [...counted, ...unknown, ...checkHomes(definition), ...phases.flatMap(checkPhase)];
}

/** A phase must stand where the transitions put it, or counting by step would be wrong. */
function checkHomes({ steps, sharedPhases }: ProcessDefinition): DefinitionProblem[] {
  const wrong = (code: PhaseCode, place: string): DefinitionProblem => ({
    code: 'phaseInWrongStep',
    where: `${place}.${code}`,
    message: `Phase ${code} does not belong to ${place}.`,
  });
  const inSteps = steps.flatMap(({ number, phases }) =>
    phases
      .filter(({ code }) => isPhase(code) && (isShared(code) || stepOf(code, 1) !== number))
      .map(({ code }) => wrong(code, `step ${number}`)),
  );
  const shared = sharedPhases
    .filter(({ code }) => isPhase(code) && !isShared(code))
    .map(({ code }) => wrong(code, 'the shared phases'));
  return [...inSteps, ...shared];
}

/** Shared phases keep whatever step the prospect was in. */
function isShared(code: PhaseCode): boolean {
  return stepOf(code, 1) !== stepOf(code, 6);
}

/** What may follow a terminal phase: a new cycle after `reopen` (P-57) or `liftBan` (P-65). */
const reopensTo: Partial<Record<PhaseCode, PhaseCode>> = {
  disqualified: 'qualifying',
  lost: 'qualifying',
  doNotContact: 'nurture',
};

function checkPhase({ code, probability, leadsTo }: PhaseDefinition): DefinitionProblem[] {
  const terminal = isTerminal(code);
  const problems: DefinitionProblem[] = [];
  for (const next of leadsTo) {
    const where = `${code}.leadsTo.${next}`;
    if (!isPhase(next))
      problems.push({
        code: 'phaseUnknown',
        where,
        message: `Phase ${code} leads to ${String(next)}, which does not exist.`,
      });
    else if (terminal && reopensTo[code] !== next) {
      problems.push({
        code: 'terminalLeadsOn',
        where,
        message: `Phase ${code} ends the pursuit and may not lead to ${next}.`,
      });
    }
  }
  const inRange = terminal ? probability === 0 : probability >= 0 && probability <= 1;
  if (!inRange) {
    const range = terminal ? '0, because the pursuit is over' : 'between 0 and 1';
    problems.push({
      code: 'probabilityOutOfRange',
      where: `${code}.probability`,
      message: `The probability of ${code} must be ${range}, not ${probability}.`,
    });
  }
  return problems;
}

function checkReachable(definition: ProcessDefinition): DefinitionProblem[] {
  const phases = new Map(allPhases(definition).map((phase) => [phase.code, phase]));
  const reached = new Set<PhaseCode>(['lead']);
  // A set's iterator also visits what is added on the way.
  for (const code of reached) {
    for (const next of phases.get(code)?.leadsTo ?? []) reached.add(next);
  }
  return [...phases.keys()]
    .filter((code) => !reached.has(code))
    .map((code): DefinitionProblem => ({
      code: 'phaseUnreachable',
      where: code,
      message: `No way leads from lead to ${code}.`,
    }));
}

function checkFallBacks({ steps }: ProcessDefinition): DefinitionProblem[] {
  return steps.flatMap((step) => step.fallBacks.flatMap((fallBack) => checkFallBack(step, fallBack)));
}

function checkFallBack(step: StepDefinition, { from, to, rule }: FallBack): DefinitionProblem[] {
  const where = `step ${step.number}.${rule}`;
  const source = step.phases.find(({ code }) => code === from);
  if (source === undefined)
    return [
      {
        code: 'fallBackUnknown',
        where,
        message: `${rule} starts from ${from}, which is no phase of step ${step.number}.`,
      },
    ];
  if (!isPhase(to) || !source.leadsTo.includes(to)) {
    return [{ code: 'fallBackUnknown', where, message: `${rule} goes to ${to}, where ${from} does not lead.` }];
  }
  if (isShared(to) || stepOf(to, step.number) >= step.number) {
    return [
      {
        code: 'fallBackForward',
        where,
        message: `${rule} must go to an earlier step than ${step.number}, not to ${to}.`,
      },
    ];
  }
  return [];
}
