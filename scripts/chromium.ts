import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Playwright's own Chromium, else the system's.   @throws Error that says what to install */
export function findChromium(): string {
  const candidates = [
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined)
    throw new Error(`There is no Chromium at ${candidates.join(', ')}: install the package chromium`);
  return found;
}

/** Chromium without its own errands on the network. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
