import { setInterval } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Models } from '../models/connect.ts';
import { deleteUnfinishedUploads } from '../models/import-upload.ts';

const hourMs = 3_600_000;
/** No upload is under way for so long. */
const longestUploadMs = 24 * hourMs;

/** Removes the rows of uploads that broke off with their process, at the start and every hour. Never rejects. */
export async function clearUploads(models: Models, logger: Logger, signal: AbortSignal): Promise<void> {
  const clear = async (): Promise<void> => {
    const uploads = await deleteUnfinishedUploads(models, new Date(Date.now() - longestUploadMs));
    if (uploads > 0) logger.info({ uploads }, 'Rows of uploads that broke off were removed');
  };
  const tell = (error: unknown): void => {
    if (!signal.aborted) logger.error({ err: error }, 'Rows of uploads that broke off could not be removed');
  };
  await clear().catch(tell);
  try {
    for await (const _ of setInterval(hourMs, null, { signal, ref: false })) await clear().catch(tell);
  } catch (error) {
    tell(error);
  }
}
