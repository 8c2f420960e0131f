import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { findFreePort } from '../../scripts/servers/ports.ts';
import { startMailCatcher, type MailCatcher } from '../../scripts/servers/mail-catcher.ts';

/** A mail server that can be away and come back at the same address. */
export class PostOffice {
  readonly url: string;
  private readonly folder: string;
  private readonly port: number;
  private catcher: MailCatcher | null = null;

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
    this.url = `smtp://127.0.0.1:${port}`;
  }

  static async open(): Promise<PostOffice> {
    const office = new PostOffice(mkdtempSync(path.join(tmpdir(), 'mail-')), await findFreePort());
    await office.comeBack();
    return office;
  }

  async comeBack(): Promise<void> {
    this.catcher ??= await startMailCatcher(this.folder, this.port);
  }

  async goAway(): Promise<void> {
    await this.catcher?.close();
    this.catcher = null;
  }

  /** Mails in the order in which they came, those of one Message-ID once. */
  async mails(to?: string): Promise<Email[]> {
    const files = readdirSync(this.folder)
      .map((name) => path.join(this.folder, name))
      .toSorted((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
    const mails = await Promise.all(files.map(async (file) => PostalMime.parse(readFileSync(file))));
    return mails.filter((mail) => to === undefined || mail.to?.some(({ address }) => address === to));
  }

  async close(): Promise<void> {
    await this.goAway();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
