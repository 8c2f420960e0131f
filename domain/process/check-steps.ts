import type { DefinitionProblem } from './check-definition.ts';
import type { Audience, LadderRung, ProcessDefinition, StepDefinition } from './definition.ts';

/** Gate lines name their evidence, carry the number of their step, and exist once. */
export function checkGates({ steps }: ProcessDefinition): DefinitionProblem[] {
  const seen = new Set<string>();
  return steps.flatMap(({ number, gate }) =>
    gate.flatMap(({ code, evidence }): DefinitionProblem[] => {
      const where = `step ${number}.${code}`;
      const problems: DefinitionProblem[] = [];
      if (evidence.length === 0)
        problems.push({ code: 'gateWithoutEvidence', where, message: `Condition ${code} names no evidence.` });
      if (seen.has(code)) problems.push({ code: 'gateCodeTwice', where, message: `Condition ${code} exists twice.` });
      if (!code.startsWith(`G${number}.`))
        problems.push({
          code: 'gateCodeOfOtherStep',
          where,
          message: `Condition ${code} does not start with G${number}.`,
        });
      seen.add(code);
      return problems;
    }),
  );
}

/** Ladders start at the deadline and climb: later, and never back below the one told before. */
export function checkLadders({ steps }: ProcessDefinition): DefinitionProblem[] {
  return steps.flatMap(checkLadder);
}

const rank: Record<Audience, number> = { owner: 0, teamLead: 1, branchHead: 2 };

function checkLadder({ number, ladder }: StepDefinition): DefinitionProblem[] {
  const first = ladder[0];
  if (first === undefined)
    return [
      { code: 'ladderEmpty', where: `step ${number}.ladder`, message: `Step ${number} has no follow-up ladder.` },
    ];
  const problems: DefinitionProblem[] = [];
  if (first.afterWorkingDays !== 0) {
    problems.push({
      code: 'ladderNotFromZero',
      where: `step ${number}.ladder.0`,
      message: `The ladder of step ${number} must start at the deadline, not ${first.afterWorkingDays} working days later.`,
    });
  }
  ladder.forEach((rung, index) => problems.push(...checkRung(number, ladder, rung, index)));
  return problems;
}

function checkRung(
  number: number,
  ladder: readonly LadderRung[],
  rung: LadderRung,
  index: number,
): DefinitionProblem[] {
  const where = `step ${number}.ladder.${index}`;
  const before = ladder[index - 1];
  const problems: DefinitionProblem[] = [];
  if (before !== undefined && !(rung.afterWorkingDays > before.afterWorkingDays)) {
    problems.push({
      code: 'ladderNotAscending',
      where,
      message: `Rung ${index + 1} of step ${number} must act later than the one before.`,
    });
  }
  // The last rung asks the person who allocates work, who may rank below the one informed before.
  const proposes = rung.action === 'proposeReassignment';
  if (before !== undefined && !proposes && rank[rung.tell] < rank[before.tell]) {
    problems.push({
      code: 'ladderDescends',
      where,
      message: `Rung ${index + 1} of step ${number} tells ${rung.tell} after ${before.tell}.`,
    });
  }
  if (proposes && (rung.tell === 'owner' || index < ladder.length - 1)) {
    problems.push({
      code: 'ladderReassignsTooEarly',
      where,
      message: `Step ${number} must propose reassignment last, and not to the owner.`,
    });
  }
  return problems;
}

/** Limits and settings are numbers that make sense. */
export function checkNumbers({ steps, settings }: ProcessDefinition): DefinitionProblem[] {
  const limits = steps
    .filter(
      ({ limitWorkingDays }) =>
        limitWorkingDays !== null && !(Number.isFinite(limitWorkingDays) && limitWorkingDays > 0),
    )
    .map(({ number, limitWorkingDays }): DefinitionProblem => ({
      code: 'limitOutOfRange',
      where: `step ${number}.limitWorkingDays`,
      message: `The limit of step ${number} must be more than 0 working days, not ${limitWorkingDays}.`,
    }));
  const wrong = numbersIn(settings, 'settings').filter(([where, value]) => !isSensible(where, value));
  const lists = (['nurtureDays', 'welcomeDays'] as const).filter((name) => !isAscending(settings[name]));
  return [
    ...limits,
    ...wrong.map(([where, value]): DefinitionProblem => ({
      code: 'settingOutOfRange',
      where,
      message: `${where} may not be ${value}.`,
    })),
    ...lists.map((name): DefinitionProblem => ({
      code: 'settingOutOfRange',
      where: `settings.${name}`,
      message: `settings.${name} must be a list of ascending days.`,
    })),
  ];
}

function isAscending(days: readonly number[]): boolean {
  return days.length > 0 && days.every((day, index) => index === 0 || day > (days[index - 1] ?? Number.NaN));
}

/** Ages may be 0 (always verify), so may the open criteria; everything else is counted from 1, and completeness is a share. */
function isSensible(where: string, value: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (where === 'settings.intelMinCompleteness') return value >= 0 && value <= 1;
  const mayBeZero = where.startsWith('settings.staleDays.') || where === 'settings.maxUnknownCriteria';
  return mayBeZero ? value >= 0 : value > 0;
}

function numbersIn(value: unknown, where: string): [string, number][] {
  if (typeof value === 'number') return [[where, value]];
  if (typeof value !== 'object' || value === null) return [[where, Number.NaN]];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, `${where}.${key}`));
}

/** Every text for people exists in Chinese and in English. */
export function checkTexts(definition: ProcessDefinition): DefinitionProblem[] {
  return textsIn(definition, '').flatMap(([where, { zh, en }]) => {
    const problems: DefinitionProblem[] = [];
    if (!/\p{Script=Han}/u.test(zh))
      problems.push({ code: 'textMissing', where: `${where}.zh`, message: `The Chinese text at ${where} is missing.` });
    if (en.trim() === '')
      problems.push({ code: 'textMissing', where: `${where}.en`, message: `The English text at ${where} is missing.` });
    return problems;
  });
}

function textsIn(value: unknown, where: string): [string, { zh: string; en: string }][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value || 'en' in value) {
    const { zh = '', en = '' } = value as { zh?: string; en?: string };
    return [[where, { zh, en }]];
  }
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, where === '' ? key : `${where}.${key}`));
}
