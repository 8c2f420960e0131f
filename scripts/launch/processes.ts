import path from 'node:path';

import { PROJECT_FOLDER } from '../servers/folders.ts';
import type { ProcessSpec } from '../servers/leashed-process.ts';

/** A TypeScript program of ours on the Node that runs this. */
export function ourProgram(
  file: string,
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): ProcessSpec {
  return { command: process.execPath, args: [path.join(PROJECT_FOLDER, file), ...args], environment };
}

/** Whether a GET answers with success. */
export async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // not there yet or not well: both are "not ready" to the one who asks
    return false;
  }
}
