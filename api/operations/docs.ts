import express, { Router } from 'express';
import { getAbsoluteFSPath } from 'swagger-ui-dist';
import { documentationHeaders } from '../security-headers.ts';

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Tuoke API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" href="/docs/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, tryItOutEnabled: true, validatorUrl: null });
`;

/** The rendered OpenAPI document; every file comes from this server. */
export function docsRouter(): Router {
  const router = Router();
  router.use(documentationHeaders);
  router.get('/', (_request, response) => {
    response.type('html').send(page);
  });
  router.get('/start.js', (_request, response) => {
    response.type('js').send(start);
  });
  router.use(express.static(getAbsoluteFSPath(), { index: false }));
  return router;
}
