import { languageRoute } from './account/language.ts';
import { meRoute } from './account/me.ts';
import { notificationsRoute, setNotificationsRoute, testNotificationsRoute } from './account/notifications.ts';
import { changePasswordRoute } from './account/password.ts';
import { endSessionRoute, endSessionsRoute, sessionsRoute } from './account/sessions.ts';
import { absencesRoute, addAbsenceRoute, endAbsenceRoute } from './administration/absences.ts';
import { auditRoute } from './administration/audit.ts';
import { addBranchRoute, changeBranchRoute } from './administration/branches.ts';
import { getCalendarRoute, putCalendarRoute } from './administration/calendar.ts';
import {
  complaintRulesHistoryRoute,
  getComplaintRulesRoute,
  putComplaintRulesRoute,
} from './administration/complaint-rules.ts';
import { organisationRoute } from './administration/organisation.ts';
import { processRoute } from './administration/process.ts';
import {
  getProcessEditsRoute,
  processEditsHistoryRoute,
  putProcessEditsRoute,
} from './administration/process-edits.ts';
import { oneTimePasswordRoute, releaseLockRoute } from './administration/staff/account.ts';
import { addStaffRoute } from './administration/staff/add.ts';
import { changeStaffRoute } from './administration/staff/change.ts';
import { leaveStaffRoute, returnStaffRoute } from './administration/staff/leave.ts';
import { staffRoute } from './administration/staff/list.ts';
import { addTeamRoute, changeTeamRoute } from './administration/teams.ts';
import { boardRoute } from './board/get.ts';
import { complaintAgeingRoute } from './complaint-reports/ageing.ts';
import { rootCausesRoute } from './complaint-reports/root-causes.ts';
import { addChannelRoute } from './channels/add.ts';
import { changeChannelRoute, testChannelRoute } from './channels/change.ts';
import { deliveriesRoute, retryDeliveryRoute } from './channels/deliveries.ts';
import { channelsRoute } from './channels/list.ts';
import { retireChannelRoute } from './channels/retire.ts';
import { rotateChannelRoute } from './channels/rotate.ts';
import { complaintCommandRoutes } from './complaints/commands.ts';
import { getComplaintRoute } from './complaints/get.ts';
import { complaintHistoryRoute } from './complaints/history.ts';
import { listComplaintsRoute } from './complaints/list.ts';
import { possibleDuplicatesRoute } from './complaints/possible-duplicates.ts';
import { complaintPresetsRoute } from './complaints/presets.ts';
import { complaintRulesRoute } from './complaints/rules.ts';
import { previewRegistrationRoute } from './complaints/preview-registration.ts';
import { registerComplaintRoute } from './complaints/register.ts';
import { replyAidRoute } from './complaints/reply-aid.ts';
import { revealComplaintRoute } from './complaints/reveal.ts';
import { previewComplaintRoute, whatHappensRoute } from './complaints/what-happens-when.ts';
import { exportComplaintReportsRoute } from './export/complaint-reports.ts';
import { exportFunnelRoute } from './export/funnel.ts';
import { exportCsvRoute, exportXlsxRoute } from './export/prospects.ts';
import { funnelRoute } from './funnel/get.ts';
import { funnelReportRoute } from './funnel/report.ts';
import { importErrorsRoute } from './imports/errors-file.ts';
import { getImportRoute } from './imports/get.ts';
import { listImportsRoute } from './imports/list.ts';
import { mapImportRoute } from './imports/map.ts';
import { mendImportRowRoute } from './imports/mend-row.ts';
import { importRowsRoute } from './imports/rows.ts';
import {
  cancelImportRoute,
  pauseImportRoute,
  resumeImportRoute,
  retryImportRoute,
  startImportRoute,
} from './imports/run.ts';
import { uploadImportRoute } from './imports/upload.ts';
import { addSurveyImprovementRoute } from './improvements/add-from-survey.ts';
import { changeImprovementRoute } from './improvements/change.ts';
import { getImprovementRoute } from './improvements/get.ts';
import { listImprovementsRoute } from './improvements/list.ts';
import { inboxRoute } from './inbox/list.ts';
import { markInboxRoute } from './inbox/mark.ts';
import { commandRoutes } from './prospects/commands.ts';
import { createRoute } from './prospects/create.ts';
import { deadlinesRoute } from './prospects/deadlines.ts';
import { duplicatesRoute } from './prospects/duplicates.ts';
import { getRoute } from './prospects/get.ts';
import { historyRoute } from './prospects/history.ts';
import { listRoute } from './prospects/list.ts';
import { reopenRoute } from './prospects/reopen.ts';
import { revealRoute } from './prospects/reveal.ts';
import { unmetRoute } from './prospects/unmet.ts';
import { stepTimesRoute } from './prospects/steps.ts';
import { reviewsRoute } from './reviews/list.ts';
import type { Route } from './route.ts';
import { answerSurveyRoute, openSurveyRoute } from './surveys/answer.ts';
import { followUpSurveyRoute } from './surveys/follow-up.ts';
import { caseSurveysRoute, surveyLinkRoute } from './surveys/of-case.ts';
import { requestSurveyRoute } from './surveys/request.ts';
import { surveyResultsRoute } from './surveys/results.ts';
import { createViewRoute } from './views/create.ts';
import { deleteViewRoute, putViewRoute } from './views/edit.ts';
import { listViewsRoute } from './views/list.ts';
import { searchRoute } from './search/search.ts';
import { changeReplyRoute } from './saved-replies/change.ts';
import { listDefaultRepliesRoute, listRepliesRoute } from './saved-replies/list.ts';
import { writeReplyRoute } from './saved-replies/write.ts';
import { decideStoryRoute } from './stories/decide.ts';
import { listStoriesRoute } from './stories/list.ts';
import { rewriteStoryRoute } from './stories/rewrite.ts';
import { writeStoryRoute } from './stories/write.ts';
import { streamRoute } from './stream/stream.ts';
import { myDayRoute } from './work/my-day.ts';
import { tasksRoute } from './work/tasks.ts';

export const prefix = '/api/v1';

const listed = [
  // account
  meRoute, // GET /me
  changePasswordRoute, // POST /me/password
  languageRoute, // PUT /me/language
  sessionsRoute, // GET /me/sessions
  endSessionsRoute, // POST /me/sessions/end
  notificationsRoute, // GET /me/notifications
  setNotificationsRoute, // PUT /me/notifications
  testNotificationsRoute, // POST /me/notifications/test
  endSessionRoute, // POST /me/sessions/:sessionId/end

  // prospects
  createRoute, // POST /prospects
  listRoute, // GET /prospects
  boardRoute, // GET /board
  exportCsvRoute, // GET /prospects/export.csv
  exportXlsxRoute, // GET /prospects/export.xlsx
  duplicatesRoute, // POST /prospects/duplicates
  getRoute, // GET /prospects/:prospectId
  unmetRoute, // GET /prospects/:prospectId/unmet?target=
  historyRoute, // GET /prospects/:prospectId/history
  deadlinesRoute, // GET /prospects/:prospectId/deadlines
  stepTimesRoute, // GET /prospects/:prospectId/steps
  revealRoute, // POST /prospects/:prospectId/reveal
  reopenRoute, // POST /prospects/:prospectId/reopen
  ...commandRoutes, // POST /prospects/:prospectId/commands/<command>

  // complaints
  registerComplaintRoute, // POST /complaints
  listComplaintsRoute, // GET /complaints
  previewComplaintRoute, // POST /complaints/previews
  previewRegistrationRoute, // POST /complaints/registration-previews
  getComplaintRoute, // GET /complaints/:complaintId
  complaintHistoryRoute, // GET /complaints/:complaintId/history
  possibleDuplicatesRoute, // GET /complaints/:complaintId/possible-duplicates
  whatHappensRoute, // GET /complaints/:complaintId/what-happens-when
  complaintRulesRoute, // GET /complaints/:complaintId/rules
  revealComplaintRoute, // POST /complaints/:complaintId/reveal
  ...complaintCommandRoutes, // POST /complaints/:complaintId/commands/<command>
  complaintPresetsRoute, // GET /complaint-presets
  getComplaintRulesRoute, // GET /complaint-rules
  complaintRulesHistoryRoute, // GET /complaint-rules/versions
  complaintAgeingRoute, // GET /complaint-reports/ageing
  rootCausesRoute, // GET /complaint-reports/root-causes
  exportComplaintReportsRoute, // GET /complaint-reports/report.xlsx
  listImprovementsRoute, // GET /improvement-items
  addSurveyImprovementRoute, // POST /improvement-items
  getImprovementRoute, // GET /improvement-items/:itemId
  changeImprovementRoute, // POST /improvement-items/:itemId/changes
  listStoriesRoute, // GET /stories
  writeStoryRoute, // POST /stories
  rewriteStoryRoute, // PUT /stories/:storyId
  decideStoryRoute, // POST /stories/:storyId/decisions
  replyAidRoute, // GET /complaints/:complaintId/reply-aid
  listRepliesRoute, // GET /saved-replies
  listDefaultRepliesRoute, // GET /default-replies
  writeReplyRoute, // POST /saved-replies
  changeReplyRoute, // POST /saved-replies/:replyId/changes

  // surveys
  openSurveyRoute, // POST /surveys/open, without a session
  answerSurveyRoute, // POST /surveys/answer, without a session
  surveyResultsRoute, // GET /surveys/results
  caseSurveysRoute, // GET /complaints/:complaintId/surveys
  requestSurveyRoute, // POST /complaints/:complaintId/surveys
  surveyLinkRoute, // POST /complaints/:complaintId/surveys/:surveyId/links
  followUpSurveyRoute, // POST /complaints/:complaintId/surveys/:surveyId/follow-up

  // saved views
  listViewsRoute, // GET /views
  createViewRoute, // POST /views
  putViewRoute, // PUT /views/:viewId
  deleteViewRoute, // DELETE /views/:viewId

  // imports
  uploadImportRoute, // POST /imports
  listImportsRoute, // GET /imports
  getImportRoute, // GET /imports/:importId
  mapImportRoute, // PUT /imports/:importId/mapping
  importRowsRoute, // GET /imports/:importId/rows
  mendImportRowRoute, // PUT /imports/:importId/rows/:rowNo
  startImportRoute, // POST /imports/:importId/start
  pauseImportRoute, // POST /imports/:importId/pause
  resumeImportRoute, // POST /imports/:importId/resume
  cancelImportRoute, // POST /imports/:importId/cancel
  retryImportRoute, // POST /imports/:importId/retry
  importErrorsRoute, // GET /imports/:importId/errors.csv

  // work and management
  tasksRoute, // GET /tasks
  myDayRoute, // GET /my-day
  inboxRoute, // GET /inbox
  markInboxRoute, // POST /inbox/read
  searchRoute, // POST /search
  streamRoute, // GET /stream
  funnelRoute, // GET /funnel
  funnelReportRoute, // GET /funnel/report
  exportFunnelRoute, // GET /funnel/report.xlsx
  reviewsRoute, // GET /reviews

  // administration
  processRoute, // GET /processes/:version
  organisationRoute, // GET /organisation
  staffRoute, // GET /staff
  addStaffRoute, // POST /staff
  changeStaffRoute, // PUT /staff/:staffId
  leaveStaffRoute, // POST /staff/:staffId/leave
  returnStaffRoute, // POST /staff/:staffId/return
  oneTimePasswordRoute, // POST /staff/:staffId/one-time-password
  releaseLockRoute, // POST /staff/:staffId/release-lock
  addBranchRoute, // POST /branches
  changeBranchRoute, // PUT /branches/:branchId
  addTeamRoute, // POST /teams
  changeTeamRoute, // PUT /teams/:teamId
  absencesRoute, // GET /absences
  addAbsenceRoute, // POST /absences
  endAbsenceRoute, // POST /absences/:absenceId/end
  getCalendarRoute, // GET /calendar
  putCalendarRoute, // PUT /calendar
  putComplaintRulesRoute, // PUT /complaint-rules
  getProcessEditsRoute, // GET /process-edits
  putProcessEditsRoute, // PUT /process-edits
  processEditsHistoryRoute, // GET /process-edits/versions
  auditRoute, // GET /audit
  channelsRoute, // GET /channels
  addChannelRoute, // POST /channels
  changeChannelRoute, // PUT /channels/:channelId
  testChannelRoute, // POST /channels/:channelId/test
  rotateChannelRoute, // POST /channels/:channelId/rotate
  retireChannelRoute, // POST /channels/:channelId/retire
  deliveriesRoute, // GET /deliveries
  retryDeliveryRoute, // POST /deliveries/retry
] as const;

/** Every route of the API; `operations/router.ts` has those for operators (health, metrics, documentation). */
export const routes: readonly Route[] = listed;

/** Every route with the types of its parts, for the web's typed client. */
export type Routes = typeof listed;
