import { Webhook } from 'standardwebhooks';
import type { PostJson } from './post-json.ts';
import { ProviderFailure } from './provider-failure.ts';

/** One message to another system. */
export interface WebhookMessage {
  /** `webhook-id`, the same at every try: the receiver takes a repeated one once. */
  readonly key: string;
  readonly body: string;
}

/** Sends a message signed as Standard Webhooks says.
 *  @throws ProviderFailure unless the receiver answered 2xx; for good when it says that it is gone (410) */
export async function callWebhook(
  post: PostJson,
  { url, secret }: { readonly url: string; readonly secret: string },
  { key, body }: WebhookMessage,
  nowMs: number,
): Promise<void> {
  const sentAt = new Date(nowMs);
  const { status } = await post(url, body, {
    'webhook-id': key,
    'webhook-timestamp': String(Math.floor(nowMs / 1_000)),
    'webhook-signature': new Webhook(secret).sign(key, sentAt, body),
  });
  if (status < 200 || status >= 300)
    throw new ProviderFailure(`status ${status}`, { status, isPermanent: status === 410 });
}
