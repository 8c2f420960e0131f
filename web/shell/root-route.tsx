import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, redirect } from '@tanstack/react-router';
import { isProblem } from '../client/problem.ts';
import { dropDraftsOfOthers } from '../parts/drafts.ts';
import { Frame } from './frame.tsx';
import { meQuery } from './session/me.ts';

/** What every route can use before its page is there. */
export interface RouterContext {
  readonly queries: QueryClient;
}

const openPaths: readonly string[] = ['/sign-in'];

/** Around every page; whoever is not signed in is sent to sign in, and back afterwards. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Frame,
  beforeLoad: async ({ context: { queries }, location: { pathname, href } }) => {
    if (openPaths.includes(pathname)) return;
    const from = href === '/' ? undefined : href;
    try {
      const { staffId, mustChangePassword } = await queries.ensureQueryData(meQuery);
      dropDraftsOfOthers(sessionStorage, staffId);
      if (mustChangePassword) redirect({ to: '/sign-in', search: { from, step: 'password' }, throw: true });
    } catch (error) {
      if (!isProblem(error, 'NOT_SIGNED_IN')) throw error;
      redirect({ to: '/sign-in', search: { from }, replace: true, throw: true });
    }
  },
});
