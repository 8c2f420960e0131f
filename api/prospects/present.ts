import { present } from '../../contracts/instants.ts';
import { isoOf } from '../../contracts/common.ts';
import { hiddenStateFields, type ProspectRecord } from '../../contracts/prospect-records.ts';
import type { ProcessDefinition, PhaseCode, LocalizedText, StepDefinition } from '../../domain/process/definition.ts';
import { latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import type { NextAction } from '../../domain/prospect/next-action.ts';
import type { ProspectState } from '../../domain/prospect/state.ts';

/** A state as people see it: without the workflow's bookkeeping, instants in ISO 8601. */
export function presentState(state: ProspectState): ProspectRecord {
  const shown = Object.fromEntries(
    Object.entries(state).filter(([field]) => !hiddenStateFields.some((hidden) => hidden === field)),
  );
  return present(shown) as ProspectRecord;
}

export function presentNextAction(
  action: NextAction | null,
  nowMs: number,
): { kind: NextAction['kind']; code: string; at: string; overdue: boolean } | null {
  if (action === null) return null;
  const { kind, code, atMs } = action;
  return { kind, code, at: isoOf(atMs), overdue: atMs < nowMs };
}

/** The process a prospect runs on. A version that this release does not know any more is read with the words of the latest. */
export function definitionOf(version: string): ProcessDefinition {
  return publishedDefinition(version) ?? (publishedDefinition(latestVersion) as ProcessDefinition);
}

export function stepDefinition(definition: ProcessDefinition, step: number): StepDefinition {
  return definition.steps[step - 1] as StepDefinition;
}

export function phaseName(definition: ProcessDefinition, phase: PhaseCode): LocalizedText {
  const phases = [...definition.steps.flatMap((step) => step.phases), ...definition.sharedPhases];
  return phases.find(({ code }) => code === phase)?.name ?? { zh: phase, en: phase };
}
