import { auditRoute } from './administration/audit.ts';
import { languageRoute } from './account/language.ts';
import { meRoute } from './account/me.ts';
import { changePasswordRoute } from './account/password.ts';
import { endSessionRoute, endSessionsRoute, sessionsRoute } from './account/sessions.ts';
import { getCalendarRoute, putCalendarRoute } from './administration/calendar.ts';
import { organisationRoute } from './administration/organisation.ts';
import { processRoute } from './administration/process.ts';
import { boardRoute } from './board/get.ts';
import { exportCsvRoute, exportXlsxRoute } from './export/prospects.ts';
import { funnelRoute } from './funnel/get.ts';
import { commandRoutes } from './prospects/commands.ts';
import { createRoute } from './prospects/create.ts';
import { deadlinesRoute } from './prospects/deadlines.ts';
import { getRoute } from './prospects/get.ts';
import { historyRoute } from './prospects/history.ts';
import { listRoute } from './prospects/list.ts';
import { reopenRoute } from './prospects/reopen.ts';
import { revealRoute } from './prospects/reveal.ts';
import { unmetRoute } from './prospects/unmet.ts';
import { stepTimesRoute } from './prospects/steps.ts';
import type { Route } from './route.ts';
import { createViewRoute } from './views/create.ts';
import { deleteViewRoute, putViewRoute } from './views/edit.ts';
import { listViewsRoute } from './views/list.ts';
import { tasksRoute } from './work/tasks.ts';

export const prefix = '/api/v1';

const listed = [
  // account
  meRoute, // GET /me
  changePasswordRoute, // POST /me/password
  languageRoute, // PUT /me/language
  sessionsRoute, // GET /me/sessions
  endSessionsRoute, // POST /me/sessions/end
  endSessionRoute, // POST /me/sessions/:sessionId/end

  // prospects
  createRoute, // POST /prospects
  listRoute, // GET /prospects
  boardRoute, // GET /board
  exportCsvRoute, // GET /prospects/export.csv
  exportXlsxRoute, // GET /prospects/export.xlsx
  getRoute, // GET /prospects/:prospectId
  unmetRoute, // GET /prospects/:prospectId/unmet?target=
  historyRoute, // GET /prospects/:prospectId/history
  deadlinesRoute, // GET /prospects/:prospectId/deadlines
  stepTimesRoute, // GET /prospects/:prospectId/steps
  revealRoute, // POST /prospects/:prospectId/reveal
  reopenRoute, // POST /prospects/:prospectId/reopen
  ...commandRoutes, // POST /prospects/:prospectId/commands/<command>

  // saved views
  listViewsRoute, // GET /views
  createViewRoute, // POST /views
  putViewRoute, // PUT /views/:viewId
  deleteViewRoute, // DELETE /views/:viewId

  // work and management
  tasksRoute, // GET /tasks
  funnelRoute, // GET /funnel

  // administration
  processRoute, // GET /processes/:version
  organisationRoute, // GET /organisation
  getCalendarRoute, // GET /calendar
  putCalendarRoute, // PUT /calendar
  auditRoute, // GET /audit
] as const;

/** Every route of the API; `operations/router.ts` has those for operators (health, metrics, documentation). */
export const routes: readonly Route[] = listed;

/** Every route with the types of its parts, for the web's typed client. */
export type Routes = typeof listed;
