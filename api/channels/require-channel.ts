import type { Channel } from '../../models/channel.ts';
import type { Models } from '../../models/connect.ts';
import { RequestFailure } from '../errors.ts';

/** A channel, retired or not.   @throws RequestFailure NOT_FOUND */
export async function requireChannel({ channels }: Pick<Models, 'channels'>, id: string): Promise<Channel> {
  const channel = await channels.findById(id).lean<Channel>();
  if (channel === null) throw new RequestFailure('NOT_FOUND', 'There is no such channel.');
  return channel;
}

/** A channel that is told, or may be.   @throws RequestFailure NOT_FOUND, for a retired one, too */
export async function requireLiveChannel(models: Pick<Models, 'channels'>, id: string): Promise<Channel> {
  const channel = await requireChannel(models, id);
  if (channel.retiredAt != null) throw new RequestFailure('NOT_FOUND', 'This channel was retired.');
  return channel;
}
