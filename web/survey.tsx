import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Page } from './pages/survey/page.tsx';

// An entry of its own: a customer's telephone loads neither the shell nor anything of sign-in.
const root = document.querySelector('#root');
if (root === null) throw new Error('survey.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Page token={window.location.hash.slice(1)} />
  </StrictMode>,
);
