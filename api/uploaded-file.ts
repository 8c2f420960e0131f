import type { Request, RequestHandler } from 'express';
import * as z from 'zod';
import { RequestFailure } from './errors.ts';

/** A file that comes as the body of a request. */
export interface Upload {
  readonly contentType: string;
  readonly maxBytes: number;
}

/** The body of an upload: nothing of it is taken from the network before the handler, which knows that it may come, reads it. */
export class UploadedFile {
  readonly #request: Request;
  readonly #upload: Upload;

  constructor(request: Request, upload: Upload) {
    this.#request = request;
    this.#upload = upload;
  }

  /** The whole file, in the pieces it came in.
   *  @throws RequestFailure VALIDATION_FAILED: too large, empty, or of another type */
  async read(): Promise<readonly Uint8Array[]> {
    const { contentType, maxBytes } = this.#upload;
    if (this.#request.is(contentType) === false) throw refused('unsupported_type', `The body must be ${contentType}.`);
    if (Number(this.#request.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
    const pieces: Uint8Array[] = [];
    let byteCount = 0;
    for await (const piece of this.#request as AsyncIterable<Uint8Array>) {
      byteCount += piece.byteLength;
      if (byteCount > maxBytes) throw tooLarge(maxBytes);
      pieces.push(piece);
    }
    if (byteCount === 0) throw refused('too_small', 'The file is empty.');
    return pieces;
  }
}

function tooLarge(maxBytes: number): RequestFailure {
  return refused(
    'too_big',
    `The file is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB. Split it and upload the parts.`,
  );
}

/** A file that cannot be taken as it is. */
export function refused(code: string, detail: string): RequestFailure {
  return new RequestFailure('VALIDATION_FAILED', detail, { errors: [{ in: 'body', pointer: '', code, detail }] });
}

/** Schema of the body of an upload: a Blob for who sends it, an `UploadedFile` for who handles it. */
export const uploadedFile = z
  .custom<Blob>((body) => (body as unknown) instanceof UploadedFile, 'must be a file')
  .transform((body) => body as unknown as UploadedFile);

/** Leaves the body alone until it is read. */
export function takeUpload(upload: Upload): RequestHandler {
  return (request, _response, next) => {
    request.body = new UploadedFile(request, upload);
    next();
  };
}
