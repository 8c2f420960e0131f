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
    const accepted = request.acceptsEncodings(...encodings.map(([encoding]) => encoding));
    const ending = encodings.find(([encoding]) => encoding === accepted)?.[1];
    if (ending === undefined || !files.has(`${name}${ending}`)) return next();
    request.url = `/${name}${ending}`;
    response.set({ 'Content-Encoding': String(accepted), 'Content-Type': type });
    next();
  };
}
