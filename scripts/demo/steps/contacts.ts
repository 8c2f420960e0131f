import type { ContactOutcome } from '../../../domain/prospect/catalogue.ts';
import type { ClientRow } from '../client-row.ts';
import { talkSec } from '../lengths.ts';
import { step, type Step } from '../step.ts';

const dayMs = 86_400_000;

const earlierOutcomes: Record<ClientRow['poutcome'], ContactOutcome> = {
  success: 'done',
  failure: 'refusedPolite',
  other: 'callBackLater',
  unknown: 'callBackLater',
};

/** The calls of the earlier campaign, oldest first, then those of this one. Only the dates of the last of each are known;
 *  the ones before are put a day apart. */
export function contactSteps(row: ClientRow): readonly Step[] {
  const earlier = Array.from({ length: row.previous }, (_, index) => earlierContact(row, index + 1));
  const present = Array.from({ length: row.campaign - 1 }, (_, index) => failedContact(row, index + 1));
  return [...earlier, ...present, lastContact(row)];
}

function earlierContact(row: ClientRow, number: number): Step {
  const { previous, pdays, poutcome } = row;
  const daysAgo = pdays + previous - number;
  const isLast = number === previous;
  return step(
    'recordContact',
    ({ createdAtMs }) => ({
      direction: 'outbound',
      channel: 'phone',
      purpose: 'followUp',
      at: iso(createdAtMs - daysAgo * dayMs),
      outcome: isLast ? earlierOutcomes[poutcome] : 'callBackLater',
      notes: `earlier campaign, contact ${number} of ${previous}${isLast ? `, outcome: ${poutcome}` : ''}`,
    }),
    { key: `earlier-${number}` },
  );
}

function failedContact({ campaign, contact }: ClientRow, number: number): Step {
  return step(
    'recordContact',
    ({ createdAtMs }) => ({
      direction: 'outbound',
      channel: 'phone',
      purpose: number === 1 ? 'coldCall' : 'followUp',
      at: iso(createdAtMs - (campaign - number) * dayMs),
      outcome: 'callBackLater',
      notes: `contact ${number} of ${campaign}, line: ${contact}`,
    }),
    { key: `contact-${number}` },
  );
}

function lastContact(row: ClientRow): Step {
  const { campaign, contact, duration, day, month } = row;
  return step(
    'recordContact',
    ({ createdAtMs }) => ({
      direction: 'outbound',
      channel: 'phone',
      purpose: campaign === 1 ? 'coldCall' : 'followUp',
      at: iso(createdAtMs - duration * 1000),
      durationSec: duration,
      outcome: lastOutcome(row),
      notes: `contact ${campaign} of ${campaign}, line: ${contact}, in the file on ${day} ${month}`,
    }),
    { key: `contact-${campaign}` },
  );
}

function lastOutcome({ y, duration }: ClientRow): ContactOutcome {
  if (y === 'yes') return 'interested';
  return duration >= talkSec ? 'infoObtained' : 'refusedPolite';
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
