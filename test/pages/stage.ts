import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../scripts/chromium.ts';
export { tooWide } from '../../scripts/screenshots/too-wide.ts';
import type { RegisteredComplaint } from '../../contracts/complaint.ts';
import { seedDemoAccounts } from '../../scripts/seed-accounts.ts';
import { demonstrationOrganisation } from '../../scripts/seed-data.ts';
import { buildWebOnce } from '../../scripts/launch/web-build.ts';
import { complaintBody } from '../factories/complaint-wire.ts';
import { ApiRig } from '../helpers/api-rig.ts';
import type { RigOptions } from '../helpers/workflow-rig.ts';
import { eventually } from '../helpers/eventually.ts';

const listeningWithinMs = 15_000;
const projectFolder = path.resolve(import.meta.dirname, '../..');

export interface PersonOptions {
  readonly language?: 'zh' | 'en';
  /** CSS pixels; less than 500 is a phone, which is worked with fingers. */
  readonly width?: number;
}

/** The product in front of real browsers: seeded database, worker, API with the built pages. */
export class Stage {
  readonly rig: ApiRig;
  private readonly browser: Browser;
  private readonly complaints: string[] = [];

  private constructor(rig: ApiRig, browser: Browser) {
    this.rig = rig;
    this.browser = browser;
  }

  static async open(options: Pick<RigOptions, 'outside'> = {}): Promise<Stage> {
    const webFolder = await buildWebOnce(path.join(projectFolder, 'build/pages'));
    const rig = await ApiRig.start({ webFolder, ...options });
    await seedDemoAccounts(rig.workflows.models, demonstrationOrganisation().staff);
    const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
    return new Stage(rig, browser);
  }

  get origin(): string {
    return this.rig.site.origin;
  }

  /** A browser of somebody's own, signed in; nobody is signed in when null. */
  async person(staffId: string | null, { language = 'en', width = 1280 }: PersonOptions = {}): Promise<Page> {
    const isPhone = width < 500;
    const context = await this.browser.newContext({
      baseURL: this.origin,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
      viewport: { width, height: isPhone ? 780 : 900 },
      hasTouch: isPhone,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(20_000);
    if (staffId !== null) await this.signIn(context, staffId);
    const page = await context.newPage();
    this.listen(page, staffId ?? 'nobody');
    return page;
  }

  private async signIn(context: BrowserContext, staffId: string): Promise<void> {
    const cookie = await this.rig.site.cookieOf(staffId);
    const at = cookie.indexOf('=');
    await context.addCookies([
      { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: this.origin, httpOnly: true, sameSite: 'Lax' },
    ]);
  }

  /** What a page must never do: fail in its own code, or hear from the server that it failed. */
  private listen(page: Page, who: string): void {
    page.on('pageerror', (error) => this.complaints.push(`${who}: ${error.message}`));
    page.on('response', (response) => {
      if (response.status() >= 500) this.complaints.push(`${who}: ${response.status()} ${response.url()}`);
    });
  }

  /** Errors of the pages since the last call. */
  takeComplaints(): readonly string[] {
    return this.complaints.splice(0);
  }

  /** Waits until so many people listen to the stream of changes, which begins when a page is there. */
  async isListening(people = 1): Promise<void> {
    await eventually(async () => {
      const { text } = await this.rig.site.get('/metrics');
      const streams = Number(/^tuoke_http_open_streams (\d+)/m.exec(text)?.[1]);
      if (!(streams >= people)) throw new Error(`streams that are open: ${streams}`);
    }, listeningWithinMs);
  }

  /** A case as the API registers it; the first work of a new worker may take longer than a request. */
  async registerComplaint(overrides: Record<string, unknown> = {}): Promise<RegisteredComplaint> {
    const body = complaintBody(overrides);
    const key = randomUUID();
    return eventually(async () => {
      const reply = await this.rig.site.call<RegisteredComplaint>('POST', 'complaints', { body, key });
      if (reply.status !== 200) throw new Error(`register: ${reply.status} ${reply.text}`);
      return reply.body;
    }, 60_000);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.rig.stop();
  }
}

/** Serious and critical findings of axe on what is shown now, as `rule: element`.   @param within a selector: only there */
export async function seriousFindings(page: Page, within = 'html'): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    // What is in order is not described, and no second page is opened to put frames together, of which there are none.
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** Gives the password in the dialog that a page opens when the session has ended. */
export async function signInAgain(page: Page, password: string): Promise<void> {
  const dialog = page.getByRole('dialog').filter({ has: page.locator('input[type=password]') });
  await dialog.locator('input[type=password]').fill(password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

const mostPresses = 120;

/** Whether the next key goes to it. */
export async function hasFocus(goal: Locator): Promise<boolean> {
  return goal.evaluate((element) => element === element.ownerDocument.activeElement);
}

/** Presses a key again and again, as whoever has no mouse does, until something holds.   @throws when it never does */
export async function keyTo(page: Page, key: string, holds: () => Promise<boolean>): Promise<void> {
  for (let pressed = 0; pressed < mostPresses; pressed += 1) {
    if (await holds()) return;
    await page.keyboard.press(key);
    // What the key does is drawn by then.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  }
  throw new Error(`${key} does not lead there`);
}

/** Goes on with Tab until something has the focus. */
export async function tabTo(page: Page, goal: Locator): Promise<void> {
  await goal.waitFor();
  await keyTo(page, 'Tab', () => hasFocus(goal));
}
