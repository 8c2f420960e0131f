import { present } from '../../contracts/instants.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import type { Holding } from '../permissions/facts.ts';
import { isoOf } from '../../contracts/common.ts';
import { hiddenStateFields, type ProspectRecord } from '../../contracts/prospect-records.ts';
import type {
  ProcessDefinition,
  PhaseCode,
  LocalizedText,
  PinnedRules,
  ProcessEdits,
  StepDefinition,
} from '../../domain/process/definition.ts';
import { pinRules } from '../../domain/process/pin-rules.ts';
import { latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import type { NextAction } from '../../domain/prospect/next-action.ts';
import type { ProspectState } from '../../domain/prospect/state.ts';

/** How a reader sees records: `rules.maskRecord` with the reader's sight. */
export type Mask = <Value>(record: Value) => Value;

/** The mask for one reader and one prospect. */
export function maskFor({ rules }: Pick<ApiDeps, 'rules'>, ability: ActorAbility, facts: Holding): Mask {
  const sight = ability.can('readNames', facts) ? 'names' : 'noNames';
  return (record) => rules.maskRecord(record, sight);
}

/** A state as people see it: without the workflow's bookkeeping, personal data masked, instants in ISO 8601. */
export function presentState(state: ProspectState, mask: Mask): ProspectRecord {
  const shown = Object.fromEntries(
    Object.entries(state).filter(([field]) => !hiddenStateFields.some((hidden) => hidden === field)),
  );
  return present(mask(shown)) as ProspectRecord;
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

/** The numbers that a prospect is pinned to: those of its version with what was changed in them for it. */
export function pinnedRulesOf({
  processVersion,
  processEdits,
}: {
  readonly processVersion: string;
  readonly processEdits?: ProcessEdits;
}): PinnedRules {
  return pinRules(definitionOf(processVersion), processEdits);
}

export function stepDefinition(definition: ProcessDefinition, step: number): StepDefinition {
  return definition.steps[step - 1] as StepDefinition;
}

export function phaseName(definition: ProcessDefinition, phase: PhaseCode): LocalizedText {
  const phases = [...definition.steps.flatMap((step) => step.phases), ...definition.sharedPhases];
  return phases.find(({ code }) => code === phase)?.name ?? { zh: phase, en: phase };
}
