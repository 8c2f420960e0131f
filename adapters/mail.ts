import { createTransport } from 'nodemailer';
import { ProviderFailure } from './provider-failure.ts';

/** A mail to one person, as plain text. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Becomes the Message-ID, the same at every try: mail servers and programs show a repeated one once. */
  readonly key: string;
}

/** @throws ProviderFailure when the mail server did not take it */
export type SendMail = (mail: Mail) => Promise<void>;

export interface MailSettings {
  /** `smtp://` or `smtps://`, with name and password when the server asks for them. */
  readonly smtpUrl: string;
  /** `Tuoke <tuoke@example.com>` */
  readonly from: string;
  /** Of the Message-ID. */
  readonly domain: string;
}

/** Sends through the bank's mail server; a connection for each mail, since they are few. */
export function createMailer({ smtpUrl, from, domain }: MailSettings): SendMail {
  const transport = createTransport(
    {
      url: smtpUrl,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      dnsTimeout: 5_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return async ({ to, subject, text, key }) => {
    try {
      await transport.sendMail({
        to,
        subject,
        text,
        messageId: `<${key}@${domain}>`,
        // Nobody's vacation answer is wanted.
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      throw failureOf(error);
    }
  };
}

/** The server's words may repeat an address, so that only codes are kept. */
function failureOf(error: unknown): ProviderFailure {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const status = typeof responseCode === 'number' ? responseCode : null;
  const word = typeof code === 'string' ? code : 'UNKNOWN';
  // A 5 for the receiver will be one tomorrow; one for the sign-in is ours to mend.
  const isPermanent = word === 'EENVELOPE' && status !== null && status >= 550 && status < 560;
  return new ProviderFailure(status === null ? `mail server: ${word}` : `mail server: ${word} ${status}`, {
    status,
    isPermanent,
  });
}
