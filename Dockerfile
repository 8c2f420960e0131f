# syntax=docker/dockerfile:1
# One image for the API with the pages and for the worker: they differ by their command only.

FROM node:24.21.0-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force

FROM dependencies AS bundle
COPY domain ./domain
COPY contracts ./contracts
COPY workflows ./workflows
COPY activities ./activities
COPY scripts/bundle-workflows.ts ./scripts/
RUN node scripts/bundle-workflows.ts /app/build/workflow-bundle.js

FROM node:24.21.0-slim AS pages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY config ./config
COPY domain ./domain
COPY contracts ./contracts
COPY web ./web
COPY scripts ./scripts
COPY vite.config.ts tsconfig.json ./
RUN node scripts/build-web.ts /app/build/web

FROM node:24.21.0-slim
ENV NODE_ENV=production \
    WORKFLOW_BUNDLE=/app/build/workflow-bundle.js \
    WEB_FOLDER=/app/build/web \
    API_HOST=0.0.0.0 \
    API_PORT=3000 \
    WORKER_HEALTH_PORT=8080
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=bundle /app/build ./build
COPY --from=pages /app/build/web ./build/web
COPY package.json ./
COPY config ./config
COPY domain ./domain
COPY contracts ./contracts
COPY models ./models
COPY adapters ./adapters
COPY workflows ./workflows
COPY activities ./activities
COPY workers ./workers
COPY api ./api
COPY scripts ./scripts
USER node
EXPOSE 3000 8080
# Node runs the TypeScript as it is and gets SIGTERM itself, so that a stop drains.
CMD ["node", "api/main.ts"]
