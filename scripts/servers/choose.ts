import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Candidate } from './server-plan.ts';

const RETRY_DOWNLOAD_AFTER_MS = 24 * 60 * 60 * 1000;

/** What is remembered between starts, in `servers.json` of the tools folder. */
type FailedDownloads = Record<string, { atMs: number; reason: string }>;

export interface Choice<Found> {
  readonly name: string;
  readonly found: Found;
  readonly passedOver: readonly string[];
}

/** Takes the first candidate that can be had. A download that failed is not tried again for a day, so that only the first
 *  start waits for it. @returns undefined with all reasons when there is none */
export async function choose<Found>(
  candidates: readonly Candidate<Found>[],
  memoryFile: string,
  onProgress: (line: string) => void,
): Promise<Choice<Found> | { reasons: readonly string[] }> {
  const failed = await readFailed(memoryFile);
  const reasons: string[] = [];
  for (const candidate of candidates) {
    const earlier = failed[candidate.name];
    if (candidate.isDownload === true && earlier !== undefined && Date.now() - earlier.atMs < RETRY_DOWNLOAD_AFTER_MS) {
      reasons.push(`${candidate.name}: ${earlier.reason}`);
      continue;
    }
    if (candidate.isDownload === true) onProgress(`trying ${candidate.name}`);
    const outcome = await candidate.find();
    if ('found' in outcome) return { name: candidate.name, found: outcome.found, passedOver: reasons };
    reasons.push(`${candidate.name}: ${outcome.reason}`);
    if (candidate.isDownload === true) {
      failed[candidate.name] = { atMs: Date.now(), reason: outcome.reason };
      await mkdir(path.dirname(memoryFile), { recursive: true });
      await writeFile(memoryFile, JSON.stringify(failed, null, 2));
    }
  }
  return { reasons };
}

async function readFailed(memoryFile: string): Promise<FailedDownloads> {
  const text = await readFile(memoryFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return JSON.parse(text) as FailedDownloads;
}
