import type { Logger } from 'pino';
import { callUpon, type TellOutsideDeps } from '../activities/correspondence/tell-outside.ts';
import { correspondentsUnderWay } from '../models/delivery.ts';
import type { Models } from '../models/connect.ts';

type ResumeDeps = Pick<TellOutsideDeps, 'temporal' | 'correspondenceQueue'> & {
  readonly models: Pick<Models, 'deliveries'>;
};

/** Calls upon everybody's correspondence to whom something is on its way: a Temporal server that was set up anew knows
 *  nothing of it. Where it is under way this changes nothing. */
export async function resumeCorrespondence(deps: ResumeDeps, logger: Logger, signal: AbortSignal): Promise<void> {
  try {
    for (const correspondent of await correspondentsUnderWay(deps.models.deliveries)) {
      if (signal.aborted) return;
      await callUpon(deps, [correspondent]);
    }
  } catch (error) {
    if (!signal.aborted) logger.error({ err: error }, 'correspondence was not resumed; the next start tries again');
  }
}
