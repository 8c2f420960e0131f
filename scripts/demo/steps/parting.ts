import type { LossReason } from '../../../domain/prospect/catalogue.ts';
import type { ClientRow } from '../client-row.ts';
import { talkSec } from '../lengths.ts';
import { step, type Step } from '../step.ts';

const dayMs = 86_400_000;
const nextCampaignDays = 90;
/** Too short to have said more than a greeting and a refusal. */
const greetingSec = 60;

/** A no without the question having been asked: whoever listened or took an earlier offer is parked for the next campaign,
 *  the others are lost. */
export function partingSteps(row: ClientRow): readonly Step[] {
  if (row.duration >= talkSec || row.poutcome === 'success') {
    const reason =
      row.duration >= talkSec
        ? 'listened, but took no deposit'
        : 'took the offer of the earlier campaign, not this one';
    return [
      step('park', ({ createdAtMs }) => ({
        until: new Date(createdAtMs + nextCampaignDays * dayMs).toISOString(),
        reason,
      })),
    ];
  }
  return [step('markLost', () => ({ reason: lossReasonOf(row), text: 'took no deposit in this campaign' }))];
}

function lossReasonOf({ default: inDefault, balance, duration }: ClientRow): LossReason {
  if (inDefault === 'yes') return 'belowStandard';
  if (balance < 0) return 'noAbility';
  return duration < greetingSec ? 'noResponse' : 'noNeed';
}
