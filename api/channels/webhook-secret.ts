import { hkdfSync } from 'node:crypto';

/** The secret of a webhook that one request makes: the same for the same request, so that its answer can be repeated; in the
 *  form of Standard Webhooks.
 *  @param secret of the sign-in, which nobody outside knows   @param madeWith who asked, and the request's key */
export function webhookSecretFor(secret: string, madeWith: string): string {
  return `whsec_${Buffer.from(hkdfSync('sha256', secret, madeWith, 'tuoke webhook', 32)).toString('base64')}`;
}
