import type { DefinitionProblem } from './check-definition.ts';
import {
  deadlineCodes,
  isTerminal,
  phaseCodes,
  type DeadlineRule,
  type PhaseCode,
  type ProcessDefinition,
} from './definition.ts';
import { deadlineRules } from './pin-rules.ts';

/** Every timer exactly once, with a wait, in phases that exist, and no open phase without one. */
export function checkDeadlines(definition: ProcessDefinition): DefinitionProblem[] {
  const rules = deadlineRules(definition);
  return [...checkCodes(rules), ...rules.flatMap(checkRule), ...checkForgotten(definition)];
}

function checkCodes(rules: readonly DeadlineRule[]): DefinitionProblem[] {
  const known: readonly string[] = deadlineCodes;
  const counted = deadlineCodes.flatMap((code): DefinitionProblem[] => {
    const times = rules.filter((rule) => rule.code === code).length;
    if (times === 0) return [{ code: 'deadlineMissing', where: code, message: `Deadline ${code} has no rule.` }];
    if (times > 1) return [{ code: 'deadlineTwice', where: code, message: `Deadline ${code} has ${times} rules.` }];
    return [];
  });
  const unknown = rules
    .filter(({ code }) => !known.includes(code))
    .map(({ code }): DefinitionProblem => ({
      code: 'deadlineUnknown',
      where: code,
      message: `There is no deadline ${code}.`,
    }));
  return [...counted, ...unknown];
}

function checkRule({ code, armedIn, wait }: DeadlineRule): DefinitionProblem[] {
  const open: readonly string[] = phaseCodes.filter((phase) => !isTerminal(phase));
  const problems = armedIn
    .filter((phase) => !open.includes(phase))
    .map((phase): DefinitionProblem => ({
      code: 'deadlineInUnknownPhase',
      where: `${code}.armedIn.${phase}`,
      message: `Deadline ${code} is armed in ${phase}, which is no open phase.`,
    }));
  const isPositive = Number.isFinite(wait.amount) && wait.amount > 0;
  if (isPositive) return problems;
  return [
    ...problems,
    {
      code: 'deadlineWithoutWait',
      where: `${code}.wait`,
      message: `Deadline ${code} must wait longer than 0, not ${wait.amount} ${wait.unit}.`,
    },
  ];
}

/** Phases whose deadline comes from the only commands that lead into them: parking always sets a recheck. */
const armedOnTheWay: readonly PhaseCode[] = ['nurture'];

/** A phase in which nothing ever falls due would be forgotten. T.STEP counts only where the step has a limit. */
function checkForgotten(definition: ProcessDefinition): DefinitionProblem[] {
  const rules = deadlineRules(definition);
  return definition.steps.flatMap(({ phases, limitWorkingDays }) => {
    const acting = rules.filter(({ code }) => code !== 'T.STEP' || limitWorkingDays !== null);
    return phases
      .filter(({ code }) => !armedOnTheWay.includes(code) && !acting.some(({ armedIn }) => armedIn.includes(code)))
      .map(({ code }): DefinitionProblem => ({
        code: 'phaseForgotten',
        where: code,
        message: `Nothing ever falls due in ${code}: prospects there would be forgotten.`,
      }));
  });
}
