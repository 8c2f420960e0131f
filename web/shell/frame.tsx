import { Outlet, useRouterState } from '@tanstack/react-router';
import { ForbiddenPage } from './error-page.tsx';
import { Layout } from './layout.tsx';
import { LiveUpdates } from './live-updates.tsx';
import { navEntries } from './nav.ts';
import { OfflineBanner } from './offline-banner.tsx';
import { useMe } from './session/me.ts';
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
      <PageForThem />
    </Layout>
  );
}

/** Whoever follows an address to a page that the navigation does not offer them reads so, instead of a page without data. */
function PageForThem() {
  const me = useMe();
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const entry = navEntries.find(({ to }) => to === pathname);
  return entry === undefined || entry.isFor(me) ? <Outlet /> : <ForbiddenPage />;
}
