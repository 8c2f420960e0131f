import { Outlet, useRouterState } from '@tanstack/react-router';
import { Layout } from './layout.tsx';
import { LiveUpdates } from './live-updates.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { SignInAgain } from './session/sign-in-again.tsx';

/** The sign-in page stands alone; every other page is inside the layout. */
export function Frame() {
  const isSignIn = useRouterState({ select: ({ location }) => location.pathname === '/sign-in' });
  if (isSignIn) {
    return (
      <>
        <OfflineBanner />
        <Outlet />
      </>
    );
  }
  return (
    <Layout>
      <OfflineBanner />
      <SignInAgain />
      <LiveUpdates />
      <Outlet />
    </Layout>
  );
}
