import type { CommandId } from '../../domain/ids.ts';
import { correspondentOf, deliveryId, untried, type Delivery } from '../../models/delivery.ts';
import type { ApiDeps } from '../deps.ts';
import { callUpon } from './call-upon.ts';

/** Has a test sent to a receiver, once for each command.   @returns id of the delivery, whose log tells what became of it */
export async function sendTest(
  deps: ApiDeps,
  receiver: Parameters<typeof correspondentOf>[0],
  medium: Delivery['medium'],
  commandId: CommandId,
): Promise<string> {
  const correspondent = correspondentOf(receiver);
  const now = new Date();
  const { _id, ...fields }: Delivery = {
    _id: deliveryId(`test/${commandId}`, correspondent),
    correspondent,
    medium,
    about: 'test',
    recordId: commandId,
    caseNumber: null,
    revision: 0,
    kind: 'test',
    type: 'test',
    clock: null,
    severity: null,
    branchId: null,
    urgent: true,
    at: now,
    ...untried(now),
  };
  await deps.models.deliveries.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
  await callUpon(deps, correspondent);
  return _id;
}
