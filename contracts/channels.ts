import * as z from 'zod';
import { severities } from '../domain/complaint/catalogue.ts';
import { channelKinds, noticeKinds } from '../domain/correspondence/channel.ts';
import { mailModes } from '../domain/correspondence/preferences.ts';
import { branchId, cursor, idOf, instantOut, pageLimit, pageOf, staffId, text } from './common.ts';

export const channelId = idOf('channel');

const language = z.enum(['zh', 'en']);

/** A list without repetitions; an empty one narrows nothing. */
function anyOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .max(200)
    .refine((given) => new Set(given).size === given.length, 'must not name one twice')
    .default([]);
}

const filter = z
  .strictObject({
    about: anyOf(z.enum(['complaint', 'prospect'])),
    kinds: anyOf(z.enum(noticeKinds as [(typeof noticeKinds)[number], ...(typeof noticeKinds)[number][]])),
    severities: anyOf(z.enum(severities)),
    branchIds: anyOf(branchId),
  })
  .meta({ id: 'ChannelFilter', description: 'What the channel is told of; an empty list narrows nothing' });

const address = z.string().trim().min(1).max(1_000).meta({ description: 'Never told again: it may hold a key' });
const robotSecret = z.string().trim().min(1).max(200);

const settings = {
  name: text(100),
  language,
  filter,
  active: z.boolean(),
};

export const addChannelBody = z
  .strictObject({
    kind: z.enum(channelKinds),
    ...settings,
    url: address,
    secret: robotSecret.nullable().default(null).meta({
      description: 'Of a robot that signs (DingTalk, Feishu); a webhook gets one from here',
    }),
  })
  .meta({ id: 'AddChannel' });

export const changeChannelBody = z
  .strictObject({
    version: z.int().min(0).meta({ description: 'The one that was read; a save with another one is refused' }),
    ...settings,
    url: address.optional().meta({ description: 'Left out: as it was' }),
    secret: robotSecret.nullable().optional().meta({ description: 'Left out: as it was; null: the robot has none' }),
  })
  .meta({ id: 'ChangeChannel' });

const version = z.int().min(0).meta({ description: 'The one that was read; with another one nothing is done' });

export const rotateChannelBody = z
  .strictObject({
    version,
    overlapHours: z.int().min(0).max(720).default(24).meta({
      description: 'How long messages are signed with the old secret as well; 0 when it may be known to others',
    }),
  })
  .meta({ id: 'RotateChannel' });

export const retireChannelBody = z.strictObject({ version }).meta({ id: 'RetireChannel' });

export const channelView = z
  .object({
    channelId: z.string(),
    kind: z.enum(channelKinds),
    ...settings,
    filter: z.object({
      about: z.array(z.string()),
      kinds: z.array(z.string()),
      severities: z.array(z.string()),
      branchIds: z.array(z.string()),
    }),
    origin: z.string().meta({ description: 'Scheme and host of the address' }),
    hasSecret: z.boolean(),
    oldSecretUntil: instantOut
      .nullable()
      .meta({ description: 'Until when messages of a webhook carry two signatures; null when they carry one' }),
    retiredAt: instantOut.nullable().meta({ description: 'Since when it is told nothing any more, for good' }),
    version: z.int(),
    changedBy: z.string(),
  })
  .meta({ id: 'Channel' });

export const channelList = z
  .object({
    channels: z.array(channelView),
    mailIsSet: z.boolean().meta({ description: 'Whether there is a mail server' }),
  })
  .meta({ id: 'ChannelList' });

export const addedChannel = channelView
  .extend({
    secret: z.string().nullable().meta({ description: 'Of a webhook, told in this answer alone' }),
  })
  .meta({ id: 'AddedChannel' });

export const rotatedChannel = channelView
  .extend({ secret: z.string().meta({ description: 'The new one, told in this answer alone' }) })
  .meta({ id: 'RotatedChannel' });

export const channelTested = z.object({ deliveryId: z.string() }).meta({ id: 'ChannelTested' });

const deliveryState = z.enum(['waiting', 'sending', 'sent', 'skipped', 'givenUp']).meta({ id: 'DeliveryState' });

/** One notice on its way to one receiver outside. */
const deliveryView = z
  .object({
    deliveryId: z.string(),
    medium: z.enum(['email', ...channelKinds]),
    staffId: z.string().nullable().meta({ description: 'Receiver of a mail' }),
    channelId: z.string().nullable(),
    about: z.enum(['complaint', 'prospect', 'test']),
    recordId: z.string(),
    kind: z.string(),
    type: z.string(),
    urgent: z.boolean(),
    at: instantOut,
    since: instantOut,
    state: deliveryState,
    tries: z.int(),
    nextTryAt: instantOut.nullable(),
    sentAt: instantOut.nullable(),
    lastError: z.string().nullable(),
    lastStatus: z.int().nullable(),
  })
  .meta({ id: 'Delivery' });

export const deliveryQuery = z.strictObject({
  state: deliveryState.optional(),
  channelId: channelId.optional(),
  staffId: staffId.optional(),
  limit: pageLimit(50, 200),
  cursor: cursor.optional(),
});
export const deliveryPage = pageOf(deliveryView).meta({ id: 'DeliveryPage' });

export const retryBody = z.strictObject({ deliveryId: z.string().min(1).max(300) }).meta({ id: 'RetryDelivery' });
export const retried = z
  .object({ retried: z.boolean().meta({ description: 'false: there was nothing left to try' }) })
  .meta({ id: 'RetriedDelivery' });

const minuteOfDay = z.int().min(0).max(1_439).meta({ description: 'Minutes since midnight where the bank is' });

/** How somebody wants to hear by mail. */
export const preferences = z
  .strictObject({
    mail: z.strictObject({
      complaints: z.enum(mailModes),
      deadlines: z.enum(mailModes),
      changes: z.enum(mailModes),
    }),
    digestAtMinute: minuteOfDay,
    quiet: z
      .strictObject({ fromMinute: minuteOfDay, untilMinute: minuteOfDay })
      .meta({ description: 'Over midnight when it ends before it begins; none when both are the same' }),
  })
  .meta({ id: 'NotificationPreferences' });

export const preferencesView = preferences
  .extend({
    address: z.string().meta({ description: 'Where mails go' }),
    mailIsSet: z.boolean().meta({ description: 'Whether there is a mail server' }),
  })
  .meta({ id: 'NotificationPreferencesView' });

export type ChannelView = z.output<typeof channelView>;
export type ChannelSettings = z.output<typeof addChannelBody>;
