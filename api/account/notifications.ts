import * as z from 'zod';
import { channelTested, preferences, preferencesView } from '../../contracts/channels.ts';
import { defaultPreferences, type NotificationPreferences } from '../../domain/correspondence/preferences.ts';
import type { StoredPreferences } from '../../models/channel.ts';
import { correspondentOf } from '../../models/delivery.ts';
import { callUpon } from '../channels/call-upon.ts';
import { sendTest } from '../channels/send-test.ts';
import { defineRoute, ok } from '../route.ts';

export const notificationsRoute = defineRoute({
  method: 'get',
  path: '/me/notifications',
  operationId: 'getNotifications',
  tag: 'account',
  summary: 'What the caller is mailed, and when',
  needs: 'signedIn',
  answers: { 200: { description: 'As chosen; the usual for whoever has chosen nothing', schema: preferencesView } },
  handle: async ({ actor, signedIn: { account } }, { models, settings: { mailIsSet } }) => {
    const chosen = await models.notificationPreferences.findById(actor.staffId).lean<StoredPreferences>();
    return ok({ ...present(chosen ?? defaultPreferences), address: account.email, mailIsSet });
  },
});

export const testNotificationsRoute = defineRoute({
  method: 'post',
  path: '/me/notifications/test',
  operationId: 'testNotifications',
  tag: 'account',
  summary: 'Mail the caller a test',
  needs: 'signedIn',
  body: z.strictObject({}),
  answers: { 200: { description: 'On its way; a repeated request sends nothing more', schema: channelTested } },
  handle: async ({ actor: { staffId }, commandId }, deps) =>
    ok({ deliveryId: await sendTest(deps, { staffId }, 'email', commandId) }),
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
