import { createHash } from 'node:crypto';
import { ProviderFailure } from '../../adapters/provider-failure.ts';
import { nextTryAtMs } from '../../domain/correspondence/retry.ts';
import { underWay, type Delivery, type DeliveryModel } from '../../models/delivery.ts';
import type { Corresponded } from '../../workflows/correspondence/messages.ts';
import type { FindReceiver, Receiver } from './receiver.ts';

/** A round ends after so long; the next one goes on. */
const roundMs = 60_000;
/** More than this wait for nobody but a digest, which names the first of them. */
const lookAtMost = 1_000;

interface CorrespondDeps {
  readonly deliveries: DeliveryModel;
  readonly findReceiver: FindReceiver;
}

/** One round of a receiver's correspondence: sends what is due, and says when there is something to do again.
 *
 *  A message is claimed before it is sent: its notices get its key, which is made of their ids and goes to the provider. They
 *  are marked as sent afterwards. A crash in between has the very same message sent again under the same key, by which mail
 *  servers, mail programs and receivers of webhooks know it; a robot's group may read it twice, since robots take no key. What is
 *  never lost, and for whom the key counts never doubled, is what can be had from providers without transactions.
 *
 *  A provider that does not take a message has all others of this receiver wait with it, so that a dead one is asked once in a
 *  while and not for each. */
export async function correspond(
  { deliveries, findReceiver }: CorrespondDeps,
  input: { readonly correspondent: string; readonly nowMs: number },
): Promise<Corresponded> {
  const startedMs = Date.now();
  // A round that was tried for long is no longer when it was asked for; and a workflow's time may be ahead of ours.
  const nowMs = Math.max(input.nowMs, startedMs);
  const waiting = await underWay(deliveries, input.correspondent, lookAtMost);
  if (waiting.length === 0) return { nextMs: null };
  const receiver = await findReceiver(input.correspondent, waiting);
  if (receiver === null) {
    await skip(deliveries, waiting, 'the receiver is not there any more');
    return { nextMs: nowMs };
  }
  const heldUntilMs = Math.max(...waiting.map(({ nextTryAt }) => nextTryAt?.getTime() ?? 0));
  if (heldUntilMs > nowMs) return { nextMs: heldUntilMs };
  const { due, nextMs, unwanted } = sort(receiver, waiting, nowMs);
  await skip(deliveries, unwanted, 'read or decided before, or not wanted any more');
  for (const message of messagesOf(receiver, due)) {
    if (Date.now() - startedMs > roundMs) return { nextMs: nowMs };
    const againMs = await sendOne({ deliveries, receiver, nowMs }, message);
    if (againMs !== null) return { nextMs: againMs };
  }
  return { nextMs: due.length > 0 || unwanted.length > 0 ? nowMs : nextMs };
}

function sort(receiver: Receiver, waiting: readonly Delivery[], nowMs: number) {
  const due: Delivery[] = [];
  const unwanted: Delivery[] = [];
  let nextMs: number | null = null;
  for (const message of claimedTogether(waiting)) {
    const wanted = message.flatMap((delivery) => receiver.sendAtMs(delivery, nowMs) ?? []);
    // Under one key goes the whole message or nothing: a rest that followed would be taken for a repetition.
    const atMs = wanted.length === 0 ? null : Math.max(...wanted);
    if (atMs === null) unwanted.push(...message);
    else if (atMs <= nowMs) due.push(...message);
    else nextMs = Math.min(nextMs ?? atMs, atMs);
  }
  return { due, nextMs, unwanted };
}

/** What was claimed by message, the rest each for itself. */
function claimedTogether(waiting: readonly Delivery[]): readonly (readonly Delivery[])[] {
  return [...Map.groupBy(waiting, ({ mailing, _id }) => mailing ?? `unclaimed ${_id}`).values()];
}

/** What was claimed stays together; the rest is put together now. */
function messagesOf(receiver: Receiver, due: readonly Delivery[]): readonly (readonly Delivery[])[] {
  const claimed = Map.groupBy(
    due.filter(({ mailing }) => mailing !== null),
    ({ mailing }) => mailing,
  );
  return [...claimed.values(), ...receiver.together(due.filter(({ mailing }) => mailing === null))];
}

interface Sending {
  readonly deliveries: DeliveryModel;
  readonly receiver: Receiver;
  readonly nowMs: number;
}

/** @returns when to go on, UTC ms; null when the message needs no more */
async function sendOne({ deliveries, receiver, nowMs }: Sending, message: readonly Delivery[]): Promise<number | null> {
  const ids = message.map(({ _id }) => _id);
  const key = message[0]?.mailing ?? keyOf(ids);
  await deliveries.updateMany({ _id: { $in: ids }, state: 'waiting' }, { $set: { state: 'sending', mailing: key } });
  const firstTriedMs = message[0]?.firstTriedAt?.getTime() ?? nowMs;
  const tried = { firstTriedAt: new Date(firstTriedMs) };
  try {
    await receiver.send(message, key, nowMs);
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    const nextMs = error.isPermanent ? null : nextTryAtMs((message[0]?.tries ?? 0) + 1, firstTriedMs, nowMs);
    const againMs = nextMs === null ? null : Math.max(nextMs, nowMs + error.waitMs);
    await deliveries.updateMany(
      { _id: { $in: ids } },
      {
        $set: {
          ...tried,
          state: againMs === null ? 'givenUp' : 'sending',
          nextTryAt: againMs === null ? null : new Date(againMs),
          lastError: error.message,
          lastStatus: error.status,
        },
        $inc: { tries: 1 },
      },
    );
    return againMs;
  }
  const sent = { ...tried, state: 'sent', sentAt: new Date(nowMs), nextTryAt: null, lastError: null, lastStatus: null };
  await deliveries.updateMany({ _id: { $in: ids } }, { $set: sent, $inc: { tries: 1 } });
  return null;
}

/** Key of a message: the same for the same notices. */
function keyOf(ids: readonly string[]): string {
  return createHash('sha256').update(ids.toSorted().join('\n')).digest('hex').slice(0, 40);
}

async function skip(deliveries: DeliveryModel, skipped: readonly Delivery[], why: string): Promise<void> {
  if (skipped.length === 0) return;
  await deliveries.updateMany(
    { _id: { $in: skipped.map(({ _id }) => _id) } },
    { $set: { state: 'skipped', lastError: why, nextTryAt: null } },
  );
}
