import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import { setPageHeaders } from '../security-headers.ts';
import { precompressed } from './precompressed.ts';

/** In the built page where the nonce of each answer goes. */
const nonceMark = '__CSP_NONCE__';
const yearSec = 31_536_000;
const hourSec = 3_600;

/** Paths that are never a page, so that a mistyped one gets an error and not a page. */
const notPages = ['/api', '/assets', '/docs', '/health', '/metrics', '/openapi.json'];

/** The built pages: hashed files for ever, the page itself always anew, and every other address of a browser is the page,
 *  which knows what belongs there; but for `/survey`, which customers open: a page of its own without the rest.
 *  @throws when the folder holds no built pages */
export function pagesRouter(folder: string): Router {
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const survey = readFileSync(path.join(folder, 'survey.html'), 'utf8');
  const router = Router();
  const assets = path.join(folder, 'assets');
  router.use(
    '/assets',
    precompressed(assets),
    express.static(assets, fileOptions(`public, max-age=${yearSec}, immutable`)),
  );
  router.use(express.static(folder, { ...fileOptions(`public, max-age=${hourSec}`), dotfiles: 'ignore' }));
  router.use('/survey', sendPage(survey));
  router.use(sendPage(page));
  return router;
}

function fileOptions(cacheControl: string) {
  return {
    index: false,
    redirect: false,
    setHeaders: (response: { setHeader: (name: string, value: string) => unknown }) =>
      response.setHeader('Cache-Control', cacheControl),
  };
}

function sendPage(page: string): RequestHandler {
  return (request, response, next) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || isReserved(request.path) || request.accepts(['html', 'json']) !== 'html') return next();
    const nonce = randomBytes(16).toString('base64');
    setPageHeaders(response, nonce);
    response.type('html').send(page.replaceAll(nonceMark, nonce));
  };
}

function isReserved(requested: string): boolean {
  return notPages.some((reserved) => requested === reserved || requested.startsWith(`${reserved}/`));
}
