import type { ChannelView } from '../../contracts/channels.ts';
import type { Channel } from '../../models/channel.ts';

/** A channel without its secrets: of the address only where it leads. */
export function presentChannel(channel: Channel): ChannelView {
  const { _id, kind, name, language, filter, active, origin, sealedSecret, version, changedBy } = channel;
  const { about, kinds, severities, branchIds } = filter;
  return {
    channelId: _id,
    kind,
    name,
    language,
    filter: { about: [...about], kinds: [...kinds], severities: [...severities], branchIds: [...branchIds] },
    active,
    origin,
    hasSecret: sealedSecret !== null,
    version,
    changedBy,
  };
}
