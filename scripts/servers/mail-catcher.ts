import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { ensureFolder } from './folders.ts';

/** A mail server that delivers to nobody: each mail becomes a file to look at. */
export interface MailCatcher {
  readonly url: string;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** Listens on this machine alone. As mail servers do, it keeps a mail that comes again under the same Message-ID once. */
export async function startMailCatcher(folder: string, port = 0): Promise<MailCatcher> {
  ensureFolder(folder);
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, _session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', callback);
      stream.on('end', () => {
        const mail = Buffer.concat(chunks);
        writeFileSync(path.join(folder, `${nameOf(mail)}.eml`), mail);
        callback();
      });
    },
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const { port: bound } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${bound}`,
    folder,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function nameOf(mail: Buffer): string {
  const messageId = /^message-id:\s*(<[^>]+>)/im.exec(mail.toString('latin1'))?.[1] ?? mail.toString('base64');
  return createHash('sha256').update(messageId).digest('hex').slice(0, 24);
}
