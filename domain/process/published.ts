import type { GateCondition, ProcessDefinition, StepDefinition } from './definition.ts';
import { sixStepsV1 } from './six-steps-v1.ts';

/** Every version that prospects may still run on; a published one is never edited or taken out. */
const published: ReadonlyMap<string, ProcessDefinition> = new Map([[sixStepsV1.version, sixStepsV1]]);

/** The version that new prospects start on. */
export const latestVersion: string = sixStepsV1.version;

/** A published definition, or null for an unknown version. */
export function publishedDefinition(version: string): ProcessDefinition | null {
  return published.get(version) ?? null;
}

/** A definition as JSON, for the database and the screens: a gate's predicates stay in the code. */
export interface DefinitionData extends Omit<ProcessDefinition, 'steps'> {
  readonly steps: readonly (Omit<StepDefinition, 'gate'> & {
    readonly gate: readonly Omit<GateCondition, 'isMet'>[];
  })[];
}

/** The part of a definition that people read, without its predicates. */
export function definitionAsData(definition: ProcessDefinition): DefinitionData {
  return { ...definition, steps: definition.steps.map((step) => ({ ...step, gate: step.gate.map(conditionAsData) })) };
}

function conditionAsData({ code, kind, text, howToMeet, evidence }: GateCondition): Omit<GateCondition, 'isMet'> {
  return { code, kind, text, howToMeet, evidence };
}
