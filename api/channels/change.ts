import * as z from 'zod';
import { changeChannelBody, channelId, channelTested, channelView } from '../../contracts/channels.ts';
import { auditStaff } from '../account/audit.ts';
import { stale } from '../administration/staff/checks.ts';
import { defineRoute, ok } from '../route.ts';
import { sendTest } from './send-test.ts';
import { checkChannel } from './check.ts';
import { presentChannel } from './present-channel.ts';
import { requireLiveChannel } from './require-channel.ts';

const params = z.object({ channelId });

export const changeChannelRoute = defineRoute({
  method: 'put',
  path: '/channels/:channelId',
  operationId: 'changeChannel',
  tag: 'administration',
  summary: 'Change what a channel is told of, where it leads, or switch it on or off',
  needs: 'configure',
  params,
  body: changeChannelBody,
  answers: { 200: { description: 'As it is now', schema: channelView } },
  failures: ['NOT_FOUND', 'STALE_STATE'],
  handle: async ({ actor, params: { channelId: _id }, body }, deps) => {
    const { models, settings } = deps;
    const channel = await requireLiveChannel(models, _id);
    const { version, url, secret, name, language, filter, active } = body;
    await checkChannel(deps, { url, filter });
    const { seal } = settings.channelTools;
    const changes = {
      name,
      language,
      filter,
      active,
      ...(url === undefined ? {} : { origin: new URL(url).origin, sealedUrl: await seal(url) }),
      // A webhook keeps the secret that it was given when it was added.
      ...(secret === undefined || channel.kind === 'webhook'
        ? {}
        : { sealedSecret: secret === null ? null : await seal(secret) }),
      changedBy: actor.staffId,
      version: version + 1,
    };
    const { matchedCount } = await models.channels.updateOne({ _id, version, retiredAt: null }, { $set: changes });
    if (matchedCount === 0) throw stale(`Channel ${_id}`, channel.version);
    const reason = [active ? 'on' : 'off', ...(url === undefined ? [] : ['another address'])].join(', ');
    const subject = { kind: 'channel' as const, id: _id };
    await auditStaff(models, { by: actor.staffId, action: 'channelChanged', subject, reason });
    return ok(presentChannel({ ...channel, ...changes }));
  },
});

export const testChannelRoute = defineRoute({
  method: 'post',
  path: '/channels/:channelId/test',
  operationId: 'testChannel',
  tag: 'administration',
  summary: 'Send a test, also while the channel is off; the delivery log tells what became of it',
  needs: 'configure',
  params,
  body: z.strictObject({}),
  answers: { 200: { description: 'On its way; a repeated request sends nothing more', schema: channelTested } },
  failures: ['NOT_FOUND'],
  handle: async ({ params: { channelId: id }, commandId }, deps) => {
    const { kind } = await requireLiveChannel(deps.models, id);
    return ok({ deliveryId: await sendTest(deps, { channelId: id }, kind, commandId) });
  },
});
