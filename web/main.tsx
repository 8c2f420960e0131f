// First: styles that the other modules make need it.
import './shell/nonce.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.tsx';
import { listenEarly } from './shell/palette/early-key.ts';

listenEarly();

// After an update of the server a page that is still open asks for code that is gone; once loaded anew it has the new one.
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('tuoke.reloadedAt') ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem('tuoke.reloadedAt', String(Date.now()));
  event.preventDefault();
  window.location.reload();
});

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
