import type {
  DeadlineCode,
  DeadlineRule,
  LadderRung,
  ProcessDefinition,
  ProcessEdits,
  StepNumber,
} from '../../../domain/process/definition.ts';
import { dueElsewhere, pointerInEdits, type EditProblem } from '../../../domain/process/edit-definition.ts';
import { deadlineRules } from '../../../domain/process/pin-rules.ts';
import { latestVersion, publishedDefinition } from '../../../domain/process/published.ts';
import type { Wait } from '../../../domain/wait.ts';

/** The process that is edited. */
export const definition = publishedDefinition(latestVersion) as ProcessDefinition;

export const rules: readonly DeadlineRule[] = deadlineRules(definition);

export function stepDefinitionOf(number: StepNumber): ProcessDefinition['steps'][number] {
  return definition.steps[number - 1] as ProcessDefinition['steps'][number];
}

/** Those of some timers whose wait can be changed: the date of the others comes from elsewhere. */
export function editable(of: readonly DeadlineRule[]): readonly DeadlineRule[] {
  return of.filter(({ code }) => !dueElsewhere.includes(code));
}

/** Takes a number back to what the process says, so that nothing is changed that only looks changed. */
export function setWait(edits: ProcessEdits, { code, wait }: DeadlineRule, changed: Wait): ProcessEdits {
  return { ...edits, waits: put(edits.waits, code, changed, wait) };
}

export function setLadder(edits: ProcessEdits, step: StepNumber, changed: readonly LadderRung[]): ProcessEdits {
  return { ...edits, ladders: put(edits.ladders, step, changed, stepDefinitionOf(step).ladder) };
}

export function setLimit(edits: ProcessEdits, step: StepNumber, changed: number): ProcessEdits {
  return { ...edits, stepLimits: put(edits.stepLimits, step, changed, stepDefinitionOf(step).limitWorkingDays) };
}

function put<Key extends DeadlineCode | StepNumber, Value>(
  values: Partial<Record<Key, Value>> | undefined,
  key: Key,
  changed: Value,
  published: Value | null,
): Partial<Record<Key, Value>> {
  const others = Object.entries(values ?? {}).filter(([other]) => other !== String(key));
  const rest = Object.fromEntries(others) as Partial<Record<Key, Value>>;
  const isPublished = JSON.stringify(canonical(changed)) === JSON.stringify(canonical(published));
  return isPublished ? rest : { ...rest, [key]: changed };
}

/** The fields of rungs and waits in one order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** What is wrong, by the place where it is. */
export type ProblemsByPlace = ReadonlyMap<string, readonly EditProblem['code'][]>;

export function problemsByPlace(problems: readonly EditProblem[]): ProblemsByPlace {
  const places = new Map<string, EditProblem['code'][]>();
  for (const problem of problems) {
    const pointer = pointerInEdits(problem);
    places.set(pointer, [...(places.get(pointer) ?? []), problem.code]);
  }
  return places;
}
