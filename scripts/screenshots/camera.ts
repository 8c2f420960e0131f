import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromiumArgs, findChromium } from '../chromium.ts';
import { demoEmail, demoPassword } from '../seed-accounts.ts';
import type { Shot } from './pages.ts';
import { tooWide } from './too-wide.ts';

export const languages = ['zh', 'en'] as const;
export const widths = [1280, 375] as const;

/** How a picture is taken. */
export interface Frame {
  readonly language: (typeof languages)[number];
  readonly width: (typeof widths)[number];
}

/** The picture is as high as the page, within these. */
const lowest = 700;
const highest = { 1280: 1_900, 375: 2_400 } as const;
/** Header, and the navigation of a phone. */
const aroundContent = { 1280: 44, 375: 96 } as const;

/** Stands in place of a page that is not there, is not for this person or has failed. */
const notThere = '.state[role=alert]';

/** A browser that takes pictures of one installation. */
export class Camera {
  private readonly browser: Browser;
  private readonly origin: string;
  private readonly sessions = new Map<string, BrowserContext>();

  private constructor(browser: Browser, origin: string) {
    this.browser = browser;
    this.origin = origin;
  }

  static async open(origin: string): Promise<Camera> {
    return new Camera(await chromium.launch({ executablePath: findChromium(), args: chromiumArgs }), origin);
  }

  /** @returns a PNG   @throws when the page does not come, fails or is wider than the window */
  async take({ address, staffId }: Shot, frame: Frame): Promise<Buffer> {
    const context = await this.contextOf(staffId, frame);
    const page = await context.newPage();
    const failures: string[] = [];
    page.on('pageerror', ({ message }) => failures.push(message));
    try {
      await page.setViewportSize({ width: frame.width, height: 900 });
      await page.goto(this.origin + address);
      await settle(page);
      await fitHeight(page, frame.width);
      await settle(page);
      const wide = await tooWide(page);
      if (wide.length > 0) failures.push(`is too wide: ${wide.join(' ')}`);
      if ((await page.locator(notThere).count()) > 0) failures.push('is not there, or not for them');
      if (failures.length > 0) throw new Error(`${failures.join('; ')}`);
      return await page.screenshot({ animations: 'disabled' });
    } finally {
      await page.close();
    }
  }

  /** Shrinks a PNG to WebP, which browsers and code hosts show.   @param quality 0 to 1 */
  async toWebp(png: Buffer, quality: number): Promise<Buffer> {
    const context = await this.contextOf(null, { language: 'zh', width: 1280 });
    const page = await context.newPage();
    try {
      // A string, because it runs in the browser and not here.
      const script = `(async () => {
        const bytes = Uint8Array.from(atob(${JSON.stringify(png.toString('base64'))}), (c) => c.charCodeAt(0));
        const picture = await createImageBitmap(new Blob([bytes]));
        const canvas = new OffscreenCanvas(picture.width, picture.height);
        canvas.getContext('2d').drawImage(picture, 0, 0);
        const blob = await canvas.convertToBlob({ type: 'image/webp', quality: ${quality} });
        const out = new Uint8Array(await blob.arrayBuffer());
        let text = '';
        for (const byte of out) text += String.fromCharCode(byte);
        return btoa(text);
      })()`;
      return Buffer.from((await page.evaluate(script)) as string, 'base64');
    } finally {
      await page.close();
    }
  }

  /** One session for each person and language, as people have. */
  private async contextOf(staffId: string | null, { language, width }: Frame): Promise<BrowserContext> {
    const key = `${staffId} ${language} ${width}`;
    const known = this.sessions.get(key);
    if (known !== undefined) return known;
    const context = await this.browser.newContext({
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(30_000);
    await context.addInitScript(`localStorage.setItem('tuoke.language', '${language}')`);
    if (staffId !== null) await this.signIn(context, staffId);
    this.sessions.set(key, context);
    return context;
  }

  private async signIn(context: BrowserContext, staffId: string): Promise<void> {
    const answer = await context.request.post(`${this.origin}/api/auth/sign-in/email`, {
      headers: { origin: this.origin },
      data: { email: demoEmail(staffId.replace(/^s-/, '')), password: demoPassword },
    });
    if (!answer.ok()) throw new Error(`${staffId} could not sign in: ${answer.status()} ${await answer.text()}`);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** Waits until nothing is on its way and nothing stands for what is not there yet. */
async function settle(page: Page): Promise<void> {
  await page.locator('h1, h2, form').first().waitFor();
  await page.locator('.ant-skeleton, .ant-spin-spinning').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready');
  // Drawings are made in the frame after their data.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

async function fitHeight(page: Page, width: Frame['width']): Promise<void> {
  // In front of an open drawer the page behind it does not count.
  const content = (await page.evaluate(
    `document.querySelector('.ant-drawer-open') === null ? (document.querySelector('#content')?.scrollHeight ?? 0) : 0`,
  )) as number;
  const height = Math.min(Math.max(content + aroundContent[width], lowest), highest[width]);
  await page.setViewportSize({ width, height });
}
