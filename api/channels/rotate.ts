import * as z from 'zod';
import { channelId, rotatedChannel, rotateChannelBody } from '../../contracts/channels.ts';
import type { Channel } from '../../models/channel.ts';
import { auditStaff } from '../account/audit.ts';
import { stale } from '../administration/staff/checks.ts';
import { RequestFailure } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';
import { presentChannel } from './present-channel.ts';
import { requireLiveChannel } from './require-channel.ts';
import { webhookSecretFor } from './webhook-secret.ts';

const hourMs = 3_600_000;

export const rotateChannelRoute = defineRoute({
  method: 'post',
  path: '/channels/:channelId/rotate',
  operationId: 'rotateChannel',
  tag: 'administration',
  summary:
    'Give a webhook another secret, told in this answer alone; for the hours that are named, messages are signed with the old one as well',
  needs: 'configure',
  params: z.object({ channelId }),
  body: rotateChannelBody,
  answers: { 200: { description: 'A repeated request has the same answer', schema: rotatedChannel } },
  failures: ['NOT_FOUND', 'STALE_STATE'],
  handle: async ({ actor, params: { channelId: _id }, body: { version, overlapHours }, commandId }, deps) => {
    const { models, settings } = deps;
    const channel = await requireLiveChannel(models, _id);
    const madeWith = `${actor.staffId}/${commandId}`;
    const secret = webhookSecretFor(settings.auth.secret, madeWith);
    if (channel.rotatedWith === madeWith) return ok({ ...presentChannel(channel), secret });
    // A robot signs with what its provider made; it is entered where the channel is edited.
    if (channel.kind !== 'webhook' || channel.sealedSecret === null)
      throw new RequestFailure('NOT_FOUND', 'Only a webhook has a secret from here.');
    const changes = {
      sealedSecret: await settings.channelTools.seal(secret),
      // With a second rotation the one before the last stops at once.
      oldSecret:
        overlapHours === 0
          ? null
          : { sealed: channel.sealedSecret, until: new Date(Date.now() + overlapHours * hourMs) },
      rotatedWith: madeWith,
      changedBy: actor.staffId,
      version: version + 1,
    } satisfies Partial<Channel>;
    const { matchedCount } = await models.channels.updateOne({ _id, version, retiredAt: null }, { $set: changes });
    if (matchedCount === 0) throw stale(`Channel ${_id}`, channel.version);
    const reason = overlapHours === 0 ? 'another secret, at once' : `another secret, both for ${overlapHours} hours`;
    const subject = { kind: 'channel' as const, id: _id };
    await auditStaff(models, { by: actor.staffId, action: 'channelChanged', subject, reason });
    return ok({ ...presentChannel({ ...channel, ...changes }), secret });
  },
});
