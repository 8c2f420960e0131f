import { channelList } from '../../contracts/channels.ts';
import { listChannels } from '../../models/channel.ts';
import { defineRoute, ok } from '../route.ts';
import { presentChannel } from './present-channel.ts';

export const channelsRoute = defineRoute({
  method: 'get',
  path: '/channels',
  operationId: 'listChannels',
  tag: 'administration',
  summary: 'Systems and chat groups that are told, the oldest first, with those that were retired',
  needs: 'configure',
  answers: { 200: { description: 'All of them, without their secrets', schema: channelList } },
  handle: async (_input, { models, settings: { mailIsSet } }) =>
    ok({ channels: (await listChannels(models.channels)).map((channel) => presentChannel(channel)), mailIsSet }),
});
