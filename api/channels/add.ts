import { createHash } from 'node:crypto';
import { addChannelBody, addedChannel } from '../../contracts/channels.ts';
import type { Channel } from '../../models/channel.ts';
import { auditStaff } from '../account/audit.ts';
import { defineRoute, ok } from '../route.ts';
import { checkChannel } from './check.ts';
import { presentChannel } from './present-channel.ts';
import { webhookSecretFor } from './webhook-secret.ts';

export const addChannelRoute = defineRoute({
  method: 'post',
  path: '/channels',
  operationId: 'addChannel',
  tag: 'administration',
  summary: 'Have another system or a chat group told; a webhook’s secret is in this answer alone',
  needs: 'configure',
  body: addChannelBody,
  answers: { 200: { description: 'A repeated request has the same answer', schema: addedChannel } },
  handle: async ({ actor, body, commandId }, deps) => {
    const { models, settings } = deps;
    const { kind, name, language, filter, active, url } = body;
    const madeWith = `${actor.staffId}/${commandId}`;
    const _id = createHash('sha256').update(madeWith).digest('hex').slice(0, 24);
    const secret = kind === 'webhook' ? webhookSecretFor(settings.auth.secret, madeWith) : body.secret;
    const told = kind === 'webhook' ? secret : null;
    const known = await models.channels.findById(_id).lean<Channel>();
    if (known !== null) return ok({ ...presentChannel(known), secret: told });
    await checkChannel(deps, body);
    const channel: Channel = {
      _id,
      kind,
      name,
      language,
      origin: new URL(url).origin,
      sealedUrl: await settings.channelTools.seal(url),
      sealedSecret: secret === null ? null : await settings.channelTools.seal(secret),
      oldSecret: null,
      rotatedWith: null,
      retiredAt: null,
      filter,
      active,
      version: 1,
      createdAt: new Date(),
      changedBy: actor.staffId,
      madeWith,
    };
    const { _id: id, ...fields } = channel;
    const { upsertedCount } = await models.channels.updateOne({ _id: id }, { $setOnInsert: fields }, { upsert: true });
    const subject = { kind: 'channel' as const, id };
    if (upsertedCount > 0)
      await auditStaff(models, { by: actor.staffId, action: 'channelChanged', subject, reason: `added: ${kind}` });
    return ok({ ...presentChannel(channel), secret: told });
  },
});
