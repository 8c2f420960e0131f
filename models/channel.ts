import { Schema, type Connection, type Model } from 'mongoose';
import type { ChannelFilter, ChannelKind } from '../domain/correspondence/channel.ts';
import type { NotificationPreferences } from '../domain/correspondence/preferences.ts';
import type { StaffId } from '../domain/ids.ts';
import type { Language } from './sign-in.ts';

/** A webhook or the robot of a chat group. Its address is a secret: that of a robot lets anybody write to the group. */
export interface Channel {
  readonly _id: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly language: Language;
  /** Scheme and host, to be shown. */
  readonly origin: string;
  /** The whole address, sealed. */
  readonly sealedUrl: string;
  /** What messages are signed with, sealed; null when the robot has none. */
  readonly sealedSecret: string | null;
  /** Of a webhook whose secret was changed: the one before, which messages are signed with as well until an instant. */
  readonly oldSecret?: { readonly sealed: string; readonly until: Date } | null;
  /** Idempotency key of the request that changed the secret last. */
  readonly rotatedWith?: string | null;
  /** Since when it is told nothing any more, for good; its address and secrets are forgotten. The log names it still. */
  readonly retiredAt?: Date | null;
  readonly filter: ChannelFilter;
  readonly active: boolean;
  /** Counts edits. */
  readonly version: number;
  readonly createdAt: Date;
  readonly changedBy: StaffId;
  /** Idempotency key of the request that made it. */
  readonly madeWith: string;
}

/** What somebody has chosen; whoever has no document has the usual. */
export interface StoredPreferences extends NotificationPreferences {
  readonly _id: StaffId;
}

const required = { type: String, required: true };
const names = { type: [String], default: [] };

const channelSchema = new Schema<Channel>(
  {
    _id: required,
    kind: required,
    name: required,
    language: required,
    origin: required,
    // '' once it is retired, which `required` would refuse.
    sealedUrl: { type: String, default: '' },
    sealedSecret: { type: String, default: null },
    oldSecret: { type: Schema.Types.Mixed, default: null },
    rotatedWith: { type: String, default: null },
    retiredAt: { type: Date, default: null },
    filter: { about: names, kinds: names, severities: names, branchIds: names },
    active: { type: Boolean, required: true },
    version: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    changedBy: required,
    madeWith: required,
  },
  { collection: 'channels', versionKey: false },
).index({ active: 1, createdAt: 1 });

const minute = { type: Number, required: true };

const preferencesSchema = new Schema<StoredPreferences>(
  {
    _id: required,
    mail: { complaints: required, deadlines: required, changes: required },
    digestAtMinute: minute,
    quiet: { fromMinute: minute, untilMinute: minute },
  },
  { collection: 'notificationPreferences', versionKey: false },
);

export type ChannelModel = Model<Channel>;

export interface CorrespondenceModels {
  readonly channels: ChannelModel;
  readonly notificationPreferences: Model<StoredPreferences>;
}

export function createCorrespondenceModels(connection: Connection): CorrespondenceModels {
  return {
    channels: connection.model<Channel>('Channel', channelSchema),
    notificationPreferences: connection.model<StoredPreferences>('NotificationPreferences', preferencesSchema),
  };
}

/** Every channel, the oldest first: a bank has few. */
export async function listChannels(channels: ChannelModel): Promise<readonly Channel[]> {
  return channels.find().sort({ createdAt: 1, _id: 1 }).lean<Channel[]>();
}

/** Forgets the secret before the last one as soon as nothing is signed with it any more. */
export async function dropOldSecret(channels: ChannelModel, channelId: string, now: Date): Promise<void> {
  await channels.updateOne({ _id: channelId, 'oldSecret.until': { $lte: now } }, { $set: { oldSecret: null } });
}
