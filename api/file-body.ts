import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** A file that is sent while it is made. */
export class FileBody {
  readonly fileName: string;
  readonly contentType: string;
  readonly chunks: AsyncIterable<string | Uint8Array>;

  constructor(fileName: string, contentType: string, chunks: AsyncIterable<string | Uint8Array>) {
    this.fileName = fileName;
    this.contentType = contentType;
    this.chunks = chunks;
  }
}

/** Sends a file. What fails after the first byte breaks the transfer off, so that half a file never looks like a whole one. */
export async function sendFile(response: Response, { fileName, contentType, chunks }: FileBody): Promise<void> {
  const source = chunks[Symbol.asyncIterator]();
  // What fails before the first byte is still answered with a problem.
  const first = await source.next();
  response.attachment(fileName).type(contentType);
  await pipeline(Readable.from(rest(first, source)), response);
}

async function* rest<Chunk>(first: IteratorResult<Chunk>, source: AsyncIterator<Chunk>): AsyncGenerator<Chunk> {
  try {
    for (let next = first; next.done !== true; next = await source.next()) yield next.value;
  } finally {
    await source.return?.();
  }
}
