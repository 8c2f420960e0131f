import type { RequestHandler, Response } from 'express';

/** Answers of the API are data: nothing in them is ever run, framed or kept. */
export function dataHeaders(publicUrl: string): RequestHandler {
  const isSecure = publicUrl.startsWith('https:');
  return (_request, response, next) => {
    response.set({
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store',
      ...(isSecure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
    });
    next();
  };
}

const shared = [
  "default-src 'none'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** Headers of a page of ours: it runs our own scripts only, and styles that carry its nonce. Attributes may hold styles,
 *  because pictures of charts put their tooltips in place with them. */
export function setPageHeaders(response: Response, nonce: string): void {
  const policy = [
    ...shared,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "worker-src 'self'",
  ];
  response.set({
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  });
}

/** The documentation's own page needs styles that it makes itself. */
export const documentationHeaders: RequestHandler = (_request, response, next) => {
  response.set(
    'Content-Security-Policy',
    [...shared, "script-src 'self'", "style-src 'self' 'unsafe-inline'"].join('; '),
  );
  next();
};
