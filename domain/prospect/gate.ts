import type { UnmetCondition } from '../failure.ts';
import type { ProcessDefinition, ProcessSettings, StepNumber } from '../process/definition.ts';
import type { ProspectState } from './state.ts';

interface GateFacts {
  readonly nowMs: number;
  readonly definition: ProcessDefinition;
  readonly rules: { readonly settings: ProcessSettings };
}

/** Conditions of a step's gate that do not hold, in the order of the specification. */
export function unmetGate(
  state: ProspectState,
  step: StepNumber,
  context: GateFacts,
  except: readonly string[] = [],
): UnmetCondition[] {
  const gate = context.definition.steps[step - 1]?.gate ?? [];
  return gate
    .filter((condition) => !except.includes(condition.code))
    .filter((condition) => !condition.isMet(state, { nowMs: context.nowMs, settings: context.rules.settings }))
    .map(({ code, kind }) => ({ code, kind }));
}
