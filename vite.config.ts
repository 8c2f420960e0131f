import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { loadWebConfig } from './config/web.ts';

const { apiUrl } = loadWebConfig();
const folder = import.meta.dirname;

export default defineConfig({
  root: path.join(folder, 'web'),
  plugins: [react()],
  // The API replaces this in every page it sends, so that only its own scripts and styles run.
  html: { cspNonce: '__CSP_NONCE__' },
  server: { proxy: { '/api': apiUrl, '/docs': apiUrl, '/health': apiUrl, '/openapi.json': apiUrl } },
  build: {
    outDir: path.join(folder, 'build/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    reportCompressedSize: false,
    // What counts is what a page loads, which `npm run build:web` tells.
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      // The page of a survey, which customers open without a session, is an entry of its own.
      input: { index: path.join(folder, 'web/index.html'), survey: path.join(folder, 'web/survey.html') },
      // The parts of Ant Design do not say that importing them does nothing, so all of each would come along.
      treeshake: { moduleSideEffects: [{ test: /node_modules[\\/]@rc-component[\\/]/, sideEffects: false }] },
      output: {
        codeSplitting: {
          // No group for what pages share: merging it would make every page load what only some need.
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 2 },
          ],
        },
      },
    },
  },
});
