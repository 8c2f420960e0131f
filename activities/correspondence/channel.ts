import { ApplicationFailure } from '@temporalio/common';
import type { PostJson } from '../../adapters/post-json.ts';
import { ProviderFailure } from '../../adapters/provider-failure.ts';
import { bytesOfLine, robotLimits, tellRobot, type RobotLine } from '../../adapters/robots.ts';
import type { SecretBox } from '../../adapters/sealed-secret.ts';
import { callWebhook } from '../../adapters/webhook.ts';
import { calendarOf, defaultCalendarId } from '../../models/business-calendar.ts';
import { dropOldSecret, type Channel } from '../../models/channel.ts';
import type { Models } from '../../models/connect.ts';
import { correspondentOf, lastSentAt, type Delivery } from '../../models/delivery.ts';
import { headingOf, lineOf, linkTo, titleOf, type Style } from './letter.ts';
import type { Receiver } from './receiver.ts';

export interface ChannelDeps {
  readonly models: Pick<Models, 'channels' | 'calendars' | 'deliveries'>;
  readonly post: PostJson;
  readonly secrets: SecretBox;
  readonly publicUrl: string;
}

/** More lines in one message are read by nobody. */
const robotLinesAtMost = 15;
/** For heading, title and what JSON adds. */
const bytesBesideLines = 500;

/** A webhook or group robot; null when it is not there any more or retired. Neither sleeps: they are told at once. */
export async function findChannel(deps: ChannelDeps, channelId: string): Promise<Receiver | null> {
  const { models, post, secrets, publicUrl } = deps;
  const channel = await models.channels.findById(channelId).lean<Channel>();
  if (channel === null || channel.retiredAt != null) return null;
  const { utcOffsetMinutes } = await calendarOf(models.calendars, defaultCalendarId);
  const style: Style = { language: channel.language, publicUrl, utcOffsetMinutes };
  const { kind } = channel;
  // Whoever sets a channel up may try it before it is switched on.
  const timing: Receiver['sendAtMs'] = (delivery, nowMs) =>
    channel.active || delivery.about === 'test' ? nowMs : null;
  if (kind === 'webhook')
    return {
      sendAtMs: timing,
      together: (due) => due.map((one) => [one]),
      send: async ([notice], key, nowMs) => {
        if (notice === undefined) return;
        const { url, secret, oldSecret } = await unseal(secrets, channel, nowMs);
        // Nothing is signed with it any more: it need not be kept.
        if (oldSecret === null && channel.oldSecret != null)
          await dropOldSecret(models.channels, channelId, new Date(nowMs));
        await callWebhook(
          post,
          { url, secrets: [secret ?? '', oldSecret ?? []].flat() },
          { key, body: bodyOf(notice, style) },
          nowMs,
        );
      },
    };
  const lineFor = (notice: Delivery): RobotLine => ({ text: lineOf(notice, style), url: linkTo(notice, style) });
  const limits = robotLimits[kind];
  const nextMs =
    ((await lastSentAt(models.deliveries, correspondentOf({ channelId })))?.getTime() ?? 0) + limits.betweenMs;
  return {
    // What comes in between waits a moment and goes in one message: whoever writes too often is shut out for minutes.
    sendAtMs: (delivery, nowMs) => {
      const atMs = timing(delivery, nowMs);
      return atMs === null ? null : Math.max(atMs, nextMs);
    },
    // One message a round, for the same reason; the next round follows.
    together: (due) =>
      due.length === 0
        ? []
        : [firstThatFit(due, (notice) => bytesOfLine(lineFor(notice)), limits.bytes - bytesBesideLines)],
    send: async (message, _key, nowMs) => {
      const { url, secret } = await unseal(secrets, channel, nowMs);
      const said = { heading: headingOf(message, style), title: titleOf(message, style), lines: message.map(lineFor) };
      await tellRobot(post, { kind, url, secret }, said, nowMs);
    },
  };
}

/** @throws ProviderFailure for good when a key is not there any more: the address must be entered again */
async function unseal({ open }: SecretBox, { sealedUrl, sealedSecret, oldSecret }: Channel, nowMs: number) {
  const isOverlap = oldSecret != null && oldSecret.until.getTime() > nowMs;
  try {
    return {
      url: await open(sealedUrl),
      secret: sealedSecret === null ? null : await open(sealedSecret),
      oldSecret: isOverlap ? await open(oldSecret.sealed) : null,
    };
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error;
    throw new ProviderFailure(`secret: ${error.type ?? 'unreadable'}`, { status: null, isPermanent: true });
  }
}

/** What a webhook is told: codes and ids, from which its system asks for more. The same text at every try. */
function bodyOf(notice: Delivery, style: Style): string {
  const { about, kind, recordId, caseNumber, revision, type, clock, severity, branchId, at } = notice;
  return JSON.stringify({
    type: `${about}.${kind}`,
    timestamp: at.toISOString(),
    data: {
      about,
      recordId,
      caseNumber,
      revision,
      kind,
      event: type,
      clock,
      severity,
      branchId,
      url: linkTo(notice, style),
    },
  });
}

/** The first notices that one message can carry: at least one. */
function firstThatFit(
  due: readonly Delivery[],
  bytesOf: (notice: Delivery) => number,
  bytesAtMost: number,
): readonly Delivery[] {
  let bytes = 0;
  const count = due.slice(0, robotLinesAtMost).findIndex((notice) => (bytes += bytesOf(notice)) > bytesAtMost);
  return due.slice(0, count === -1 ? robotLinesAtMost : Math.max(count, 1));
}
