import type { Client } from '@temporalio/client';
import type { Models } from '../../models/connect.ts';
import type { Delivery } from '../../models/delivery.ts';
import { deliveriesOf, type ToldItem } from '../../models/notices.ts';
import { callOnCorrespondence, correspondenceWorkflowType } from '../../workflows/correspondence/messages.ts';
import type { correspondenceWorkflow } from '../../workflows/correspondence/workflow.ts';
import { writeGuarded } from '../projection/bulk.ts';

/** Has what the inbox tells told outside as well; settles when it is safely on its way. Repeating it does no harm. */
export type TellOutside = (items: readonly ToldItem[]) => Promise<void>;

/** Where nobody is told outside. */
export const tellNobody: TellOutside = () => Promise.resolve();

export interface TellOutsideDeps {
  readonly models: Pick<Models, 'channels' | 'notificationPreferences' | 'deliveries'>;
  readonly temporal: Client;
  /** Queue that correspondence runs on. */
  readonly correspondenceQueue: string;
  /** Whether there is a mail server. */
  readonly hasMail: boolean;
}

/** Writes what is on its way into the delivery log, each cause and receiver once, and calls upon the receivers'
 *  correspondence. Nothing is sent here: whoever projects waits for the database and for Temporal, never for a provider. A
 *  crash in between has the projection repeated, which finds the delivery there and calls again. */
export function createTellOutside(deps: TellOutsideDeps): TellOutside {
  return async (items) => {
    if (items.length === 0) return;
    const deliveries = await deliveriesOf(deps.models, items, deps.hasMail);
    await addDeliveries(deps.models, deliveries);
    await callUpon(deps, [...new Set(deliveries.map(({ correspondent }) => correspondent))]);
  };
}

/** Puts deliveries on their way unless they are already. */
export async function addDeliveries(
  { deliveries }: Pick<Models, 'deliveries'>,
  added: readonly Delivery[],
): Promise<void> {
  await writeGuarded(
    deliveries,
    added.map(({ _id, ...fields }) => ({ filter: { _id }, update: { $setOnInsert: fields } })),
  );
}

/** Wakes receivers' correspondence, or starts it. */
export async function callUpon(
  { temporal, correspondenceQueue }: Pick<TellOutsideDeps, 'temporal' | 'correspondenceQueue'>,
  correspondents: readonly string[],
): Promise<void> {
  await Promise.all(
    correspondents.map((correspondent) =>
      temporal.workflow.signalWithStart<typeof correspondenceWorkflow>(correspondenceWorkflowType, {
        ...callOnCorrespondence(correspondent),
        taskQueue: correspondenceQueue,
      }),
    ),
  );
}
