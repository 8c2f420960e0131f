import type { PhaseCode } from '../../../domain/process/definition.ts';
import { remedyFor, type Remedy } from '../../../domain/prospect/remedies.ts';
import { wayForward } from '../../../domain/prospect/way-forward.ts';
import type { FormCommand } from '../../parts/command-form/commands.ts';
import type { Unmet } from '../../parts/command-form/facts.ts';
import type { ProspectView } from '../../parts/command-form/use-form-facts.ts';
import { isHeldBack } from './actions.ts';

/** Why the way forward is closed. */
export type Obstacle =
  | { readonly kind: 'notPermitted' }
  /** Only a supervisor does it; of a decision, one who is not the owner. */
  | { readonly kind: 'supervisorDoes' }
  /** The conditions could not be read. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'held' }
  | Missing;

interface Missing {
  readonly kind: 'hard' | 'soft';
  readonly count: number;
  /** What meets the first of the conditions and may be done by this person; the button does it instead. */
  readonly remedy: Remedy | null;
}

/** The one button that leads on. */
export interface Forward {
  readonly command: FormCommand;
  readonly to: PhaseCode | null;
  /** Null: it can be pressed. */
  readonly obstacle: Obstacle | null;
  /** Soft conditions that the person will be asked to waive. */
  readonly toWaive: number;
}

/** Ways forward that no owner goes as such. */
const supervisorCommands: readonly FormCommand[] = ['decideReview', 'reopen'];

/** What leads on from here for this person; null after an end that nothing follows.
 *  @param unmet undefined while it is not known */
export function forwardOf(
  { record, permittedCommands, held }: Pick<ProspectView, 'record' | 'permittedCommands' | 'held'>,
  unmet: readonly Unmet[] | undefined,
  mayWaive: boolean,
): Forward | null {
  const way = wayForward(record);
  if (way === null) return null;
  const { command, to } = way;
  if (!permittedCommands.includes(command)) {
    const kind = supervisorCommands.includes(command) ? 'supervisorDoes' : 'notPermitted';
    return { command, to, obstacle: { kind }, toWaive: 0 };
  }
  if (isHeldBack(command, record, held)) return { command, to, obstacle: { kind: 'held' }, toWaive: 0 };
  if (command !== 'advance') return { command, to, obstacle: null, toWaive: 0 };
  if (unmet === undefined) return { command, to, obstacle: { kind: 'unknown' }, toWaive: 0 };
  const hard = unmet.filter(({ kind }) => kind === 'hard').length;
  const soft = unmet.length - hard;
  const missing = (kind: Missing['kind'], count: number): Forward => {
    const remedy = firstRemedy(unmet, kind, record, permittedCommands);
    return { command, to, obstacle: { kind, count, remedy }, toWaive: 0 };
  };
  if (hard > 0) return missing('hard', hard);
  if (soft > 0 && !mayWaive) return missing('soft', soft);
  return { command, to, obstacle: null, toWaive: soft };
}

/** The way to meet the first condition of the gate that this person has a form for. What stands in the way besides the
 *  gate, such as an appointment that is still to come, is waited for and not worked off. */
function firstRemedy(
  unmet: readonly Unmet[],
  kind: Missing['kind'],
  record: ProspectView['record'],
  permitted: readonly string[],
): Remedy | null {
  for (const { code } of unmet.filter((condition) => condition.kind === kind && condition.code.startsWith('G'))) {
    const remedy = remedyFor(code, record);
    if (remedy !== null && permitted.includes(remedy.command)) return remedy;
  }
  return null;
}

/** One line of the checklist of a step's gate. */
export interface GateLine {
  readonly condition: Unmet;
  readonly isMet: boolean;
}

/** The conditions of a gate in their order, then those that stand in the way besides. */
export function gateLines(gate: readonly Unmet[], unmet: readonly Unmet[]): GateLine[] {
  const missing = new Set(unmet.map(({ code }) => code));
  const own = new Set(gate.map(({ code }) => code));
  return [
    ...gate.map((condition) => ({ condition, isMet: !missing.has(condition.code) })),
    ...unmet.filter(({ code }) => !own.has(code)).map((condition) => ({ condition, isMet: false })),
  ];
}
