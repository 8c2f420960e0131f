import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { complaintRulesSearch } from '../pages/admin-complaint-rules/search.ts';
import { staffSearch } from '../pages/admin-staff/search.ts';
import { boardSearch } from '../pages/board/search.ts';
import { complaintSearch } from '../pages/complaint/search.ts';
import { registerSearch } from '../pages/complaint-register/search.ts';
import { complaintReportsSearch } from '../pages/complaint-reports/search.ts';
import { complaintsSearch } from '../parts/complaints-search.ts';
import { funnelListSearch } from '../pages/funnel-list/search.ts';
import { funnelSearch } from '../parts/funnel-search.ts';
import { importSearch } from '../pages/import/search.ts';
import { improvementsSearch } from '../pages/improvements/search.ts';
import { inboxSearch } from '../pages/inbox/search.ts';
import { leadSearch } from '../pages/lead/search.ts';
import { myDaySearch } from '../pages/my-day/search.ts';
import { reviewsSearch } from '../pages/reviews/search.ts';
import { signInSearch } from '../pages/sign-in/search.ts';
import { savedRepliesSearch } from '../pages/saved-replies/search.ts';
import { storiesSearch } from '../pages/stories/search.ts';
import { surveyResultsSearch } from '../pages/survey-results/search.ts';
import { workspaceSearch } from '../pages/workspace/search.ts';
import { rootRoute } from './root-route.tsx';

const getParentRoute = () => rootRoute;

/** Every page with its address. A page's code arrives when it is opened; of a page only `search.ts`, the filters that its
 *  address carries, is here. */
export const pageRoutes = [
  createRoute({
    getParentRoute,
    path: '/sign-in',
    validateSearch: signInSearch,
    component: lazyRouteComponent(() => import('../pages/sign-in/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/',
    validateSearch: myDaySearch,
    component: lazyRouteComponent(() => import('../pages/my-day/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/inbox',
    validateSearch: inboxSearch,
    component: lazyRouteComponent(() => import('../pages/inbox/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/prospects/$prospectId',
    validateSearch: workspaceSearch,
    component: lazyRouteComponent(() => import('../pages/workspace/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/board',
    validateSearch: boardSearch,
    component: lazyRouteComponent(() => import('../pages/board/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/funnel',
    validateSearch: funnelSearch,
    component: lazyRouteComponent(() => import('../pages/funnel/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/funnel/list',
    validateSearch: funnelListSearch,
    component: lazyRouteComponent(() => import('../pages/funnel-list/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/reviews',
    validateSearch: reviewsSearch,
    component: lazyRouteComponent(() => import('../pages/reviews/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/complaints',
    validateSearch: complaintsSearch,
    component: lazyRouteComponent(() => import('../pages/complaints/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/complaints/new',
    validateSearch: registerSearch,
    component: lazyRouteComponent(() => import('../pages/complaint-register/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/complaints/$complaintId',
    validateSearch: complaintSearch,
    component: lazyRouteComponent(() => import('../pages/complaint/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/complaint-reports',
    validateSearch: complaintReportsSearch,
    component: lazyRouteComponent(() => import('../pages/complaint-reports/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/improvements',
    validateSearch: improvementsSearch,
    component: lazyRouteComponent(() => import('../pages/improvements/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/saved-replies',
    validateSearch: savedRepliesSearch,
    component: lazyRouteComponent(() => import('../pages/saved-replies/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/stories',
    validateSearch: storiesSearch,
    component: lazyRouteComponent(() => import('../pages/stories/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/surveys/results',
    validateSearch: surveyResultsSearch,
    component: lazyRouteComponent(() => import('../pages/survey-results/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/leads/new',
    validateSearch: leadSearch,
    component: lazyRouteComponent(() => import('../pages/lead/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/imports',
    component: lazyRouteComponent(() => import('../pages/imports/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/imports/$importId',
    validateSearch: importSearch,
    component: lazyRouteComponent(() => import('../pages/import/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/account',
    component: lazyRouteComponent(() => import('../pages/account/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/staff',
    validateSearch: staffSearch,
    component: lazyRouteComponent(() => import('../pages/admin-staff/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/organisation',
    component: lazyRouteComponent(() => import('../pages/admin-organisation/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/calendar',
    component: lazyRouteComponent(() => import('../pages/admin-calendar/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/process',
    component: lazyRouteComponent(() => import('../pages/admin-process/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/complaint-rules',
    validateSearch: complaintRulesSearch,
    component: lazyRouteComponent(() => import('../pages/admin-complaint-rules/page.tsx'), 'Page'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/channels',
    component: lazyRouteComponent(() => import('../pages/admin-channels/page.tsx'), 'Page'),
  }),
] as const;
