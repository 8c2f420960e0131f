import { preferences } from '../../contracts/channels.ts';
import { defaultPreferences, type NotificationPreferences } from '../../domain/correspondence/preferences.ts';
import type { StoredPreferences } from '../../models/channel.ts';
import { correspondentOf } from '../../models/delivery.ts';
import { callUpon } from '../channels/call-upon.ts';
import { defineRoute, ok } from '../route.ts';

export const notificationsRoute = defineRoute({
  method: 'get',
  path: '/me/notifications',
  operationId: 'getNotifications',
  tag: 'account',
  summary: 'What the caller is mailed, and when',
  needs: 'signedIn',
  answers: { 200: { description: 'As chosen; the usual for whoever has chosen nothing', schema: preferences } },
  handle: async ({ actor }, { models }) => {
    const chosen = await models.notificationPreferences.findById(actor.staffId).lean<StoredPreferences>();
    return ok(present(chosen ?? defaultPreferences));
  },
});

export const setNotificationsRoute = defineRoute({
  method: 'put',
  path: '/me/notifications',
  operationId: 'setNotifications',
  tag: 'account',
  summary: 'Choose what to be mailed, and when',
  needs: 'signedIn',
  body: preferences,
  answers: { 200: { description: 'As it is now; what waits already follows it', schema: preferences } },
  handle: async ({ actor: { staffId }, body }, deps) => {
    const { notificationPreferences, deliveries } = deps.models;
    await notificationPreferences.updateOne({ _id: staffId }, { $set: body }, { upsert: true });
    const correspondent = correspondentOf({ staffId });
    const waits = await deliveries.exists({ correspondent, state: { $in: ['waiting', 'sending'] } });
    if (waits !== null) await callUpon(deps, correspondent);
    return ok(body);
  },
});

function present({ mail, digestAtMinute, quiet }: NotificationPreferences) {
  const { complaints, deadlines, changes } = mail;
  const { fromMinute, untilMinute } = quiet;
  return { mail: { complaints, deadlines, changes }, digestAtMinute, quiet: { fromMinute, untilMinute } };
}
