import type * as z from 'zod';
import type { criterionAnswer } from '../../../contracts/commands/find.ts';
import type { ClientRow } from '../client-row.ts';
import { offerSec } from '../lengths.ts';
import { step, type Facts, type Step } from '../step.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const clientId = 'client';

/** From the qualification to the minutes: the whole way to a meeting, through every gate.
 *  @param heardTheOffer whether the offer was laid out; unless told, the length of the call says it */
export function talkSteps(
  row: ClientRow,
  heardTheOffer = row.y === 'yes' || row.duration >= offerSec,
): readonly Step[] {
  return [
    step('submitQualification', () => ({ answers: criteriaOf(row), growthType: false })),
    step('saveIntel', () => intelOf(row)),
    step('advance', () => ({ to: 'planningVisit' }), { key: 'advance-planningVisit' }),
    step('submitVisitPlan', () => visitPlan),
    step('proposeAppointment', appointment, { attemptNo: slotNo }),
    step('confirmAppointment', () => ({})),
    step('advance', () => ({ to: 'meeting' }), { key: 'advance-meeting' }),
    step('submitMinutes', (facts) => minutesOf(row, facts, heardTheOffer)),
  ];
}

function criteriaOf({ job, balance, housing, loan, age }: ClientRow): z.input<typeof criterionAnswer>[] {
  return [
    {
      criterion: 'financialNeed',
      result: 'pass',
      evidence: `money to place: the yearly balance is ${balance} EUR on average`,
    },
    {
      criterion: 'purchasingPower',
      result: 'pass',
      evidence: `work: ${job}; housing loan: ${housing}; other loan: ${loan}`,
    },
    { criterion: 'bankStandard', result: 'pass', evidence: 'client of the bank; a deposit carries no credit risk' },
    { criterion: 'purchaseAuthority', result: 'pass', evidence: `an adult of ${age} who decides alone` },
    { criterion: 'valueForBank', result: 'pass', evidence: 'a term deposit is stable funding for the bank' },
  ];
}

/** Facts about the client that the file may leave open. */
const openFields = ['job', 'education', 'contact'] as const;
const describingFields = 9;

function intelOf(row: ClientRow) {
  const open = openFields.filter((field) => row[field] === 'unknown').length;
  return {
    completeness: (describingFields - open) / describingFields,
    occupation: row.job === 'unknown' ? 'not stated' : row.job,
    noCompetitorKnown: true,
    stakeholders: [
      {
        stakeholderId: clientId,
        name: 'the client',
        role: 'decisionMaker' as const,
        hasPurchaseAuthority: 'yes' as const,
      },
    ],
  };
}

const visitPlan = {
  objective: 'agree on a term deposit',
  fallbackObjective: 'agree on a date for another talk',
  stakeholderIds: [clientId],
  openingIdea: 'the interest the present balance could earn',
  questions: [
    'What is the money on the account for?',
    'How much of it is needed within a year?',
    'Are there deposits at other banks, and when do they end?',
    'How important is it to be able to get at the money?',
    'Who else should hear about the offer?',
  ],
  anticipatedObjections: [{ type: 'timing' as const, response: 'a shorter term, with part of the money kept free' }],
  credentialsChecked: true,
};

const slotEveryMs = 40 * minuteMs;
const shortestNoticeMs = 10 * minuteMs;

/** Which of the possible appointments lies ahead. They follow each other every 40 minutes from the creation on, and the one
 *  that is taken is 10 to 50 minutes away: late enough to be confirmed, soon enough (an hour) for the meeting to begin at
 *  once. Counting from the creation keeps the same key on the same time when a run is repeated. */
export function slotNo({ createdAtMs, nowMs }: Facts): number {
  return Math.floor((nowMs + shortestNoticeMs - createdAtMs) / slotEveryMs);
}

function appointment(facts: Facts) {
  const startAtMs = facts.createdAtMs + slotEveryMs * (slotNo(facts) + 1);
  return {
    method: 'phone' as const,
    result: 'proposed' as const,
    stakeholderIds: [clientId],
    slot: { startAt: iso(startAtMs), endAt: iso(startAtMs + 30 * minuteMs), place: 'by telephone' },
  };
}

function minutesOf({ duration }: ClientRow, { metAtMs }: Facts, heardTheOffer: boolean) {
  if (metAtMs === null) throw new Error('minutes are written after the meeting has begun');
  return {
    heldAt: iso(metAtMs),
    decisionMakerMet: true,
    needsConfirmed: heardTheOffer ? ['a safe place for savings'] : [],
    fabeComplete: heardTheOffer,
    summaryConfirmed: heardTheOffer,
    objectionsProbed: true,
    suitability: 'notNeeded' as const,
    nextStep: heardTheOffer ? 'decide on the deposit' : 'call again in the next campaign',
    nextStepDueAt: iso(metAtMs + 3 * dayMs),
    minutes: `talked for ${duration} seconds about a term deposit`,
  };
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
