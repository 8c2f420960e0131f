import { checkDefinition, type DefinitionProblem } from './check-definition.ts';
import type { DeadlineRule, ProcessDefinition, ProcessEdits } from './definition.ts';

/** A definition as it is with edited numbers: what `pinRules` makes of it is what prospects run on. */
export function editedDefinition(definition: ProcessDefinition, edits: ProcessEdits): ProcessDefinition {
  const edited = (rule: DeadlineRule): DeadlineRule => ({ ...rule, wait: edits.waits?.[rule.code] ?? rule.wait });
  return {
    ...definition,
    settings: { ...definition.settings, ...edits.settings },
    sharedDeadlines: definition.sharedDeadlines.map(edited),
    steps: definition.steps.map((step) => ({
      ...step,
      deadlines: step.deadlines.map(edited),
      ladder: edits.ladders?.[step.number] ?? step.ladder,
      limitWorkingDays: edits.stepLimits?.[step.number] ?? step.limitWorkingDays,
    })),
  };
}

/** Everything that is wrong with edited numbers, by the checker of definitions; [] when they may be published. */
export function checkEdits(definition: ProcessDefinition, edits: ProcessEdits): DefinitionProblem[] {
  return checkDefinition(editedDefinition(definition, edits));
}

/** Where a problem of edited numbers lies, as a JSON pointer into the edits. */
export function pointerInEdits({ where }: Pick<DefinitionProblem, 'where'>): string {
  const ladder = /^step (\d)\.ladder(?:\.(\d+))?$/.exec(where);
  if (ladder !== null) return `/ladders/${ladder[1] ?? ''}${ladder[2] === undefined ? '' : `/${ladder[2]}`}`;
  const limit = /^step (\d)\.limitWorkingDays$/.exec(where);
  if (limit !== null) return `/stepLimits/${limit[1] ?? ''}`;
  const wait = /^(.+)\.wait$/.exec(where);
  return wait === null ? '' : `/waits/${wait[1] ?? ''}`;
}

/** Parts in which two sets of edits differ, as JSON pointers. */
export function editedParts(before: ProcessEdits, after: ProcessEdits): string[] {
  return (['waits', 'ladders', 'stepLimits'] as const).flatMap((kind) => {
    const [was, is]: Readonly<Record<string, unknown>>[] = [before[kind] ?? {}, after[kind] ?? {}];
    const keys = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])];
    return keys
      .filter((key) => JSON.stringify(was?.[key]) !== JSON.stringify(is?.[key]))
      .map((key) => `/${kind}/${key}`);
  });
}
