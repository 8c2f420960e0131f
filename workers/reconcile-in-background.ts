import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { TellOutside } from '../activities/correspondence/tell-outside.ts';
import { fillStepIntervals } from '../activities/reconciliation/fill-step-intervals.ts';
import { reconcile } from '../activities/reconciliation/reconcile.ts';
import type { Models } from '../models/connect.ts';
import { hasIntervals } from '../models/step-interval.ts';

/** After an unclean stop: repairs what the read model lost, without getting in the way of people. Never rejects. */
export async function reconcileInBackground(
  client: Client,
  models: Models,
  tell: TellOutside,
  { logger, signal }: { readonly logger: Logger; readonly signal: AbortSignal },
): Promise<void> {
  try {
    const { checked, complaints, surveys, findings } = await reconcile({
      client,
      models,
      fix: true,
      concurrency: 2,
      tell,
      signal,
    });
    for (const { outcome, ...difference } of findings) {
      if (outcome === 'repaired') logger.info(difference, 'Read model repaired');
      else logger.error(difference, 'Read model differs from the workflow and cannot be repaired');
    }
    logger.info(
      { checked, complaints, surveys, differences: findings.length },
      'Read model compared with the workflows',
    );
  } catch (error) {
    if (!signal.aborted)
      logger.error({ err: error }, 'Read model could not be compared with the workflows; npm run reconcile does it');
  }
}

/** After an update from a version without step intervals: works them out from the events. Never rejects. */
export async function fillOnFirstStart(models: Models, logger: Logger, signal: AbortSignal): Promise<void> {
  try {
    if (await hasIntervals(models.stepIntervals)) return;
    const filled = await fillStepIntervals(models, signal);
    if (filled > 0) logger.info({ prospects: filled }, 'Step intervals worked out from the events');
  } catch (error) {
    if (!signal.aborted)
      logger.error({ err: error }, 'Step intervals could not be worked out; npm run reconcile -- --fix does it');
  }
}
