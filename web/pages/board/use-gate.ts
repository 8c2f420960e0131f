import { useQuery } from '@tanstack/react-query';
import { wayTo, type BoardMove } from '../../../domain/board/moves.ts';
import type { PhaseCode } from '../../../domain/process/definition.ts';
import { remedyFor } from '../../../domain/prospect/remedies.ts';
import { wayForward } from '../../../domain/prospect/way-forward.ts';
import { queryOf } from '../../client/queries.ts';
import type { AskedForm } from '../../parts/command-form/command-drawer.tsx';
import type { FormFacts, Unmet } from '../../parts/command-form/facts.ts';
import { useFormFacts, type ProspectView } from '../../parts/command-form/use-form-facts.ts';

/** One condition of the gates in between. */
export interface GateLine {
  readonly condition: Unmet;
  readonly isMet: boolean;
}

/** Everything between a prospect and the column it was dropped on. */
export interface Gate {
  readonly view: ProspectView;
  readonly facts: FormFacts;
  /** The phases from the present one to the target. */
  readonly way: readonly PhaseCode[];
  readonly lines: readonly GateLine[];
  /** Where `advance` leads now, and what stands in its way; null when another command leads on. */
  readonly advance: { readonly to: PhaseCode; readonly unmet: readonly Unmet[] } | null;
  /** What can be filled in now, the most useful first. */
  readonly forms: readonly AskedForm[];
}

interface Loading {
  readonly gate: Gate | null;
  readonly error: Error | null;
}

/** What is met, what is missing, and the forms for exactly that; read again after each command. */
export function useGate(prospectId: string, { to }: BoardMove): Loading {
  const { view, facts, error } = useFormFacts(prospectId);
  const params = { prospectId };
  const target = useQuery(queryOf('getUnmetConditions', { params, query: { target: to } }));
  const forward = facts === undefined ? null : wayForward(facts.record);
  const isDirect = target.data?.reachable === true;
  const byAdvance = forward?.command === 'advance' ? forward.to : null;
  const next = isDirect ? to : byAdvance;
  const hop = useQuery({
    ...queryOf('getUnmetConditions', { params, query: { target: next ?? to } }),
    enabled: next !== null,
  });
  const failed = error ?? target.error ?? hop.error;
  const isComplete = view !== undefined && facts !== undefined && target.data !== undefined;
  if (!isComplete || (next !== null && hop.data === undefined)) return { gate: null, error: failed };
  const unmetHere = next === null ? null : (hop.data?.unmet ?? []);
  const unmet = distinct([...(unmetHere ?? []), ...target.data.unmet]);
  const advance = next === null || unmetHere === null ? null : { to: next, unmet: unmetHere };
  const leading: AskedForm[] =
    forward === null || forward.command === 'advance' || isDirect ? [] : [{ command: forward.command }];
  const remedied = (unmetHere ?? unmet).flatMap(({ code }): AskedForm[] => {
    const remedy = remedyFor(code, facts.record);
    return remedy === null ? [] : [{ command: remedy.command, start: remedy.start, focus: remedy.field }];
  });
  return {
    error: failed,
    gate: {
      view,
      facts,
      way: wayTo(facts.process, facts.record.phase, to),
      lines: linesOf(facts, to, unmet),
      advance,
      forms: oncePerCommand([...leading, ...remedied]),
    },
  };
}

/** The conditions of every gate on the way, and those that a single command adds, missing ones first. */
function linesOf({ record, process }: FormFacts, to: PhaseCode, unmet: readonly Unmet[]): readonly GateLine[] {
  const targetStep = process.steps.find(({ phases }) => phases.some(({ code }) => code === to))?.number ?? record.step;
  const missing = new Set(unmet.map(({ code }) => code));
  const met = process.steps
    .filter(({ number }) => number >= record.step && number < targetStep)
    .flatMap(({ gate }) => gate)
    .filter(({ code }) => !missing.has(code));
  return [
    ...unmet.map((condition) => ({ condition, isMet: false })),
    ...met.map((condition) => ({ condition, isMet: true })),
  ];
}

function distinct(conditions: readonly Unmet[]): readonly Unmet[] {
  return [...new Map(conditions.map((condition) => [condition.code, condition])).values()];
}

function oncePerCommand(forms: readonly AskedForm[]): readonly AskedForm[] {
  return forms.filter(({ command }, index) => forms.findIndex((form) => form.command === command) === index);
}
