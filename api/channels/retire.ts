import * as z from 'zod';
import { channelId, channelView, retireChannelBody } from '../../contracts/channels.ts';
import { correspondentOf, skipUnderWay } from '../../models/delivery.ts';
import { auditStaff } from '../account/audit.ts';
import { stale } from '../administration/staff/checks.ts';
import { defineRoute, ok } from '../route.ts';
import { presentChannel } from './present-channel.ts';
import { requireChannel } from './require-channel.ts';

export const retireChannelRoute = defineRoute({
  method: 'post',
  path: '/channels/:channelId/retire',
  operationId: 'retireChannel',
  tag: 'administration',
  summary:
    'Tell a channel nothing more, for good: its address and secrets are forgotten, what is on its way is cancelled; its deliveries stay in the log',
  needs: 'configure',
  params: z.object({ channelId }),
  body: retireChannelBody,
  answers: { 200: { description: 'Repeating it changes nothing more', schema: channelView } },
  failures: ['NOT_FOUND', 'STALE_STATE'],
  handle: async ({ actor, params: { channelId: _id }, body: { version } }, { models }) => {
    const channel = await requireChannel(models, _id);
    const forgotten = { sealedUrl: '', sealedSecret: null, oldSecret: null };
    const changes = {
      ...forgotten,
      active: false,
      retiredAt: new Date(),
      changedBy: actor.staffId,
      version: version + 1,
    };
    if (channel.retiredAt == null) {
      const { matchedCount } = await models.channels.updateOne({ _id, version, retiredAt: null }, { $set: changes });
      if (matchedCount === 0) throw stale(`Channel ${_id}`, channel.version);
      const subject = { kind: 'channel' as const, id: _id };
      await auditStaff(models, { by: actor.staffId, action: 'channelChanged', subject, reason: 'retired' });
    }
    // Also by a repeated request. What a projection adds meanwhile finds nobody to go to, which is noted in the same way.
    await skipUnderWay(models.deliveries, correspondentOf({ channelId: _id }), 'cancelled: the channel was retired');
    return ok(presentChannel(channel.retiredAt == null ? { ...channel, ...changes } : channel));
  },
});
