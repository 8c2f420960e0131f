import { closeTasks, nextId } from '../change.ts';
import type { Command } from '../command.ts';
import { meetDeadline } from '../deadline.ts';
import { enterPhase } from '../phase.ts';
import type { CriterionAnswer, Intel, Qualification, Stakeholder } from '../records.ts';

export interface SaveIntelPayload {
  /** Fields left out stay as they are. */
  readonly completeness?: number;
  readonly occupation?: string | null;
  readonly routeToDecisionMaker?: string | null;
  readonly competitors?: readonly string[];
  readonly noCompetitorKnown?: boolean;
  readonly swot?: Intel['swot'];
  /** The whole list; an entry without an id is a new person. */
  readonly stakeholders?: readonly (Omit<Stakeholder, 'stakeholderId'> & { readonly stakeholderId: string | null })[];
  /** Criteria looked at again; one that fails now sends the prospect back to step 1 (R2-3). */
  readonly criteria?: readonly CriterionAnswer[];
}

/** Adds what was learned about the customer (A2-1 to A2-6). */
export const saveIntel: Command<SaveIntelPayload> = {
  name: 'saveIntel',
  phases: [
    'gatheringIntel',
    'planningVisit',
    'appointing',
    'appointed',
    'meeting',
    'handlingObjections',
    'closing',
    'won',
    'maintaining',
  ],
  sells: false,
  check: () => [],
  apply: (change, payload, context) => {
    const { stakeholders, criteria: answers, ...fields } = payload;
    const people = stakeholders?.map((person) => ({
      ...person,
      stakeholderId: person.stakeholderId ?? nextId(change, 'stakeholder'),
    }));
    change.state.intel = {
      ...change.state.intel,
      ...fields,
      ...(people === undefined ? {} : { stakeholders: people }),
    };
    closeTasks(change, ({ kind }) => kind === 'tidyRecord', 'done');
    if (answers === undefined || change.state.qualification === null) return;
    change.state.qualification = answerAgain(change.state.qualification, answers);
    if (change.state.qualification.conditional === null) meetDeadline(change, 'T1.CONDITION');
    const nowFails = answers.some(({ result }) => result === 'fail');
    if (!nowFails || (change.state.phase !== 'gatheringIntel' && change.state.phase !== 'planningVisit')) return;
    change.rule = 'P-15';
    enterPhase(change, 'qualifying', context);
  },
};

function answerAgain(qualification: Qualification, answers: readonly CriterionAnswer[]): Qualification {
  const merged = qualification.answers.map(
    (old) => answers.find(({ criterion }) => criterion === old.criterion) ?? old,
  );
  const open = (qualification.conditional?.criteria ?? []).filter((criterion) =>
    merged.some((answer) => answer.criterion === criterion && answer.result === 'unknown'),
  );
  const conditional =
    qualification.conditional === null || open.length === 0 ? null : { ...qualification.conditional, criteria: open };
  return { ...qualification, answers: merged, conditional };
}
