import { Webhook } from 'standardwebhooks';
import type { PostJson } from './post-json.ts';
import { ProviderFailure } from './provider-failure.ts';

/** One message to another system. */
export interface WebhookMessage {
  /** `webhook-id`, the same at every try: the receiver takes a repeated one once. */
  readonly key: string;
  readonly body: string;
}

/** Where a webhook leads, and what its messages are signed with. */
export interface WebhookTarget {
  readonly url: string;
  /** At least one; two while the secret is being changed: the message then carries a signature of each, the new one first. */
  readonly secrets: readonly string[];
}

/** Sends a message signed as Standard Webhooks says: `webhook-signature` is a list of `v1,` signatures with a space between
 *  them, and a receiver takes the message when any of them is right.
 *  @throws ProviderFailure unless the receiver answered 2xx; for good when it says that it is gone (410) */
export async function callWebhook(
  post: PostJson,
  { url, secrets }: WebhookTarget,
  { key, body }: WebhookMessage,
  nowMs: number,
): Promise<void> {
  const sentAt = new Date(nowMs);
  const { status } = await post(url, body, {
    'webhook-id': key,
    'webhook-timestamp': String(Math.floor(nowMs / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(key, sentAt, body)).join(' '),
  });
  if (status < 200 || status >= 300)
    throw new ProviderFailure(`status ${status}`, { status, isPermanent: status === 410 });
}
