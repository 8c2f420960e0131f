import type { ChannelView } from '../../contracts/channels.ts';
import type { Channel } from '../../models/channel.ts';

/** A channel without its secrets: of the address only where it leads. */
export function presentChannel(channel: Channel): ChannelView {
  const { _id, kind, name, language, filter, active, origin, sealedSecret, version, changedBy } = channel;
  const { about, kinds, severities, branchIds } = filter;
  const until = channel.oldSecret?.until;
  return {
    channelId: _id,
    kind,
    name,
    language,
    filter: { about: [...about], kinds: [...kinds], severities: [...severities], branchIds: [...branchIds] },
    active,
    origin,
    hasSecret: sealedSecret !== null,
    oldSecretUntil: until === undefined || until.getTime() <= Date.now() ? null : until.toISOString(),
    retiredAt: channel.retiredAt?.toISOString() ?? null,
    version,
    changedBy,
  };
}
