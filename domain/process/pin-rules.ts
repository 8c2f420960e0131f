import type { DeadlineRule, PinnedRules, ProcessDefinition, ProcessEdits } from './definition.ts';

/** The numbers that an edition of a definition runs on: JSON only, without texts and predicates. */
export function pinRules(definition: ProcessDefinition, edits: ProcessEdits = {}): PinnedRules {
  return {
    version: definition.version,
    settings: { ...definition.settings, ...edits.settings },
    deadlines: deadlineRules(definition).map((rule) => ({
      ...withoutText(rule),
      wait: edits.waits?.[rule.code] ?? rule.wait,
    })),
    ladders: definition.steps.map(({ number, ladder }) => edits.ladders?.[number] ?? ladder),
    stepLimits: definition.steps.map(({ number, limitWorkingDays }) => edits.stepLimits?.[number] ?? limitWorkingDays),
  };
}

/** Every timer of a definition, those of the steps first. */
export function deadlineRules(definition: ProcessDefinition): DeadlineRule[] {
  return [...definition.steps.flatMap(({ deadlines }) => deadlines), ...definition.sharedDeadlines];
}

function withoutText({
  code,
  armedIn,
  scope,
  wait,
  nature,
  task,
  onDue,
  repeats,
  ladder,
}: DeadlineRule): PinnedRules['deadlines'][number] {
  return { code, armedIn, scope, wait, nature, task, onDue, repeats, ...(ladder === undefined ? {} : { ladder }) };
}
