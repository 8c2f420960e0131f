import { isoOf } from '../../contracts/common.ts';
import { commandAnswer, pendingCommandAnswer, type CommandAnswer } from '../../contracts/prospect-commands.ts';
import type { CommandId, ProspectId } from '../../domain/ids.ts';
import type { PhaseCode, StepNumber } from '../../domain/process/definition.ts';
import { stepOf } from '../../domain/prospect/change.ts';

/** What a write did; built only from what the workflow keeps, so that a repetition gets the very same answer. */
export interface Done {
  readonly prospectId: ProspectId;
  readonly commandId: CommandId;
  readonly revision: number;
  readonly phase: PhaseCode;
  readonly atMs: number;
}

/** The declared answers of every write to a prospect. */
export const writeAnswers = {
  200: { description: 'Done and visible', schema: commandAnswer },
  202: {
    description: 'Done and safe; lists and pages show it when the database is back',
    schema: pendingCommandAnswer,
  },
} as const;

type WriteAnswer =
  | { readonly status: 200; readonly body: CommandAnswer }
  | { readonly status: 202; readonly body: CommandAnswer & { readonly projected: false } };

export function answerWrite({ prospectId, commandId, revision, phase, atMs }: Done, projected: boolean): WriteAnswer {
  const body: CommandAnswer = { prospectId, commandId, revision, phase, step: ownStepOf(phase), at: isoOf(atMs) };
  return projected ? { status: 200, body } : { status: 202, body: { ...body, projected: false } };
}

/** The step a phase belongs to by itself; null for nurture and the ends, which keep the step they came from. */
function ownStepOf(phase: PhaseCode): StepNumber | null {
  const step = stepOf(phase, 1);
  return step === stepOf(phase, 6) ? step : null;
}
