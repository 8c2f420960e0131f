import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import type { importRows, importView } from '../../contracts/import.ts';
import type { Problem } from '../../contracts/problem.ts';
import { eventually } from './eventually.ts';
import { people, type Site } from './api-rig.ts';

export type ImportView = z.output<typeof importView>;
export type ImportRows = z.output<typeof importRows>;

export interface UploadReply {
  readonly status: number;
  readonly body: ImportView & Partial<Omit<Problem, 'status'>>;
}

/** Sends a file as the pages do. */
export async function upload(
  site: Site,
  file: string | Uint8Array,
  options: {
    readonly as?: string;
    readonly key?: string;
    readonly fileName?: string;
    readonly contentType?: string;
  } = {},
): Promise<UploadReply> {
  const { as = people.manager, key = randomUUID(), fileName = 'leads.csv', contentType = 'text/csv' } = options;
  const response = await fetch(`${site.origin}/api/v1/imports?fileName=${encodeURIComponent(fileName)}`, {
    method: 'POST',
    headers: {
      cookie: await site.cookieOf(as),
      origin: site.origin,
      'idempotency-key': key,
      'content-type': contentType,
    },
    body: file,
  });
  return { status: response.status, body: (await response.json()) as UploadReply['body'] };
}

/** Waits for the end of a run. */
export async function untilAtRest(site: Site, importId: string, as: string = people.manager): Promise<ImportView> {
  return eventually(async () => {
    const { body } = await site.get<ImportView>(`imports/${importId}`, as);
    if (body.status !== 'ended' && body.status !== 'cancelled') throw new Error(`still ${body.status}`);
    return body;
  }, 60_000);
}
