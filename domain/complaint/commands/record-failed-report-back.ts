import type { ContactChannel } from '../catalogue.ts';
import type { ComplaintCommand } from '../command.ts';
import { unmetVoice, worksOn } from '../handling.ts';

export interface RecordFailedReportBackPayload {
  readonly channel: ContactChannel;
}

/** The customer could not be reached by a call or a visit to be told the outcome (C-13). */
export const recordFailedReportBack: ComplaintCommand<RecordFailedReportBackPayload> = {
  name: 'recordFailedReportBack',
  statuses: ['reportingBack'],
  only: 'customers',
  check: (state, { channel }, { actor }) => [...worksOn(state, actor), ...unmetVoice(channel)],
  apply: (change, { channel }, { actor }) => {
    const failed = { atMs: change.nowMs, by: actor.staffId, channel };
    change.state.failedReportBacks = [...change.state.failedReportBacks, failed];
  },
};
