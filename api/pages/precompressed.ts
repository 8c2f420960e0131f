import { readdirSync } from 'node:fs';
import type { RequestHandler } from 'express';

/** Ending of each encoding, the better one first. */
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json; charset=utf-8',
};

/** Answers with the compressed copy that was made at build time where there is one and the browser takes it. */
export function precompressed(folder: string): RequestHandler {
  const files = new Set(readdirSync(folder));
  return (request, response, next) => {
    const name = request.path.slice(1);
    const type = types[name.slice(name.lastIndexOf('.') + 1)];
    if (type === undefined || !encodings.some(([, ending]) => files.has(`${name}${ending}`))) return next();
    response.vary('Accept-Encoding');
    const copy = encodings.find(
      ([encoding, ending]) => request.acceptsEncodings(encoding) !== false && files.has(`${name}${ending}`),
    );
    if (copy === undefined) return next();
    request.url = `/${name}${copy[1]}`;
    response.set({ 'Content-Encoding': copy[0], 'Content-Type': type });
    next();
  };
}
