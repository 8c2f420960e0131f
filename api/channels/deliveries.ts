import { deliveryPage, deliveryQuery, retried, retryBody } from '../../contracts/channels.ts';
import { correspondentOf, deliveryLog, receiverOf, type Delivery } from '../../models/delivery.ts';
import { encodeCursor } from '../../models/keyset.ts';
import { RequestFailure } from '../errors.ts';
import { readCursor } from '../prospects/list-cursor.ts';
import { defineRoute, ok } from '../route.ts';
import { callUpon } from './call-upon.ts';

const orderName = 'deliveries';

export const deliveriesRoute = defineRoute({
  method: 'get',
  path: '/deliveries',
  operationId: 'listDeliveries',
  tag: 'administration',
  summary: 'What went out, or is on its way, to whom, and what the providers said; newest first',
  needs: 'configure',
  query: deliveryQuery,
  answers: { 200: { description: 'One page', schema: deliveryPage } },
  handle: async ({ query: { state, channelId, staffId, limit, cursor } }, { models }) => {
    const receiver = channelId === undefined ? (staffId === undefined ? null : { staffId }) : { channelId };
    const page = await deliveryLog(models.deliveries, {
      state,
      correspondent: receiver === null ? undefined : correspondentOf(receiver),
      after: readCursor(orderName, cursor),
      limit,
    });
    return ok({
      items: page.rows.map(present),
      nextCursor: page.next === null ? null : encodeCursor(orderName, page.next),
    });
  },
});

export const retryDeliveryRoute = defineRoute({
  method: 'post',
  path: '/deliveries/retry',
  operationId: 'retryDelivery',
  tag: 'administration',
  summary: 'Try at once what a provider has not taken, with everything else that waits for it; also what was given up',
  needs: 'configure',
  body: retryBody,
  answers: { 200: { description: 'It is being tried', schema: retried } },
  failures: ['NOT_FOUND'],
  handle: async ({ body: { deliveryId: _id } }, deps) => {
    const { deliveries } = deps.models;
    const delivery = await deliveries.findById(_id).lean<Delivery>();
    if (delivery === null) throw new RequestFailure('NOT_FOUND', 'There is no such delivery.');
    const { correspondent, state } = delivery;
    if (state === 'sent' || state === 'skipped') return ok({ retried: false });
    if (state === 'givenUp') {
      // Of its message, whose key it keeps; the time until it is given up begins anew.
      const { mailing } = delivery;
      await deliveries.updateMany(
        { correspondent, state: 'givenUp', mailing },
        { $set: { state: 'sending', firstTriedAt: null, nextTryAt: null } },
      );
    }
    await deliveries.updateMany({ correspondent, state: 'sending' }, { $set: { nextTryAt: null } });
    await callUpon(deps, correspondent);
    return ok({ retried: true });
  },
});

function present(delivery: Delivery) {
  const receiver = receiverOf(delivery.correspondent);
  const { _id, medium, about, recordId, kind, type, urgent, at, createdAt, state, tries, lastError, lastStatus } =
    delivery;
  return {
    deliveryId: _id,
    medium,
    staffId: 'staffId' in receiver ? receiver.staffId : null,
    channelId: 'channelId' in receiver ? receiver.channelId : null,
    about,
    recordId,
    kind,
    type,
    urgent,
    at: at.toISOString(),
    since: createdAt.toISOString(),
    state,
    tries,
    nextTryAt: delivery.nextTryAt?.toISOString() ?? null,
    sentAt: delivery.sentAt?.toISOString() ?? null,
    lastError,
    lastStatus,
  };
}
