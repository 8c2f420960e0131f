import type { ClientRow } from './client-row.ts';
import { step, type Step } from './step.ts';
import { talkSteps } from './steps/talk.ts';

/** Phases in which clients are left, from step 2 to step 5. */
const leftPhases = ['gatheringIntel', 'appointing', 'meeting', 'handlingObjections', 'closing'] as const;
export type LeftPhase = (typeof leftPhases)[number];

const everyNth = 5;

/** Where a client is left on the way; null: the pursuit ends. The file knows only pursuits that ended, so of those who took
 *  nothing every fifth is left, one phase further each time, for boards and days with work on them. */
export function leftIn({ y, id }: Pick<ClientRow, 'y' | 'id'>): LeftPhase | null {
  // Each client of the sample is one of ten of the whole file.
  const number = Math.floor(id / 10);
  return y === 'yes' || number % everyNth !== 0 ? null : (leftPhases[(number / everyNth) % leftPhases.length] ?? null);
}

/** The way there after the contacts. */
export function stepsTo(phase: LeftPhase, row: ClientRow): readonly Step[] {
  // Steps 4 and 5 are open only to whoever heard the offer.
  const talk = talkSteps(row, phase !== 'meeting');
  const upTo = (key: string): readonly Step[] => talk.slice(0, talk.findIndex((one) => one.key === key) + 1);
  switch (phase) {
    case 'gatheringIntel':
      return upTo('submitQualification');
    case 'appointing':
      return upTo('submitVisitPlan');
    case 'meeting':
      return talk;
    case 'handlingObjections':
      return [
        ...talk,
        step('raiseObjection', () => ({
          verbatim: 'the money may be needed within the year',
          type: 'timing',
          blocking: true,
        })),
        step('advance', () => ({ to: 'handlingObjections' }), { key: 'advance-handlingObjections' }),
      ];
    case 'closing':
      return [...talk, step('advance', () => ({ to: 'closing' }), { key: 'advance-closing' })];
  }
}
