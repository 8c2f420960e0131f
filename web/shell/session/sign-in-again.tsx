import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { onSessionExpired } from '../../client/session-expiry.ts';

const importDialog = () => import('./sign-in-dialog.tsx');
const SignInDialog = lazy(async () => ({ default: (await importDialog()).SignInDialog }));

type Answer = (signedIn: boolean) => void;

/** Waits for the session to end, then signs the same person in again over the page, and lets the refused requests go on. */
export function SignInAgain() {
  const waiting = useRef<Answer | null>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    onSessionExpired(
      () =>
        new Promise<boolean>((resolve) => {
          waiting.current = resolve;
          setOpen(true);
        }),
    );
    // Fetched while the server still has it: an update in between would take it away just when it is needed.
    const idle = setTimeout(() => void importDialog(), 5_000);
    return () => {
      onSessionExpired(null);
      clearTimeout(idle);
    };
  }, []);
  const answer: Answer = (signedIn) => {
    setOpen(false);
    waiting.current?.(signedIn);
    waiting.current = null;
  };
  return isOpen ? (
    <Suspense fallback={null}>
      <SignInDialog onAnswer={answer} />
    </Suspense>
  ) : null;
}
